internal import Screens

/// Rows in columns of cells; the last column is cut to what is left of the line.
struct Table {
  /// How one column behaves.
  enum Column: Hashable {
    /// As wide as its widest cell.
    case fits
    /// The same, but at most so many cells.
    case upTo(Int)
    /// What the others leave.
    case rest
  }

  let columns: [Column]
  let ruler: Ruler
  let width: Int

  /// The lines; columns are two cells apart, and empty ones vanish.
  func lines(_ rows: [[Span]]) -> [Line] {
    let widths = widths(rows)
    return rows.map { row in
      var spans: [Span] = []
      for (index, span) in row.enumerated() where widths[index] > 0 {
        if !spans.isEmpty { spans.append(Span("  ")) }
        let text = ruler.fitted(span.text, to: widths[index])
        spans.append(Span(text, span.role, span.emphasis))
      }
      return Line(spans).withoutTrailingSpaces
    }
  }

  private func widths(_ rows: [[Span]]) -> [Int] {
    var widths = columns.indices.map { column in
      rows.map { ruler.cells($0[column].text) }.max() ?? 0
    }
    for (index, column) in columns.enumerated() {
      if case .upTo(let most) = column { widths[index] = min(widths[index], most) }
    }
    guard let rest = columns.firstIndex(of: .rest) else { return widths }
    let others = widths.indices.filter { $0 != rest && widths[$0] > 0 }
    let used = others.reduce(0) { $0 + widths[$1] + 2 }
    widths[rest] = max(0, min(widths[rest], width - used))
    return widths
  }
}

extension Line {
  /// This line without spaces at its end.
  var withoutTrailingSpaces: Line {
    var spans = spans
    while let last = spans.last {
      let text = String(last.text.reversed().drop { $0 == " " }.reversed())
      spans.removeLast()
      guard text.isEmpty else {
        spans.append(Span(text, last.role, last.emphasis))
        break
      }
    }
    return Line(spans)
  }
}
