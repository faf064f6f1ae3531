internal import Screens

/// Something that is wrong in a configuration file, and where.
struct ConfigProblem: Hashable, Sendable {
  /// What is wrong.
  enum Reason: Hashable, Sendable {
    case cannotBeRead
    /// The English words of the reader of TOML.
    case isNoTOML(String)
    case unknownKey(String, near: [String])
    case invalidValue(String, of: String, allowed: [String])
  }

  let path: String
  /// From 1; nil where it is about the whole file, or the line cannot be told.
  var line: Int?
  let reason: Reason

  /// `/etc/casebook/casebook.toml:14`.
  var place: String { line.map { "\(path):\($0)" } ?? path }

  /// `PLACE: what is wrong`.
  var words: Bilingual {
    Bilingual(ja: "\(place): \(sentence.ja)", en: "\(place): \(sentence.en)")
  }

  private var sentence: Bilingual {
    switch reason {
    case .cannotBeRead:
      Bilingual(ja: "読めません", en: "cannot be read")
    case .isNoTOML(let why):
      Bilingual(ja: "TOML として読めません (\(why))", en: "is no TOML: \(why)")
    case .unknownKey(let key, let near):
      Bilingual(
        ja: "「\(key)」という設定はありません" + (near.isEmpty ? "" : "  近いもの  \(Self.list(near))"),
        en: "there is no setting \"\(key)\"" + (near.isEmpty ? "" : "; near: \(Self.list(near))"))
    case .invalidValue(let value, let key, let allowed):
      Bilingual(
        ja: "\(key) に \(value) は使えません" + (allowed.isEmpty ? "" : "  \(Self.list(allowed))"),
        en: "\(key) cannot be \(value)" + (allowed.isEmpty ? "" : "; \(Self.list(allowed))"))
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: "  ") }
}

extension ErrorReport {
  /// What is wrong in configuration files, the first of it in the sentence.
  init?(_ problems: [ConfigProblem]) {
    guard let first = problems.first else { return nil }
    self.init(
      code: "config.invalid",
      exit: first.reason == .cannotBeRead ? .notAllowed : .configuration, message: first.words,
      details: problems.dropFirst().map(\.words),
      hint: Hint(
        "casebook config check",
        before: Bilingual(ja: "直してから", en: "mend the file, then")))
  }
}
