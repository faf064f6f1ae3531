internal import Cases
internal import Screens

/// Tells on standard error how far long work is: one line that is redrawn on a terminal, else a
/// line now and then; nothing while it is quick.
final class Meter {
  private let desk: Desk
  private let display: ProgressDisplay
  private let unit: Bilingual
  private let begunAt: Instant
  private var shownMilliseconds: Int64?
  /// Whether a line stands on the terminal that the next one overwrites.
  private var isDrawn = false

  /// `unit` is what is counted: 件, events.
  init(_ desk: Desk, unit: Bilingual) {
    self.desk = desk
    self.unit = unit
    begunAt = desk.world.clock()
    display = ProgressDisplay.decide(
      wantsJSON: false, environment: desk.world.environment,
      isTerminal: desk.world.errors.isTerminal)
  }

  /// Says how much of `task` is done, if it is time to; `total` is nil where nobody knows.
  func tell(_ task: Bilingual, _ done: UInt64, of total: UInt64?) {
    guard !desk.options.isQuiet, desk.options.format == .text || desk.options.isVerbose else {
      return
    }
    let elapsed = (desk.world.clock().microseconds - begunAt.microseconds) / 1_000
    guard display.isDue(elapsedMilliseconds: elapsed, shownMilliseconds: shownMilliseconds) else {
      return
    }
    shownMilliseconds = elapsed
    let progress = Progress(
      task: task, unit: unit, done: Int64(clamping: done), total: total.map { Int64(clamping: $0) })
    switch display {
    case .bar:
      let bar = progress.bar(desk.language, width: desk.width - 1, ruler: desk.ruler)
      write("\r\(bar)\u{1B}[K")
      isDrawn = true
    case .lines, .json: write(progress.line(desk.language) + "\n")
    }
  }

  /// Takes the line off the terminal, before anything else is said there.
  func end() {
    if isDrawn { write("\r\u{1B}[K") }
    isDrawn = false
  }

  deinit { end() }

  // Nobody is left to be told when standard error cannot be written.
  private func write(_ text: String) { try? desk.world.errors.write(text) }
}

/// What meters count.
enum MeterUnit {
  static let rows = Bilingual(ja: "行", en: "rows")
  static let events = Bilingual(ja: "件", en: "events")
  static let steps = Bilingual(same: "")
}
