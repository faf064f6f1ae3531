/// One cell of a screen.
package struct Cell: Hashable, Sendable {
  /// The cluster that begins here; empty in the right half of a wide one.
  package var text: String
  package var role: Role
  package var emphasis: Emphasis

  /// A blank.
  package static let blank = Cell(text: " ", role: .plain, emphasis: [])
  /// The right half of a wide cluster.
  static let half = Cell(text: "", role: .plain, emphasis: [])
}

/// The cells of a screen, which can be compared with those that were drawn before.
///
/// It stores clusters; a wide one owns two cells, and overwriting either half of it clears both.
package struct CellBuffer: Hashable, Sendable {
  package let width: Int
  package let height: Int
  private var cells: [Cell]

  /// Bound: a screen that is larger is drawn up to here.
  package static let sideMax = 1_000

  /// A blank screen of at least one cell.
  package init(width: Int, height: Int) {
    self.width = min(max(width, 1), Self.sideMax)
    self.height = min(max(height, 1), Self.sideMax)
    cells = [Cell](repeating: .blank, count: self.width * self.height)
  }

  /// The cell at a place of the screen.
  package subscript(row: Int, column: Int) -> Cell { cells[row * width + column] }

  /// Writes a line from a place on; what does not fit is left out, and a wide cluster that does
  /// not fit into the last column is a blank.
  package mutating func write(_ line: Line, row: Int, column: Int = 0, _ ruler: Ruler) {
    guard (0..<height).contains(row) else { return }
    var column = column
    for span in line.spans {
      for cluster in span.text {
        let count = ruler.cells(cluster)
        guard count > 0 else { continue }
        guard column < width else { return }
        put(cluster, count, row, column, span)
        column += count
      }
    }
  }

  private mutating func put(
    _ cluster: Character, _ count: Int, _ row: Int, _ column: Int, _ span: Span
  ) {
    guard column >= 0 else { return }
    clear(row, column)
    let isTooWide = column + count > width
    if count == 2, !isTooWide { clear(row, column + 1) }
    let text = isTooWide ? " " : String(cluster)
    cells[row * width + column] = Cell(text: text, role: span.role, emphasis: span.emphasis)
    if count == 2, !isTooWide { cells[row * width + column + 1] = .half }
  }

  /// Blanks a cell, and the other half of what it belongs to.
  private mutating func clear(_ row: Int, _ column: Int) {
    let place = row * width + column
    if cells[place].text.isEmpty, column > 0 { cells[place - 1] = .blank }
    if column + 1 < width, cells[place + 1].text.isEmpty { cells[place + 1] = .blank }
    cells[place] = .blank
  }

  /// The text of a row, without the blanks at its end.
  package func text(_ row: Int) -> String {
    var text = cells[row * width..<(row + 1) * width].map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: Drawing

  /// What a terminal must be sent so that it shows this instead of `old`.
  ///
  /// `nil`, or a screen of another size, draws everything.  ECMA-48: CUP is `ESC [ row ; column H`,
  /// counted from 1.
  package func drawing(after old: CellBuffer?, _ colour: Colour) -> String {
    var old = old
    var output = ""
    if old?.width != width || old?.height != height {
      old = CellBuffer(width: width, height: height)
      output = "\u{1B}[0m\u{1B}[2J"
    }
    guard let old else { return output }
    var style = SGR.Style.plain
    for row in 0..<height {
      var column = 0
      while column < width {
        guard self[row, column] != old[row, column] else {
          column += 1
          continue
        }
        // What changed may be the right half alone, which is drawn with the left one.
        if self[row, column].text.isEmpty, column > 0 { column -= 1 }
        output += "\u{1B}[\(row + 1);\(column + 1)H"
        repeat {
          let cell = self[row, column]
          output += style.change(to: cell, colour) + cell.text
          column += isWide(row, column) ? 2 : 1
        } while column < width && self[row, column] != old[row, column]
      }
    }
    return output + style.end()
  }

  private func isWide(_ row: Int, _ column: Int) -> Bool {
    column + 1 < width && self[row, column + 1].text.isEmpty
  }
}

extension SGR {
  /// The style in which a terminal writes now.
  fileprivate struct Style {
    private var codes: String?

    static let plain = Style()

    /// What changes to the style of a cell; nothing where it is the same.
    ///
    /// Reverse video is no colour: it is the cursor, without which nobody sees where they are.
    mutating func change(to cell: Cell, _ colour: Colour) -> String {
      let wanted =
        colour == .sixteen
        ? SGR.codes(cell.role, cell.emphasis)
        : cell.emphasis.contains(.reversed) ? SGR.codes(.plain, .reversed) : nil
      guard wanted != codes else { return "" }
      let close = codes == nil ? "" : "\u{1B}[0m"
      codes = wanted
      return close + (wanted.map { "\u{1B}[\($0)m" } ?? "")
    }

    mutating func end() -> String {
      defer { codes = nil }
      return codes == nil ? "" : "\u{1B}[0m"
    }
  }
}
