internal import ArgumentParser
internal import Screens

/// `casebook emit [FILE]`.
struct EmitCommand: TypedCommand {
  @Argument var file: String?
  @Option(name: .customLong("as")) var member: String?
  @Flag var history = false
  @Option var rejects: String?

  static let help = CommandHelp(
    name: "emit",
    summary: Bilingual(ja: "出来事を 1 行 1 件の JSON で記録する", en: "append events, one JSON object a line"),
    examples: [
      .init(
        "casebook emit --ndjson < events.ndjson", ja: "1 行ごとに答える",
        en: "answers each line as soon as it is safe"),
      .init("casebook emit events.ndjson", ja: "ファイルから", en: "from a file"),
      .init("casebook emit --dry-run events.ndjson", ja: "書かずに確かめる", en: "writes nothing"),
    ],
    usages: [
      Bilingual(
        ja: "[ファイル|-] [--as 担当者] [--history] [--rejects ファイル]",
        en: "[FILE|-] [--as MEMBER] [--history] [--rejects FILE]")
    ],
    options: [
      .init(
        Bilingual(ja: "--as 担当者", en: "--as MEMBER"), ja: "代わりに記録する (そう表示される)",
        en: "on behalf of somebody (shown as such)"),
      .init(
        "--history", ja: "過去の記録として取り込む (起きた時刻が要る)",
        en: "take them in as history: each must say when it happened"),
      .init(
        Bilingual(ja: "--rejects ファイル", en: "--rejects FILE"),
        ja: "取り込めなかった行をそのまま (直してまた流す)",
        en: "gets the lines that were not taken, as they came"),
    ],
    notes: [
      Bilingual(
        ja: """
          1 行は事実 {"id","type","refs","occurredAt","body"}、\
          決定 {"id","command":"makePromise","refs","occurredAt","body"}、\
          まとめて {"id","command":"record","occurredAt","events":[…]}、\
          または tail が出す形。id は命令の ULID で、同じ id は二度書かれず、同じ答えが返る。
          """,
        en: """
          A line is a fact {"id","type","refs","occurredAt","body"}, \
          a decision {"id","command":"makePromise","refs","occurredAt","body"}, \
          several facts {"id","command":"record","occurredAt","events":[…]}, \
          or an event as tail prints it. The id is the ULID of the command: the same id is never \
          written twice and gets the same answer.
          """),
      Bilingual(
        ja: "断られた行があれば 81 で終わる。ほかの行は書かれている。",
        en: "It ends with 81 when lines were refused; the others are written."),
    ],
    further: ["casebook schema casebook.emit/1", "casebook help tail"])

  func request() throws(ErrorReport) -> EmitRequest {
    EmitRequest(
      file: file == "-" ? nil : file, member: member, isHistory: history, rejects: rejects)
  }
}
