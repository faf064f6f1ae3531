package import Cases

/// A command line that a client asks the server to carry out (the verb `RUN`).
package struct RunRequest: Hashable, Sendable {
  /// What was typed behind `casebook`: `["show", "C-1"]`.
  package var words: [String]
  /// The client's terminal: its width, and whether there is one at all.
  package var columns: Int?
  package var isTerminal: Bool
  package var isColoured: Bool
  /// "ja" or "en".
  package var language: String?
  /// "Asia/Tokyo".
  package var zone: String?
  /// The client's clock; nil takes the server's.
  package var now: Instant?
  /// What the command reads from its standard input.
  package var input: [UInt8]

  package init(
    words: [String], columns: Int? = nil, isTerminal: Bool = false, isColoured: Bool = false,
    language: String? = nil, zone: String? = nil, now: Instant? = nil, input: [UInt8] = []
  ) {
    self.words = words
    self.columns = columns
    self.isTerminal = isTerminal
    self.isColoured = isColoured
    self.language = language
    self.zone = zone
    self.now = now
    self.input = input
  }
}

/// What became of a command line.
package struct RunResult: Hashable, Sendable {
  /// The exit code (EXPERIENCE.md §8).
  package var exit: Int
  /// What it wrote to standard output and to standard error.
  package var output: [UInt8]
  package var errors: [UInt8]

  package init(exit: Int, output: [UInt8], errors: [UInt8]) {
    self.exit = exit
    self.output = output
    self.errors = errors
  }
}
