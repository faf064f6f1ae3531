internal import Cases
internal import Screens
internal import Views

/// A touch with a customer to be written, whole: its beginning, who it was, what was said, its end.
struct ContactRequest: Request, Hashable {
  var direction: Direction
  var channel: Channel
  /// Who called, or wrote.
  var from: String?
  /// Who was called, or written to.
  var to: String?
  var `case`: TypedReference?
  var customer: TypedReference?
  /// What was written.
  var text: String?
  var outcome: ContactOutcome?
  var talkSeconds: Int?
  /// When we promised to call back.
  var callback: String?
  var summary: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let body = try text.map { (typed) throws(ErrorReport) in
      try desk.text(typed, argument: "[TEXT|-]", command: "contact")
    }
    let party = try party(writer)
    let contact: ContactID = writer.newID()
    var subject = WriteSubject(case: party.case, customer: party.customer)
    subject.item = party.case?.item
    var refs = Refs()
    refs.contact = contact
    refs.case = party.case?.id
    refs.customer = party.customer?.id
    let drafts = drafts(party, refs: refs, body: body, writer: writer)
    let promise = try promise(writer, party, refs)
    let answer = try writer.record(drafts, says: said, on: subject)
    // A dry run writes nothing, so neither does its second command.
    guard let promise, !desk.options.isDryRun else { return answer }
    _ = try writer.decide(
      .makePromise(promise), refs: promiseRefs(refs, writer), says: said, on: subject)
    return answer
  }

  /// Whom the contact was with.
  private struct Party {
    var `case`: CaseCard?
    var customer: CustomerCard?
    var number: TypedNumber?
    var candidates: [Candidate] = []
    var method = IdentificationMethod.spoken
    var level = IdentificationLevel.maybe
  }

  /// The case that is named, the customer who is named, or whoever has the number.
  private func party(_ writer: Writer) throws(ErrorReport) -> Party {
    let desk = writer.desk
    var party = Party()
    let typed = direction == .inbound ? from : to
    if let typed, channel.hasNumbers {
      party.number = try desk.number(typed)
    }
    let isImplied = try desk.impliesCase
    let namesCase = `case` != nil || isImplied
    if namesCase, customer == nil {
      party.case = try desk.case(`case`)
      party.customer = party.case?.customer
    }
    if let customer { party.customer = try desk.customer(customer) }
    let found = try candidates(typed, party.number, desk)
    party.candidates = found.map {
      Candidate(customer: $0.customer.id, score: $0.level.score, why: "point")
    }
    if let known = party.customer {
      let match = found.first { $0.customer.id == known.id }
      party.method = match == nil ? .spoken : .number
      party.level = match?.level == .known ? .known : .verified
      return party
    }
    try identify(&party, found, typed, desk)
    return party
  }

  private func identify(
    _ party: inout Party, _ found: [FoundCustomer], _ typed: String?, _ desk: Desk
  ) throws(ErrorReport) {
    let people = Set(found.map(\.customer.id))
    guard people.count <= 1 else {
      let cards: [CustomerCard] = try desk.read { (snapshot) throws(RowsError) in
        var cards: [CustomerCard] = []
        for match in found where !cards.contains(where: { $0.id == match.customer.id }) {
          cards.append(try snapshot.card(match.customer))
        }
        return cards
      }
      throw .ambiguousCustomer(party.number?.display ?? typed ?? "", cards, at: desk)
    }
    guard let only = found.first else { return }
    party.customer = try desk.customer(TypedReference(only.customer.id.description))
    party.method = .number
    party.level = only.level
  }

  /// Who may have the number or address.
  func candidates(
    _ typed: String?, _ number: TypedNumber?, _ desk: Desk
  ) throws(ErrorReport) -> [FoundCustomer] {
    guard let typed else { return [] }
    let texts = number.map { $0.isNumber ? $0.lookupTexts : [] } ?? [pointText(typed)]
    let kind: LookupKind = number == nil ? .email : .phone
    return try desk.read { (snapshot) throws(RowsError) in
      for text in texts {
        let found = try CustomerSearch.find(
          kind, text, extensionDigits: number?.extensionDigits, in: snapshot)
        if !found.isEmpty { return found }
      }
      return []
    }
  }

  // MARK: Events

  private func drafts(
    _ party: Party, refs: Refs, body: String?, writer: Writer
  ) -> [Draft] {
    var events: [Event.Contacts] = []
    let number = party.number
    let shown = direction == .inbound ? from : to
    let caller =
      number?.withheld == nil
      ? shown.map {
        CallerNumber(
          raw: $0, e164: number?.e164, extensionDigits: number?.extensionDigits)
      } : nil
    events.append(
      .contactStarted(
        ContactStarted(
          channel: channel, direction: direction, caller: caller, withheld: number?.withheld)))
    if party.customer != nil || !party.candidates.isEmpty {
      events.append(
        .contactIdentified(
          ContactIdentified(
            candidates: party.candidates, chosen: party.customer?.id, method: party.method,
            level: party.level)))
    }
    if let body {
      events.append(
        .messagePosted(
          MessagePosted(
            messageID: writer.newID(), direction: direction, purpose: .reply, text: body)))
    }
    if let ended = ended(body) { events.append(.contactEnded(ended)) }
    if let summary {
      events.append(
        .contactWrappedUp(
          ContactWrappedUp(
            leg: 1, disposition: "noted", reasonCode: "other", afterCallWorkSeconds: 0,
            cases: [party.case?.id].compactMap(\.self), summary: summary)))
    }
    return events.map { Draft(.contacts($0), refs: refs) }
  }

  /// The end, where something is known of it: a contact that goes on has none yet.
  private func ended(_ body: String?) -> ContactEnded? {
    guard outcome != nil || talkSeconds != nil || body != nil else { return nil }
    let outcome = outcome ?? (body == nil || direction == .inbound ? .reached : .delivered)
    return ContactEnded(
      stage: outcome == .reached || outcome == .delivered ? .talk : .ring, outcome: outcome,
      talkSeconds: talkSeconds ?? 0, holdSeconds: 0)
  }

  private func promise(
    _ writer: Writer, _ party: Party, _ refs: Refs
  ) throws(ErrorReport) -> PromiseMade? {
    guard let due = try writer.limit(callback, option: "--promise", says: .due) else { return nil }
    guard let team = party.case?.state.team ?? writer.author.team else {
      _ = try writer.author.required(at: writer.desk)
      return nil
    }
    return PromiseMade(
      kind: .callback, what: writer.desk.say(Bilingual(ja: "折り返し", en: "call back")),
      window: Window(to: due), via: .phone,
      owner: Owner(team: team, person: party.case?.state.person ?? writer.author.member?.id),
      agreedWithCustomer: true)
  }

  private func promiseRefs(_ refs: Refs, _ writer: Writer) -> Refs {
    var refs = refs
    refs.promise = writer.newID()
    return refs
  }

  private var said: Bilingual {
    switch (channel, direction) {
    case (.phone, .inbound): Bilingual(ja: "着信を記録", en: "call recorded")
    case (.phone, .outbound): Bilingual(ja: "発信を記録", en: "call recorded")
    case (_, .inbound):
      Bilingual(ja: "受信を記録 (\(channel.rawValue))", en: "\(channel.rawValue) recorded")
    case (_, .outbound):
      Bilingual(ja: "送信を記録 (\(channel.rawValue))", en: "\(channel.rawValue) recorded")
    }
  }
}

extension Channel {
  /// Whether it knows the other end by a telephone number.
  var hasNumbers: Bool {
    switch self {
    case .phone, .sms, .fax: true
    case .email, .chat, .web, .chatbot, .counter: false
    }
  }
}

extension IdentificationLevel {
  /// Percent, for `contact.identified`.
  var score: Int {
    switch self {
    case .verified: 100
    case .known: 90
    case .maybe: 50
    }
  }
}

/// An address as it is compared: half-width, lower case, trimmed.
func pointText(_ typed: String) -> String { String(typed.halfWidth.trimmingSpaces).lowercased() }
