internal import Cases
internal import Screens
internal import Views

/// Who writes.
struct Author: Sendable {
  /// Nil where the user of the operating system is no member.
  let member: MemberCard?
  let team: Team?
  let authenticatedBy: Authentication

  /// The member of the user who runs the process, or the one named by `--as`.
  static func of(_ desk: Desk, as typed: String?) throws(ErrorReport) -> Author {
    if let typed {
      let member = try desk.member(typed, option: "--as")
      return Author(member: member, team: member.state.team, authenticatedBy: .asserted)
    }
    let user = desk.world.user().name
    let member: MemberCard? = try desk.read { (snapshot) throws(RowsError) in
      for id in try snapshot.members(user: user) {
        if let card = try snapshot.member(id), !card.state.hasLeft { return card }
      }
      return nil
    }
    return Author(member: member, team: member?.state.team, authenticatedBy: .osUser)
  }

  /// The member, who must be one.
  func required(at desk: Desk) throws(ErrorReport) -> MemberCard {
    if let member { return member }
    let user = desk.world.user().name
    throw ErrorReport(
      code: "member.isNotRegistered", exit: .notAllowed,
      message: Bilingual(
        ja: "利用者 \(user) は担当者として登録されていません",
        en: "the user \(user) is not registered as a member"),
      hint: ErrorReport.Hint(
        "casebook member new 名前 --team 受 --os-user \(ShellText.quoted(user))"))
  }
}
