/// A bar per row, with its number beside it.
package struct Histogram: Hashable, Sendable {
  /// One bar.
  package struct Row: Hashable, Sendable {
    package let label: String
    /// Not negative.
    package let count: Int64

    /// Makes a row.
    package init(_ label: String, _ count: Int64) {
      self.label = label
      self.count = count
    }
  }

  /// What is counted, and over what.
  package let title: String
  /// The findings in numbers, at the right of the title: `中央値 14分  p95 2時間10分`.
  package let findings: String
  package let rows: [Row]

  /// Bound: the longest bar, so that lengths can be compared.
  package static let barCellsMax = 40

  /// Makes a plot.
  package init(title: String, findings: String, rows: [Row]) {
    precondition(rows.allSatisfy { $0.count >= 0 }, "a count is not negative")
    self.title = title
    self.findings = findings
    self.rows = rows
  }

  /// The plot in at most `width` cells; bars shrink, numbers never go.
  ///
  /// The longest bar is the greatest count; whatever is not zero has one `#` at least.  Labels are
  /// cut to half the width.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  /// - Returns: the title, then a line per row.
  package func lines(width: Int, ruler: Ruler = Ruler()) -> [Line] {
    let width = max(width, 20)
    let numbers = rows.map { $0.count.grouped }
    let numberCells = numbers.map(\.count).max() ?? 0
    let longest = rows.map { ruler.cells($0.label.printable) }.max() ?? 0
    let labelCells = min(longest, max(width / 2 - 2, 2))
    let room = max(min(width - labelCells - numberCells - 4, Self.barCellsMax), 1)
    let greatest = rows.map(\.count).max() ?? 0
    return titleLines(width, ruler)
      + zip(rows, numbers).map { row, number in
        let bar = String(
          repeating: "#", count: Self.length(row.count, of: greatest, in: Int64(room)))
        let label = ruler.fitted(row.label.printable, to: labelCells, .trailing)
        return ruler.truncated(
          Line(
            "  \(label)|\(ruler.padded(bar, to: room)) "
              + ruler.padded(number, to: numberCells, .trailing)), to: width)
      }
  }

  private func titleLines(_ width: Int, _ ruler: Ruler) -> [Line] {
    let left = Line(title, .heading)
    let right = Line(findings)
    guard ruler.cells(left) + ruler.cells(right) + 2 > width else {
      return [ruler.spread(left, right, over: width)]
    }
    return ruler.wrapped(title.printable, to: width).map { Line($0, .heading) }
      + ruler.wrapped(findings.printable, to: width).map { Line($0) }
  }

  /// Cells of a bar, rounded half up.
  static func length(_ count: Int64, of greatest: Int64, in room: Int64) -> Int {
    guard count > 0, greatest > 0 else { return 0 }
    let cells = (Double(count) / Double(greatest) * Double(room)).rounded()
    return max(Int(min(cells, Double(room))), 1)
  }
}
