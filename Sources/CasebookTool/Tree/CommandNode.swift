internal import Screens

/// A word of the command tree: a command, or a noun with verbs.
struct CommandNode: Sendable {
  enum Kind: Sendable {
    case command(any TypedCommand.Type)
    /// With verbs below.  Their nodes are made when they are asked for: each needs the whole help
    /// of its command, and most processes carry out one command only.
    case noun(summary: Bilingual, verbs: [any TypedCommand.Type])
  }

  let name: String
  let aliases: [String]
  let group: CommandGroup
  let kind: Kind

  /// A command; its help gives it its name and aliases.
  init(_ group: CommandGroup, _ command: any TypedCommand.Type) {
    let help = command.help
    self.group = group
    name = help.name.split(separator: " ").last.map(String.init) ?? help.name
    aliases = help.aliases
    kind = .command(command)
  }

  /// A noun with its verbs.
  init(
    _ group: CommandGroup, _ name: String, aliases: [String] = [], ja: String, en: String,
    _ verbs: [any TypedCommand.Type]
  ) {
    self.group = group
    self.name = name
    self.aliases = aliases
    kind = .noun(summary: Bilingual(ja: ja, en: en), verbs: verbs)
  }

  /// What it does, in a few words.
  var summary: Bilingual {
    switch kind {
    case .command(let command): command.help.summary
    case .noun(let summary, _): summary
    }
  }

  /// The verbs below a noun.
  var verbs: [CommandNode] {
    switch kind {
    case .command: []
    case .noun(_, let verbs): verbs.map { CommandNode(group, $0) }
    }
  }
}
