internal import Screens
internal import Wire

/// What `doctor` looks at; the names are a contract.
enum CheckName: String, CaseIterable, Sendable, Message {
  case version, encoding, terminal, config, timeZone, phoneNumbers
  case book, permissions, keys, views, records, searchIndex
  case disk, map, readers, clock, backup, upkeep, erasures, replica
  case server, serverKey, feed

  var ja: String {
    switch self {
    case .version: "版"
    case .encoding: "文字コード"
    case .terminal: "端末"
    case .config: "設定"
    case .timeZone: "時間帯"
    case .phoneNumbers: "電話番号"
    case .book: "台帳"
    case .permissions: "権限"
    case .keys: "鍵"
    case .views: "一覧"
    case .records: "記録"
    case .searchIndex: "検索"
    case .disk: "ディスク"
    case .map: "大きさ"
    case .readers: "読み手"
    case .clock: "時計"
    case .backup: "控え"
    case .upkeep: "期限"
    case .erasures: "消去"
    case .server: "サーバー"
    case .serverKey: "サーバー用の鍵"
    case .feed: "流れ"
    case .replica: "写し"
    }
  }

  var en: String {
    switch self {
    case .version: "version"
    case .encoding: "encoding"
    case .terminal: "terminal"
    case .config: "settings"
    case .timeZone: "time zone"
    case .phoneNumbers: "phone numbers"
    case .book: "book"
    case .permissions: "permissions"
    case .keys: "keys"
    case .views: "views"
    case .records: "records"
    case .searchIndex: "search index"
    case .disk: "disk"
    case .map: "size"
    case .readers: "readers"
    case .clock: "clock"
    case .backup: "backup"
    case .upkeep: "deadlines"
    case .erasures: "erasures"
    case .server: "server"
    case .serverKey: "key for it"
    case .feed: "feed"
    case .replica: "copy"
    }
  }
}

/// What came of one look.
struct CheckResult: Sendable {
  enum Outcome: String, CaseIterable, Sendable {
    case ok
    /// Worth knowing; nothing is wrong yet.
    case note
    /// Something is wrong: exit code 1.
    case bad
  }

  let name: CheckName
  let outcome: Outcome
  let said: Bilingual
  /// A command to paste.
  var hint: String?

  static func ok(_ name: CheckName, ja: String, en: String) -> CheckResult {
    CheckResult(name: name, outcome: .ok, said: Bilingual(ja: ja, en: en))
  }

  static func note(_ name: CheckName, ja: String, en: String, hint: String? = nil) -> CheckResult {
    CheckResult(name: name, outcome: .note, said: Bilingual(ja: ja, en: en), hint: hint)
  }

  static func bad(_ name: CheckName, ja: String, en: String, hint: String? = nil) -> CheckResult {
    CheckResult(name: name, outcome: .bad, said: Bilingual(ja: ja, en: en), hint: hint)
  }

  /// What an error report says, as a result.
  init(_ name: CheckName, _ report: ErrorReport, _ outcome: Outcome = .bad) {
    self.init(
      name: name, outcome: outcome,
      said: Bilingual(
        ja: ([report.message.ja] + report.details.map(\.ja)).joined(separator: "  "),
        en: ([report.message.en] + report.details.map(\.en)).joined(separator: "  ")),
      hint: report.hint?.command)
  }

  init(name: CheckName, outcome: Outcome, said: Bilingual, hint: String? = nil) {
    self.name = name
    self.outcome = outcome
    self.said = said
    self.hint = hint
  }
}

/// `casebook.doctor/1`: what was looked at on this machine and in this book.
struct CheckupDocument: Sendable {
  let results: [CheckResult]
  let language: Language

  static let shape = DocumentShape<CheckupDocument>(
    "casebook.doctor/1", "What was looked at on this machine and in this book.",
    [
      Member(
        "data",
        .object([
          Member("healthy", Shape.truth, "Whether nothing is bad.") {
            $0.results.allSatisfy { $0.outcome != .bad }
          },
          Member("checks", check.list, "In the order in which they were made.") { checkup in
            checkup.results.map { ($0, checkup.language) }
          },
        ])
      ) { $0 }
    ])

  private static let check: Shape<(CheckResult, Language)> = .object([
    Member("hint", Shape.text.orNull, "A command line to paste.") { $0.0.hint },
    Member("message", Shape.text, "For people.") { $0.0.said.text(in: $0.1) },
    Member("messageEn", Shape.text, "The same in English.") { $0.0.said.en },
    Member("name", Shape<CheckName>.word) { $0.0.name },
    Member("outcome", Shape<CheckResult.Outcome>.word) { $0.0.outcome },
  ])
}
