internal import Casebook
internal import Cases
internal import Screens
internal import Views

// What stands above a timeline: of what it is, whose, and what must be seen first.

extension TimelineViewRequest {
  /// The lines above a timeline, as of now or of `moment`.
  func header(
    _ subject: TimelineSubject, _ desk: Desk, at moment: Instant? = nil
  ) throws(ErrorReport) -> TimelineHeader {
    var shown =
      switch subject {
      case .case(let card): try header(card, desk)
      case .customer(let card): try header(card, desk)
      case .item(let item): try header(item, desk)
      }
    shown.status =
      if let moment {
        try desk.dates().dayAndTime(min(moment, desk.now))
      } else {
        try desk.dates().time(desk.now)
      }
    return shown
  }

  private func header(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> TimelineHeader {
    let language = desk.language
    var header = TimelineHeader()
    header.reference = card.number
    header.title = card.subject.spoken.text(in: language)
    if let known = card.customer { header.customer = try named(known, desk) }
    if let item = card.item {
      header.item = item.model + (item.serial.map { " S/N \($0)" } ?? "")
      header.warranty = try warranty(card.warrantyEndsOn, desk)
    }
    if card.state.hasRecurred { header.tags.append(StateWord.recurred.text(in: language)) }
    header.tags += try recalls(of: card.item, desk)
    if card.state.priority == .high || card.state.priority == .urgent {
      let word = Bilingual(ja: "重要", en: card.state.priority.rawValue)
      header.tags.append(word.text(in: language))
    }
    header.owner = try owner(card, desk)
    return header
  }

  private func header(_ card: CustomerCard, _ desk: Desk) throws(ErrorReport) -> TimelineHeader {
    var header = TimelineHeader()
    header.reference = card.number
    header.title = card.name.spoken.text(in: desk.language)
    header.tags = card.state.tags(at: desk.now)
    let phone = try phone(of: card, desk).map { $0.display.spoken.text(in: desk.language) }
    let others = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.otherNames(of: card.state).map(\.number)
    }
    let merged = Bilingual(
      ja: "まとめた登録 \(others.joined(separator: " "))",
      en: "merged: \(others.joined(separator: " "))")
    header.customer = [phone, others.isEmpty ? nil : merged.text(in: desk.language)]
      .compactMap(\.self).joined(separator: "   ")
    return header
  }

  private func header(_ item: ItemState, _ desk: Desk) throws(ErrorReport) -> TimelineHeader {
    var header = TimelineHeader()
    header.reference = item.number
    header.title = item.model + (item.serial.map { " S/N \($0)" } ?? "")
    header.tags = try recalls(of: item, desk)
    if let owner = try desk.owner(of: item) {
      header.customer = "\(owner.number) \(try named(owner, desk))"
    }
    let end = try desk.read { (snapshot) throws(RowsError) in try snapshot.warrantyEnd(of: item) }
    header.warranty = try warranty(end, desk)
    return header
  }

  // MARK: Words

  /// The name of who stands for a customer, with the first number that holds.
  private func named(_ card: CustomerCard, _ desk: Desk) throws(ErrorReport) -> String {
    let person = try desk.person(card)
    return [person.name, try phone(of: person, desk)?.display].compactMap(\.self)
      .map { $0.spoken.text(in: desk.language) }.joined(separator: " ")
  }

  private func phone(_ points: [PointCard]) -> PointCard? {
    points.first { $0.state.kind == .phone && !$0.state.isRetired }
  }

  private func phone(of card: CustomerCard, _ desk: Desk) throws(ErrorReport) -> PointCard? {
    phone(try desk.points(of: card))
  }

  private func warranty(_ end: Day?, _ desk: Desk) throws(ErrorReport) -> String? {
    let dates = try desk.dates()
    return end.map {
      Bilingual(ja: "保証 \(dates.fullDay($0))", en: "Warranty \(dates.fullDay($0))")
        .text(in: desk.language)
    }
  }

  private func recalls(of item: ItemState?, _ desk: Desk) throws(ErrorReport) -> [String] {
    let flags = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.recallFlags(of: item)
    }
    return [RecallText.tag(flags)].compactMap { $0?.text(in: desk.language) }
  }

  /// 佐藤 (受付), or the team alone.
  private func owner(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> String? {
    guard let team = card.state.team else { return nil }
    let name = try desk.teams().label(team.code).name.text(in: desk.language)
    guard let id = card.state.person else { return name }
    let person: String? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.member(id)?.name.text
    }
    return person.map { "\($0) (\(name))" } ?? name
  }
}
