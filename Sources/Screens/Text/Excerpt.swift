extension Ruler {
  /// `text` with a part of it in bold, cut so that the part is seen: `..時に「ガラガラ」異音、E4 表..`.
  ///
  /// - Parameters:
  ///   - text: Printable.
  ///   - part: By the scalars of the text; what lies in a cluster stands for all of it.
  ///   - width: Of the result, in cells.
  /// - Returns: A line that is not wider.
  package func excerpt(_ text: String, around part: Range<Int>?, to width: Int) -> Line {
    guard let part, let pieces = Pieces(text, part) else {
      return truncated(Line(text), to: width)
    }
    var line = Line([
      Span(pieces.before), Span(pieces.part, .plain, .bold), Span(pieces.after),
    ])
    let start = cells(pieces.before)
    // What the eye needs on both sides of a hit, where there is room for it.
    let end = start + cells(pieces.part) + Self.contextCells
    guard cells(line.text) > width, end > width else { return truncated(line, to: width) }
    let dropped = min(start, end - width + 2)
    var rest = pieces.before[...]
    var droppedCells = 0
    while droppedCells < dropped, let first = rest.first {
      droppedCells += cells(first)
      rest = rest.dropFirst()
    }
    line.spans[0] = Span((rest.isEmpty ? "" : "..") + rest)
    return truncated(line, to: width)
  }

  private static let contextCells = 12

  /// A text in three.
  private struct Pieces {
    var before = ""
    var part = ""
    var after = ""

    init?(_ text: String, _ range: Range<Int>) {
      var place = 0
      for character in text {
        let count = character.unicodeScalars.count
        if place + count <= range.lowerBound {
          before.append(character)
        } else if place < range.upperBound {
          part.append(character)
        } else {
          after.append(character)
        }
        place += count
      }
      guard !part.isEmpty else { return nil }
    }
  }
}
