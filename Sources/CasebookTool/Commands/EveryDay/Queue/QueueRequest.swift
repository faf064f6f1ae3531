internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// The customers who wait, to be listed.
struct QueueRequest: Request, Hashable {
  var isMine = false
  var team: String?
  var limit = countDefault

  /// How many are listed where nothing else is said.
  static let countDefault = 50
  /// Bound: more than anybody calls back in a day.
  static let countMax = 5_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var person: MemberID?
    if isMine { person = try Author.of(desk, as: nil).required(at: desk).id }
    let team = try team.map { (typed) throws(ErrorReport) in
      try desk.team(typed, option: "--team")
    }
    let limit = max(1, min(limit, Self.countMax))
    let found: Found = try desk.read { (snapshot) throws(RowsError) in
      let queue = try CustomerQueue.read(
        team: team, person: person, at: desk.now, limit: limit, in: snapshot)
      var rows: [QueueDocument.Row] = []
      for row in queue.rows {
        rows.append(
          QueueDocument.Row(
            sheet: try snapshot.sheet(of: try snapshot.card(row.case), at: desk.now),
            wait: OpenedWait(row.wait, at: desk.now)))
      }
      let unanswered = try ContactBoard.list(
        .init(isWaiting: true), limit: Self.countMax, in: snapshot)
      return Found(
        rows: rows, queue: queue, unansweredCount: unanswered.rows.count, asOf: snapshot.asOf)
    }
    let text = QueueText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    let whole = QueueDocument.Whole(
      page: Page(
        rows: found.rows, next: nil, total: found.queue.isCutOff ? nil : found.queue.count,
        asOf: found.asOf.text),
      counts: found.queue.counts, unansweredCount: found.unansweredCount)
    return Answer(
      lines: { text.lines(whole, found.queue) }, rows: { found.rows.map(text.row) },
      document: { Document(QueueDocument.shape, whole) },
      notes: found.queue.count > found.rows.count ? [MoreNote.line(at: desk)] : [])
  }

  /// What was read in one snapshot.
  private struct Found: Sendable {
    let rows: [QueueDocument.Row]
    let queue: CustomerQueue
    let unansweredCount: Int
    let asOf: LogPosition
  }
}
