internal import ArgumentParser
internal import Screens

/// What every export of a file may be told.
enum ExportOptions {
  static let scope: [CommandHelp.Entry] = [
    .init(Bilingual(ja: "--since 時", en: "--since TIME"), ja: "起きた日時がそれから", en: "from then on"),
    .init(Bilingual(ja: "--until 時", en: "--until TIME"), ja: "それまで", en: "up to then"),
    .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "その案件だけ", en: "of this case"),
    .init(
      Bilingual(ja: "--customer お客様", en: "--customer C"), ja: "そのお客様だけ",
      en: "of this customer"),
  ]

  static let out = CommandHelp.Entry(
    Bilingual(ja: "--out ファイル", en: "--out FILE"), ja: "書き出す先 (省けば標準出力)",
    en: "where to (else standard output)")
}

/// `casebook export csv`.
struct ExportCSVCommand: TypedCommand {
  @Option var kind: String?
  @Option var since: String?
  @Option var until: String?
  @Option var `case`: String?
  @Option var customer: String?
  @Option var out: String?
  @Option var encoding: String?
  @Flag var unguarded = false

  static let help = CommandHelp(
    name: "export csv", summary: Bilingual(ja: "表計算のための表を書き出す", en: "tables for spreadsheets"),
    examples: [
      .init("casebook export csv --out cases.csv", ja: "案件の表", en: "the cases"),
      .init(
        "casebook export csv --kind contacts --since 11/1 --until 11/30", ja: "ひと月の応対",
        en: "the contacts of a month"),
      .init(
        "casebook export csv --kind parts --encoding cp932 --out parts.csv", ja: "Shift_JIS で",
        en: "in Shift_JIS"),
    ],
    usages: [
      Bilingual(
        ja: "[--kind 種類] [--since 時] [--until 時] [--case 案件] [--customer お客様] "
          + "[--out ファイル] [--encoding 文字コード] [--unguarded]",
        en: "[--kind KIND] [--since T] [--until T] [--case CASE] [--customer C] "
          + "[--out FILE] [--encoding ENCODING] [--unguarded]")
    ],
    options: [
      .init(
        Bilingual(ja: "--kind 種類", en: "--kind KIND"),
        ja: ExportKind.allCases.map(\.rawValue).joined(separator: " "),
        en: ExportKind.allCases.map(\.rawValue).joined(separator: ", "))
    ] + ExportOptions.scope + [
      ExportOptions.out,
      .init(
        Bilingual(ja: "--encoding 文字コード", en: "--encoding ENCODING"),
        ja: "utf8bom (省けばこれ、Excel 用) utf8 cp932 (Shift_JIS、無い字は 〓)",
        en: "utf8bom (the default, for Excel), utf8, cp932 (what it has not becomes 〓)"),
      .init("--unguarded", ja: "式に見える値もそのまま", en: "leaves what looks like a formula as it is"),
    ],
    notes: [
      Bilingual(
        ja: """
          = + - @ で始まる値の前には ' を付ける: 表計算が式として実行しないように (電話番号の +81 も)。\
          機械で読むなら --unguarded。列の名は help import-maps の項目と同じで、時刻は UTC。
          """,
        en: """
          A cell that begins with = + - @ gets an apostrophe before it, so that no spreadsheet \
          carries it out (+81 of a number, too); for machines there is --unguarded.  Columns are \
          named like the fields of help import-maps; times are UTC.
          """)
    ], further: ["casebook export ndjson --help"])

  func request() throws(ErrorReport) -> ExportCSVRequest {
    ExportCSVRequest(
      kind: try Typed.choice(kind, of: "--kind") ?? .cases,
      scope: EventScopeRequest(
        since: since, until: until, case: `case`.map(TypedReference.init),
        customer: customer.map(TypedReference.init)), out: out,
      encoding: try ExportEncoding.of(encoding), isGuarded: !unguarded)
  }
}

/// `casebook export ocel`.
struct ExportOCELCommand: TypedCommand {
  @Option var since: String?
  @Option var until: String?
  @Option var `case`: String?
  @Option var customer: String?
  @Option var out: String?

  static let help = CommandHelp(
    name: "export ocel",
    summary: Bilingual(ja: "プロセス分析のための OCEL 2.0", en: "OCEL 2.0, for process mining"),
    examples: [
      .init("casebook export ocel --out desk.json", ja: "すべて", en: "all of it"),
      .init(
        "casebook export ocel --since \"90 days ago\" --out desk.json", ja: "最近の 90 日",
        en: "the last 90 days"),
    ],
    usages: [
      Bilingual(
        ja: "[--since 時] [--until 時] [--case 案件] [--customer お客様] [--out ファイル]",
        en: "[--since T] [--until T] [--case CASE] [--customer C] [--out FILE]")
    ],
    options: ExportOptions.scope + [ExportOptions.out],
    notes: [
      Bilingual(
        ja: "案件・お客様・製品・班・担当者が対象 (object)。出来事は起きた順、取り消した記入は含まない。",
        en: "Cases, customers, items, teams and members are its objects.  Events stand in the "
          + "order in which they happened; what was taken back is left out.")
    ], further: ["casebook export ndjson --help"])

  func request() throws(ErrorReport) -> ExportOCELRequest {
    ExportOCELRequest(
      scope: EventScopeRequest(
        since: since, until: until, case: `case`.map(TypedReference.init),
        customer: customer.map(TypedReference.init)), out: out)
  }
}
