internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Handoffs to be listed.
struct HandoffInboxRequest: Request, Hashable {
  /// Nil: that of the actor.
  var team: String?
  /// Whether those that the team has offered are wanted.
  var isSent = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let team = try team.map { (typed) throws(ErrorReport) in
      try desk.team(typed, option: "--team")
    }
    var mine = team
    if mine == nil { mine = try Author.of(desk, as: nil).required(at: desk).state.team }
    let told = try ToldConflicts(desk)
    let (sheets, conflicts, asOf): ([OpenedHandoff], [OpenedConflict], LogPosition) = try desk.read
    { (snapshot) throws(RowsError) in
      let offered =
        try isSent
        ? HandoffInbox.offered(from: mine, in: snapshot)
        : HandoffInbox.offered(to: mine, in: snapshot)
      var sheets: [OpenedHandoff] = []
      for handoff in offered {
        let card = try snapshot.card(handoff.case)
        if let sheet = try snapshot.handoff(of: card, at: desk.now) { sheets.append(sheet) }
      }
      let conflicts = isSent ? [] : try snapshot.conflicts(of: mine, told)
      return (sheets, conflicts, snapshot.asOf)
    }
    let text = HandoffText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: {
        text.lines(sheets, isSent: isSent)
          + ConflictText(desk: desk, dates: told.dates).section(conflicts)
      }, rows: { sheets.map(text.row) },
      document: {
        Document(
          HandoffDocument.list,
          OpenedInbox(
            handoffs: Page(rows: sheets, next: nil, total: sheets.count, asOf: asOf.text),
            conflicts: conflicts))
      })
  }
}
