/// How far a long task is; the caller measures, this writes.
package struct Progress: Hashable, Sendable {
  /// What is being done, with its object: 再構築 案件一覧.
  package let task: Bilingual
  /// What is counted: 件, `events`.
  package let unit: Bilingual
  package let done: Int64
  /// Nil while unknown.
  package let total: Int64?
  /// Done in a second, of late; nil before it can be told.
  package let perSecond: Double?

  /// Makes a report of one moment.
  package init(
    task: Bilingual, unit: Bilingual, done: Int64, total: Int64?, perSecond: Double? = nil
  ) {
    self.task = task
    self.unit = unit
    self.done = done
    self.total = total
    self.perSecond = perSecond
  }

  /// Whole per cent, rounded down, so that 100 means done; nil while the total is unknown.
  package var percent: Int? {
    guard let total else { return nil }
    guard total > 0 else { return 100 }
    let counted = min(max(done, 0), total)
    return Int(total.dividingFullWidth(counted.multipliedFullWidth(by: 100)).quotient)
  }

  /// Seconds left, rounded up; nil before they can be told.
  package var secondsLeft: Int? {
    guard let total, let perSecond, perSecond > 0 else { return nil }
    let seconds = (Double(max(total - done, 0)) / perSecond).rounded(.up)
    return seconds < Double(Self.secondsLeftMax) ? Int(seconds) : nil
  }

  /// Bound: longer estimates say nothing.
  package static let secondsLeftMax = 30 * 86_400

  /// The line for a pipe or a screen reader: `再構築 案件一覧  6,204,118 / 11,900,000 件  52%  …`.
  package func line(_ language: Language) -> String {
    var parts = [task.text(in: language), ProgressWords.count(self).text(in: language)]
    if let percent { parts.append("\(percent)%") }
    if let perSecond { parts.append(ProgressWords.rate(self, perSecond).text(in: language)) }
    if let secondsLeft { parts.append(ProgressWords.left(secondsLeft).text(in: language)) }
    return parts.joined(separator: "  ")
  }

  /// The line for a terminal, to be overwritten by the next: a bar of `#`, per cent, time left.
  /// - Returns: at most `width` cells; without a total, `line` cut to fit.
  package func bar(_ language: Language, width: Int, ruler: Ruler = Ruler()) -> String {
    guard let percent else { return ruler.truncated(line(language), to: width) }
    let title = task.text(in: language)
    var end = ruler.padded("\(percent)%", to: 4, .trailing)
    if let secondsLeft { end += "  " + ProgressWords.left(secondsLeft).text(in: language) }
    let room = min(width - ruler.cells(title) - ruler.cells(end) - 6, Self.barCellsMax)
    guard room >= Self.barCellsMin else { return ruler.truncated("\(title)  \(end)", to: width) }
    let full = room * percent / 100
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: room - full)
    return "\(title)  [\(bar)]  \(end)"
  }

  /// Bounds of the bar itself.
  static let barCellsMin = 5
  static let barCellsMax = 40
}

/// How a task ended, said once.
package struct ProgressSummary: Hashable, Sendable {
  package let task: Bilingual
  package let unit: Bilingual
  package let done: Int64
  package let milliseconds: Int64
  /// What comes next; nil if nothing does.
  package let next: Bilingual?
  /// Nil if it is finished; else whether it goes on where it stopped.
  package let isResumable: Bool?

  /// Makes a summary.
  package init(
    task: Bilingual, unit: Bilingual, done: Int64, milliseconds: Int64, next: Bilingual? = nil,
    isResumable: Bool? = nil
  ) {
    self.task = task
    self.unit = unit
    self.done = done
    self.milliseconds = milliseconds
    self.next = next
    self.isResumable = isResumable
  }

  /// `再構築 案件一覧  11,900,000 件 (22.0 秒)`, then what next.
  package func lines(_ language: Language) -> [Line] {
    let count = "\(done.grouped) \(unit.text(in: language))"
    let seconds = ProgressWords.seconds(milliseconds).text(in: language)
    var lines = [Line("\(task.text(in: language))  \(count) (\(seconds))")]
    if let isResumable {
      lines.append(Line("  " + ProgressWords.stopped(isResumable: isResumable).text(in: language)))
    }
    if let next { lines.append(Line("  " + next.text(in: language))) }
    return lines
  }
}
