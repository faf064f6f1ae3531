internal import ArgumentParser
internal import Screens

/// `casebook watch`.
struct WatchCommand: TypedCommand {
  @Option var team: [String] = []
  @Option var kind: [String] = []
  @OptionGroup var subject: CaseOption
  @Option var since: String?
  @Option(name: .customLong("cursor-file")) var cursorFile: String?
  @Flag(name: .customLong("until-end")) var untilEnd = false

  static let help = CommandHelp(
    name: "watch",
    summary: Bilingual(ja: "すべての案件の新しい行を見続ける", en: "live lines of all cases"),
    examples: [
      .init("cb watch --team 修,受 --since 9:00", ja: "班で絞り、朝から", en: "of two teams, from nine on"),
      .init("cb watch --kind promise,handoff", ja: "種類で絞る", en: "of some kinds"),
      .init("cb watch --ndjson | jq -c .event.type", ja: "ほかの道具へ", en: "into another tool"),
    ],
    usages: [
      Bilingual(
        ja: "[--team 班] [--kind 種類] [--case 案件] [--since 時] [--cursor-file ファイル] [--until-end]",
        en: "[--team T] [--kind K] [--case CASE] [--since T] [--cursor-file FILE] "
          + "[--until-end]")
    ],
    options: [
      .init(Bilingual(ja: "--team 班,班", en: "--team T,T"), ja: "その班だけ", en: "of these teams"),
      .init(Bilingual(ja: "--kind 種類,種類", en: "--kind K,K"), ja: "その種類だけ", en: "of these kinds"),
      .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "その案件だけ", en: "of this case"),
      .init(
        Bilingual(ja: "--since 時", en: "--since TIME"), ja: "まずこの時からの行を出す",
        en: "first the lines from then on"),
      .init(
        Bilingual(ja: "--cursor-file ファイル", en: "--cursor-file FILE"),
        ja: "どこまで出したか。次はその後から", en: "where it stopped: the next time goes on there"),
      .init("--until-end", ja: "今あるものだけ", en: "only what is there now"),
    ],
    notes: [
      Bilingual(
        ja: "--ndjson は hello、existing、added を 1 行ずつ、15 秒ごとに tick。",
        en: "--ndjson prints hello, existing and added line by line, and a tick every 15 s.")
    ])

  func request() throws(ErrorReport) -> WatchRequest {
    WatchRequest(
      teams: team.flatMap(Typed.list), kinds: kind.flatMap(Typed.list), case: subject.reference,
      since: since, cursorFile: cursorFile, untilEnd: untilEnd)
  }
}
