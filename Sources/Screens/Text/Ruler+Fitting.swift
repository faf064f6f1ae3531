/// At which end of a column the text stands.
package enum Alignment: Hashable, Sendable {
  /// At the left, filled up at the right.
  case leading
  /// At the right, filled up at the left: numbers.
  case trailing
  /// In the middle; an odd cell goes to the right.
  case centered
}

extension Ruler {
  /// What stands where text was cut off; not `…`, whose width is ambiguous.
  package static let ellipsis = ".."

  /// Cuts a text to `width` cells and ends it with `..`; never inside a cluster.
  /// - Returns: the text itself where it fits; otherwise at most `width` cells.
  package func truncated(_ text: String, to width: Int) -> String {
    guard cells(text) > width else { return text }
    let room = width - Self.ellipsis.count
    guard room >= 0 else { return String(repeating: ".", count: max(width, 0)) }
    return prefix(of: text, cells: room) + Self.ellipsis
  }

  /// The longest run of whole clusters at the start of `text` that fits into `cells`.
  package func prefix(of text: String, cells room: Int) -> String {
    var end = text.startIndex
    var used = 0
    while end < text.endIndex {
      used += cells(text[end])
      guard used <= room else { break }
      text.formIndex(after: &end)
    }
    return String(text[..<end])
  }

  /// Fills a text up with spaces to `width` cells; a longer text is returned as it is.
  package func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .leading, with fill: Character = " "
  ) -> String {
    let missing = width - cells(text)
    guard missing > 0 else { return text }
    switch alignment {
    case .leading: return text + String(repeating: fill, count: missing)
    case .trailing: return String(repeating: fill, count: missing) + text
    case .centered:
      let left = missing / 2
      return String(repeating: fill, count: left) + text
        + String(repeating: fill, count: missing - left)
    }
  }

  /// Makes a text exactly `width` cells wide: cut with `..`, or filled up with spaces.
  ///
  /// A wide cluster that does not fit before the `..` leaves a space, so that columns stand.
  package func fitted(_ text: String, to width: Int, _ alignment: Alignment = .leading) -> String {
    padded(truncated(text, to: width), to: width, alignment)
  }
}
