internal import Screens

/// A page of help that is about no single command.
enum HelpTopic: String, CaseIterable, Sendable {
  case dates, references, clocks, words, settings, exit, environment, json
  case importMaps = "import-maps"
  case factKeys = "fact-keys"

  /// The page.
  func lines(_ page: HelpPage) -> [Line] {
    var lines = page.paragraph(summary)
    if !entries.isEmpty { lines += [""] + page.table(entries) }
    for note in notes { lines += [""] + page.paragraph(note) }
    for example in examples {
      lines += [""] + page.paragraph(example.title) + [""]
      lines += example.lines.map { Line($0.isEmpty ? "" : "  \($0)") }
    }
    return lines
  }

  /// Files that say it, line by line.
  private var examples: [(title: Bilingual, lines: [String])] {
    switch self {
    case .importMaps: ImportMapHelp.examples
    case .factKeys: FactKeyHelp.examples
    case .words: WordHelp.examples
    case .dates, .references, .clocks, .settings, .exit, .environment, .json: []
    }
  }

  /// The line that names all topics.
  static func further(_ page: HelpPage) -> [Line] {
    let names = allCases.map(\.rawValue).joined(separator: " ")
    return page.paragraph(
      Bilingual(
        ja: "くわしくは  casebook help コマンド   話題  \(names)",
        en: "More: casebook help COMMAND; topics: \(names)"))
  }

  /// What it is about.
  var summary: Bilingual {
    switch self {
    case .dates:
      Bilingual(
        ja: "日時の書き方。理解した日時は保存の前に表示します",
        en: "How to type dates and times; what was understood is shown before it is saved")
    case .references:
      Bilingual(
        ja: "案件・お客様・製品の指し方。全角でも小文字でも同じです",
        en: "How to name cases, customers and items; full-width or lower case is the same")
    case .clocks:
      Bilingual(
        ja: "応答・解決の期限と営業日。期限は文書 policy、営業日は文書 calendar (どちらも JSON) で決めます",
        en: "Clocks and working days: the document policy says what is promised, the document "
          + "calendar when the house works; both are JSON")
    case .settings:
      Bilingual(
        ja: "設定。オプション、環境変数、./.casebook/config.toml、自分の config.toml、"
          + "/etc/casebook の順に、先に言ったものが効きます",
        en: "Settings: an option, then the variable, ./.casebook/config.toml, my config.toml, and "
          + "/etc/casebook; the first that says it holds")
    case .exit: Bilingual(ja: "終了コード", en: "Exit codes")
    case .environment: Bilingual(ja: "環境変数", en: "Environment variables")
    case .importMaps: ImportMapHelp.summary
    case .factKeys: FactKeyHelp.summary
    case .words: WordHelp.summary
    case .json:
      Bilingual(
        ja: "--json は標準出力に文書を 1 つだけ出します。誤りは標準エラーに casebook.error/1",
        en: "--json prints one document on standard output; errors are a casebook.error/1 "
          + "document on standard error")
    }
  }

  /// What is listed.
  var entries: [CommandHelp.Entry] {
    switch self {
    case .json: []
    case .settings:
      Setting.all.map { setting in
        let names = [setting.option, setting.variable].compactMap(\.self).joined(separator: " ")
        let values = setting.choices.isEmpty ? "" : " (\(setting.choices.joined(separator: ", ")))"
        return .init(
          setting.key, ja: "\(setting.meaning.ja)\(values)  \(names)。省けば \(setting.otherwise.ja)",
          en: "\(setting.meaning.en)\(values)  \(names); else \(setting.otherwise.en)")
      }
    case .dates: Self.dateEntries
    case .references: Self.referenceEntries
    case .clocks: Self.clockEntries
    case .exit:
      ExitCode.allCases.map {
        .init(String($0.rawValue), ja: $0.meaning.ja, en: $0.meaning.en)
      }
    case .environment: Self.variables
    case .importMaps: ImportMapHelp.entries
    case .factKeys: FactKeyHelp.entries
    case .words: WordHelp.entries
    }
  }

