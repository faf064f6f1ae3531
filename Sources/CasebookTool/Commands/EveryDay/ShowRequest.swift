internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A case to be shown.
struct ShowRequest: Request, Hashable {
  var `case`: TypedReference?

  /// How many lines of the timeline stand below the case.
  static let lineCount = 5

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.case(`case`)
    let words = try ToldConflicts(desk)
    var sheet: OpenedCase = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.whole(card, at: desk.now, words)
    }
    let text = CaseText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    let told = try desk.timeline(of: card, desk.timelineRequest())
    sheet.pinned = told.pinned
    sheet.facts = try desk.known(of: card).facts
    let page = told.page.latest(Self.lineCount)
    let layout = try desk.timelineLayout()
    let shown = sheet
    return Answer(
      lines: { text.lines(shown) + layout.knownLines(page) + layout.entryLines(page) },
      rows: { [text.row(shown)] }, document: { Document(CaseDocument.shape, shown) })
  }
}
