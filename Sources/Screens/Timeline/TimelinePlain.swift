internal import Cases

/// A timeline for pipes: one entry per line, columns parted by tabs, nothing cut off.
package struct TimelinePlain: Sendable {
  package let dates: DateWriter

  /// Makes the form for one language.
  package init(dates: DateWriter) { self.dates = dates }

  /// The entries: reference, exact time (UTC), marks, team, kind, name, text.
  ///
  /// Marks: `>` unread, `!` overdue, `v` kept, `~` late, `x` corrected or retracted, `p` read by
  /// the customer, `-` none.  Folded entries and arrivals are one line each; day rules are left
  /// out.
  package func lines(_ page: TimelinePage) -> [String] {
    page.days.flatMap(\.lines).flatMap(rows)
  }

  /// What was put together for the eye is one row each: rows have references.
  private func rows(_ line: TimelinePageLine) -> [String] {
    switch line {
    case .entry(let entry): return entry.parts.isEmpty ? [row(entry)] : entry.parts.map(row)
    case .folded(let count, let about, let isUnread, _):
      let text = TimelineWords.folded(count).text(in: dates.language)
      return [
        columns([
          "-", "-", isUnread ? ">" : "-", "machine", "-", "-",
          about.isEmpty ? text : "\(text) (\(about.joined(separator: ", ")))",
        ])
      ]
    case .arrival(let at, let text, let isUnread):
      return [
        columns([
          "-", RFC3339.string(at, .microseconds), isUnread ? ">" : "-", "machine",
          EntryKind.arrival.rawValue, "-", text,
        ])
      ]
    case .unread: return []
    }
  }

  private func row(_ entry: TimelinePageEntry) -> String {
    columns([
      entry.reference ?? "-", RFC3339.string(entry.at, .microseconds), marks(entry),
      entry.speaker.team, entry.kind.rawValue, entry.speaker.name ?? "-", entry.text,
    ])
  }

  /// Tabs and line ends within a column become spaces.
  private func columns(_ columns: [String]) -> String {
    columns.map(\.printable).joined(separator: "\t")
  }

  private func marks(_ entry: TimelinePageEntry) -> String {
    var marks =
      switch entry.mark {
      case .none: ""
      case .unread: ">"
      case .overdue: "!"
      case .kept: "v"
      }
    if entry.isLate { marks += "~" }
    if entry.standing != .holds { marks += "x" }
    if entry.isPublic { marks += "p" }
    return marks.isEmpty ? "-" : marks
  }
}
