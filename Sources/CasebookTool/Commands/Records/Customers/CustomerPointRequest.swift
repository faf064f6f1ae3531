internal import Cases
internal import Screens
internal import Views

/// Ways of contact to be added and retired.
struct CustomerPointRequest: Request, Hashable {
  var customer: TypedReference
  var points: [TypedPoint]
  var verification: PointVerification
  /// The first day of the new ones, as it was typed.
  var from: String?
  /// Those that hold no longer, as they are written.
  var retired: [String]
  var retirement: RetirementReason
  /// The last day of those, as it was typed.
  var lastDay: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.customer(customer)
    let subject = WriteSubject(customer: card)
    let from = try desk.day(from, .behind, option: "--from")
    let today = try desk.zone().civil(at: writer.occurredAt).date
    let last = try desk.day(lastDay, .behind, option: "--on") ?? today
    var drafts: [Draft] = []
    for typed in retired {
      let point = try card.livePoint(typed, at: desk)
      // It ends under the name under which it was written down.
      var refs = subject.refs
      refs.customer = try desk.owner(of: point, card)
      drafts.append(
        Draft(
          .customers(
            .contactPointRetired(
              ContactPointRetired(pointID: point.id, reason: retirement, validTo: last))),
          refs: refs))
    }
    for point in points {
      try checkNew(point, card, desk)
      var added = try point.added(by: writer)
      added.verifiedBy = verification
      added.validFrom = from
      drafts.append(Draft(.customers(.contactPointAdded(added)), refs: subject.refs))
    }
    try desk.noteSameNumbers(points, except: card.id)
    return try writer.record(drafts, says: said, on: subject)
  }

  /// A point that they have already is not added once more.
  private func checkNew(
    _ point: TypedPoint, _ card: CustomerCard, _ desk: Desk
  ) throws(ErrorReport) {
    let key = pointText(point.text)
    let isNumber = point.kind == .phone || point.kind == .sms
    let forms = isNumber ? try desk.lookupForms(point.text) : []
    let same = try desk.points(of: card).first { known in
      known.state.kind == point.kind && !known.state.isRetired
        && (pointText(known.raw.text ?? "") == key || forms.contains(known.normalized.text ?? ""))
        && known.extensionDigits.text == nil
    }
    guard let same, !retired.contains(where: { pointText($0) == key }) else { return }
    let number = isNumber ? try desk.number(point.text) : nil
    guard number?.extensionDigits == nil else { return }
    throw ErrorReport(
      code: "customer.pointExists", exit: .refused,
      message: Bilingual(
        ja: "\(card.number) には連絡先「\(same.raw.text ?? point.text)」がもうあります",
        en: "\(card.number) has the contact point \"\(same.raw.text ?? point.text)\" already"),
      hint: ErrorReport.Hint("casebook customer show \(card.number)"))
  }

  private var said: Bilingual {
    let new = points.map(\.text).joined(separator: " ")
    let old = retired.joined(separator: " ")
    switch (points.isEmpty, retired.isEmpty) {
    case (false, true): return Bilingual(ja: "連絡先を追加: \(new)", en: "added: \(new)")
    case (true, _): return Bilingual(ja: "使われなくなった連絡先: \(old)", en: "retired: \(old)")
    case (false, false):
      return Bilingual(ja: "連絡先を変更: \(old) > \(new)", en: "changed: \(old) > \(new)")
    }
  }
}

extension Desk {
  /// The customer, or the other name of theirs, that has a point.
  fileprivate func owner(
    of point: PointCard, _ card: CustomerCard
  ) throws(ErrorReport) -> CustomerID {
    try read { (snapshot) throws(RowsError) in
      let names = [card.state] + (try snapshot.otherNames(of: card.state))
      return names.first { $0.points.contains { $0.id == point.id } }?.id ?? card.id
    }
  }
}

extension CustomerCard {
  /// The live point that is written like `typed`.
  func livePoint(_ typed: String, at desk: Desk) throws(ErrorReport) -> PointCard {
    let points = try desk.points(of: self).filter { !$0.state.isRetired }
    let key = pointText(typed)
    let forms = try desk.lookupForms(typed)
    let found = points.filter { point in
      pointText(point.raw.text ?? "") == key || forms.contains(point.normalized.text ?? "")
    }
    if let only = found.first, found.count == 1 { return only }
    throw ErrorReport(
      code: "customer.pointDoesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(number) に連絡先「\(typed)」はありません", en: "\(number) has no contact point \"\(typed)\""),
      details: points.map { Bilingual(same: $0.raw.spoken.en) },
      hint: points.compactMap(\.raw.text).first.map {
        ErrorReport.Hint(desk.lineWords(replacing: typed, with: $0, option: "--retire"))
      })
  }
}
