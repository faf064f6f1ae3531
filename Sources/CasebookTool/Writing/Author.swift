internal import Casebook
internal import Cases
internal import Screens
internal import Service
internal import Views

/// Who writes.
struct Author: Sendable {
  /// Nil where the user of the operating system is no member.
  let member: MemberCard?
  let team: Team?
  let authenticatedBy: Authentication

  /// The member of the user who runs the process, or the one named by `--as`.
  ///
  /// At a service it is the member of the key that the line came with.
  static func of(_ desk: Desk, as typed: String?) throws(ErrorReport) -> Author {
    if let served = desk.world.served { return try of(served, desk, as: typed) }
    if let kit = try desk.kit() { return try of(kit.file, desk, as: typed) }
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

  /// Whoever works at a kit is the member of its key: the server takes him for nobody else.
  private static func of(
    _ kit: KitFile, _ desk: Desk, as typed: String?
  ) throws(ErrorReport) -> Author {
    let card: MemberCard? = try desk.read { (snapshot) throws(RowsError) in
      try kit.member.flatMap { (id) throws(RowsError) in try snapshot.member(id) }
    }
    if let typed, try desk.member(typed, option: "--as").id != card?.id {
      throw ErrorReport(
        code: "kit.speaksForOne", exit: .notAllowed,
        message: Bilingual(
          ja: "この端末の記録は \(card?.name.text ?? "-") のものです",
          en: "what this device records is by \(card?.name.text ?? "-")"))
    }
    return Author(member: card, team: kit.team ?? card?.state.team, authenticatedBy: .curveKey)
  }

  private static func of(
    _ served: ServedRun, _ desk: Desk, as typed: String?
  ) throws(ErrorReport) -> Author {
    if let typed {
      try served.checkSpeakFor()
      let member = try desk.member(typed, option: "--as")
      return Author(member: member, team: member.state.team, authenticatedBy: .asserted)
    }
    let card: MemberCard? = try desk.read { (snapshot) throws(RowsError) in
      let card = try served.user.member.flatMap { (id) throws(RowsError) in
        try snapshot.member(id)
      }
      return card.flatMap { $0.state.hasLeft ? nil : $0 }
    }
    return Author(
      member: card, team: served.user.team ?? card?.state.team,
      authenticatedBy: served.user.authentication)
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
