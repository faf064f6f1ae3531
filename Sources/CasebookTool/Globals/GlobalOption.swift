internal import Screens

/// One global option: how it is typed and what it sets.
struct GlobalOption: Sendable {
  let long: String
  let short: Character?
  /// What stands for the value in help; nil for a flag.
  let value: Bilingual?
  /// The values that may be typed, where there are few.
  let allowed: [String]
  let meaning: Bilingual
  /// Sets it; false if the value means nothing.
  let set: @Sendable (inout GlobalOptions, String) -> Bool

  private static func flag(
    _ long: String, _ short: Character? = nil, ja: String, en: String,
    set: @escaping @Sendable (inout GlobalOptions) -> Void
  ) -> GlobalOption {
    GlobalOption(
      long: long, short: short, value: nil, allowed: [], meaning: Bilingual(ja: ja, en: en)
    ) { options, _ in
      set(&options)
      return true
    }
  }

  private static func option(
    _ long: String, _ value: Bilingual, ja: String, en: String,
    set: @escaping @Sendable (inout GlobalOptions, String) -> Bool
  ) -> GlobalOption {
    GlobalOption(
      long: long, short: nil, value: value, allowed: [], meaning: Bilingual(ja: ja, en: en),
      set: set)
  }

  private static func choice(
    _ long: String, _ allowed: [String], ja: String, en: String,
    set: @escaping @Sendable (inout GlobalOptions, String) -> Bool
  ) -> GlobalOption {
    GlobalOption(
      long: long, short: nil, value: Bilingual(same: allowed.joined(separator: "|")),
      allowed: allowed, meaning: Bilingual(ja: ja, en: en), set: set)
  }

  /// All of them, in the order of the help.
  static let all: [GlobalOption] = [
    option(
      "--book", Bilingual(ja: "場所", en: "PATH"),
      ja: "台帳: ディレクトリ、tcp://機械:7100、ipc://パス (次に CASEBOOK_BOOK)",
      en: "the book: PATH, tcp://HOST:7100, ipc://PATH (else CASEBOOK_BOOK)"
    ) { options, value in
      options.book = value
      return !value.isEmpty
    },
    option(
      "--context", Bilingual(ja: "名前", en: "NAME"),
      ja: "名前を付けた台帳 (context add)", en: "a book by its name (context add)"
    ) { options, value in
      options.context = value
      return ContextName.isOne(value)
    },
    option(
      "--key", Bilingual(ja: "ファイル", en: "FILE"), ja: "サーバーに使う鍵 (次に CASEBOOK_KEY)",
      en: "the key for a server (else CASEBOOK_KEY)"
    ) { options, value in
      options.key = value
      return !value.isEmpty
    },
    option(
      "--timeout", Bilingual(ja: "5秒", en: "5s"), ja: "サーバーを待つ長さ",
      en: "how long a server is waited for"
    ) { options, value in
      let seconds = Int(value.halfWidth) ?? SpanInput.seconds(value).map { Int($0) }
      options.timeoutSeconds = seconds
      return seconds.map { (1...RemoteBook.timeoutSecondsMax).contains($0) } ?? false
    },
    flag("--offline", ja: "端末から何も送らない", en: "a device sends nothing now") {
      $0.isOffline = true
    },
    flag(
      "--require-sync", ja: "送れなければ 75 で終わる (記録は残る)",
      en: "exit 75 if it cannot be sent (it stays recorded)"
    ) { $0.requiresSync = true },
    flag("--json", ja: "JSON の文書を 1 つ", en: "one JSON document") { $0.format = .json },
    flag("--ndjson", ja: "1 行に 1 つの JSON (一覧)", en: "one JSON document a line (lists)") {
      $0.format = .ndjson
    },
    option(
      "--fields", Bilingual(same: "A,B.C"), ja: "JSON の項目を選ぶ (? で一覧)",
      en: "fields of the JSON (? lists them)"
    ) { options, value in
      options.fields = value.halfWidth.split(separator: ",").map { String($0.trimmingSpaces) }
      return true
    },
    flag("--plain", ja: "タブ区切り、見出し無し、省略無し", en: "tabs, no header, nothing cut") {
      $0.format = .plain
    },
    flag("--quiet", "q", ja: "できたときは何も言わない", en: "say nothing when it went well") {
      $0.isQuiet = true
    },
    flag("--verbose", ja: "詳しく", en: "say more") { $0.isVerbose = true },
    choice("--color", Colour.Wish.allCases.map(\.rawValue), ja: "色", en: "colours") {
      options, value in
      options.colour = Colour.Wish(rawValue: value)
      return options.colour != nil
    },
    choice("--lang", Language.allCases.map(\.rawValue), ja: "言葉", en: "language") {
      options, value in
      options.language = Language(localeName: value)
      return options.language != nil
    },
    option(
      "--tz", Bilingual(ja: "時間帯", en: "ZONE"), ja: "時間帯 (Asia/Tokyo)",
      en: "time zone (Asia/Tokyo)"
    ) { options, value in
      options.zone = value
      return !value.isEmpty
    },
    flag("--no-input", ja: "何も尋ねない", en: "ask nothing") { $0.mayAsk = false },
    flag("--dry-run", ja: "書かずに確かめる", en: "check, write nothing") { $0.isDryRun = true },
    flag("--help", "h", ja: "コマンドの説明", en: "what the command does") { $0.wantsHelp = true },
    flag("--version", ja: "版", en: "version") { $0.wantsVersion = true },
  ]

  /// `-q, --quiet`, `--tz ZONE`.
  var term: Bilingual {
    let name = short.map { "-\($0), \(long)" } ?? long
    guard let value else { return Bilingual(same: name) }
    return Bilingual(ja: "\(name) \(value.ja)", en: "\(name) \(value.en)")
  }
}
