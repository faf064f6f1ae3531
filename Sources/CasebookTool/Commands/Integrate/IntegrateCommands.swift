internal import ArgumentParser
internal import Screens

/// `casebook tail`.
struct TailCommand: TypedCommand {
  @Option var after: String?
  @Option var count: Int?
  @Flag var untilEnd = false
  @Option var cursorFile: String?
  @Option var feed: String?
  @Option var exec: String?

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
      .init(
        "casebook tail --feed team/repair/ --exec ./notify", ja: "修理班のものを 1 件ずつ渡す",
        en: "those of a team, each to a command"),
    ],
    usages: [
      Bilingual(
        ja: "[--feed 流れ] [--after beginning|now|位置] [--count 数] [--until-end] "
          + "[--cursor-file ファイル] [--exec コマンド]",
        en: "[--feed FEED] [--after beginning|now|POSITION] [--count N] [--until-end] "
          + "[--cursor-file FILE] [--exec CMD]")
    ],
    options: [
      .init(
        Bilingual(ja: "--feed 流れ", en: "--feed FEED"), ja: "log/、team/repair/、type/part.installed/",
        en: "log/, team/repair/, type/part.installed/"),
      .init(
        Bilingual(ja: "--after 位置", en: "--after POSITION"), ja: "beginning、now、1.184213",
        en: "beginning, now, 1.184213"),
      .init(Bilingual(ja: "--count 数", en: "--count N"), ja: "その数で終わる", en: "end after so many"),
      .init(Bilingual(same: "--until-end"), ja: "追いついたら終わる", en: "end when there are no more"),
      .init(
        Bilingual(ja: "--cursor-file ファイル", en: "--cursor-file FILE"), ja: "どこまで読んだか",
        en: "keeps how far it has read"),
      .init(
        Bilingual(ja: "--exec コマンド", en: "--exec CMD"), ja: "1 件ごとに実行し、標準入力に渡す",
        en: "is run for each event, which it gets on standard input"),
    ])

  func request() throws(ErrorReport) -> TailRequest {
    TailRequest(
      after: after, count: count, untilEnd: untilEnd, cursorFile: cursorFile, feed: feed,
      exec: exec)
  }
}

/// `casebook export ndjson`.
struct ExportNDJSONCommand: TypedCommand {
  @Option var since: String?
  @Option var until: String?
  @Option var `case`: String?
  @Option var customer: String?

  static let help = CommandHelp(
    name: "export ndjson", summary: Bilingual(ja: "記録を書き出す", en: "events, one per line"),
    examples: [
      .init("casebook export ndjson > events.ndjson", ja: "すべて", en: "all of them"),
      .init("casebook export ndjson --case C-1042", ja: "一つの案件", en: "those of a case"),
      .init("casebook export ndjson --since 11/1 --until 11/30", ja: "ひと月", en: "those of a month"),
    ],
    usages: [
      Bilingual(
        ja: "[--since 時] [--until 時] [--case 案件] [--customer お客様]",
        en: "[--since T] [--until T] [--case CASE] [--customer C]")
    ],
    options: [
      .init(Bilingual(ja: "--since 時", en: "--since TIME"), ja: "起きた日時がそれから", en: "from then on"),
      .init(Bilingual(ja: "--until 時", en: "--until TIME"), ja: "それまで", en: "up to then"),
      .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "その案件だけ", en: "of this case"),
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer C"), ja: "そのお客様だけ",
        en: "of this customer"),
    ])

  func request() throws(ErrorReport) -> TailRequest {
    let scope = EventScopeRequest(
      since: since, until: until, case: `case`.map(TypedReference.init),
      customer: customer.map(TypedReference.init))
    return TailRequest(
      after: "beginning", count: nil, untilEnd: true, cursorFile: nil, scope: scope)
  }
}

/// `casebook schema [NAME]`.
struct SchemaCommand: TypedCommand {
  @Argument var name: String?

  static let help = CommandHelp(
    name: "schema",
    summary: Bilingual(
      ja: "出来事と出力の JSON の形 (JSON Schema)", en: "JSON Schema of every event and output"),
    examples: [
      .init("casebook schema", ja: "名前の一覧", en: "the names"),
      .init("casebook schema part.installed", ja: "出来事の形", en: "that of an event"),
      .init("casebook schema write", ja: "--json の出力の形", en: "that of an output of --json"),
    ],
    usages: [Bilingual(ja: "[名前]", en: "[NAME]")])

  func request() throws(ErrorReport) -> SchemaRequest { SchemaRequest(name: name) }
}
