internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A follow-up that was found, with what it is about.
struct FoundFollowUp: Sendable {
  let planned: PlannedFollowUp
  let subject: WriteSubject
}

extension Desk {
  /// The follow-up that was named: by the entry that planned it, by its short name, by a customer
  /// or case that has only one.
  func followUp(_ typed: String) throws(ErrorReport) -> FoundFollowUp {
    let reference = TypedReference(typed)
    if reference.entry != nil { return try followUp(planned: reference) }
    let named: (PlannedFollowUp, CustomerID)? = try read { (snapshot) throws(RowsError) in
      try snapshot.followUp(named: typed)
    }
    if let named { return try found(named.0, named.1) }
    var open: [PlannedFollowUp] = []
    let customer: CustomerCard
    if typed.identifierKey.hasPrefix("C-") {
      let card = try self.case(reference)
      customer = try WriteSubject(case: card).knownCustomer(at: self)
      open = try person(customer).state.followUps.filter { $0.case == card.id }
    } else {
      customer = try self.customer(reference)
      open = try person(customer).state.followUps
    }
    if open.count == 1, let only = open.first {
      // It is done under the name under which it was planned.
      let names = [customer.state] + (try otherNames(of: customer))
      let owner = names.first { $0.followUps.contains { $0.id == only.id } }
      return try found(only, owner?.id ?? customer.id)
    }
    let dates = try dates()
    guard let first = open.first else {
      throw ErrorReport(
        code: "followUp.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(typed) にフォローの予定はありません", en: "\(typed) has no follow-up to be made"),
        hint: ErrorReport.Hint("casebook follow-up list"))
    }
    throw ErrorReport.ambiguous(
      "followUp", typed, Bilingual(ja: "フォローの予定", en: "follow-ups"),
      lines: open.map { planned in
        let text = "\(ShortName.of(planned.id))  \(dates.dayAndTime(planned.window.to))"
        return Bilingual(
          ja: "\(text)  \(planned.trigger.word.ja)", en: "\(text)  \(planned.trigger.word.en)")
      },
      hint: lineWords(replacing: typed, with: ShortName.of(first.id), option: ""))
  }

  private func followUp(planned reference: TypedReference) throws(ErrorReport) -> FoundFollowUp {
    let card = try self.case(reference)
    let customer = try WriteSubject(case: card).knownCustomer(at: self)
    let id = try entry(reference, of: card).lazy.compactMap { $0.refs[.followUp] }.first
    if let planned = try person(customer).state.followUps.first(where: { $0.id.any == id }) {
      return FoundFollowUp(planned: planned, subject: WriteSubject(case: card))
    }
    throw ErrorReport(
      code: "followUp.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "\(reference.text) は予定中のフォローではありません",
        en: "\(reference.text) is no follow-up that is to be made"),
      hint: ErrorReport.Hint("casebook follow-up list"))
  }

  private func found(
    _ planned: PlannedFollowUp, _ customer: CustomerID
  ) throws(ErrorReport) -> FoundFollowUp {
    if let id = planned.case {
      let card = try self.case(TypedReference(id.description))
      return FoundFollowUp(planned: planned, subject: WriteSubject(case: card))
    }
    let card = try self.customer(TypedReference(customer.description))
    let item: ItemState? = try read { (snapshot) throws(RowsError) in
      try snapshot.item(planned.item)
    }
    return FoundFollowUp(planned: planned, subject: WriteSubject(customer: card, item: item))
  }
}

extension BookSnapshot {
  /// Bound: how many open follow-ups are looked through for a short name.
  private static var lookedAtCountMax: Int { 5_000 }

  /// The open follow-up with this identifier, or end of one.
  fileprivate func followUp(
    named typed: String
  ) throws(RowsError) -> (PlannedFollowUp, CustomerID)? {
    guard typed.identifierKey.count >= ShortName.typedCountMin else { return nil }
    let board = try CareBoard.due(
      CareFilter(kinds: [.followUp]), limit: Self.lookedAtCountMax, in: self
    ) { $0.start(offsetMinutes: 0) }
    for row in board.rows {
      guard case .followUp(let planned, let customer) = row.due,
        ShortName.isMeant(typed, planned.id)
      else { continue }
      return (planned, customer)
    }
    return nil
  }
}
