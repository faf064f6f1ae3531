internal import ArgumentParser
internal import Screens

/// `casebook tail`.
struct TailCommand: TypedCommand {
  @Option var after: String?
  @Option var count: Int?
  @Flag var untilEnd = false
  @Option var cursorFile: String?

  static let help = CommandHelp(
    name: "tail", summary: Bilingual(ja: "記録をそのまま流す", en: "the events as they come in"),
    examples: [
      .init(
        "casebook tail --after beginning --until-end", ja: "最初から今まで",
        en: "from the first to the last"),
      .init("casebook tail --after now", ja: "これからのもの", en: "what comes from now on"),
      .init(
        "casebook tail --cursor-file erp.cursor --until-end", ja: "前の続きから",
        en: "on from the last time"),
    ],
    usages: [
      Bilingual(
        ja: "[--after beginning|now|位置] [--count 数] [--until-end] [--cursor-file ファイル]",
        en: "[--after beginning|now|POSITION] [--count N] [--until-end] [--cursor-file FILE]")
    ],
    options: [
      .init(
        Bilingual(ja: "--after 位置", en: "--after POSITION"), ja: "beginning、now、1.184213",
        en: "beginning, now, 1.184213"),
      .init(Bilingual(ja: "--count 数", en: "--count N"), ja: "その数で終わる", en: "end after so many"),
      .init(Bilingual(same: "--until-end"), ja: "追いついたら終わる", en: "end when there are no more"),
      .init(
        Bilingual(ja: "--cursor-file ファイル", en: "--cursor-file FILE"), ja: "どこまで読んだか",
        en: "keeps how far it has read"),
    ])

  func request() throws(ErrorReport) -> TailRequest {
    TailRequest(after: after, count: count, untilEnd: untilEnd, cursorFile: cursorFile)
  }
}

/// `casebook export ndjson`.
struct ExportNDJSONCommand: TypedCommand {
  static let help = CommandHelp(
    name: "export ndjson", summary: Bilingual(ja: "すべての記録を書き出す", en: "all events, one per line"),
    examples: [.init("casebook export ndjson > events.ndjson", ja: "すべて", en: "all of them")],
    usages: [Bilingual(same: "")])

  func request() throws(ErrorReport) -> TailRequest {
    TailRequest(after: "beginning", count: nil, untilEnd: true, cursorFile: nil)
  }
}

/// `casebook schema [NAME]`.
struct SchemaCommand: TypedCommand {
  @Argument var name: String?

  static let help = CommandHelp(
    name: "schema",
    summary: Bilingual(ja: "JSON の形 (JSON Schema)", en: "JSON Schema of every event"),
    examples: [
      .init("casebook schema", ja: "名前の一覧", en: "the names"),
      .init("casebook schema part.installed", ja: "一つ", en: "one of them"),
    ],
    usages: [Bilingual(ja: "[名前]", en: "[NAME]")])

  func request() throws(ErrorReport) -> SchemaRequest { SchemaRequest(name: name) }
}

/// `casebook kpi [NAME]`.
struct KpiCommand: TypedCommand {
  @Argument var name: String?

  static let help = CommandHelp(
    name: "kpi", summary: Bilingual(ja: "数字と、その数え方", en: "figures, and how they are counted"),
    examples: [
      .init("casebook kpi", ja: "すべて", en: "all of them"),
      .init("casebook kpi fcr --json", ja: "初回解決率", en: "first contact resolution"),
    ],
    usages: [Bilingual(ja: "[名前]", en: "[NAME]")])

  func request() throws(ErrorReport) -> KpiRequest { KpiRequest(name: name) }
}
