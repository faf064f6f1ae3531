internal import Screens

/// What can be wrong with a command line before anything is looked at.
enum UsageProblem: Hashable, Sendable, Message {
  /// The near ones are whole command lines.
  case unknownCommand(String, near: [String], parent: String)
  case missingVerb(of: String, verbs: [String])
  case unknownOption(String, near: [String], command: String)
  case missingValue(String)
  case takesNoValue(String)
  case invalidValue(String, of: String, allowed: [String])
  case missingArgument(String, command: String)
  case unexpected([String], command: String)
  case exclusive([String])
  /// A sentence of the parser for which there is no better one; English.
  case other(String, command: String)

  /// The code for scripts.
  var code: String {
    switch self {
    case .unknownCommand: "usage.unknownCommand"
    case .missingVerb: "usage.missingVerb"
    case .unknownOption: "usage.unknownOption"
    case .missingValue: "usage.missingValue"
    case .takesNoValue: "usage.takesNoValue"
    case .invalidValue: "usage.invalidValue"
    case .missingArgument: "usage.missingArgument"
    case .unexpected: "usage.unexpectedArgument"
    case .exclusive: "usage.exclusiveOptions"
    case .other: "usage.malformed"
    }
  }

  var ja: String {
    switch self {
    case .unknownCommand(let typed, _, _): "「\(typed)」というコマンドはありません"
    case .missingVerb(let noun, _): "「\(noun)」の後に動詞が要ります"
    case .unknownOption(let typed, _, _): "「\(typed)」というオプションはありません"
    case .missingValue(let option): "\(option) に値がありません"
    case .takesNoValue(let option): "\(option) に値は付けられません"
    case .invalidValue(let value, let option, _): "\(option) に「\(value)」は使えません"
    case .missingArgument(let name, _): "\(name) が足りません"
    case .unexpected(let values, _): "余分な語があります: \(values.map { "「\($0)」" }.joined())"
    case .exclusive(let options): "\(options.joined(separator: " と ")) は一緒に使えません"
    case .other(let sentence, _): "使い方が違います (\(sentence))"
    }
  }

  var en: String {
    switch self {
    case .unknownCommand(let typed, _, _): "there is no command \"\(typed)\""
    case .missingVerb(let noun, _): "\"\(noun)\" needs a verb after it"
    case .unknownOption(let typed, _, _): "there is no option \"\(typed)\""
    case .missingValue(let option): "\(option) has no value"
    case .takesNoValue(let option): "\(option) takes no value"
    case .invalidValue(let value, let option, _): "\(option) cannot be \"\(value)\""
    case .missingArgument(let name, _): "\(name) is missing"
    case .unexpected(let values, _):
      "unexpected: \(values.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .exclusive(let options): "\(options.joined(separator: " and ")) exclude each other"
    case .other(let sentence, _): sentence
    }
  }

  /// The error, with what is near and a command to paste.
  var report: ErrorReport {
    ErrorReport(
      code: code, exit: .usage, message: Bilingual(ja: ja, en: en), details: details, hint: hint,
      correction: correction)
  }

  /// The option or value that was probably meant.
  private var correction: ErrorReport.Correction? {
    switch self {
    case .unknownOption(let typed, let near, _):
      near.first.map { ErrorReport.Correction(OptionText(typed)?.name ?? typed, meant: $0) }
    case .invalidValue(let typed, _, let allowed):
      Self.near(typed, allowed).first.map { ErrorReport.Correction(typed, meant: $0) }
    case .unknownCommand, .missingVerb, .missingValue, .takesNoValue, .missingArgument,
      .unexpected, .exclusive, .other:
      nil
    }
  }

  /// The allowed values that are near to a typed one.
  private static func near(_ typed: String, _ allowed: [String]) -> [String] {
    let keys = allowed.map { $0.lowercased() }
    guard case .near(let near) = NameMatch(typed, among: keys) else { return [] }
    return near.compactMap { key in allowed.first { $0.lowercased() == key } }
  }

  private var details: [Bilingual] {
    switch self {
    case .missingVerb(_, let choices), .invalidValue(_, _, let choices):
      choices.isEmpty ? [] : [Bilingual(same: choices.joined(separator: "  "))]
    case .unknownOption(_, let near, _):
      near.isEmpty ? [] : [Near.line(near)]
    case .unknownCommand(_, let near, _):
      near.count > 1 ? [Near.line(near)] : []
    case .missingValue, .takesNoValue, .missingArgument, .unexpected, .exclusive, .other: []
    }
  }

  private var hint: ErrorReport.Hint? {
    switch self {
    case .unknownCommand(_, let near, let parent):
      ErrorReport.Hint(near.first ?? Self.help(parent))
    case .missingVerb(let command, _), .unknownOption(_, _, let command),
      .missingArgument(_, let command), .other(_, let command):
      ErrorReport.Hint(Self.help(command))
    case .unexpected(_, let command):
      ErrorReport.Hint(
        Self.help(command),
        before: Bilingual(ja: "空白のある文は \"…\" で囲む", en: "quote a text with spaces"))
    case .missingValue, .takesNoValue, .invalidValue, .exclusive: nil
    }
  }

  private static func help(_ command: String) -> String {
    command.isEmpty ? "casebook help" : "casebook help \(command)"
  }
}

/// The line that says what is near to something that does not exist.
enum Near {
  static func line(_ near: [String]) -> Bilingual {
    let list = near.joined(separator: "  ")
    return Bilingual(ja: "近いもの  \(list)", en: "near  \(list)")
  }
}
