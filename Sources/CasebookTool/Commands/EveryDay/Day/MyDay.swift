internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// What lies before one of the staff, as of one moment; before a stranger, what lies before all.
struct MyDay: Sendable {
  /// Nil where the user of the operating system is no member.
  var member: MemberCard?
  var user: String
  var chosen: Chosen?
  /// Mine, and those of my team that nobody has; by when they fall due, so overdue ones first.
  var promises: [DueDocument.Row] = []
  var hasMorePromises = false
  /// Offered to me, or to my team and nobody in it.
  var handoffs: [OpenedHandoff] = []
  /// Offers of my team that were declined or ran out, of which nobody has made anything.
  var returned: [ReturnedHandoff] = []
  /// Visits of mine that run, or begin today or should have begun.
  var visits: [DayVisit] = []
  /// What I have, by when something of it falls due.
  var cases: [OpenedCase] = []
  /// How many I have; nil if more than are counted.
  var caseCount: Int?
  /// Whether the book has no case at all.
  var isBookEmpty = false
  var asOf: LogPosition

  /// Bounds of what is shown of each.
  static let promiseCountMax = 7
  static let handoffCountMax = 5
  static let visitCountMax = 7
  static let caseCountMax = 7
  /// Bound: how many cases and promises are looked at to find the first ones.
  static let lookedAtMax = 200
}

/// A visit of today with its case.
struct DayVisit: Sendable {
  let visit: PlannedVisit
  let card: CaseCard
}

extension MyDay {
  /// Reads it in one snapshot.
  init(_ desk: Desk) throws(ErrorReport) {
    let author = try Author.of(desk, as: nil)
    let user = desk.world.user().name
    let chosen = try Chosen(desk)
    let today = try desk.dates().today
    let zone = try desk.zone()
    self = try desk.read { (snapshot) throws(RowsError) in
      var day = MyDay(member: author.member, user: user, chosen: chosen, asOf: snapshot.asOf)
      try day.addPromises(author, snapshot, now: desk.now)
      try day.addHandoffs(author, snapshot, now: desk.now)
      try day.addVisits(author, snapshot) { zone.civil(at: $0).date <= today }
      try day.addCases(author, snapshot, now: desk.now)
      if day.cases.isEmpty {
        let any = CaseFilter(stages: [.open, .resolved, .closed])
        day.isBookEmpty = try CaseBoard.list(any, limit: 1, in: snapshot).cases.isEmpty
      }
      return day
    }
  }

  private mutating func addPromises(
    _ author: Author, _ snapshot: borrowing BookSnapshot, now: Instant
  ) throws(RowsError) {
    let most = Self.promiseCountMax
    var found: [DuePromise] = []
    if let member = author.member {
      let mine = try PromiseBoard.due(person: member.id, limit: most + 1, in: snapshot)
      found = mine.promises
      let ofTeam = try PromiseBoard.due(team: author.team, limit: Self.lookedAtMax, in: snapshot)
      found += ofTeam.promises.filter { $0.promise.owner.person == nil }
    } else {
      found = try PromiseBoard.due(limit: most + 1, in: snapshot).promises
    }
    found.sort { ($0.promise.window.to, $0.promise.id) < ($1.promise.window.to, $1.promise.id) }
    hasMorePromises = found.count > most
    for due in found.prefix(most) { promises.append(try snapshot.row(of: due, at: now)) }
  }

  private mutating func addHandoffs(
    _ author: Author, _ snapshot: borrowing BookSnapshot, now: Instant
  ) throws(RowsError) {
    for offered in try HandoffInbox.offered(to: author.team, in: snapshot) {
      let person = offered.handoff.to.person
      guard author.member == nil || person == nil || person == author.member?.id else { continue }
      guard handoffs.count < Self.handoffCountMax else { break }
      let card = try snapshot.card(offered.case)
      let sheet = try snapshot.handoff(of: card, at: now, for: author.team)
      if let sheet { handoffs.append(sheet) }
    }
    returned = Array(
      try snapshot.returnedHandoffs(to: author.team, at: now, lookedAtMax: Self.lookedAtMax)
        .prefix(Self.handoffCountMax))
  }

  private mutating func addVisits(
    _ author: Author, _ snapshot: borrowing BookSnapshot, isDue: (Instant) -> Bool
  ) throws(RowsError) {
    guard let member = author.member else { return }
    let all = try snapshot.visits(of: member.id).filter {
      $0.startedAt != nil || isDue($0.window.from ?? $0.window.to)
    }
    for visit in all.sorted(by: { $0.order < $1.order }).prefix(Self.visitCountMax) {
      guard let id = visit.case, let state = try snapshot.state(id, as: CaseState.self) else {
        continue
      }
      visits.append(DayVisit(visit: visit, card: try snapshot.card(state)))
    }
  }

  private mutating func addCases(
    _ author: Author, _ snapshot: borrowing BookSnapshot, now: Instant
  ) throws(RowsError) {
    let filter = CaseFilter(person: author.member?.id)
    let board = try CaseBoard.list(filter, limit: Self.lookedAtMax, in: snapshot)
    var clocksDue: [CaseID: Instant] = [:]
    for state in board.cases { clocksDue[state.id] = try snapshot.clockDue(of: state.id) }
    caseCount = board.hasMore ? nil : board.cases.count
    for state in CaseOrder.due.sorted(board.cases, \.self, clocksDue).prefix(Self.caseCountMax) {
      cases.append(try snapshot.sheet(of: try snapshot.card(state), at: now))
    }
  }
}

extension PlannedVisit {
  /// Those that run first, then by when they begin.
  fileprivate var order: (Int, Instant) {
    (startedAt == nil ? 1 : 0, startedAt ?? window.from ?? window.to)
  }
}

// MARK: What next

extension MyDay {
  /// The command that is most worth typing now.
  var next: String {
    if isBookEmpty, member != nil { return "casebook case new \"…\"" }
    if member == nil {
      return "casebook member new \"…\" --team 受 --os-user \(ShellText.quoted(user))"
    }
    if let running = visits.first(where: { $0.visit.startedAt != nil }) {
      return chosen?.card.id == running.card.id
        ? "casebook visit end" : "casebook go \(running.card.number)"
    }
    if let late = promises.first(where: { $0.sheet.lateSeconds > 0 }), let card = late.case {
      return "casebook show \(card.number)"
    }
    if let handoff = handoffs.first {
      return "casebook handoff accept \(handoff.card.number) --restate \"…\""
    }
    if let visit = visits.first { return "casebook go \(visit.card.number)" }
    if let card = promises.first?.case ?? cases.first?.card {
      return "casebook show \(card.number)"
    }
    return "casebook list"
  }
}

extension Chosen {
  /// The case that commands take where none is named; nil where it is none, or is no more.
  init?(_ desk: Desk) throws(ErrorReport) {
    if let setting = desk.impliedBySetting {
      guard let card = try? desk.case(setting) else { return nil }
      self.init(card: card, until: nil, isSetting: true)
    } else {
      guard let chosen = try desk.chosenCase(),
        let card = try? desk.case(TypedReference(chosen.id.description))
      else { return nil }
      self.init(card: card, until: chosen.until, isSetting: false)
    }
  }
}
