internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// `casebook` alone: what lies before whoever types it.
struct DayRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let menu = try DigitMenu.wanted(at: desk) {
      desk.close()
      try menu.run()
      return Answer(isStreamed: true)
    }
    let day = try MyDay(desk)
    let text = DayText(desk: desk, dates: try desk.dates(), teams: try desk.teams())
    return Answer(
      lines: { text.lines(day) }, rows: { text.rows(day) },
      document: { Document(DayDocument.shape, day) })
  }
}

/// `casebook.day/1`: what lies before one of the staff.
enum DayDocument {
  static let shape = DocumentShape<MyDay>(
    "casebook.day/1", "What lies before whoever asks; before a stranger, what lies before all.",
    [
      Member("asOf", Shape.position, "The position up to which the book was read.") { $0.asOf },
      Member("data", data) { $0 },
    ])

  private static let data: Shape<MyDay> = .object([
    Member("caseCount", Shape<Int>.integer.orNull, "null: more than are counted.") {
      $0.caseCount
    },
    Member("cases", ListDocument.row.list, "The first of mine, by when they fall due.") {
      $0.cases
    },
    Member("chosen", GoDocument.chosen.orNull, "The case for commands that name none.") {
      $0.chosen
    },
    Member("handoffs", HandoffDocument.shape.list, "Offered to me, or to my team.") {
      $0.handoffs
    },
    Member("member", member.orNull, "null for a stranger.") { $0.member },
    Member("next", Shape.text, "The command that is most worth typing now.") { $0.next },
    Member("promises", DueDocument.row.list, "By the end of their windows, overdue ones first.") {
      $0.promises
    },
    Member("returned", ReturnedHandoff.shape.list, "Offers of my team that were not taken.") {
      $0.returned
    },
    Member("visits", visit.list, "Those that run, then those of today.") { $0.visits },
  ])

  private static let member: Shape<MemberCard> = .object([
    Member("id", Shape.id()) { $0.id }, Member("name", Shape.personal) { $0.name },
    Member("team", Shape.team.orNull) { $0.state.team },
  ])

  private static let visit: Shape<DayVisit> = .object([
    Member("case", DocumentSubject.shape) { visit in
      DocumentSubject(id: visit.card.id.any, reference: visit.card.number)
    },
    Member("id", Shape.id()) { $0.visit.id },
    Member("startedAt", Shape.time.orNull) { $0.visit.startedAt },
    Member("window", SharedShapes.window) { $0.visit.window },
  ])
}
