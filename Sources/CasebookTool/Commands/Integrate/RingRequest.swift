internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Something that a telephone system tells of a call.
///
/// Contact and command have ids made of the call's name: what comes twice is one event, and what
/// comes in another order belongs together all the same (DOMAIN.md §5).
struct RingRequest: Request, Hashable {
  var event: RingEvent
  /// The telephone system's name of the call.
  var call: String
  var from: String?
  var to: String?
  /// Who answered.
  var agent: String?
  /// Which part of the call, from 1.
  var leg = 1
  var talkSeconds: Int?
  var waitSeconds: Int?
  var outcome: ContactOutcome?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let known = try known(desk)
    let command: CommandID = SourceIdentifier.of(
      "ring/\(call)/\(leg)/\(event.rawValue)", milliseconds: Self.milliseconds(of: call))
    if !desk.options.isDryRun {
      let isDone: Bool
      do throws(BookError) { isDone = try writer.book.has(command) } catch {
        throw ErrorReport(error)
      }
      if isDone { return repeated(command, desk) }
    }
    var refs = Refs()
    refs.contact = contact
    var subject = WriteSubject()
    let drafts: [Draft]
    switch event {
    case .started:
      let started = try started(desk)
      refs.customer = started.customer?.id
      subject = WriteSubject(customer: started.customer)
      drafts = started.events.map { Draft(.contacts($0), refs: refs) }
    case .answered:
      let agent = try agent.map { (typed) throws(ErrorReport) in
        try desk.member(typed, option: "--agent").id
      }
      let waited = waitSeconds ?? seconds(since: known.startedAt, writer)
      let answered = ContactAnswered(
        leg: leg, agent: agent ?? writer.author.member?.id, waitSeconds: waited)
      drafts = [Draft(.contacts(.contactAnswered(answered)), refs: refs)]
    case .ended:
      drafts = [Draft(.contacts(.contactEnded(ended(known, writer))), refs: refs)]
    }
    return try writer.record(drafts, as: command, says: said, on: subject)
  }

  // MARK: The call

  private var contact: ContactID {
    SourceIdentifier.of("ring/\(call)", milliseconds: Self.milliseconds(of: call))
  }

  /// Asterisk and others begin the name of a call with the seconds at which it came: then its ids
  /// sort by them.
  static func milliseconds(of call: String) -> Int64 {
    let seconds = call.split { !$0.isASCII || !$0.isNumber }.first.flatMap { Int64($0) } ?? 0
    return callSeconds.contains(seconds) ? seconds * 1_000 : 0
  }

  /// 2001 to 2100.
  private static let callSeconds: ClosedRange<Int64> = 978_307_200...4_102_444_800

  private struct Known {
    var startedAt: Instant?
    var answeredAt: Instant?
  }

  /// What the book has of the call already.
  private func known(_ desk: Desk) throws(ErrorReport) -> Known {
    let feed = Feed(Ref(.contact, contact.any))
    return try desk.read { (snapshot) throws(RowsError) in
      var known = Known()
      for record in try snapshot.records(of: feed, opened: false) {
        if case .contacts(.contactStarted) = record.event {
          known.startedAt = known.startedAt ?? record.occurredAt
        }
        if case .contacts(.contactAnswered) = record.event {
          known.answeredAt = known.answeredAt ?? record.occurredAt
        }
      }
      return known
    }
  }

  private func seconds(since start: Instant?, _ writer: Writer) -> Int {
    start.map { max(0, Int(writer.occurredAt.seconds(since: $0))) } ?? 0
  }

  // MARK: Events

  private func started(
    _ desk: Desk
  ) throws(ErrorReport) -> (events: [Event.Contacts], customer: CustomerCard?) {
    let number = try from.map { (typed) throws(ErrorReport) in try desk.number(typed) }
    let caller =
      number?.withheld == nil
      ? from.map {
        CallerNumber(raw: $0, e164: number?.e164, extensionDigits: number?.extensionDigits)
      } : nil
    var events: [Event.Contacts] = [
      .contactStarted(
        ContactStarted(
          channel: .phone, direction: .inbound, caller: caller, withheld: number?.withheld,
          toLine: to, pbxCallID: call))
    ]
    let look = ContactRequest(direction: .inbound, channel: .phone)
    let found = try look.candidates(from, number, desk)
    guard !found.isEmpty else { return (events, nil) }
    // Nobody is asked here: of several, a person chooses when they answer.
    let people = Set(found.map(\.customer.id))
    let only = people.count == 1 ? found.first : nil
    events.append(
      .contactIdentified(
        ContactIdentified(
          candidates: found.map {
            Candidate(customer: $0.customer.id, score: $0.level.score, why: "point")
          }, chosen: only?.customer.id, method: .number, level: only?.level ?? .maybe)))
    let card = try only.map { (found) throws(ErrorReport) in
      try desk.customer(TypedReference(found.customer.id.description))
    }
    return (events, card)
  }

  private func ended(_ known: Known, _ writer: Writer) -> ContactEnded {
    let isAnswered = known.answeredAt != nil || (talkSeconds ?? 0) > 0 || outcome == .reached
    let talk = talkSeconds ?? seconds(since: known.answeredAt, writer)
    return ContactEnded(
      stage: isAnswered ? .talk : .ring, outcome: outcome ?? (isAnswered ? .reached : .abandoned),
      talkSeconds: isAnswered ? talk : 0, holdSeconds: 0)
  }

  // MARK: Words

  private var said: Bilingual {
    switch event {
    case .started: Bilingual(ja: "着信を記録", en: "ringing recorded")
    case .answered: Bilingual(ja: "応答を記録", en: "answer recorded")
    case .ended: Bilingual(ja: "通話の終わりを記録", en: "end of the call recorded")
    }
  }

  private func repeated(_ command: CommandID, _ desk: Desk) -> Answer {
    let words = Bilingual(ja: "記録済みです (\(call))", en: "recorded before (\(call))")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(words))])] },
      rows: { [["", "replayed"]] },
      document: {
        Document(
          WriteDocument.shape,
          WriteDocument(
            command: command, case: nil, caseNumber: nil, entry: nil, events: [], conflicts: [],
            acceptedAt: nil, isReplayed: true))
      }, isWanted: false)
  }
}
