internal import ArgumentParser
internal import Screens

/// One command as it is typed: what stands on the line, and what that means.
///
/// Parsing and running are two things: a typed command knows no clock, no book and no language; the
/// request that it gives is a plain value, which runs without a command line.
///
/// For the parser it is a command and not mere arguments, because only of a command can be said
/// that it stands below another: see `configuration`.
protocol TypedCommand: ParsableCommand {
  associatedtype Asked: Request
  /// What it says about itself.
  static var help: CommandHelp { get }
  /// Whether a word such as `-18` is a number there, and no option.
  static var takesNegativeNumbers: Bool { get }
  /// What is meant.
  /// - Throws: what is wrong with the words themselves.
  func request() throws(ErrorReport) -> Asked
}

extension TypedCommand {
  static var takesNegativeNumbers: Bool { false }
}

extension TypedCommand {
  /// A command on top of a tree is first tried as two pseudo-commands for completion scripts, which
  /// takes a millisecond (measured) and would take `--generate-completion-script` away from us.
  static var configuration: CommandConfiguration {
    CommandConfiguration(_superCommandName: "casebook")
  }
}

/// What somebody wants to be done or shown.
protocol Request: Sendable {
  /// Does it.
  /// - Throws: why it could not be done; nothing is half done then.
  func run(at desk: Desk) throws(ErrorReport) -> Answer
}
