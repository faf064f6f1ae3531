internal import Importers
internal import Screens

/// `casebook help import-maps`: how a map says which column is what.
enum ImportMapHelp {
  static let summary = Bilingual(
    ja: "どの表でも取り込む: どの列が何かを TOML に書き、import csv に渡します",
    en: "Any table can be imported: write in TOML which column is what, and give it to import csv")

  static let notes = [
    Bilingual(
      ja: """
        日付の形を言わなければ 2026/11/22 10:00、2026-11-22、令和8年11月22日 などを読みます。\
        班は名でも書けます。ほかの表は鍵で指し、指された行が先に要ります。列の順と余分な列は問いません。\
        対応表が違っていれば、何も取り込まずに行を示します。
        """,
      en: """
        Without dates, forms such as 2026/11/22 10:00, 2026-11-22 and 令和8年11月22日 are read.  \
        Other tables are named by their keys, and the lines that are named must come before.  The \
        order of columns does not matter, nor do columns that nobody asks for.  Where the map is \
        wrong nothing is taken, and the line is named.
        """),
    Bilingual(
      ja: "項目 (* は必ず要る、[] はいくつでも、-> はほかの表の鍵)",
      en: "The fields (* must be there, [] any number, -> the key of another table)"),
  ]

  static var entries: [CommandHelp.Entry] { parts + fields }

  private static let parts: [CommandHelp.Entry] = [
    .init(
      "system", ja: "元の仕組みの名。番号の一部になるので変えない",
      en: "the other system; a part of every id, so keep it"),
    .init(
      "zone", ja: "日時の時間帯 \"Asia/Tokyo\" (省けば --tz)",
      en: "the zone of its times, \"Asia/Tokyo\" (else --tz)"),
    .init(
      "dates", ja: "日付の形 \"yyyy/MM/dd HH:mm\"。G は元号、a は午前・午後、Z は +09:00",
      en: "how dates look, \"dd/MM/yyyy HH:mm\"; G is an era, a is AM or PM, Z is +09:00"),
    .init(
      "separator", ja: "comma (省けばこれ) semicolon tab",
      en: "comma (the default), semicolon, tab"),
    .init(
      "[[tables]]", ja: "表ごとに 1 つ。指される表を先に",
      en: "one for each table; what is named comes first"),
    .init(
      "file", ja: "ファイルの名 (表が 1 つなら要らない)",
      en: "the name of the file (needed for several tables)"),
    .init("record", ja: MapRecord.names, en: MapRecord.names),
    .init(
      "key", ja: "行を見分ける列。同じ鍵の行は二度取り込まない (省けば行全体)",
      en: "the columns that tell lines apart: a key is never taken twice (else the whole line)"),
    .init(
      "columns", ja: "項目 = 列の名。いくつもあれば [\"姓\", \"名\"]",
      en: "field = column, or [\"First\", \"Last\"]"),
    .init(
      "constants", ja: "列が無いか空のときの値",
      en: "what holds where there is no column, or nothing in it"),
    .init(
      Bilingual(ja: "values.項目", en: "values.FIELD"), ja: "元の言葉 = 使う言葉。\"*\" はその他",
      en: "of a field: their word = ours; \"*\" is any other"),
  ]

  /// The fields of every record; `*` must be there.
  private static var fields: [CommandHelp.Entry] {
    MapRecord.allCases.map { record in
      let fields = record.fields.map { field in
        field.name + (field.isNeeded ? "*" : "") + field.kind.suffix
      }
      return CommandHelp.Entry(
        record.rawValue, ja: fields.joined(separator: " "), en: fields.joined(separator: " "))
    }
  }

  static let examples: [(title: Bilingual, lines: [String])] = [
    (Bilingual(ja: "部品の表 1 つ (parts.toml)", en: "A table of parts alone (parts.toml)"), partsTable),
    (
      Bilingual(
        ja: "互いを指す 3 つの表 (old-desk.toml)",
        en: "Three tables that name each other (old-desk.toml)"),
      desk
    ),
  ]

  private static let partsTable = [
    #"system = "kanri""#,
    #"zone = "Asia/Tokyo""#,
    #"dates = ["yyyy/MM/dd", "Gy年M月d日"]"#,
    "",
    "[[tables]]  # 製品 / the items",
    #"file = "items.csv""#,
    #"record = "items""#,
    #"key = "製造番号""#,
    "",
    "[tables.columns]",
    #"model = "機種""#,
    #"serial = "製造番号""#,
    #"at = "登録日""#,
    "",
    "[[tables]]  # 部品 / the parts",
    #"file = "parts.csv""#,
    #"record = "parts""#,
    #"key = ["伝票番号", "行"]"#,
    "",
    "[tables.columns]",
    #"item = "製造番号""#,
    #"part = "型番""#,
    #"qty = "数量""#,
    #"at = "交換日""#,
    #"charge = "負担""#,
    "",
    "[tables.values.charge]",
    #""保証" = "warranty""#,
    #""*" = "customer""#,
  ]

  private static let desk = [
    #"system = "old-desk""#,
    #"zone = "Europe/Berlin""#,
    #"dates = "dd.MM.yyyy HH:mm""#,
    #"separator = "semicolon""#,
    "",
    "[[tables]]",
    #"file = "customers.csv""#,
    #"record = "customers""#,
    #"key = "No""#,
    #"constants = { at = "2020-01-01" }"#,
    "",
    "[tables.columns]",
    #"name = ["First", "Last"]"#,
    #"phone = ["Phone", "Mobile"]"#,
    #"email = "Mail""#,
    "",
    "[[tables]]",
    #"file = "cases.csv""#,
    #"record = "cases""#,
    #"key = "Ticket""#,
    "",
    "[tables.columns]",
    #"customer = "Customer No""#,
    #"subject = "Title""#,
    #"at = "Opened""#,
    #"resolved = "Solved""#,
    #"priority = "Prio""#,
    "",
    "[tables.values.priority]",
    #""1" = "urgent""#,
    #""*" = "normal""#,
    "",
    "[[tables]]",
    #"file = "calls.csv""#,
    #"record = "contacts""#,
    #"key = "Call""#,
    "",
    "[tables.columns]",
    #"case = "Ticket""#,
    #"at = "Time""#,
    #"number = "From""#,
  ]
}

extension MapRecord {
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: " ") }
}

extension MapField.Kind {
  /// What a field holds, where its name does not say it.
  fileprivate var suffix: String {
    switch self {
    case .text, .moment, .day, .count, .quantity, .team, .person: ""
    case .list: "[]"
    case .word(let words): "(\(words.joined(separator: "|")))"
    case .reference(let record): "(->\(record.rawValue))"
    }
  }
}
