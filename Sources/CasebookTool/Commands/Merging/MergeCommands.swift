internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook merge REF REF`.
struct MergeCommand: TypedCommand {
  @Argument var reference: String
  @Argument var other: String
  @Option var by: String?
  @Option var score: String?
  @Option var method: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "merge",
    summary: Bilingual(
      ja: "同じお客様・同じ案件の 2 つの登録をまとめる", en: "merge two customers, or two cases, that are one"),
    examples: [
      .init(
        "cb merge K-12 K-77", ja: "K-12 は K-77 と同じお客様 (以後 K-77 で見る)",
        en: "K-12 is K-77, under which both are read"),
      .init(
        "cb merge K-12 K-77 --by \"C-1042#3\" --score 90 --method number",
        ja: "何から分かったか", en: "with what shows it"),
      .init(
        "cb merge C-1050 C-1042", ja: "C-1050 は C-1042 の重複", en: "C-1050 is a duplicate of C-1042"),
    ],
    usages: [
      Bilingual(
        ja: "<まとめる方> <残る方> [--by 記入,...] [--score 0-100] [--method 方法]",
        en: "<REF> <SURVIVOR> [--by ENTRY,...] [--score 0-100] [--method WORD]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<まとめる方>", en: "<REF>"), ja: "K-12 (お客様) または C-1050 (案件)",
        en: "K-12, a customer, or C-1050, a case"),
      .init(
        Bilingual(ja: "<残る方>", en: "<SURVIVOR>"), ja: "これからその番号で見る方",
        en: "the one under whose number both are read"),
    ],
    options: [
      .init(
        Bilingual(ja: "--by 記入,...", en: "--by ENTRY,..."), ja: "同じと分かる記入 (C-1042#3)",
        en: "entries that show it (C-1042#3)"),
      .init("--score N", ja: "どれほど確かか、% (100)", en: "how sure it is, in percent (100)"),
      .init(
        Bilingual(ja: "--method 方法", en: "--method WORD"), ja: "何で分かったか (person)",
        en: "what found it (person)"),
    ] + WriteOptions.help,
    further: ["casebook unmerge --help", "casebook customer list --duplicates"])

  func request() throws(ErrorReport) -> MergeRequest {
    let score = try Typed.count(score, of: "--score")
    if let score, score > MergeRequest.scoreMax {
      throw UsageProblem.invalidValue(
        "\(score)", of: "--score", allowed: ["0-\(MergeRequest.scoreMax)"]
      ).report
    }
    return MergeRequest(
      absorbed: TypedReference(reference), survivor: TypedReference(other),
      evidence: Typed.list(by).map(TypedReference.init), score: score,
      method: try method.map { (typed) throws(ErrorReport) in
        try Typed.text(typed, of: "--method")
      }, terms: try write.terms())
  }
}

/// `casebook unmerge REF [REF]`.
struct UnmergeCommand: TypedCommand {
  @Argument var reference: String
  @Argument var other: String?
  @Option var why: String
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "unmerge",
    summary: Bilingual(ja: "まとめた登録を元の 2 つに戻す", en: "take apart what was merged"),
    examples: [
      .init("cb unmerge K-12 --why mistake", ja: "K-12 を離す", en: "K-12 stands by itself again"),
      .init(
        "cb unmerge K-77 K-12 --why mistake", ja: "K-77 から K-12 を離す",
        en: "takes K-12 out of K-77"),
      .init("cb unmerge C-1050 --why mistake", ja: "案件も同じ", en: "cases alike"),
    ],
    usages: [
      Bilingual(ja: "<番号> [もう一方] --why CODE", en: "<REF> [OTHER] --why CODE")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<番号>", en: "<REF>"), ja: "K-12 (お客様) または C-1050 (案件)",
        en: "K-12, a customer, or C-1050, a case"),
      .init(
        Bilingual(ja: "[もう一方]", en: "[OTHER]"), ja: "いくつもまとめてあるとき",
        en: "where several were merged"),
    ],
    options: [
      .init("--why CODE", ja: "理由コード (mistake など)", en: "reason code (mistake, …)")
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> UnmergeRequest {
    UnmergeRequest(
      named: TypedReference(reference), other: other.map(TypedReference.init), why: why,
      terms: try write.terms())
  }
}