  /// What is said besides.
  var notes: [Bilingual] {
    switch self {
    case .dates:
      [
        Bilingual(
          ja: "時刻だけなら今日です。「今日」は --tz の時間帯で数えます。",
          en: "A time alone is today's. \"Today\" is counted in the zone of --tz.")
      ]
    case .references:
      [
        Bilingual(
          ja: "案件を省くと CASEBOOK_CASE の案件、それも無ければ casebook go で選んだ案件です。",
          en: "Where no case is given, it is that of CASEBOOK_CASE, else the one that casebook go "
            + "chose.")
      ]
    case .clocks:
      [
        Bilingual(
          ja:
            "{\"clocks\": [{\"name\": \"resolution\", \"stop\": \"resolved\", \"target\": \"16h\", "
            + "\"pausedBy\": [\"customer\", \"parts\"]}]}",
          en:
            "{\"clocks\": [{\"name\": \"resolution\", \"stop\": \"resolved\", \"target\": \"16h\", "
            + "\"pausedBy\": [\"customer\", \"parts\"]}]}"),
        Bilingual(
          ja: "同じ name がいくつかあれば、案件に合う最初のものを使います。案件を受けた時の版が、"
            + "分類し直すまで続きます。公開は  casebook document publish policy.json --kind policy",
          en: "Of several with one name the first that fits the case holds. The version of the "
            + "opening holds until the case is reclassified. Publish with  casebook document "
            + "publish policy.json --kind policy"),
        Bilingual(
          ja: "同じ文書の \"retention\": {\"recording\": 90, \"transcript\": 365} は、添付を何日残すかです "
            + "(casebook retention list)。",
          en:
            "In the same document \"retention\": {\"recording\": 90, \"transcript\": 365} says for "
            + "how many days media are kept (casebook retention list)."),
      ]
    case .settings:
      [
        Bilingual(
          ja: "ファイルは TOML です:  lang = \"ja\"  tz = \"Asia/Tokyo\"  ascii = false。"
            + "場所は casebook config path、どこで決まったかは casebook config list --show-origin。",
          en:
            "Files are TOML:  lang = \"ja\"  tz = \"Asia/Tokyo\"  ascii = false.  casebook config "
            + "path says where they are, casebook config list --show-origin who says what."),
        Bilingual(
          ja: "台帳の場所は、ファイルの中ではそのファイルのディレクトリから数えます (~/ も使えます)。"
            + "/etc/casebook/conf.d/*.toml は名前の順に casebook.toml の後に読みます。",
          en: "The place of a book in a file is told from the file's directory, or ~/.  "
            + "/etc/casebook/conf.d/*.toml are read after casebook.toml, in the order of "
            + "their names."
        ),
      ]
    case .exit, .environment: []
    case .importMaps: ImportMapHelp.notes
    case .factKeys: FactKeyHelp.notes
    case .words: WordHelp.notes
    case .json:
      [
        Bilingual(
          ja: "鍵は並べ替え済み。パイプでは 1 行、端末では字下げ。時刻は UTC。",
          en: "Keys are sorted; one line on a pipe, indented on a terminal; times are UTC."),
        Bilingual(
          ja: "--fields a,b.c で項目を選び、--fields ? で一覧を見ます。--ndjson は一覧を 1 行ずつ。",
          en: "--fields a,b.c selects, --fields ? lists; --ndjson prints lists line by line."),
        Bilingual(
          ja: "tail、export ndjson、timeline --live は出来事を 1 行に 1 つ流します。",
          en: "tail, export ndjson and timeline --live print one event a line."),
        Bilingual(
          ja: "どの出力の形も casebook schema にあります (casebook schema write)。",
          en: "casebook schema has the shape of every output (casebook schema write)."),
      ]
    }
  }

  private static let dateEntries: [CommandHelp.Entry] = [
    .init("今日  明日  明後日  昨日", ja: "日", en: "today, tomorrow, … are understood, too"),
    .init("月曜  来週火曜  next fri", ja: "曜日", en: "days of the week"),
    .init("11/22 10時  11/22 10:00", ja: "日と時刻", en: "day and time"),
    .init("2026-11-22T10:00:00+09:00", ja: "RFC 3339", en: "RFC 3339"),
    .init("+2h  +1h30m  30分後", ja: "今から", en: "from now"),
    .init(
      "4営業時間  2営業日", ja: "期限: 営業日カレンダーで今から", en: "of what is due: 4wh, 2wd in working time"),
    .init("-2h  2日前  90 days ago", ja: "今より前", en: "before now"),
  ]

