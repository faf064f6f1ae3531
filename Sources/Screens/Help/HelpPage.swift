/// Writes help: examples first, then usage and options, topics last; wrapped by cells.
///
/// ArgumentParser's own help is English and counts characters, so that a Japanese line is too wide.
package struct HelpPage: Hashable, Sendable {
  package let language: Language
  package let ruler: Ruler
  /// The cells of a line, at least `widthMin`.
  package let width: Int

  /// Bound: narrower terminals get lines of this many cells.
  package static let widthMin = 20
  /// Bound: wider terminals get lines of this many cells, longer ones are hard to read.
  package static let widthMax = 100
  /// Bound: a longer term stands on a line of its own.
  static let termCellsMax = 42

  /// Makes a page for one terminal.
  package init(language: Language, width: Int, ruler: Ruler = Ruler()) {
    self.language = language
    self.width = min(max(width, Self.widthMin), Self.widthMax)
    self.ruler = ruler
  }

  /// The help of one command.
  package func lines(_ help: CommandHelp) -> [Line] {
    var lines = wrapped(help.summary.text(in: language), .plain)
    if !help.examples.isEmpty {
      lines += ["", heading(.examples)]
      lines += columns(help.examples.map { ($0.command, $0.note.text(in: language)) })
    }
    if !help.usages.isEmpty {
      lines.append("")
      lines += labelled(
        .usage,
        help.usages.map {
          (Self.usageWords("casebook \(help.name) \($0.text(in: language))"), " ")
        })
    }
    lines += entries(.verbs, help.verbs)
    lines += entries(.arguments, help.arguments)
    lines += entries(.options, help.options)
    for note in help.notes { lines += [""] + wrapped(note.text(in: language), .plain) }
    if !help.aliases.isEmpty {
      lines += [""] + labelled(.aliases, [(help.aliases, "  ")])
    }
    if !help.further.isEmpty {
      lines += [""] + labelled(.further, [(help.further, "   ")])
    }
    return lines
  }

  /// The list of all commands.
  /// - Parameters:
  ///   - opening: what `casebook` alone does, above the groups.
  ///   - groups: each with its commands, name and summary.
  ///   - globalOptions: the options that every command takes.
  /// - Returns: the page.
  package func lines(
    opening: [CommandHelp.Entry],
    groups: [(group: CommandGroup, commands: [CommandHelp.Entry])],
    globalOptions: [CommandHelp.Entry]
  ) -> [Line] {
    let all = (opening + groups.flatMap(\.commands)).map(pair)
    let column = termColumn(all)
    var lines = columns(opening.map(pair), termCells: column)
    for (group, commands) in groups where !commands.isEmpty {
      lines += [Line(group.text(in: language), .heading)]
      lines += columns(commands.map(pair), termCells: column)
    }
    return lines + entries(.globalOptions, globalOptions)
  }

  /// Terms with their meanings, without a heading.
  package func table(_ entries: [CommandHelp.Entry]) -> [Line] { columns(entries.map(pair)) }

  /// A paragraph, wrapped.
  package func paragraph(_ text: Bilingual) -> [Line] { wrapped(text.text(in: language), .plain) }

  private func entries(_ title: HelpHeading, _ entries: [CommandHelp.Entry]) -> [Line] {
    entries.isEmpty ? [] : ["", heading(title)] + columns(entries.map(pair))
  }

  private func pair(_ entry: CommandHelp.Entry) -> (String, String) {
    (entry.term.text(in: language), entry.meaning.text(in: language))
  }

  private func heading(_ heading: HelpHeading) -> Line {
    Line(heading.text(in: language), .heading)
  }

  private func wrapped(_ text: String, _ role: Role) -> [Line] {
    ruler.wrapped(text, to: width).map { Line($0, role) }
  }

  /// `使い方  casebook part …`, each text a run of words, wrapped behind the label.
  private func labelled(_ heading: HelpHeading, _ texts: [(words: [String], gap: String)]) -> [Line]
  {
    let label = heading.text(in: language)
    let indent = ruler.cells(label) + 2
    let parts = texts.flatMap { flowed($0.words, gap: $0.gap, to: max(width - indent, 1)) }
    return parts.enumerated().map { index, part in
      index == 0
        ? Line([Span(label, .heading), Span("  "), Span(part)])
        : Line([Span(String(repeating: " ", count: indent)), Span(part)])
    }
  }
}

// MARK: - Words that stay together

extension HelpPage {
  /// Fills lines with words; only a word that is longer than a line is broken.
  private func flowed(_ words: [String], gap: String, to room: Int) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, ruler.cells(last) + ruler.cells(gap) + ruler.cells(word) <= room {
        lines[lines.count - 1] = last + gap + word
      } else {
        lines += ruler.wrapped(word, to: room)
      }
    }
    return lines
  }

  /// Splits a usage at spaces, but `[--case 案件]` is one word.
  private static func usageWords(_ usage: String) -> [String] {
    var words = [""]
    var depth = 0
    for character in usage {
      if "[<(".contains(character) { depth += 1 }
      if "]>)".contains(character) { depth -= 1 }
      if character == " ", depth <= 0 {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}

// MARK: - Two columns

extension HelpPage {
  /// Terms at the left, meanings at the right, wrapped within their column.
  ///
  /// A term that is too long, and any term on a narrow terminal, has its meaning on the next line.
  private func columns(_ rows: [(String, String)], termCells: Int? = nil) -> [Line] {
    let column = termCells ?? termColumn(rows)
    let indent = column + 4
    let isStacked = width - indent < 16
    return rows.flatMap { term, meaning -> [Line] in
      let room = isStacked ? width - 4 : width - indent
      let left = String(repeating: " ", count: isStacked ? 4 : indent)
      let meanings = meaning.isEmpty ? [] : ruler.wrapped(meaning, to: room)
      if !isStacked, ruler.cells(term) <= column {
        let first = Line([
          Span("  "), Span(ruler.padded(term, to: column), .command), Span("  "),
          Span(meanings.first ?? ""),
        ])
        return [withoutTrailingSpaces(first)]
          + meanings.dropFirst().map { Line([Span(left), Span($0)]) }
      }
      return ruler.wrapped(term, to: width - 2).map { Line([Span("  "), Span($0, .command)]) }
        + meanings.map { Line([Span(left), Span($0)]) }
    }
  }

  private func termColumn(_ rows: [(String, String)]) -> Int {
    let limit = min(Self.termCellsMax, width / 2)
    return rows.map { ruler.cells($0.0) }.filter { $0 <= limit }.max() ?? 0
  }

  private func withoutTrailingSpaces(_ line: Line) -> Line {
    guard let last = line.spans.last, last.text.isEmpty else { return line }
    return Line(line.spans.prefix(2).map { Span(String($0.text.trimmingTrailing), $0.role) })
  }
}

extension String {
  fileprivate var trimmingTrailing: String {
    guard let end = lastIndex(where: { $0 != " " }) else { return self }
    return String(self[...end])
  }
}
