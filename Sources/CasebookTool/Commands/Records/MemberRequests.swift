internal import Cases
internal import Screens

/// One of the staff to be registered.
struct MemberNewRequest: Request, Hashable {
  var name: String
  var team: String
  var skills: [String] = []
  var osUser: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var refs = Refs()
    refs.member = writer.newID()
    let registered = MemberRegistered(
      name: name, team: try writer.team(team, option: "--team"), skills: skills, osUser: osUser)
    return try writer.record(
      [Draft(.book(.memberRegistered(registered)), refs: refs)],
      says: Bilingual(ja: "\(name) を登録", en: "\(name) registered"), on: WriteSubject())
  }
}
