/// How progress is shown.
package enum ProgressDisplay: Hashable, Sendable {
  /// A bar that is redrawn: a terminal.
  case bar
  /// A line now and then: a pipe, a screen reader.
  case lines
  /// NDJSON: `--progress json`.
  case json

  /// Decides for one stream; nothing moves with `NO_COLOR`, `TERM=dumb`, `CASEBOOK_ACCESSIBLE=1`.
  package static func decide(
    wantsJSON: Bool, environment: [String: String], isTerminal: Bool
  ) -> ProgressDisplay {
    if wantsJSON { return .json }
    let isStill =
      environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      || environment["TERM"] == "dumb" || environment["CASEBOOK_ACCESSIBLE"] == "1"
    return isTerminal && !isStill ? .bar : .lines
  }

  /// Before a bar appears: a short task needs none.
  package static let barDelayMilliseconds: Int64 = 1_000
  /// Between two bars.
  package static let barIntervalMilliseconds: Int64 = 100
  /// Between two lines.
  package static let lineIntervalMilliseconds: Int64 = 10_000

  /// Whether something is to be shown now.
  /// - Parameters:
  ///   - elapsedMilliseconds: since the task began.
  ///   - shownMilliseconds: when something was last shown, since the task began; nil if never.
  /// - Returns: whether to write a bar or line now.
  package func isDue(elapsedMilliseconds: Int64, shownMilliseconds: Int64?) -> Bool {
    switch self {
    case .bar:
      elapsedMilliseconds >= Self.barDelayMilliseconds
        && elapsedMilliseconds - (shownMilliseconds ?? 0) >= Self.barIntervalMilliseconds
    case .lines, .json:
      elapsedMilliseconds - (shownMilliseconds ?? 0) >= Self.lineIntervalMilliseconds
    }
  }
}

/// The progress mark of a terminal's taskbar: OSC 9;4, from ConEmu, also Ghostty and others.
package enum TaskbarProgress: Hashable, Sendable {
  /// Nothing is running: the last one of a task that went well.
  case none
  /// 0 to 100.
  case percent(Int)
  /// The last one of a task that failed.
  case failed
  /// Running, nobody knows how long.
  case unknown

  /// The sequence to write to the terminal.
  package var sequence: String {
    switch self {
    case .none: "\u{1B}]9;4;0\u{1B}\\"
    case .percent(let percent): "\u{1B}]9;4;1;\(min(max(percent, 0), 100))\u{1B}\\"
    case .failed: "\u{1B}]9;4;2\u{1B}\\"
    case .unknown: "\u{1B}]9;4;3\u{1B}\\"
    }
  }
}
