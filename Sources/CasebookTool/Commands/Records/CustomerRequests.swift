internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A customer to be registered.
struct CustomerNewRequest: Request, Hashable {
  var name: String
  var kana: String?
  var kind: CustomerKind
  var language: String?
  var points: [TypedPoint] = []
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var refs = Refs()
    refs.customer = writer.newID()
    let registered = CustomerRegistered(
      kind: kind, name: name, nameKana: kana, language: language)
    var drafts = [Draft(.customers(.customerRegistered(registered)), refs: refs)]
    for point in points {
      drafts.append(
        Draft(
          .customers(.contactPointAdded(try point.added(by: writer))), refs: refs))
    }
    try desk.noteSameNumbers(points)
    return try writer.record(
      drafts, says: Bilingual(ja: "\(name) を登録", en: "\(name) registered"), on: WriteSubject())
  }

}

extension Desk {
  /// Says who else has one of the numbers: perhaps it is the same customer.
  func noteSameNumbers(
    _ points: [TypedPoint], except known: CustomerID? = nil
  ) throws(ErrorReport) {
    for point in points where point.kind == .phone || point.kind == .sms {
      let texts = try lookupForms(point.text)
      let others: [CustomerCard] = try read { (snapshot) throws(RowsError) in
        var cards: [CustomerCard] = []
        for found in try snapshot.customers(phone: texts) where found.customer.id != known {
          cards.append(try snapshot.card(found.customer))
        }
        return cards
      }
      for other in others {
        let name = other.name.spoken.text(in: language)
        note(
          Line(
            say(
              Bilingual(
                ja: "\(point.text) は \(other.number) \(name) も使っています",
                en: "\(other.number) \(name) uses \(point.text), too")), .notice))
      }
    }
  }
}

extension TypedPoint {
  /// The event that makes it known.
  func added(by writer: Writer) throws(ErrorReport) -> ContactPointAdded {
    var normalized = pointText(text)
    var digits: String?
    if kind == .phone || kind == .sms {
      let number = try writer.desk.number(text)
      if number.e164 == nil { writer.desk.noteUnverified(text) }
      normalized = number.normalized
      digits = number.extensionDigits
    }
    return ContactPointAdded(
      pointID: writer.newID(), kind: kind, raw: text, normalized: normalized,
      extensionDigits: digits, label: label, sharing: sharing, verifiedBy: .none)
  }
}

extension Desk {
  /// Says that a number is kept as it was typed: a number is never refused.
  fileprivate func noteUnverified(_ typed: String) {
    note(
      Line(
        say(
          Bilingual(
            ja: "番号「\(typed)」は確かめられません。打たれたとおりに記録します",
            en: "the number \"\(typed)\" cannot be verified; it is recorded as typed")), .notice))
  }
}

/// What is corrected of a customer's registration.
struct CustomerEditRequest: Request, Hashable {
  var customer: TypedReference
  var name: String?
  var kana: String?
  var kind: CustomerKind?
  var language: String?
  var terms = WriteTerms()

  var changesSomething: Bool { name ?? kana ?? language != nil || kind != nil }

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.customer(customer)
    var refs = Refs()
    refs.customer = card.id
    return try writer.record(
      [try renamed(card, desk, refs)], says: Bilingual(ja: "お客様を訂正", en: "customer corrected"),
      on: WriteSubject(customer: card))
  }

  /// The registration with what changed: a correction of the earlier one.
  private func renamed(
    _ card: CustomerCard, _ desk: Desk, _ refs: Refs
  ) throws(ErrorReport) -> Draft {
    let record: Record = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.record(at: card.state.nameSeq, opened: true)
    }
    guard case .customers(.customerRegistered(var registered)) = record.event else {
      throw ErrorReport(BookDamage.record(record.seq))
    }
    registered.name = name ?? registered.name
    registered.nameKana = kana ?? registered.nameKana
    registered.kind = kind ?? registered.kind
    registered.language = language ?? registered.language
    return Draft(
      .customers(.customerRegistered(registered)), refs: refs, supersedes: record.id)
  }
}
