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
    let reader = try Author.of(desk, as: nil).team
    let told = try ToldConflicts(desk)
    let (sheets, inbox): ([OpenedHandoff], OpenedInbox) = try desk.read {
      (snapshot) throws(RowsError) in
      let offered =
        try isSent
        ? HandoffInbox.offered(from: mine, in: snapshot)
        : HandoffInbox.offered(to: mine, in: snapshot)
      var sheets: [OpenedHandoff] = []
      for handoff in offered {
        let card = try snapshot.card(handoff.case)
        let sheet = try snapshot.handoff(of: card, at: desk.now, for: reader)
        if let sheet { sheets.append(sheet) }
      }
      let conflicts = isSent ? [] : try snapshot.conflicts(of: mine, told)
      let returned = isSent ? [] : try snapshot.returnedHandoffs(to: mine, at: desk.now)
      let page = Page(
        rows: sheets, next: nil, total: sheets.count, asOf: snapshot.asOf.text)
      return (sheets, OpenedInbox(handoffs: page, conflicts: conflicts, returned: returned))
    }
    let text = HandoffText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: {
        text.lines(sheets, isSent: isSent) + returned(inbox.returned, desk, told.dates)
          + ConflictText(desk: desk, dates: told.dates).section(inbox.conflicts)
      }, rows: { sheets.map(text.row) },
      document: { Document(HandoffDocument.list, inbox) })
  }

  /// What came back to those who had offered it.
  private func returned(
    _ handoffs: [ReturnedHandoff], _ desk: Desk, _ dates: DateWriter
  ) -> [Line] {
    guard !handoffs.isEmpty else { return [] }
    let title = Bilingual(
      ja: "戻った引き継ぎ \(handoffs.count)", en: "Offers that came back: \(handoffs.count)")
    return [Line(), Line(desk.say(title), .heading)] + handoffs.map { $0.line(desk, dates) }
  }
}
