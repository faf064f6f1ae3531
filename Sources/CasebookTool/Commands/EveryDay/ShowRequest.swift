internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A case to be shown.
struct ShowRequest: Request, Hashable {
  var `case`: TypedReference?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try desk.case(`case`)
    let sheet: OpenedCase = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.sheet(of: card, at: desk.now)
    }
    let text = CaseText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: { text.lines(sheet) }, rows: { [text.row(sheet)] },
      document: { Document(whole: CaseDocument.shape.json(sheet)) })
  }
}
