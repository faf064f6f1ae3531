internal import ArgumentParser
internal import Screens

/// `casebook queue`.
struct QueueCommand: TypedCommand {
  @Flag var mine = false
  @Option var team: String?
  @Option var limit: String?

  static let help = CommandHelp(
    name: "queue",
    summary: Bilingual(
      ja: "お客様がいつから、なぜ待っているか (長い順)", en: "who waits, since when and why; the longest first"),
    examples: [
      .init("cb queue", ja: "すべての班", en: "all teams"),
      .init("cb queue --team 修", ja: "班と、その班に渡されている案件", en: "a team, and what it is offered"),
      .init("cb queue --mine --limit 5", ja: "自分の 5 件", en: "five of mine"),
    ],
    usages: [
      Bilingual(
        ja: "[--mine] [--team 班] [--limit 件数]", en: "[--mine] [--team TEAM] [--limit N]")
    ],
    options: [
      .init("--mine", ja: "自分の担当", en: "mine"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "of a team"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (50)", en: "at most (50)"),
    ],
    notes: [
      Bilingual(
        ja: "待ち時間は、お客様との最後の応対 (なければ受付) から数えます。",
        en: "They wait since their last contact, else since the case was opened.")
    ],
    further: ["casebook due", "casebook contact list --unanswered", "casebook handoff inbox"])

  func request() throws(ErrorReport) -> QueueRequest {
    if mine, team != nil { throw UsageProblem.exclusive(["--mine", "--team"]).report }
    return QueueRequest(
      isMine: mine, team: team,
      limit: try Typed.count(limit, of: "--limit") ?? QueueRequest.countDefault)
  }
}
