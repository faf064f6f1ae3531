internal import Screens

/// A command line that is not finished: what stands before the cursor, and what may stand there.
struct CompletedLine {
  /// The command, as far as it is known; empty at the beginning.
  private(set) var path: [CommandNode] = []
  /// What is offered.
  private(set) var offered = Offered.nothing
  /// What has been typed of the word at the cursor, without `--name=` and the parts of a list
  /// before its last comma.
  private(set) var typed: String
  /// What stands before that in the same word, and must stand there again.
  private(set) var kept = ""
  /// Arguments of the command before the cursor.
  private(set) var arguments: [String] = []

  /// Bound: longer lines are no work of people.
  static let wordCountMax = 1_000

  /// Reads the words behind `casebook`, the last of which is at the cursor, and may be empty.
  init(_ words: [String]) {
    let words = Array(words.prefix(Self.wordCountMax))
    typed = words.last.map(Self.unquoted) ?? ""
    var awaiting: CommandHelp.Entry?
    var isOpen = true
    for word in Self.joined(words.dropLast()) {
      if awaiting != nil {
        awaiting = nil
      } else if isOpen, word == "--" {
        isOpen = false
      } else if isOpen, let option = OptionText(word) {
        if option.value == nil { awaiting = entry(of: option.name) }
      } else {
        follow(word)
      }
    }
    offer(awaiting, isOpen: isOpen)
  }

  /// `--kind=visit` comes from bash in three words.
  private static func joined(_ words: ArraySlice<String>) -> [String] {
    var joined: [String] = []
    var words = words[...]
    while let word = words.popFirst() {
      if word == "=", let last = joined.last, last.hasPrefix("--") {
        // Without a value yet, the option still waits for one.
        if let value = words.popFirst() { joined[joined.count - 1] = last + "=" + value }
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// A quotation mark that was opened is no part of the word.
  private static func unquoted(_ word: String) -> String {
    word.hasPrefix("\"") || word.hasPrefix("'") ? String(word.dropFirst()) : word
  }

  /// The verbs below what stands there; at the beginning, the commands.
  var level: [CommandNode] {
    guard let last = path.last else { return CommandTree.all }
    return last.verbs
  }

  private var help: CommandHelp? {
    guard case .command(let command)? = path.last?.kind else { return nil }
    return command.help
  }

  private mutating func follow(_ word: String) {
    guard help == nil else {
      arguments.append(word)
      return
    }
    let names = level.map(\.name) + level.flatMap(\.aliases)
    switch NameMatch(word, among: names) {
    case .exact(let name), .repaired(let name):
      if let node = level.first(where: { $0.name == name || $0.aliases.contains(name) }) {
        path.append(node)
      }
    case .near: arguments.append(word)
    }
  }

  /// The option of this name, of the command or of all.
  private func entry(of name: String) -> CommandHelp.Entry? {
    let entry = options.first { $0.optionNames.contains(name) }
    return entry?.takesValue == true ? entry : nil
  }

  /// The options that may stand here.
  var options: [CommandHelp.Entry] {
    (help?.options ?? []) + HelpRequest.globalEntries
  }

  private mutating func offer(_ awaiting: CommandHelp.Entry?, isOpen: Bool) {
    let command = path.map(\.name).joined(separator: " ")
    if let awaiting {
      if typed == "=" { typed = "" }
      take(awaiting, of: command)
    } else if isOpen, let option = OptionText(typed), let value = option.value,
      let entry = entry(of: option.name)
    {
      kept = String(typed.dropLast(value.count))
      typed = value
      take(entry, of: command)
    } else if isOpen, typed.hasPrefix("-") {
      offered = .options
    } else if let help {
      let entries = help.arguments.isEmpty ? Self.arguments(inUsageOf: help) : help.arguments
      // A last argument with dots may come again.
      let index = min(arguments.count, entries.count - 1)
      let isMore = arguments.count < entries.count
      if let entry = index >= 0 ? entries[index] : nil,
        isMore || entry.term.en.contains("...") || ["help", "man"].contains(command)
      {
        take(entry, of: command)
      }
    } else if arguments.isEmpty {
      offered = .commands
    }
  }

  private mutating func take(_ entry: CommandHelp.Entry, of command: String) {
    offered = Offered(entry, of: command)
    if entry.isList { keepList() }
  }

  /// The words of the usage before its options, where a command lists no arguments.
  private static func arguments(inUsageOf help: CommandHelp) -> [CommandHelp.Entry] {
    let words = (help.usages.first?.en ?? "").split(separator: " ")
    return words.prefix { !$0.hasPrefix("-") && !$0.hasPrefix("[-") }
      .map { CommandHelp.Entry(String($0), ja: "", en: "") }
  }

  /// Of `support,sa` only the last part is to be completed.
  private mutating func keepList() {
    guard let comma = typed.lastIndex(of: ",") else { return }
    kept += typed[...comma]
    typed = String(typed[typed.index(after: comma)...])
  }
}
