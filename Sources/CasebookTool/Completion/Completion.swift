internal import Screens

/// Answers the completion of a shell: `casebook __complete WORD...`, the last word at the cursor.
///
/// One candidate a line, a tab, and what it means; or the one line `:files` or `:directories`,
/// which the shell knows better.  It reads, never writes, says nothing when something is wrong, and
/// ends with 0: a shell that completes must not be disturbed.
enum Completion {
  /// The word that shells call it by.
  static let word = "__complete"
  /// Bound: more is not read by anybody.
  static let countMax = 100

  /// Carries it out; `words` stand behind the word of the callback.
  static func run(_ words: [String], in world: World) -> ExitCode {
    let line = CompletedLine(words)
    let scan = GlobalScan(Array(words.dropLast()))
    let desk = Desk(world, scan.options)
    defer { desk.close() }
    let lines: [String]
    switch line.offered {
    case .files: lines = [":files"]
    case .directories: lines = [":directories"]
    case .nothing, .words, .commands, .options, .cases, .customers, .items, .teams, .members,
      .promises, .factKeys, .zones, .contexts, .settings, .settingValues:
      let candidates = Suggestions(line: line, desk: desk).all
      lines = candidates.prefix(countMax).map { candidate in
        let meaning = desk.say(candidate.meaning).printable
        return line.kept + candidate.word + (meaning.isEmpty ? "" : "\t\(meaning)")
      }
    }
    // Nobody is told: the shell has the screen.
    try? world.output.write(lines.map { $0 + "\n" }.joined())
    return .done
  }
}

/// The words that fit a line.
struct Suggestions {
  let line: CompletedLine
  let desk: Desk

  /// Those that begin with what was typed; of a book that cannot be read, none.
  var all: [Suggestion] {
    let found: [Suggestion]
    switch line.offered {
    case .nothing, .files, .directories: found = []
    case .words(let words): found = words
    case .commands: found = commands
    case .options: found = options
    case .zones: found = ["Asia/Tokyo", "UTC"].map { Suggestion($0) }
    case .contexts: found = contexts
    case .settings: found = Setting.all.map { Suggestion($0.key, $0.meaning) }
    case .settingValues:
      found = (line.arguments.first.flatMap(Setting.named)?.choices ?? []).map { Suggestion($0) }
    case .cases, .customers, .items, .teams, .members, .promises, .factKeys:
      found = BookSuggestions(desk: desk, typed: line.typed).of(line.offered)
    }
    let typed = String(line.typed.halfWidth)
    return found.filter {
      $0.word.hasPrefix(line.typed) || $0.word.lowercased().hasPrefix(typed.lowercased())
    }
  }

  private var commands: [Suggestion] {
    if let first = line.path.first?.name, ["help", "man"].contains(first) {
      if let noun = line.arguments.first {
        return (CommandTree.all.first { $0.name == noun }?.verbs ?? [])
          .map { Suggestion($0.name, $0.summary) }
      }
      let topics = HelpTopic.allCases.map { Suggestion($0.rawValue, $0.summary) }
      return CommandTree.all.map { Suggestion($0.name, $0.summary) } + topics
    }
    return line.level.map { Suggestion($0.name, $0.summary) }
  }

  private var options: [Suggestion] {
    line.options.flatMap { entry in
      entry.optionNames.filter { $0.hasPrefix("--") }.map { Suggestion($0, entry.meaning) }
    }
  }

  private var contexts: [Suggestion] {
    desk.configuration.contexts.sorted { $0.key < $1.key }
      .map { Suggestion($0.key, Bilingual(same: $0.value.text)) }
  }
}