  private static let referenceEntries: [CommandHelp.Entry] = [
    .init("C-1042", ja: "案件", en: "a case"),
    .init("C-1042#14", ja: "その 14 番目の記入", en: "its 14th entry"),
    .init("K-77", ja: "お客様", en: "a customer"),
    .init("I-31  4410-0087", ja: "製品の番号、または S/N", en: "an item's number, or its serial"),
    .init("03-1234-5678", ja: "お客様の電話番号", en: "a customer's telephone number"),
  ]

  private static let clockEntries: [CommandHelp.Entry] = [
    .init("policy: name", ja: "記録に残る名", en: "the name that stands in the log"),
    .init("title", ja: "画面の名 {\"ja\", \"en\"}", en: "the name on screens {\"ja\", \"en\"}"),
    .init("start", ja: "opened (省けばこれ) answered", en: "opened (the default) answered"),
    .init("stop", ja: "answered resolved closed", en: "answered resolved closed"),
    .init("target", ja: "営業時間で \"8h\" \"1h30m\"", en: "in working hours: \"8h\" \"1h30m\""),
    .init("calendar", ja: "calendar の文書の名", en: "the name of a calendar"),
    .init(
      "pausedBy", ja: "止める待ち: customer parts vendor approval schedule sales problem",
      en: "waits that pause it: customer parts vendor approval schedule sales problem"),
    .init("priorities", ja: "どの重要度に (省けばすべて)", en: "for which priorities (else all)"),
    .init("reasons", ja: "どの理由コードに (省けばすべて)", en: "for which reason codes (else all)"),
    .init(
      "callbacks", ja: "班が一枠にかけられる折り返し {\"slot\": \"30m\", \"count\": 3}",
      en: "callbacks of a team in a slot: {\"slot\": \"30m\", \"count\": 3}"),
    .init("calendar: zone", ja: "\"Asia/Tokyo\"", en: "\"Asia/Tokyo\""),
    .init(
      "hours", ja: "[{\"weekday\": 1, \"from\": \"09:00\", \"to\": \"18:00\"}] 日曜が 0",
      en: "[{\"weekday\": 1, \"from\": \"09:00\", \"to\": \"18:00\"}], Sunday is 0"),
    .init("holidays", ja: "\"japan\" (国民の祝日) か日の一覧", en: "\"japan\", or a list of days"),
    .init(
      "closed", ja: "[\"2026-08-14\", {\"from\": \"12-29\", \"to\": \"01-03\"}] 休み",
      en: "[\"2026-08-14\", {\"from\": \"12-29\", \"to\": \"01-03\"}]"),
  ]

  private static let variables: [CommandHelp.Entry] =
    Setting.all.map { setting in
      let values =
        setting.kind == .truth
        ? " (1)" : setting.choices.isEmpty ? "" : " (\(setting.choices.joined(separator: ", ")))"
      return .init(
        setting.variable, ja: setting.meaning.ja + values, en: setting.meaning.en + values)
    } + otherVariables

  private static let otherVariables: [CommandHelp.Entry] = [
    .init("CASEBOOK_CASE", ja: "省いたときの案件", en: "the case where none is given"),
    .init("NO_COLOR", ja: "色を使わない", en: "no colours"),
    .init("COLUMNS", ja: "行の幅", en: "cells of a line"),
    .init(
      "XDG_DATA_HOME", ja: "既定の台帳 (casebook/book)", en: "of the default book (casebook/book)"),
    .init(
      "XDG_CONFIG_HOME", ja: "自分の設定 (casebook/config.toml)",
      en: "of my settings (casebook/config.toml)"),
    .init(
      "XDG_STATE_HOME", ja: "端末の番号、選んだ案件、既読",
      en: "of the name of this device, the chosen case, what was read"),
  ]
}
