internal import Screens

/// Which command a line names, and what is left for it.
struct Route {
  /// The nodes from the top; empty for `casebook` alone.
  let path: [CommandNode]
  /// What follows the command's words.
  let rest: [String]

  /// The words of the command: `case new`.
  var name: String { path.map(\.name).joined(separator: " ") }

  /// Finds the command.
  ///
  /// A name that was typed full-width, in capitals or with the input method on is taken; any other
  /// slip is only offered.
  /// - Throws: the name that does not exist, with the whole line as it may have been meant.
  init(
    _ words: [String], in tree: [CommandNode], wantsHelp: Bool = false
  ) throws(ErrorReport) {
    var path: [CommandNode] = []
    var rest = words[...]
    var level = tree
    while !level.isEmpty, let word = rest.first {
      if let option = OptionText(word) {
        guard !wantsHelp, path.isEmpty else { break }
        throw UsageProblem.unknownOption(option.name, near: [], command: "").report
      }
      switch NameMatch(word, among: Self.names(level)) {
      case .exact(let name), .repaired(let name):
        guard let node = level.first(where: { $0.name == name || $0.aliases.contains(name) })
        else { break }
        path.append(node)
        level = node.verbs
        rest = rest.dropFirst()
      case .near(let near):
        let words = path.map(\.name)
        throw UsageProblem.unknownCommand(
          (words + [word]).joined(separator: " "),
          near: near.map { Self.line(words + [Self.full($0, in: level)], rest.dropFirst()) },
          parent: words.joined(separator: " ")
        ).report
      }
    }
    if let last = path.last, !last.verbs.isEmpty, !wantsHelp {
      throw UsageProblem.missingVerb(
        of: path.map(\.name).joined(separator: " "), verbs: last.verbs.map(\.name)
      ).report
    }
    self.path = path
    self.rest = Array(rest)
  }

  /// Names before aliases, so that a name is what is offered.
  private static func names(_ level: [CommandNode]) -> [String] {
    level.map(\.name) + level.flatMap(\.aliases)
  }

  private static func full(_ name: String, in level: [CommandNode]) -> String {
    level.first { $0.name == name || $0.aliases.contains(name) }?.name ?? name
  }

  private static func line(_ words: [String], _ rest: ArraySlice<String>) -> String {
    (["casebook"] + words + rest.map(ShellText.quoted)).joined(separator: " ")
  }
}
