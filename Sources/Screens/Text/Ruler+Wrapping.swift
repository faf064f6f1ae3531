extension Ruler {
  /// Breaks a text into lines of at most `width` cells.
  ///
  /// Japanese breaks anywhere but where kinsoku forbids it (`LineBreaking`); other scripts at
  /// spaces; what has no place to break is cut between clusters.  Newlines are kept as breaks,
  /// spaces at a soft break are dropped.  A wide cluster in a width of one becomes a blank.
  /// - Parameters:
  ///   - text: already `printable` but for its newlines.
  ///   - width: at least 1.
  /// - Returns: at least one line.
  package func wrapped(_ text: String, to width: Int) -> [String] {
    precondition(width >= 1, "a line has at least one cell")
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .flatMap { wrapped(paragraph: Array($0), to: width) }
  }

  private func wrapped(paragraph: [Character], to width: Int) -> [String] {
    let widths = paragraph.map { cells($0) }
    var lines: [String] = []
    var start = 0
    while start < paragraph.count {
      var end = start
      var used = 0
      while end < paragraph.count, used + widths[end] <= width {
        used += widths[end]
        end += 1
      }
      if end == start {
        lines.append(" ")
        start += 1
        continue
      }
      let cut = lineEnd(paragraph, from: start, fits: end)
      lines.append(Self.withoutTrailingSpaces(paragraph[start..<cut]))
      start = cut
      while start < paragraph.count, paragraph[start] == " " { start += 1 }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The last place at or before `end` where the line may break, or `end` if there is none.
  private func lineEnd(_ paragraph: [Character], from start: Int, fits end: Int) -> Int {
    guard end < paragraph.count else { return end }
    var cut = end
    while cut > start, !LineBreaking.mayBreak(paragraph, before: cut, from: start) { cut -= 1 }
    return cut > start ? cut : end
  }

  private static func withoutTrailingSpaces(_ characters: ArraySlice<Character>) -> String {
    var end = characters.endIndex
    while end > characters.startIndex, characters[end - 1] == " " { end -= 1 }
    return String(characters[characters.startIndex..<end])
  }
}
