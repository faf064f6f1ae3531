internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook member new NAME`.
struct MemberNewCommand: TypedCommand {
  @Argument var name: String
  @Option var team: String
  @Option var skills: String?
  @Option(name: .customLong("os-user")) var osUser: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "member new", summary: Bilingual(ja: "担当者を登録する", en: "register one of the staff"),
    examples: [
      .init("cb member new 木村 --team 修 --skills compressor,gas", ja: "班と技能", en: "team and skills"),
      .init(
        "cb member new 佐藤 --team 受 --os-user sato", ja: "この計算機の利用者", en: "a user of this machine"),
    ],
    usages: [
      Bilingual(
        ja: "<名前> --team 班 [--skills A,B] [--os-user 利用者]",
        en: "<NAME> --team TEAM [--skills A,B] [--os-user USER]")
    ],
    arguments: [.init(Bilingual(ja: "<名前>", en: "<NAME>"), ja: "名前", en: "the name")],
    options: [
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "the team"),
      .init("--skills A,B", ja: "技能", en: "skills"),
      .init(
        Bilingual(ja: "--os-user 利用者", en: "--os-user USER"), ja: "この利用者の記録はこの人のもの",
        en: "what this user of the machine writes is theirs"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> MemberNewRequest {
    MemberNewRequest(
      name: try Typed.text(name, of: "<NAME>"), team: team, skills: Typed.list(skills),
      osUser: osUser, terms: try write.terms())
  }
}

/// `casebook member list`.
struct MemberListCommand: TypedCommand {
  @Option var team: String?
  @Flag var all = false

  static let help = CommandHelp(
    name: "member list", summary: Bilingual(ja: "担当者の一覧", en: "list the staff"),
    examples: [.init("cb member list --team 修", ja: "修理の人", en: "of the repair team")],
    usages: [Bilingual(ja: "[--team 班] [--all]", en: "[--team TEAM] [--all]")],
    options: [
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "the team"),
      .init("--all", ja: "辞めた人も", en: "those who left, too"),
    ])

  func request() -> MemberListRequest { MemberListRequest(team: team, includesLeft: all) }
}
