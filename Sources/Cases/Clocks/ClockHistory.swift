/// What of a case clocks are folded over: when it was opened, answered, resolved, closed and
/// reopened, what it waited for, and what was judged.
///
/// Everything stands in the order in which it happened, whatever the order in which it became
/// known; equal moments are put in order by what happened, then by id.  So a fact that comes late
/// gives the same clocks as if it had come in time.
package struct ClockHistory: Hashable, Sendable {
  /// When something happened, and the event that says so.
  struct Mark: Hashable, Sendable {
    var at: Instant
    var event: EventID
  }

  /// A change of the stage of a case, in the order of those of one moment.
  enum Stage: Int, Hashable, Sendable {
    case resolved, closed, reopened
  }

  /// A wait, with the clocks that it names itself.
  struct Wait: Hashable, Sendable {
    var id: WaitID
    var reason: WaitReason
    var pauses: [String]
    var from: Instant
    var to: Instant?
  }

  /// What the book has said last of a clock.
  package struct Judgement: Hashable, Sendable {
    package var event: EventID
    package var verdict: ClockVerdict
    var seq: UInt64
  }

  let `case`: CaseID
  private(set) var opened: Mark?
  private(set) var priority: Priority = .normal
  private(set) var reason = ""
  /// The moment whose policy holds: of the opening, or of the last reclassification.
  private(set) var policyFrom = Instant(microseconds: 0)
  private(set) var answers: [Mark] = []
  private(set) var stages: [(mark: Mark, stage: Stage)] = []
  private(set) var waits: [Wait] = []
  /// The last judgement of each clock, by its name.
  package private(set) var judgements: [String: Judgement] = [:]

  /// Reads the feed of a case, in the order of `seq`.
  package init(of id: CaseID, feed: [Record]) {
    self.case = id
    let corrections = Corrections(of: feed)
    var starts: [WaitID: (mark: Mark, event: CaseWaitStarted)] = [:]
    var ends: [WaitID: Mark] = [:]
    var classified: [(mark: Mark, event: CaseClassified)] = []
    for record in feed {
      guard let record = corrections.standing(at: record) else { continue }
      let mark = Mark(record)
      switch record.event {
      case .cases(let event):
        guard record.refs.case == id else { continue }
        switch event {
        case .caseOpened(let event): open(event, mark)
        case .caseClassified(let event):
          if event.isReclassification { classified.append((mark, event)) }
        case .caseWaitStarted(let event):
          if starts[event.waitID].map({ mark < $0.mark }) ?? true {
            starts[event.waitID] = (mark, event)
          }
        case .caseWaitEnded(let event):
          ends[event.waitID] = ends[event.waitID].map { min($0, mark) } ?? mark
        case .caseResolved: stages.append((mark, .resolved))
        case .caseClosed: stages.append((mark, .closed))
        case .caseReopened: stages.append((mark, .reopened))
        case .caseAssigned, .caseLinked, .caseUnlinked: continue
        }
      case .contacts(let event):
        guard event.isAnswer else { continue }
        answers.append(mark)
      case .book(.clockJudged(let judged)):
        judgements[judged.clock] = Judgement(
          event: record.id, verdict: judged.verdict, seq: record.seq)
      case .customers, .items, .facts, .commitments, .repairs, .care, .book, .unknown: continue
      }
    }
    answers.sort()
    stages.sort {
      ($0.mark.at, $0.stage.rawValue, $0.mark) < ($1.mark.at, $1.stage.rawValue, $1.mark)
    }
    classify(classified)
    for (id, start) in starts {
      waits.append(
        Wait(
          id: id, reason: start.event.reason, pauses: start.event.pauses, from: start.mark.at,
          to: ends[id]?.at))
    }
    waits.sort { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  private mutating func open(_ event: CaseOpened, _ mark: Mark) {
    guard opened.map({ mark < $0 }) ?? true else { return }
    opened = mark
    priority = event.priority
    reason = event.reasonCode
    policyFrom = mark.at
    // Whoever takes a call or stands at the counter answers at once.
    if event.channel.isAnsweredAtOnce { answers.append(mark) }
  }

  private mutating func classify(_ classified: [(mark: Mark, event: CaseClassified)]) {
    for (mark, event) in classified.sorted(by: { $0.mark < $1.mark }) {
      priority = event.priority ?? priority
      reason = event.reason ?? reason
      policyFrom = mark.at
    }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.case == right.case && left.opened == right.opened && left.priority == right.priority
      && left.reason == right.reason
      && left.policyFrom == right.policyFrom && left.answers == right.answers
      && left.stages.elementsEqual(right.stages, by: ==) && left.waits == right.waits
      && left.judgements == right.judgements
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(opened) }
}

extension ClockHistory.Mark: Comparable {
  init(_ record: Record) { self.init(at: record.occurredAt, event: record.id) }

  static func < (left: Self, right: Self) -> Bool {
    (left.at, left.event) < (right.at, right.event)
  }
}

extension CaseClassified {
  /// Whether it changes by what the policy chooses clocks.
  fileprivate var isReclassification: Bool { priority != nil || reason != nil }
}

extension Channel {
  fileprivate var isAnsweredAtOnce: Bool {
    switch self {
    case .phone, .chat, .counter: true
    case .sms, .email, .web, .chatbot, .fax: false
    }
  }
}

extension Event.Contacts {
  /// Whether somebody of the house has turned to the customer by it.
  fileprivate var isAnswer: Bool {
    switch self {
    case .contactAnswered: true
    case .contactEnded(let ended): ended.outcome == .reached
    case .messagePosted(let message):
      message.direction == .outbound && message.purpose != .survey
        && message.purpose != .webGuidance
    case .contactStarted, .contactWaitStarted, .contactIdentified, .contactTransferred,
      .contactDiverted, .contactWrappedUp, .contactAlertWordHeard, .mediaAttached:
      false
    }
  }
}
