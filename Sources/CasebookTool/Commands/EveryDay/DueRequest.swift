internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Open promises to be listed.
struct DueRequest: Request, Hashable {
  var isMine = false
  var team: String?
  var isOverdueOnly = false
  /// How far ahead; nil for all.
  var withinSeconds: Int?
  var limit = countDefault
  /// Whether the exit code says if there are any.
  var tells = false

  /// How many are listed where nothing else is said.
  static let countDefault = 100
  /// Bound: more promises than anybody reads.
  static let countMax = 5_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var person: MemberID?
    if isMine { person = try Author.of(desk, as: nil).required(at: desk).id }
    let team = try team.map { (typed) throws(ErrorReport) in
      try desk.team(typed, option: "--team")
    }
    var horizon = withinSeconds.map { desk.now.adding(seconds: Int64($0) + 1) }
    if isOverdueOnly { horizon = desk.now }
    let (rows, hasMore, asOf): ([DueDocument.Row], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let board = try PromiseBoard.due(
        before: horizon, team: team, person: person, limit: max(1, min(limit, Self.countMax)),
        in: snapshot)
      var rows: [DueDocument.Row] = []
      for due in board.promises { rows.append(try snapshot.row(of: due, at: desk.now)) }
      return (rows, board.hasMore, snapshot.asOf)
    }
    let text = PromiseText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: { text.lines(rows) }, rows: { rows.map(text.row) },
      document: {
        Document(
          DueDocument.shape,
          Page(rows: rows, next: nil, total: hasMore ? nil : rows.count, asOf: asOf.text))
      }, notes: hasMore ? [MoreNote.line(at: desk)] : [],
      exit: tells && !rows.isEmpty ? .no : .done)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The card of who stands for the customer with this id, with what is known under all names.
  func customer(_ id: CustomerID?) throws(RowsError) -> CustomerCard? {
    guard let id, let state = try person(id) else { return nil }
    return try card(state)
  }
}
