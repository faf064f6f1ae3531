internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// An offer that was declined or ran out, of which nobody has made anything since: it is again with
/// those who made it, who must be told.
struct ReturnedHandoff: Sendable {
  let card: CaseCard
  let outcome: HandoffOutcome
  let at: Instant

  static let shape: Shape<ReturnedHandoff> = .object([
    Member("at", Shape.time, "When it was declined or ran out.") { $0.at },
    Member("case", DocumentSubject.shape) {
      DocumentSubject(id: $0.card.id.any, reference: $0.card.number)
    },
    Member("outcome", Shape<HandoffOutcome>.word) { $0.outcome },
  ])

  /// `! C-2  山田製作所  水漏れ  返事がなかった 11/22 19:46`.
  func line(_ desk: Desk, _ dates: DateWriter) -> Line {
    let words =
      outcome == .declined
      ? Bilingual(ja: "断られた", en: "declined") : Bilingual(ja: "返事がなかった", en: "not answered")
    let text = "\(card.line(desk.language))  \(desk.say(words)) \(dates.dayAndTime(at))"
    return desk.ruler.truncated(
      Line([Span("! ", .overdue), Span(text.printable)]), to: desk.width)
  }
}

extension BookSnapshot {
  /// The offers of a team, or of any, that came back, among at most `lookedAtMax` open cases, those
  /// that something happened to last.
  func returnedHandoffs(
    to team: Team?, at now: Instant, lookedAtMax: Int = QueueBoard.caseCountMax
  ) throws(RowsError) -> [ReturnedHandoff] {
    let filter = CaseFilter(team: team, stages: [.open])
    var returned: [ReturnedHandoff] = []
    for state in try CaseBoard.list(filter, limit: lookedAtMax, in: self).cases {
      guard let wait = state.customerWait(at: now), case .returned(let outcome) = wait.reason else {
        continue
      }
      returned.append(
        ReturnedHandoff(
          card: try card(state), outcome: outcome, at: wait.reasonSince ?? wait.since))
    }
    return returned
  }
}
