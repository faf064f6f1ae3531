internal import Screens

/// All commands, in the order in which help lists them.
enum CommandTree {
  static let all: [CommandNode] = [
    CommandNode(.operate, HelpCommand.self)
  ]
}
