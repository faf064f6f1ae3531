package import Cases

/// For what the customer of an open case waits, and since when: derived when it is read, never
/// stored.
package struct CustomerWait: Hashable, Sendable {
  /// Since when they have heard nothing: their last contact, else the opening of the case.
  package var since: Instant
  package var reason: CustomerWaitReason
  /// Since when that is the reason; `nil` where nothing says so.
  package var reasonSince: Instant?
  /// Until when it should be over.
  package var until: Instant?
  /// When the case passed to the team that has it; `nil` as long as it never did.
  package var handedOver: HandedOver?

  /// A handoff that was accepted.
  package struct HandedOver: Hashable, Sendable {
    package var at: Instant
    package var from: Team
    package var to: Team

    package init(at moment: Instant, from: Team, to: Team) {
      at = moment
      self.from = from
      self.to = to
    }
  }

  package func seconds(at now: Instant) -> Int64 { max(0, now.seconds(since: since)) }
}

/// Why a customer waits; the first that holds, in this order.
package enum CustomerWaitReason: Hashable, Sendable {
  /// A team was offered the case and has not answered.
  case answer(of: Owner)
  /// A wait that somebody began: for parts, a vendor, the customer's own answer.
  case wait(WaitReason)
  /// An offer that was declined or ran out, of which nobody has made anything since.
  case returned(HandoffOutcome)
  /// Somebody is there now, or is to come.
  case onSite, visit
  case promise(PromiseKind)
  /// Nobody has it.
  case unassigned
  case work

  /// The word for it in documents.
  package var word: String {
    switch self {
    case .answer: "handoff"
    case .wait(let reason): reason.rawValue
    case .returned(let outcome): outcome.rawValue
    case .onSite: "onSite"
    case .visit: "visit"
    case .promise(let kind): kind.rawValue
    case .unassigned: "unassigned"
    case .work: "work"
    }
  }

  /// Every word, each once, in the order of the reasons.
  package static let words: [String] = {
    let all: [CustomerWaitReason] =
      [.answer(of: Owner(team: .support))] + WaitReason.allCases.map { .wait($0) }
      + [.returned(.declined), .returned(.lapsed), .onSite, .visit]
      + PromiseKind.allCases.map { .promise($0) } + [.unassigned, .work]
    var seen: Set<String> = []
    return all.map(\.word).filter { seen.insert($0).inserted }
  }()
}

extension CaseState {
  /// For what the customer waits at `now`; `nil` where the case is not open.
  package func customerWait(at now: Instant) -> CustomerWait? {
    guard stage == .open else { return nil }
    let touches = contacts.lazy.filter { $0.isWithCustomer && $0.startedAt <= now }
    let since = touches.map(\.startedAt).max() ?? openedAt
    var wait = CustomerWait(since: since, reason: .work, handedOver: handedOver)
    if let handoff {
      (wait.reason, wait.reasonSince) = (.answer(of: handoff.to), handoff.offeredAt)
      wait.until = handoff.respondBy
    } else if let open = waits.first {
      (wait.reason, wait.reasonSince) = (.wait(open.reason), open.startedAt)
      wait.until = open.expectedUntil
    } else if let answered = answeredHandoffs.last, answered.outcome != .accepted,
      lastOccurredAt <= answered.answeredAt
    {
      (wait.reason, wait.reasonSince) = (.returned(answered.outcome), answered.answeredAt)
    } else if let visit = visits.first(where: { $0.startedAt != nil }) {
      (wait.reason, wait.reasonSince) = (.onSite, visit.startedAt)
    } else if let visit = visits.first {
      (wait.reason, wait.until) = (.visit, visit.window.to)
    } else if let promise = promises.min(by: { $0.window.to < $1.window.to }) {
      (wait.reason, wait.until) = (.promise(promise.kind), promise.window.to)
    } else if person == nil {
      (wait.reason, wait.reasonSince) = (.unassigned, handedOver?.at ?? openedAt)
    }
    return wait
  }

  private var handedOver: CustomerWait.HandedOver? {
    guard let accepted = answeredHandoffs.last(where: { $0.outcome == .accepted }),
      teamPath.count > 1
    else { return nil }
    return CustomerWait.HandedOver(
      at: accepted.answeredAt, from: teamPath[teamPath.count - 2],
      to: teamPath[teamPath.count - 1])
  }
}

/// The customers who wait, those who wait longest first.
package struct CustomerQueue: Hashable, Sendable {
  /// A case whose customer waits.
  package struct Row: Hashable, Sendable {
    package var `case`: CaseState
    package var wait: CustomerWait
  }

  package var rows: [Row]
  /// How many wait, and how many of them for what.
  package var count: Int
  package var counts: [String: Int]
  /// Whether there were more open cases than are looked at.
  package var isCutOff: Bool

  /// The customers of open cases of `team`, or of all teams; at most `limit` of them in `rows`.
  ///
  /// - Parameters:
  ///   - team: Whose cases; those offered to the team and not yet accepted among them.
  ///   - person: Whose cases in the team.
  ///   - now: Until when they have waited.
  ///   - limit: How many rows there are at most.
  ///   - caseCountMax: How many cases are looked at.
  ///   - rows: The book.
  /// - Returns: The queue.
  /// - Throws: What reading throws.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    team: Team? = nil, person: MemberID? = nil, at now: Instant, limit: Int,
    caseCountMax: Int = QueueBoard.caseCountMax, in rows: borrowing R
  ) throws(RowsError) -> CustomerQueue {
    var queue = CustomerQueue(rows: [], count: 0, counts: [:], isCutOff: false)
    var seen: Set<CaseID> = []
    func add(_ state: CaseState) {
      guard seen.insert(state.id).inserted, let wait = state.customerWait(at: now) else { return }
      queue.rows.append(Row(case: state, wait: wait))
      queue.counts[wait.reason.word, default: 0] += 1
    }
    let filter = CaseFilter(team: team, person: person, stages: [.open])
    let board = try CaseBoard.list(filter, limit: caseCountMax, in: rows)
    for state in board.cases { add(state) }
    queue.isCutOff = board.hasMore
    if let team, person == nil {
      for offered in try HandoffInbox.offered(to: team, in: rows) { add(offered.case) }
    }
    queue.count = queue.rows.count
    queue.rows.sort { ($0.wait.since, $0.case.id) < ($1.wait.since, $1.case.id) }
    queue.rows = Array(queue.rows.prefix(max(0, limit)))
    return queue
  }
}
