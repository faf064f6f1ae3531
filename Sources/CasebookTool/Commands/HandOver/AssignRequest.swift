internal import Cases
internal import Screens

/// A case to be given to a person of its team.
struct AssignRequest: Request, Hashable {
  /// Nil puts it back to the team.
  var member: String?
  var team: String?
  var reason: String
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let person = try member.map { (typed) throws(ErrorReport) in
      try desk.member(typed, option: "<MEMBER>")
    }
    let named = try team.map { (typed) throws(ErrorReport) in
      try writer.team(typed, option: "--team")
    }
    guard let team = named ?? person?.state.team ?? card.state.team ?? writer.author.team else {
      throw UsageProblem.missingArgument("--team", command: "assign").report
    }
    let name = person?.name.text ?? "-"
    return try writer.decide(
      .assignCase(CaseAssigned(team: team, person: person?.id, reason: reason)),
      refs: WriteSubject(case: card).refs,
      says: Bilingual(ja: "担当: \(name)", en: "assigned to \(name)"), on: WriteSubject(case: card))
  }
}
