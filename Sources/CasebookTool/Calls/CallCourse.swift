internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// What the book has of a call already, by when it happened: the news of it comes in any order.
struct CallCourse: Sendable {
  /// A moment that belongs to one part of the call.
  struct Part: Hashable, Sendable {
    let leg: Int
    let at: Instant
  }

  private(set) var startedAt: Instant?
  private(set) var customer: CustomerID?
  private(set) var level: IdentificationLevel?
  private(set) var `case`: CaseID?
  /// The number at the other end, as it was given; opened.
  private(set) var caller: String?
  private(set) var answers: [Part] = []
  private(set) var queuedAt: [Instant] = []
  private(set) var heldAt: [Instant] = []
  private(set) var transfers: [Part] = []
  private(set) var diverted: DivertTarget?
  private(set) var endedAt: Instant?
  private(set) var wrappedUpLegs: [Int] = []

  init() {}

  /// Reads the feed of a contact, opened.
  init(_ id: ContactID, _ feed: [Record]) {
    let state = ContactState.fold(id, records: feed)
    startedAt = state.startedAt
    customer = state.customer
    level = state.level
    endedAt = state.endedAt
    wrappedUpLegs = state.wrappedUpLegs
    let corrections = Corrections(of: feed)
    for place in feed {
      guard let record = corrections.standing(at: place) else { continue }
      `case` = record.refs.case ?? `case`
      if case .contacts(let event) = record.event { add(event, record.occurredAt) }
    }
    answers.sort { $0.at < $1.at }
    transfers.sort { $0.at < $1.at }
    heldAt.sort()
  }

  private mutating func add(_ event: Event.Contacts, _ at: Instant) {
    switch event {
    case .contactStarted(let started): caller = started.caller?.raw ?? caller
    case .contactWaitStarted(let wait):
      switch wait.kind {
      case .queue: queuedAt.append(at)
      case .hold: heldAt.append(at)
      case .transfer: break
      }
    case .contactAnswered(let answered): answers.append(Part(leg: answered.leg, at: at))
    case .contactTransferred(let passed): transfers.append(Part(leg: passed.leg, at: at))
    case .contactDiverted(let divert): diverted = divert.to
    case .contactIdentified, .contactEnded, .contactWrappedUp, .contactAlertWordHeard,
      .messagePosted, .mediaAttached:
      break
    }
  }

  // MARK: What follows from it

  var answeredAt: Instant? { answers.first?.at }

  /// The part of the call that goes on: one more with each transfer.
  var leg: Int { max(answers.map(\.leg).max() ?? 1, (transfers.map(\.leg).max() ?? 0) + 1) }

  /// The hold in which the customer waits at a moment.
  func hold(at moment: Instant) -> Instant? {
    guard let began = heldAt.last(where: { $0 <= moment }) else { return nil }
    return answers.contains { $0.at > began && $0.at <= moment } ? nil : began
  }

  /// How long the customer was on hold until a moment.
  func heldSeconds(until moment: Instant) -> Int64 {
    heldAt.filter { $0 < moment }.reduce(0) { sum, began in
      let end = answers.first { $0.at > began }?.at ?? moment
      return sum + max(0, min(end, moment).seconds(since: began))
    }
  }

  /// How often the conversation went on after a hold.
  var resumeCount: Int {
    guard let first = heldAt.first else { return 0 }
    return answers.count { $0.at > first }
  }

  /// Since when the customer waits for an answer.
  func waitsSince(_ moment: Instant) -> Instant? {
    [
      hold(at: moment), transfers.last { $0.at <= moment }?.at,
      queuedAt.filter { $0 <= moment }.min(), startedAt,
    ].compactMap(\.self).first
  }
}

extension Desk {
  /// What the book has of a call.
  func course(of id: ContactID) throws(ErrorReport) -> CallCourse {
    try read { (snapshot) throws(RowsError) in
      CallCourse(id, try snapshot.records(of: Feed(Ref(.contact, id.any)), opened: true))
    }
  }
}
