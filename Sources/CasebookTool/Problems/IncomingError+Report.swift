internal import Screens
internal import Wire

extension ErrorReport {
  /// What is wrong with an event or a command that came in as JSON.
  init(_ error: IncomingError) {
    self.init(code: error.code, exit: .refused, message: Bilingual(ja: error.ja, en: error.en))
  }
}

extension IncomingError: Message {
  /// The code for scripts.
  var code: String {
    switch self {
    case .json: "refused.notJSON"
    case .malformed: "refused.malformed"
    case .redacted: "refused.isRedacted"
    case .withheld: "refused.isWithheld"
    case .unknownType: "refused.typeIsUnknown"
    case .unknownVersion: "refused.versionIsUnknown"
    }
  }

  /// The JSON pointer of what is wrong; nil where it is the whole.
  var pointer: String? {
    switch self {
    case .malformed(let at, _), .redacted(let at): at.isEmpty ? nil : at
    case .json, .withheld, .unknownType, .unknownVersion: nil
    }
  }

  package var ja: String {
    switch self {
    case .json(let error): "JSON として読めません (\(error.offset + 1) バイト目: \(error.reason.rawValue))"
    case .malformed(let at, let problem): "\(Self.place(at)): \(problem.ja)"
    case .redacted(let at): "\(at): 伏せられた項目は取り込めません"
    case .withheld: "伏せられた出来事は取り込めません"
    case .unknownType(let type): "「\(type)」という種類の出来事はありません"
    case .unknownVersion(let type, let version): "\(type) の版 \(version) は書けません"
    }
  }

  package var en: String {
    switch self {
    case .json(let error): "it is no JSON (byte \(error.offset + 1): \(error.reason.rawValue))"
    case .malformed(let at, let problem): "\(Self.place(at)): \(problem.en)"
    case .redacted(let at): "\(at): a redacted field cannot be taken in"
    case .withheld: "a withheld event cannot be taken in"
    case .unknownType(let type): "there is no event of the type \"\(type)\""
    case .unknownVersion(let type, let version): "\(version) of \(type) cannot be written"
    }
  }

  private static func place(_ pointer: String) -> String { pointer.isEmpty ? "/" : pointer }
}

extension IncomingProblem: Message {
  package var ja: String {
    switch self {
    case .missing: "ありません"
    case .unexpected: "ここには置けません"
    case .expected(let kind): "\(kind.ja)でなければなりません"
    }
  }

  package var en: String {
    switch self {
    case .missing: "it is missing"
    case .unexpected: "it cannot stand here"
    case .expected(let kind): "it must be \(kind.en)"
    }
  }
}

extension IncomingKind: Message {
  package var ja: String {
    switch self {
    case .object: "オブジェクト"
    case .array: "配列"
    case .text: "文字列"
    case .truth: "true か false "
    case .integer: "整数"
    case .time: "時刻 (2026-11-22T01:12:00Z)"
    case .day: "日付 (2026-11-22)"
    case .decimal: "数を表す文字列"
    case .team: "班のコード"
    case .identifier: "ULID "
    case .sha256: "SHA-256 (16 進 64 桁)"
    case .base64: "base64 "
    case .position: "位置 (1.184213)"
    case .feed: "フィードの名前 (team/repair/)"
    case .word(let words): "次のどれか (\(words.joined(separator: ", "))) "
    }
  }

  package var en: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .text: "a string"
    case .truth: "true or false"
    case .integer: "a whole number"
    case .time: "a time (2026-11-22T01:12:00Z)"
    case .day: "a day (2026-11-22)"
    case .decimal: "a decimal number in quotes"
    case .team: "the code of a team"
    case .identifier: "a ULID"
    case .sha256: "a SHA-256 (64 hexadecimal digits)"
    case .base64: "base64"
    case .position: "a position (1.184213)"
    case .feed: "the name of a feed (team/repair/)"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    }
  }
}
