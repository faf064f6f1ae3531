internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook due`.
struct DueCommand: TypedCommand {
  @Flag var mine = false
  @Option var team: String?
  @Flag var overdue = false
  @Option var within: String?
  @Option var limit: String?
  @Flag(name: .customLong("exit-code")) var tells = false

  static let help = CommandHelp(
    name: "due", aliases: ["d"],
    summary: Bilingual(ja: "約束の一覧、遅れているものから", en: "open promises, the overdue ones first"),
    examples: [
      .init("cb due --mine", ja: "自分の", en: "mine"),
      .init("cb due --within 2h", ja: "2 時間以内と遅れ", en: "within two hours, and overdue"),
      .init(
        "cb due --overdue --exit-code", ja: "遅れがあれば終了コード 1", en: "exit code 1 if any is overdue"),
    ],
    usages: [
      Bilingual(
        ja: "[--mine] [--team 班] [--overdue] [--within 時間] [--limit 件数] [--exit-code]",
        en: "[--mine] [--team TEAM] [--overdue] [--within SPAN] [--limit N] [--exit-code]")
    ],
    options: [
      .init("--mine", ja: "自分の", en: "mine"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "of a team"),
      .init("--overdue", ja: "遅れているものだけ", en: "only those that are overdue"),
      .init(
        Bilingual(ja: "--within 時間", en: "--within SPAN"), ja: "この時間のうち (2h、3日)",
        en: "due within (2h, 3d)"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (100)", en: "at most (100)"),
      .init("--exit-code", ja: "あれば終了コード 1", en: "exit code 1 if there are any"),
    ],
    further: ["casebook follow-up list --all", "casebook keep"])

  func request() throws(ErrorReport) -> DueRequest {
    var seconds: Int?
    if let within { seconds = try Typed.seconds(within, of: "--within") }
    return DueRequest(
      isMine: mine, team: team, isOverdueOnly: overdue, withinSeconds: seconds,
      limit: try Typed.count(limit, of: "--limit") ?? DueRequest.countDefault, tells: tells)
  }
}
