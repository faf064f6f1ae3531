/// Counts by rows and columns, with their sums: a small matrix.
package struct MatrixPlot: Hashable, Sendable {
  /// The words that stand beside sums.
  package struct Words: Hashable, Sendable {
    package let total: String
    package let other: String

    /// Makes the words.
    package init(total: String, other: String) {
      self.total = total
      self.other = other
    }
  }

  package let title: String
  package let rows: [String]
  package let columns: [String]
  /// By row, then by column; not negative.
  package let counts: [[Int]]
  /// What stands in no row or column that is shown.
  package let otherCount: Int
  package let words: Words

  /// Makes a matrix.
  package init(
    title: String, rows: [String], columns: [String], counts: [[Int]], otherCount: Int = 0,
    words: Words
  ) {
    precondition(
      counts.count == rows.count && counts.allSatisfy { $0.count == columns.count },
      "a matrix has a number in every place")
    self.title = title
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.otherCount = otherCount
    self.words = words
  }

  /// The sum of each row.
  package var rowSums: [Int] { counts.map { $0.reduce(0, +) } }

  /// The sum of each column.
  package var columnSums: [Int] {
    columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// The matrix in at most `width` cells: where the columns do not fit side by side, those that
  /// count least go into the column of others; numbers never go.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  /// - Returns: the title, the names of the columns, the rows, their sums.
  package func lines(width: Int, ruler: Ruler = Ruler()) -> [Line] {
    let width = max(width, 20)
    let longest = (rows + [words.total]).map { ruler.cells($0.printable) }.max() ?? 0
    let nameCells = min(longest, max(width / 3, 4))
    var shown = columns.count
    while shown > 1, cells(shown, nameCells, ruler) > width { shown -= 1 }
    let isCut = shown < columns.count
    let room = columnCells(shown, ruler)
    func line(_ name: String, _ values: [String], _ role: Role = .plain) -> Line {
      let left = ruler.fitted(name.printable, to: nameCells)
      let cells = zip(values, room).map { ruler.fitted($0, to: $1, .trailing) }
      return ruler.truncated(
        Line("  " + ([left] + cells).joined(separator: "  "), role), to: width)
    }
    func values(_ row: [Int], _ sum: Int) -> [String] {
      row.prefix(shown).map(\.grouped)
        + (isCut ? [row.dropFirst(shown).reduce(0, +).grouped] : []) + [sum.grouped]
    }
    let sums = columnSums
    let heads =
      columns.prefix(shown).map(\.printable) + (isCut ? [words.other] : []) + [words.total]
    var lines = ruler.wrapped(title.printable, to: width).map { Line($0, .heading) }
    lines.append(line("", heads, .dim))
    for (name, (row, sum)) in zip(rows, zip(counts, rowSums)) {
      lines.append(line(name, values(row, sum)))
    }
    lines.append(line(words.total, values(sums, sums.reduce(0, +)), .heading))
    if otherCount > 0 {
      lines.append(Line("  \(words.other) \(otherCount.grouped)", .dim))
    }
    return lines
  }

  /// The widths of the columns that are shown, of the others, and of the sums.
  private func columnCells(_ shown: Int, _ ruler: Ruler) -> [Int] {
    let sums = columnSums
    let all = sums.reduce(0, +)
    func cells(_ name: String, _ numbers: [Int]) -> Int {
      let widest = numbers.map { $0.grouped.count }.max() ?? 1
      return max(widest, min(ruler.cells(name.printable), Self.headCellsMax))
    }
    var room = (0..<shown).map { column in
      cells(columns[column], counts.map { $0[column] } + [sums[column]])
    }
    if shown < columns.count {
      room.append(cells(words.other, [sums.dropFirst(shown).reduce(0, +)]))
    }
    room.append(cells(words.total, [all]))
    return room
  }

  /// Bound: longer names of columns are cut.
  static let headCellsMax = 12

  private func cells(_ shown: Int, _ nameCells: Int, _ ruler: Ruler) -> Int {
    columnCells(shown, ruler).reduce(nameCells + 2) { $0 + $1 + 2 }
  }
}
