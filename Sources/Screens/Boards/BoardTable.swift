/// Puts rows of spans into columns that fit a terminal.
///
/// Columns take what their widest cell needs; where that is too much, the flexible ones give way,
/// the widest first, and cut their texts with `..`.
struct BoardTable: Sendable {
  let ruler: Ruler
  let width: Int

  /// The spaces between two columns.
  static let gap = 2
  /// Bound: no flexible column gets narrower than this by another's need.
  static let flexibleMin = 6

  /// The rows as lines of at most `width` cells; only columns that are `flexible` are cut.
  func lines(_ rows: [[Span]], flexible: Set<Int>) -> [Line] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? ruler.cells($0[column].text) : 0 }.max() ?? 0
    }
    var excess = widths.reduce(0, +) + Self.gap * max(count - 1, 0) - width
    while excess > 0 {
      let widest = flexible.filter { $0 < count && widths[$0] > Self.flexibleMin }
        .max { (widths[$0], $1) < (widths[$1], $0) }
      guard let widest else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return rows.map { row in ruler.truncated(line(row, widths), to: width) }
  }

  private func line(_ row: [Span], _ widths: [Int]) -> Line {
    var spans: [Span] = []
    for (column, span) in row.enumerated() {
      if column > 0 { spans.append(Span(String(repeating: " ", count: Self.gap))) }
      // Nothing is filled up at the end of a line.
      let text =
        column == row.count - 1
        ? ruler.truncated(span.text, to: widths[column])
        : ruler.fitted(span.text, to: widths[column])
      spans.append(Span(text, span.role, span.emphasis))
    }
    return Line(spans)
  }
}
