internal import ArgumentParser
internal import Screens

/// What the commands that print papers have in common.
struct PaperOptions: ParsableArguments {
  @Flag var html = false
  @Flag var era = false
  @Option var shop: [String] = []

  static let help: [CommandHelp.Entry] = [
    .init("--html", ja: "A4 に印刷できるページ", en: "a page ready for A4 paper"),
    .init("--era", ja: "年を和暦で (令和8年)", en: "years of the Japanese eras"),
    .init(
      Bilingual(ja: "--shop 文", en: "--shop TEXT"), ja: "発行者の行: 会社名、住所、電話 (何度でも)",
      en: "a line of the issuer: name, address, telephone (repeatable)"),
  ]

  func style() throws(ErrorReport) -> PaperStyle {
    for line in shop { _ = try Typed.text(line, of: "--shop") }
    return PaperStyle(isPage: html, usesEra: era, issuer: shop)
  }
}

/// How a paper is wanted.
struct PaperStyle: Hashable {
  var isPage = false
  var usesEra = false
  /// Line by line; the environment's `CASEBOOK_SHOP` where there is none.
  var issuer: [String] = []
}

/// `casebook print report REF`.
struct PrintReportCommand: TypedCommand {
  @Argument var reference: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var paper: PaperOptions
  @Option var remarks: [String] = []

  static let help = CommandHelp(
    name: "print report",
    summary: Bilingual(ja: "作業報告書を印刷する", en: "print a service report"),
    examples: [
      .init("cb print report C-1042", ja: "文字で", en: "as text"),
      .init(
        "cb print report C-1042 --html --era > report.html", ja: "A4 の用紙で、和暦",
        en: "for A4 paper, in Japanese years"),
      .init(
        "cb print report C-1042 --shop 川崎サービス --shop 044-200-0000 --remarks 次回点検は春に",
        ja: "発行者と備考を入れて", en: "with issuer and remarks"),
    ],
    usages: [
      Bilingual(
        ja: "[案件] [--html] [--era] [--shop 文]… [--remarks 文]…",
        en: "[CASE] [--html] [--era] [--shop TEXT]... [--remarks TEXT]...")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[案件]", en: "[CASE]"), ja: "C-1042、S/N、K-77、電話番号",
        en: "C-1042, a serial, K-77, a telephone number")
    ],
    options: PaperOptions.help + [
      .init(
        Bilingual(ja: "--remarks 文", en: "--remarks TEXT"), ja: "備考 (何度でも)",
        en: "remarks (repeatable)"), CaseOption.help,
    ],
    notes: [
      Bilingual(
        ja: "社内のメモと、班を限った記入は載りません。環境変数 CASEBOOK_SHOP でも発行者を示せます (行は / で分ける)。",
        en: "Memos and entries for some teams only are not on it.  CASEBOOK_SHOP names the issuer, "
          + "too; / parts its lines.")
    ], further: ["casebook print receipt C-1042"])

  func request() throws(ErrorReport) -> PrintRequest {
    PrintRequest(
      kind: .report, case: reference.map(TypedReference.init) ?? subject.reference,
      style: try paper.style(), remarks: remarks)
  }
}

/// `casebook print receipt REF`.
struct PrintReceiptCommand: TypedCommand {
  @Argument var reference: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var paper: PaperOptions
  @Option var due: String?

  static let help = CommandHelp(
    name: "print receipt",
    summary: Bilingual(ja: "預かり証を印刷する", en: "print a receipt of custody"),
    examples: [
      .init("cb print receipt C-1042", ja: "文字で", en: "as text"),
      .init(
        "cb print receipt C-1042 --html --due 12/5 > receipt.html", ja: "お返しの予定を入れて、A4 の用紙で",
        en: "with the day of return, for A4 paper"),
    ],
    usages: [
      Bilingual(
        ja: "[案件] [--html] [--era] [--due 日] [--shop 文]…",
        en: "[CASE] [--html] [--era] [--due DATE] [--shop TEXT]...")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[案件]", en: "[CASE]"), ja: "C-1042、S/N、K-77、電話番号",
        en: "C-1042, a serial, K-77, a telephone number")
    ],
    options: PaperOptions.help + [
      .init(
        Bilingual(ja: "--due 日", en: "--due DATE"), ja: "お返しの予定 (なければ空欄)",
        en: "when it is to be returned (else left to fill in)"), CaseOption.help,
    ], further: ["casebook print report C-1042"])

  func request() throws(ErrorReport) -> PrintRequest {
    PrintRequest(
      kind: .receipt, case: reference.map(TypedReference.init) ?? subject.reference,
      style: try paper.style(), due: due)
  }
}
