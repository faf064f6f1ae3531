extension Ruler {
  /// The cells of a line.
  package func cells(_ line: Line) -> Int {
    line.spans.reduce(0) { $0 + cells($1.text) }
  }

  /// Cuts a line to `width` cells and ends it with `..`, in the role of what was cut.
  package func truncated(_ line: Line, to width: Int) -> Line {
    guard cells(line) > width else { return line }
    var room = max(width - Self.ellipsis.count, 0)
    var kept: [Span] = []
    for span in line.spans {
      let used = cells(span.text)
      guard used <= room else {
        let dots = String(repeating: ".", count: min(max(width, 0), Self.ellipsis.count))
        kept.append(Span(prefix(of: span.text, cells: room) + dots, span.role, span.emphasis))
        break
      }
      kept.append(span)
      room -= used
    }
    return Line(kept)
  }

  /// Fills a line up with plain spaces to `width` cells; a longer line is returned as it is.
  package func padded(_ line: Line, to width: Int, _ alignment: Alignment = .leading) -> Line {
    let missing = width - cells(line)
    guard missing > 0 else { return line }
    let left =
      switch alignment {
      case .leading: 0
      case .trailing: missing
      case .centered: missing / 2
      }
    return blank(left) + line + blank(missing - left)
  }

  /// Makes a line exactly `width` cells wide.
  package func fitted(_ line: Line, to width: Int, _ alignment: Alignment = .leading) -> Line {
    padded(truncated(line, to: width), to: width, alignment)
  }

  /// Two texts at the ends of `width` cells; the left one is cut so that the right one stays whole.
  package func spread(_ left: Line, _ right: Line, over width: Int) -> Line {
    let room = width - cells(right) - 1
    guard room > 0 else { return truncated(left, to: width) }
    return fitted(left, to: room) + " " + right
  }

  private func blank(_ count: Int) -> Line {
    count > 0 ? Line(String(repeating: " ", count: count)) : Line()
  }
}
