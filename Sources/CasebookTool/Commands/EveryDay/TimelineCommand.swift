internal import ArgumentParser
internal import Screens

/// `casebook timeline [REF]`.
struct TimelineCommand: TypedCommand {
  @Argument var reference: String?
  @Option var team: [String] = []
  @Option var kind: [String] = []
  @Option var since: String?
  @Option var until: String?
  @Option var at: String?
  @Flag var reverse = false
  @Flag var unfold = false
  @Flag var refs = false
  @Flag var live = false

  static let help = CommandHelp(
    name: "timeline", aliases: ["t"],
    summary: Bilingual(
      ja: "案件・お客様・製品のすべてを一つの時系列で", en: "everything about a case, customer or item, in order"),
    examples: [
      .init("cb t C-1042", ja: "三つの班の記録を一つに", en: "all teams in one"),
      .init("cb t C-1042 --team 修,受", ja: "班で絞る", en: "of some teams"),
      .init("cb t C-1042 --kind part,promise --plain | less", ja: "種類で絞る", en: "of some kinds"),
      .init("cb t K-77", ja: "お客様のすべて (まとめた登録も)", en: "of a customer, under all names"),
      .init("cb t 4410-0087", ja: "製品のすべて", en: "of an item"),
      .init("cb t C-1042 --at 16:00", ja: "16:00 に見えていたもの", en: "as it was known at 16:00"),
      .init("cb t C-1042 --live", ja: "新しい行を待つ", en: "and what comes"),
    ],
    usages: [
      Bilingual(
        ja: "<案件・お客様・製品> [--team 班] [--kind 種類] [--since 時] [--until 時] [--at 時] "
          + "[--reverse] [--refs] [--unfold] [--live]",
        en: "<REF> [--team T] [--kind K] [--since T] [--until T] [--at T] [--reverse] [--refs] "
          + "[--unfold] [--live]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<案件・お客様・製品>", en: "<REF>"), ja: "C-1042、S/N、I-31、K-77、電話番号",
        en: "C-1042, a serial, I-31, K-77, a telephone number")
    ],
    options: [
      .init(Bilingual(ja: "--team 班,班", en: "--team T,T"), ja: "その班だけ", en: "of these teams"),
      .init(Bilingual(ja: "--kind 種類,種類", en: "--kind K,K"), ja: "その種類だけ", en: "of these kinds"),
      .init(Bilingual(ja: "--since 時", en: "--since TIME"), ja: "それから", en: "from then on"),
      .init(Bilingual(ja: "--until 時", en: "--until TIME"), ja: "それまで", en: "up to then"),
      .init(
        Bilingual(ja: "--at 時", en: "--at TIME"), ja: "その時に見えていたもの",
        en: "as it was known then"),
      .init(Bilingual(same: "--reverse"), ja: "新しい順", en: "the latest first"),
      .init(
        Bilingual(same: "--refs"), ja: "各行に写せる番号 (C-1042#12)",
        en: "a reference to copy on every line (C-1042#12)"),
      .init(Bilingual(same: "--unfold"), ja: "自動の行も畳まない", en: "automatic lines one by one"),
      .init(Bilingual(same: "--live"), ja: "新しい行を出し続ける", en: "go on with new lines"),
    ])

  func request() throws(ErrorReport) -> TimelineViewRequest {
    TimelineViewRequest(
      case: reference.map(TypedReference.init),
      teams: team.flatMap { $0.split(separator: ",").map(String.init) },
      kinds: kind.flatMap { $0.split(separator: ",").map(String.init) }, since: since,
      until: until, isReversed: reverse, isUnfolded: unfold, showsReferences: refs, isLive: live,
      moment: at)
  }
}
