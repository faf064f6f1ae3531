package import Cases

/// What a row of a timeline's body is about.
package enum TimelineTarget: Hashable, Sendable {
  /// A rule, a note, the mark of the first unread entry.
  case none
  case entry(TimelinePageEntry)
  /// Automatic entries that are one row.
  case folded([TimelinePageEntry])
}

/// One row of a timeline's body: a line, or two where there is no room for one.
package struct TimelineRow: Hashable, Sendable {
  package var target: TimelineTarget
  package var lines: [Line]
  /// The day under which it stands; nil above the first one.
  package var day: Day?
  /// Whether it is the mark above the first unread entry.
  package var isUnreadMark = false
}

/// How the moment of an entry is written: a key of the viewer goes from one to the next.
package enum TimelineClock: Hashable, Sendable, CaseIterable {
  /// `13:22`.
  case minutes
  /// `13:22:07`.
  case seconds
}

extension TimelineLayout {
  /// The days and entries of a page, row by row, for lines of `width` cells.
  ///
  /// `isUnfolded` gives automatic entries rows of their own.
  package func rows(
    _ page: TimelinePage, _ width: Int, isUnfolded: Bool = false
  ) -> [TimelineRow] {
    var rows: [TimelineRow] = []
    func note(_ line: Line, _ day: Day? = nil) {
      rows.append(TimelineRow(target: .none, lines: [line], day: day))
    }
    if page.earlierCount > 0 { note(quiet(.earlier(page.earlierCount))) }
    if page.hiddenCount > 0 || page.filterName != nil {
      note(quiet(.hidden(page.hiddenCount, filter: page.filterName)))
    }
    if page.days.isEmpty { note(quiet(.noEntries)) }
    for day in page.days {
      note(dayRule(day.day, width), day.day)
      for line in day.lines {
        rows += self.rows(line, width, isUnfolded).map { row in
          var row = row
          row.day = day.day
          return row
        }
      }
    }
    return rows
  }

  private func rows(
    _ line: TimelinePageLine, _ width: Int, _ isUnfolded: Bool
  ) -> [TimelineRow] {
    switch line {
    case .entry(let entry): return rows(entry, width)
    case .arrival(let at, let text, let isUnread):
      var entry = TimelinePageEntry(
        at: at, kind: .arrival, speaker: TimelineSpeaker(team: "machine", name: "-"), text: text)
      entry.mark = isUnread ? .unread : .none
      return rows(entry, width)
    case .folded(let count, let about, let isUnread, let entries):
      if isUnfolded, !entries.isEmpty { return entries.flatMap { rows($0, width) } }
      let text = say(.folded(count)) + (about.isEmpty ? "" : " (\(about.joined(separator: dot)))")
      let indent = isNarrow ? 3 : columns.before - 1
      let mark = isUnread ? Span(">", .notice) : Span(" ")
      let line = Line([mark, Span(String(repeating: " ", count: indent)), Span(text, .dim)])
      return [TimelineRow(target: .folded(entries), lines: [fit(line, width)])]
    case .unread(let count):
      let text = " \(say(.unread(count))) "
      let inner = isNarrow ? width : width - 2
      let line = Line(ruler.padded(text, to: inner, .centered, with: "~"), .notice)
      let fitted = fit(isNarrow ? line : " " + line, width)
      return [TimelineRow(target: .none, lines: [fitted], isUnreadMark: true)]
    }
  }

  /// An entry; what was put together into it stands by itself where it would be cut off.
  private func rows(_ entry: TimelinePageEntry, _ width: Int) -> [TimelineRow] {
    if !entry.parts.isEmpty, showsReferences || isCut(entry, width) {
      return entry.parts.flatMap { rows($0, width) }
    }
    let lines = isNarrow ? twoLines(entry, width) : [oneLine(entry, width)]
    return [TimelineRow(target: .entry(entry), lines: lines)]
  }

  private func isCut(_ entry: TimelinePageEntry, _ width: Int) -> Bool {
    ruler.cells(text(entry)) > width - (isNarrow ? 4 : columns.before)
  }
}
