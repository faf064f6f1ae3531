internal import Cases
internal import Screens

/// What can stand at one place of a command line.
enum Offered: Hashable, Sendable {
  /// Nobody can know.
  case nothing
  case files, directories
  /// These words, each with what it means.
  case words([Suggestion])
  case commands, options
  case cases, customers, items, teams, members, promises, factKeys
  case zones, contexts, settings, settingValues

  /// What the argument or option with this entry in the help takes.
  ///
  /// Help is where a command says in a declared form what it takes; the words that stand for values
  /// are the same in all commands, which a test holds.
  init(_ entry: CommandHelp.Entry, of command: String) {
    if entry.term.en.contains("KEY"), command.hasPrefix("config") {
      self = .settings
      return
    }
    let words = entry.choices
    if !words.isEmpty {
      self = .words(words.map { Suggestion($0) })
      return
    }
    let parts = entry.term.en.split { " =".contains($0) }.map(String.init)
    let value =
      parts.first?.hasPrefix("-") == true
      ? parts.dropFirst().last : parts.last { !$0.hasPrefix("...") }
    guard let value else {
      self = .nothing
      return
    }
    self.init(value: String(value.filter { !"<>[]".contains($0) }), of: command)
  }

  /// What stands for the word of a help page that stands for a value: `CASE`, `FILE|-`.
  private init(value: String, of command: String) {
    let alternatives = value.split(separator: "|").map(String.init)
    if alternatives.count > 1, alternatives.allSatisfy(\.isCode) {
      self = .words(alternatives.map { Suggestion($0) })
      return
    }
    switch alternatives.first?.prefix(while: { $0 != "," && $0 != "/" && $0 != "[" }) {
    case "CASE": self = .cases
    case "REF": self = .cases
    case "REF#N": self = ["keep", "release", "promise"].contains(command) ? .promises : .cases
    case "CUSTOMER": self = .customers
    case "ITEM": self = .items
    case "TEAM", "T": self = .teams
    case "MEMBER", "USER": self = .members
    case "STATE": self = .words(StateWord.allCases.map { Suggestion($0.rawValue, $0) })
    case "KEY" where !command.hasPrefix("keys"): self = .factKeys
    case "FILE": self = .files
    case "DIR", "PATH": self = .directories
    case "ZONE": self = .zones
    case "COMMAND": self = .commands
    case "VALUE" where command == "config set": self = .settingValues
    case "NAME" where command.hasPrefix("context") && command != "context add": self = .contexts
    case "K" where command == "timeline" || command == "watch":
      self = .words(EntryKind.allCases.map { Suggestion($0.rawValue, $0.label.name) })
    case "VIEW": self = .words(RebuildDocument.names.map { Suggestion($0) })
    case "CODE" where command == "explain":
      self = .words(Explanation.names.map { Suggestion($0) })
    case "NAME" where command == "schema":
      self = .words(SchemaCatalogue.names.map { Suggestion($0) })
    case _: self = .nothing  // Open set: words for texts, times, numbers.
    }
  }
}

/// A word that is offered, and what it means.
struct Suggestion: Hashable, Sendable {
  let word: String
  let meaning: Bilingual

  init(_ word: String, _ meaning: some Message = Bilingual(same: "")) {
    self.word = word
    self.meaning = Bilingual(ja: meaning.ja, en: meaning.en)
  }
}

extension CommandHelp.Entry {
  /// The words that may be typed for the value, where the meaning lists them: `callback visit
  /// (callback)`, the same in both languages.
  var choices: [String] {
    guard meaning.ja == meaning.en || term.en.hasPrefix("<") else { return [] }
    var words = meaning.en.split(separator: " ").map(String.init)
    if let last = words.last, last.hasPrefix("("), last.hasSuffix(")") { words.removeLast() }
    return words.count > 1 && meaning.ja == meaning.en && words.allSatisfy(\.isCode) ? words : []
  }

  /// The name of the option, and the short ones beside it; none for an argument.
  var optionNames: [String] {
    term.en.split { " ,=".contains($0) }.map(String.init).filter { $0.hasPrefix("-") }
  }

  /// Whether several values may stand there with commas between them.
  var isList: Bool {
    term.en.contains(",...") || term.en.contains("T,T") || term.en.contains("K,K")
  }

  /// Whether the option wants a value behind it.
  var takesValue: Bool {
    term.en.split { " ,".contains($0) }.contains { !$0.hasPrefix("-") || $0.contains("=") }
  }
}

extension String {
  /// Whether it is a word of ours: `callback`, `first-contact`, `handoff.offered`.
  fileprivate var isCode: Bool {
    guard let first = utf8.first, (0x61...0x7A).contains(first) else { return false }
    return utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
        || $0 == 0x2D || $0 == 0x2E
    }
  }
}
