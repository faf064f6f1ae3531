internal import Screens
internal import Wire

/// Whose configuration file it is; the first are the strongest.
enum ConfigLevel: String, Hashable, Sendable, CaseIterable, Message {
  case project, user, system

  var ja: String {
    switch self {
    case .project: "この場所"
    case .user: "利用者"
    case .system: "この機械"
    }
  }

  var en: String { rawValue }
}

/// One configuration file that exists, with what stands in it.
struct ConfigFile: Sendable {
  /// A value and its line.
  struct Value: Hashable, Sendable {
    let text: String
    var line: Int?
  }

  let level: ConfigLevel
  let path: String
  /// By the keys of settings.
  private(set) var values: [String: Value] = [:]
  /// The books that are noted here, by name.
  private(set) var contexts: [String: Value] = [:]
  /// The files with the keys for those of them that are servers', by the same names.
  private(set) var contextKeys: [String: Value] = [:]
  private(set) var problems: [ConfigProblem] = []

  /// The table of `context add`.
  static let contextsKey = "contexts"
  /// The table of `serve`.
  static let serviceKey = "serve"

  /// Reads a file.
  /// - Returns: nil if there is none.
  init?(_ path: String, _ level: ConfigLevel, home: String?) {
    switch SmallFile.look(path, byteCountMax: ConfigText.byteCountMax) {
    case .missing: return nil
    case .unreadable: self.init(level, path, problem: .cannotBeRead)
    case .bytes(let bytes): self.init(bytes, level, path, home: home)
    }
  }

  /// A file that says nothing.
  private init(_ level: ConfigLevel, _ path: String, problem: ConfigProblem.Reason) {
    self.level = level
    self.path = path
    problems = [ConfigProblem(path: path, reason: problem)]
  }

  /// Reads what stands in a file.
  init(_ bytes: [UInt8], _ level: ConfigLevel, _ path: String, home: String?) {
    self.level = level
    self.path = path
    let json: JSON
    switch ConfigText.json(bytes) {
    case .failure(let error):
      note(.isNoTOML(error.reason), error.line)
      return
    case .success(let read): json = read
    }
    let text = ConfigText(bytes)
    for (key, value) in (json.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      // The table of the service is read, and found wrong, by the service.
      if key == Self.serviceKey { continue }
      if key == Self.contextsKey {
        read(contexts: value, text, home: home)
      } else {
        read(key, value, line: text.line(of: [key]), home: home)
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func read(_ key: String, _ value: JSON, line: Int?, home: String?) {
    guard let setting = Setting.named(key) else {
      note(.unknownKey(key, near: Self.near(key)), line)
      return
    }
    guard let text = Self.text(value, setting) else {
      let shown = String(decoding: value.bytes(), as: UTF8.self)
      note(.invalidValue(shown, of: key, allowed: setting.choices), line)
      return
    }
    values[key] = Value(
      text: setting.kind == .path ? place(text, home: home) : text, line: line)
  }

  private mutating func read(contexts: JSON, _ text: ConfigText, home: String?) {
    guard let members = contexts.members else {
      note(.invalidValue("…", of: Self.contextsKey, allowed: []), text.line(of: [Self.contextsKey]))
      return
    }
    for (name, members) in members.sorted(by: { $0.key < $1.key }) {
      let path = [Self.contextsKey, name]
      for (key, value) in (members.members ?? [:]).sorted(by: { $0.key < $1.key }) {
        let line = text.line(of: path + [key])
        let whole = (path + [key]).joined(separator: ".")
        if key == Setting.key.key, let file = value.text, !file.isEmpty {
          contextKeys[name] = Value(text: place(file, home: home), line: line)
        } else if key != Setting.book.key {
          note(.unknownKey(whole, near: [(path + ["book"]).joined(separator: ".")]), line)
        } else if let book = value.text, !book.isEmpty {
          self.contexts[name] = Value(text: place(book, home: home), line: line)
        } else {
          note(
            .invalidValue(String(decoding: value.bytes(), as: UTF8.self), of: whole, allowed: []),
            line)
        }
      }
      if members.members == nil || members.members?[Setting.book.key] == nil {
        let whole = path.joined(separator: ".")
        note(.invalidValue("{}", of: whole, allowed: ["book = \"…\""]), text.line(of: path))
      }
    }
  }

  private mutating func note(_ reason: ConfigProblem.Reason, _ line: Int?) {
    problems.append(ConfigProblem(path: path, line: line, reason: reason))
  }

  /// The value in the form of the environment; nil if it is not of its kind.
  private static func text(_ value: JSON, _ setting: Setting) -> String? {
    switch setting.kind {
    case .truth: return value.truth.map { $0 ? "1" : "0" }
    case .choice: return (value.text ?? value.number.map(String.init)).flatMap(setting.kept)
    case .path, .zone, .country, .context, .text: return value.text.flatMap(setting.kept)
    }
  }

  /// A place as it is told in this file: from the directory of the file, for a project from that
  /// of the project.
  private func place(_ typed: String, home: String?) -> String {
    if let home, typed == "~" || typed.hasPrefix("~/") { return home + typed.dropFirst() }
    guard !typed.hasPrefix("/"), !typed.contains("://") else { return typed }
    switch level {
    case .project: return typed
    case .user, .system:
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      return parts.joined(separator: "/") + "/" + typed
    }
  }

  private static func near(_ key: String) -> [String] {
    let typed = String(key.map { $0 == "_" ? "-" : $0 })
    switch NameMatch(typed, among: Setting.all.map(\.key)) {
    case .exact(let name), .repaired(let name): return [name]
    case .near(let names): return names
    }
  }
}
