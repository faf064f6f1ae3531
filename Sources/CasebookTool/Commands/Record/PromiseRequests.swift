internal import Cases
internal import Screens
internal import Views

/// A promise to the customer.
struct PromiseRequest: Request, Hashable {
  var text: String
  var kind: PromiseKind
  var due: String
  var from: String?
  var team: String?
  var person: String?
  var channel: Channel?
  /// The entry of the promise that it replaces.
  var replaces: TypedReference?
  var isAgreed = true
  var `case`: TypedReference?
  var customer: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject =
      try customer == nil
      ? WriteSubject(case: desk.case(`case` ?? replaces))
      : writer.subject(case: nil, customer: customer)
    let replaced = try replaces.map { (typed) throws(ErrorReport) in
      if let card = subject.case { return try desk.openPromise(typed, of: card) }
      let customer = try Typed.required(subject.customer, "--customer", of: "promise")
      return try desk.openPromise(typed, of: customer).promise
    }
    let from = try writer.beginning(from, option: "--from", says: .from)
    guard let end = try writer.limit(due, option: "--due", says: .due) else {
      throw UsageProblem.missingValue("--due").report
    }
    let made = PromiseMade(
      kind: kind, what: text, window: Window(from: from, to: end), via: channel,
      owner: try owner(writer, subject, replaced), replaces: replaced?.id,
      agreedWithCustomer: isAgreed)
    var refs = subject.refs
    refs.item = nil
    refs.promise = writer.newID()
    return try writer.decide(
      .makePromise(made), refs: refs, says: Bilingual(ja: "約束を記録", en: "promise recorded"),
      on: subject)
  }

  /// Who was named; else who has the case; else who writes.
  private func owner(
    _ writer: Writer, _ subject: WriteSubject, _ replaced: OpenPromise?
  ) throws(ErrorReport) -> Owner {
    let named = try person.map { (typed) throws(ErrorReport) in
      try writer.desk.member(typed, option: "--person")
    }
    if let team {
      return Owner(team: try writer.team(team, option: "--team"), person: named?.id)
    }
    if let named, let team = named.state.team { return Owner(team: team, person: named.id) }
    if let replaced { return replaced.owner }
    let me = writer.author.member
    if let team = subject.case?.state.team {
      let mine = me?.state.team == team ? me?.id : nil
      return Owner(team: team, person: subject.case?.state.person ?? mine)
    }
    let member = try writer.author.required(at: writer.desk)
    return Owner(
      team: try Typed.required(member.state.team, "--team", of: "promise"), person: member.id)
  }
}

/// A promise that was kept or broken, or is wanted no longer.
struct KeepRequest: Request, Hashable {
  var promise: TypedReference?
  /// The entry that shows it.
  var by: TypedReference?
  var outcome: PromiseOutcome
  var why: String?
  var `case`: TypedReference?
  /// Whose promise it is, where it stands in no case.
  var customer: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    if let customer { return try settle(of: try desk.customer(customer), writer) }
    let card = try desk.case(promise?.subject == nil ? `case` : promise)
    let open = try desk.openPromise(promise, of: card)
    let records = try desk.records(of: card)
    let evidence =
      outcome == .kept ? try evidence(writer, records, "\(card.number)#…") : nil
    let subject = WriteSubject(case: card)
    var refs = subject.refs
    refs.item = nil
    refs.promise = open.id
    return try settle(refs, evidence, on: subject, writer)
  }

  /// Settles a promise that stands in no case.
  private func settle(of card: CustomerCard, _ writer: Writer) throws(ErrorReport) -> Answer {
    let open = try writer.desk.openPromise(promise, of: card)
    let records: [Record] =
      if let by, by.entry != nil {
        try writer.desk.entry(by, of: try writer.desk.case(by))
      } else {
        try writer.desk.read { (snapshot) throws(RowsError) in
          try snapshot.records(of: .customer(open.customer), opened: false)
        }
      }
    let evidence = outcome == .kept ? try evidence(writer, records, "C-…#…") : nil
    var refs = Refs()
    refs.customer = open.customer
    refs.promise = open.promise.id
    return try settle(refs, evidence, on: WriteSubject(customer: card), writer)
  }

  private func settle(
    _ refs: Refs, _ evidence: SettlementEvidence?, on subject: WriteSubject, _ writer: Writer
  ) throws(ErrorReport) -> Answer {
    let settled = PromiseSettled(outcome: outcome, evidence: evidence, reason: why)
    return try writer.record(
      [Draft(.commitments(.promiseSettled(settled)), refs: refs)],
      says: said, on: subject)
  }

  private var said: Bilingual {
    switch outcome {
    case .kept: Bilingual(ja: "約束を果たしたと記録", en: "promise kept")
    case .broken: Bilingual(ja: "約束を果たせなかったと記録", en: "promise broken")
    case .released: Bilingual(ja: "約束が要らなくなったと記録", en: "promise released")
    case .renegotiated: Bilingual(ja: "約束し直したと記録", en: "promise renegotiated")
    }
  }

  /// The contact, visit or message that shows it: the one named, else the actor's last contact.
  private func evidence(
    _ writer: Writer, _ records: [Record], _ example: String
  ) throws(ErrorReport) -> SettlementEvidence {
    let me = writer.author.member?.id
    let wanted =
      if let entry = by?.entry {
        records.filter { $0.entry == entry }
      } else {
        Array(records.filter { $0.actor == me && $0.refs.contact != nil }.suffix(1))
      }
    for record in wanted {
      if let contact = record.refs.contact { return SettlementEvidence(contact: contact) }
      if let visit = record.refs.visit { return SettlementEvidence(visit: visit) }
    }
    throw ErrorReport(
      code: "promise.hasNoEvidence", exit: .usage,
      message: Bilingual(
        ja: "約束を果たした応対が分かりません", en: "which contact shows that the promise was kept?"),
      hint: ErrorReport.Hint(
        writer.desk.lineWords(adding: ["--by", example]),
        after: Bilingual(
          ja: "無ければ先に casebook call out", en: "or record it first: casebook call out")))
  }
}
