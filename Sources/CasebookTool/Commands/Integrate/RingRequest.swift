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
  /// Who answered, or passed it on.
  var agent: String?
  /// Which part of the call, from 1.
  var leg = 1
  /// Which hold of that part, and the like; worked out where it is not said.
  var turn: Int?
  var details = RingDetails()
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let course = try desk.course(of: contact)
    let command = id(course, at: writer.occurredAt)
    if !desk.options.isDryRun {
      let isDone: Bool
      do throws(BookError) { isDone = try writer.book.has(command) } catch {
        throw ErrorReport(error)
      }
      if isDone { return try ringing(repeated(command, desk), course, desk) }
    }
    guard let act = try act(writer) else { return try start(as: command, writer) }
    let subject = try desk.subject(of: course)
    var refs = subject.refs
    refs.item = nil
    refs.contact = contact
    let drafts = course.events(of: act, leg: leg, at: writer.occurredAt)
      .map { Draft(.contacts($0), refs: refs) }
    let answer = try writer.record(drafts, as: command, says: act.said, on: subject)
    return try ringing(answer, course, desk)
  }

  // MARK: The call

  private var contact: ContactID {
    SourceIdentifier.of("ring/\(call)", milliseconds: Self.milliseconds(of: call))
  }

  /// The same for the same event of the same call, however often and whenever it is told.
  ///
  /// What happens once in a part of a call is known by its name alone.  Holds repeat: they are
  /// known by their number where that is said, by their time where that is, and else by what the
  /// book has: a hold that is told while the customer is on hold is the one that is known.
  private func id(_ course: CallCourse, at moment: Instant) -> CommandID {
    var name = "ring/\(call)/\(leg)/\(event.rawValue)"
    if let turn {
      if turn > 1 { name += "/\(turn)" }
    } else if event.mayRepeat {
      if terms.at != nil {
        name += "/at\(moment.microseconds)"
      } else {
        let turn = self.turn(in: course, at: moment)
        if turn > 1 { name += "/\(turn)" }
      }
    }
    return SourceIdentifier.of(name, milliseconds: Self.milliseconds(of: call))
  }

  private func turn(in course: CallCourse, at moment: Instant) -> Int {
    let isOnHold = course.hold(at: moment) != nil
    if event == .held { return isOnHold ? course.heldAt.count : course.heldAt.count + 1 }
    return isOnHold ? course.resumeCount + 1 : max(course.resumeCount, 1)
  }

  /// Asterisk and others begin the name of a call with the seconds at which it came: then its ids
  /// sort by them.
  static func milliseconds(of call: String) -> Int64 {
    let seconds = call.split { !$0.isASCII || !$0.isNumber }.first.flatMap { Int64($0) } ?? 0
    return callSeconds.contains(seconds) ? seconds * 1_000 : 0
  }

  /// 2001 to 2100.
  private static let callSeconds: ClosedRange<Int64> = 978_307_200...4_102_444_800

  // MARK: Events

  /// What happened; nil at the beginning of the call.
  private func act(_ writer: Writer) throws(ErrorReport) -> CallAct? {
    let agent = try agent.map { (typed) throws(ErrorReport) in
      try writer.desk.member(typed, option: "--agent").id
    }
    let person = agent ?? writer.author.member?.id
    switch event {
    case .started: return nil
    case .queued:
      return .queued(
        queue: details.queue, position: details.position,
        estimateSeconds: details.estimateSeconds, reason: details.reason ?? "allBusy")
    case .diverted:
      return .diverted(
        because: details.because ?? .noLine, to: details.target ?? .busyTone, page: details.page)
    case .answered: return .answered(agent: person, waitSeconds: details.waitSeconds)
    case .held: return .held(reason: details.reason ?? "hold")
    case .resumed: return .resumed(agent: person, waitSeconds: details.waitSeconds)
    case .transferred:
      let (team, member) = try TypedOwner.parts(details.receiver ?? "", of: "ring")
      return .transferred(
        details.isConsulted ? .consult : .blind, from: agent,
        to: try writer.desk.owner(team: team, person: member), handoff: nil)
    case .ended:
      return .ended(
        CallEnd(
          stage: details.stage, outcome: details.outcome, talkSeconds: details.talkSeconds,
          holdSeconds: details.holdSeconds, cause: details.cause))
    case .wrapped:
      return .wrappedUp(
        CallWrapUp(
          disposition: details.disposition ?? "done", reasonCode: details.reason ?? "other",
          afterCallWorkSeconds: details.afterCallWorkSeconds))
    }
  }

  private func start(
    as command: CommandID, _ writer: Writer
  ) throws(ErrorReport) -> Answer {
    let started = try started(writer.desk)
    var refs = Refs()
    refs.contact = contact
    refs.customer = started.customer?.id
    let answer = try writer.record(
      started.events.map { Draft(.contacts($0), refs: refs) }, as: command,
      says: Bilingual(ja: "着信を記録", en: "ringing recorded"),
      on: WriteSubject(customer: started.customer))
    return try ringing(answer, CallCourse(), writer.desk)
  }

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
          toLine: to, pbxCallID: call, ivrPath: details.ivrPath))
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

  // MARK: Answers

  /// What was written, and who may be calling, where somebody is about to speak with them.
  private func ringing(
    _ answer: Answer, _ course: CallCourse, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let pop = try pop(course, desk)
    var shown = answer
    if let pop {
      let text = try PopText(desk)
      shown.lines = { answer.lines() + text.lines(pop) }
    }
    let (call, contact, event) = (call, contact, event)
    shown.document = {
      Document(
        RingDocument.shape,
        Ringing(
          call: call, contact: contact, event: event, write: answer.document().data, pop: pop))
    }
    return shown
  }

  private func pop(_ course: CallCourse, _ desk: Desk) throws(ErrorReport) -> OpenedPop? {
    switch event {
    case .started, .answered: break
    case .queued, .diverted, .held, .resumed, .transferred, .ended, .wrapped: return nil
    }
    let verified = course.level == .verified ? course.customer : nil
    if let number = from ?? course.caller {
      return try desk.pop(number, verified: verified, current: contact)
    }
    guard let customer = course.customer else { return nil }
    let card = try desk.customer(TypedReference(customer.description))
    return try desk.pop(of: card, typed: card.number, verified: verified, current: contact)
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

/// What a telephone system says of an event besides.
struct RingDetails: Hashable, Sendable {
  var talkSeconds: Int?
  var holdSeconds: Int?
  var waitSeconds: Int?
  var afterCallWorkSeconds: Int?
  var outcome: ContactOutcome?
  var stage: ContactStage?
  var cause: String?
  var queue: String?
  var position: Int?
  var estimateSeconds: Int?
  /// Why the customer waits, or what the call was about.
  var reason: String?
  var because: DivertReason?
  var target: DivertTarget?
  var page: String?
  /// `修/木村`.
  var receiver: String?
  var isConsulted = false
  var disposition: String?
  var ivrPath: [String] = []
}
