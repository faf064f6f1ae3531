internal import Screens

/// A terminal of which every cell is drawn, and whose keys come one by one.
protocol Terminal: AnyObject {
  /// Its columns and rows; nil if it does not say.
  var size: ViewerSize? { get }
  /// Takes the whole screen; what stood on it comes back with `leave`.
  func enter() throws(StreamError)
  /// Gives the screen back as it was.  Does nothing the second time.
  func leave()
  /// Gives the screen back, stops the process as Ctrl-Z does, and takes it again when it goes on.
  func suspend() throws(StreamError)
  /// What was typed within a time; empty if nothing was, nil where nobody can type any more.
  func read(within milliseconds: Int) -> [UInt8]?
  /// Writes at once.
  func write(_ text: String) throws(StreamError)
  /// Whether something happened to it since the last call.
  func takeNews() -> TerminalNews
}

/// What happens to a terminal besides keys.
struct TerminalNews: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// It has another size.
  static let resized = TerminalNews(rawValue: 1)
  /// The process is asked to end.
  static let ended = TerminalNews(rawValue: 2)
  /// The process is asked to stop for a while.
  static let stopped = TerminalNews(rawValue: 4)
}
