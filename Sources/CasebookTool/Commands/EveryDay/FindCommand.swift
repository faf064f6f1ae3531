internal import ArgumentParser
internal import Screens
internal import Views

/// `casebook find TEXT`.
struct FindCommand: TypedCommand {
  @Argument var words: [String]
  @Option(name: .customLong("in")) var kind: String?
  @Option var since: String?
  @Option var limit: String?
  @Flag var exists = false

  static let help = CommandHelp(
    name: "find", aliases: ["f"],
    summary: Bilingual(ja: "書いたもの・名前・番号・部品を探す", en: "find words, names, numbers and parts"),
    examples: [
      .init("cb find 異音", ja: "案件・メモ・約束・通話のどこかに", en: "anywhere somebody wrote it"),
      .init("cb find 圧縮機 E4", ja: "両方を含むもの", en: "that has both"),
      .init("cb find 9M0417 --in part", ja: "部品の S/N", en: "a part's serial"),
      .init("cb find コンプレ* --since 11/1", ja: "語の始まり、期間", en: "how a word begins, since when"),
    ],
    usages: [
      Bilingual(
        ja: "<語>… [--in 種類] [--since 日時] [--limit 件数] [--exists]",
        en: "WORD... [--in KIND] [--since TIME] [--limit N] [--exists]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<語>…", en: "WORD..."),
        ja: "すべて含むものを探す。全角・半角、かな・カナ、大文字・小文字は同じ",
        en: "all of them; width, kana, case and accents make no difference")
    ],
    options: [
      .init(
        Bilingual(ja: "--in 種類", en: "--in KIND"),
        ja: SearchKind.allCases.map(\.rawValue).joined(separator: " "),
        en: SearchKind.allCases.map(\.rawValue).joined(separator: " ")),
      .init(Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "この後のもの", en: "from then on"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (30)", en: "at most (30)"),
      .init("--exists", ja: "無ければ終了コード 1", en: "exit code 1 if there are none"),
    ])

  func request() throws(ErrorReport) -> FindRequest {
    let text = words.joined(separator: " ")
    guard let query = SearchQuery(text) else {
      throw UsageProblem.invalidValue(text, of: "WORD", allowed: []).report
    }
    let kind: SearchKind? = try Typed.choice(kind, of: "--in")
    return FindRequest(
      text: text, query: query, kinds: kind.map { [$0] } ?? Set(SearchKind.allCases),
      since: since, limit: try Typed.count(limit, of: "--limit") ?? FindRequest.countDefault,
      tells: exists)
  }
}
