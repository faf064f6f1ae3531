internal import ArgumentParser
internal import Screens

/// One command as it is typed: what stands on the line, and what that means.
///
/// Parsing and running are two things: a typed command knows no clock, no book and no language; the
/// request that it gives is a plain value, which runs without a command line.
protocol TypedCommand: ParsableArguments {
  associatedtype Asked: Request
  /// What it says about itself.
  static var help: CommandHelp { get }
  /// What is meant.
  /// - Throws: what is wrong with the words themselves.
  func request() throws(ErrorReport) -> Asked
}

/// What somebody wants to be done or shown.
protocol Request: Sendable {
  /// Does it.
  /// - Throws: why it could not be done; nothing is half done then.
  func run(at desk: Desk) throws(ErrorReport) -> Answer
}
