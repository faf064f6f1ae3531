/// A paper as text, for a printer of lines or a mail.
package struct PaperText {
  private let paper: Paper
  private let width: Int
  private let ruler: Ruler

  /// Bound: a line of a printer.
  package static let cellsMax = 80
  /// Narrower terminals get this width.
  package static let cellsMin = 32

  /// Lays a paper out in `width` cells, within the bounds.
  package init(_ paper: Paper, width: Int, ruler: Ruler = Ruler()) {
    self.paper = paper
    self.width = min(max(width, Self.cellsMin), Self.cellsMax)
    self.ruler = ruler
  }

  /// The lines, from the title to the boxes.
  package var lines: [Line] {
    var lines = [
      Line(ruler.padded(paper.title, to: width, .centered).withoutTrailingSpaces, .heading),
      rule("="),
    ]
    lines += paper.marks.map { mark in
      Line(ruler.padded("\(mark.label) \(mark.value)", to: width, .trailing))
    }
    lines += wrapped(paper.receiver).map { Line($0, .heading) }
    lines += paper.issuer.flatMap(wrapped).map {
      Line(ruler.padded($0, to: width, .trailing))
    }
    if !paper.opening.isEmpty { lines += [Line()] + wrapped(paper.opening).map { Line($0) } }
    for block in paper.blocks { lines += [Line()] + self.lines(block) }
    return lines
  }

  private func lines(_ block: Paper.Block) -> [Line] {
    switch block {
    case .fields(let title, let fields): heading(title) + fieldLines(fields)
    case .table(let title, let heads, let rows, let numbers):
      heading(title) + tableLines(heads, rows, numbers)
    case .words(let title, let words, let count):
      heading(title) + words.flatMap { wrapped($0, by: 2) }.map { Line("  " + $0) }
        + Array(repeating: Line("  " + String(repeating: "_", count: width - 2)), count: count)
    case .boxes(let boxes): boxLines(boxes)
    }
  }

  private func heading(_ title: String) -> [Line] {
    guard !title.isEmpty else { return [] }
    let dashes = max(width - ruler.cells(title) - 4, 0)
    return [
      Line("- \(title) \(String(repeating: "-", count: dashes))".prefixed(ruler, width), .heading)
    ]
  }

  private func fieldLines(_ fields: [Paper.Field]) -> [Line] {
    let labels = min(fields.map { ruler.cells($0.label.printable) }.max() ?? 0, width / 3)
    return fields.flatMap { field in
      let label = ruler.fitted(field.label.printable, to: labels)
      let lines = field.value.split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let values = lines.flatMap { line in
        ruler.wrapped(
          line.isEmpty ? " " : String(line).printable, to: width - labels - 4)
      }
      return values.enumerated().map { place, value in
        let left = place == 0 ? label : String(repeating: " ", count: labels)
        guard !value.isEmpty, value != " " else {
          return Line("  " + left.withoutTrailingSpaces, .dim)
        }
        return Line([Span("  " + left, .dim), Span("  " + value)])
      }
    }
  }

  private func tableLines(_ heads: [String], _ rows: [[String]], _ numbers: Set<Int>) -> [Line] {
    let natural = naturalWidths(heads, rows)
    let widths = columnWidths(natural)
    guard zip(widths, natural).allSatisfy({ $0 >= min($1, Self.columnCellsMin) }) else {
      return rows.flatMap { stacked(heads, $0) }
    }
    func line(_ cells: [String], _ role: Role) -> [Line] {
      let parts = zip(cells, widths).map { ruler.wrapped($0.isEmpty ? " " : $0.printable, to: $1) }
      let height = parts.map(\.count).max() ?? 0
      return (0..<height).map { row in
        let texts = parts.enumerated().map { column, part in
          ruler.padded(
            row < part.count ? part[row] : "", to: widths[column],
            numbers.contains(column) ? .trailing : .leading)
        }
        return Line(("  " + texts.joined(separator: "  ")).withoutTrailingSpaces, role)
      }
    }
    return line(heads, .dim) + rows.flatMap { line($0, .plain) }
  }

  /// Bound: columns that would be narrower stand below one another.
  static let columnCellsMin = 6

  /// The columns as wide as their widest cells.
  private func naturalWidths(_ heads: [String], _ rows: [[String]]) -> [Int] {
    heads.indices.map { column in
      ([heads] + rows).map { ruler.cells($0[column].printable) }.max() ?? 0
    }
  }

  /// What is too much is taken from the widest.
  private func columnWidths(_ natural: [Int]) -> [Int] {
    var widths = natural
    let room = width - 2 - 2 * (natural.count - 1)
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }
      )
    {
      guard widths[widest] > 1 else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// A row whose columns do not fit side by side.
  private func stacked(_ heads: [String], _ row: [String]) -> [Line] {
    fieldLines(zip(heads, row).map { Paper.Field($0, $1) }) + [Line("  -")]
  }

  private func boxLines(_ boxes: [Paper.Field]) -> [Line] {
    boxes.flatMap { box in
      let label = ruler.truncated(box.label.printable, to: width - 12)
      let room = width - 2 - ruler.cells(label) - 2
      return [
        Line("  \(label)  \(String(repeating: "_", count: max(room, 4)))"),
        Line(ruler.truncated("  " + box.value.printable, to: width), .dim), Line(),
      ]
    }
  }

  private func wrapped(_ text: String) -> [String] { wrapped(text, by: 0) }

  private func wrapped(_ text: String, by indent: Int) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { ruler.wrapped(String($0).printable, to: width - indent) }
  }

  private func rule(_ character: Character) -> Line {
    Line(String(repeating: character, count: width))
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }

  fileprivate func prefixed(_ ruler: Ruler, _ width: Int) -> String {
    ruler.truncated(self, to: width)
  }
}
