/// The full-screen viewer of one timeline: what it shows, and what keys do to it.
///
/// Pure: a key changes it and gives effects, which the shell carries out; the shell hands new pages
/// in.  What is being read never moves by itself.
package struct Viewer: Sendable {
  /// What lies over the timeline.
  enum Mode: Hashable, Sendable {
    case reading
    /// A line that is typed below the timeline.
    case typing(ViewerInput, String)
    /// A page that any closing key takes away: the keys, an entry in full.
    case overlay([Line], top: Int)
    /// A command that writes, and waits for a yes.
    case asking(ViewerEffect, Bilingual)
  }

  /// The columns and rows of the terminal.
  package private(set) var size: ViewerSize
  /// What lies above and below, in this moment's words.
  var layout: TimelineLayout
  var page = TimelinePage()
  var rows: [TimelineRow] = []
  /// The row that the cursor is on.
  var cursor = 0
  /// The first line of the body that is seen.
  var top = 0
  var mode = Mode.reading
  /// What is said below until the next key.
  var message: Bilingual?
  /// How many entries came in below since the end was last seen.
  var newCount = 0
  var search = ""
  var isUnfolded = false
  /// Whether new entries wait although the end is seen.
  var isPaused = false
  /// What is to be shown; the shell reads it anew after `.reload`.
  package internal(set) var filter = ViewerFilter()
  /// Whether the end of everything is seen, so that all of it counts as read.
  package var showsEnd: Bool {
    isAtEnd && !rows.isEmpty && mode == .reading && page.hiddenCount == 0
      && page.filterName == nil && !filter.isReversed
  }

  /// Bound: what is typed below the timeline.
  static let typedCountMax = 2_000

  /// A viewer without a page.
  package init(size: ViewerSize, layout: TimelineLayout) {
    self.size = size
    self.layout = layout.resized(to: size.columns)
  }

  // MARK: What the shell hands in

  /// Takes a page: the first one, one after `.reload`, or one with new entries.
  package mutating func take(_ page: TimelinePage, _ layout: TimelineLayout) {
    let isFirst = self.page == TimelinePage()
    let wasAtEnd = isFirst || (isAtEnd && isOnLast)
    let added = page.entryCount - self.page.entryCount
    let kept = rows.indices.contains(cursor) ? rows[cursor].target : .none
    let offset = lineOfRow(cursor) - top
    self.page = page
    var layout = layout.resized(to: size.columns)
    layout.clock = self.layout.clock
    self.layout = layout
    fill()
    if isFirst {
      if let unread = rows.firstIndex(where: \.isUnreadMark) {
        moveToEnd()
        show(unread)
        cursor = rows[unread...].firstIndex { $0.target.isSomething } ?? unread
      } else {
        moveToEnd()
      }
    } else if wasAtEnd, !isPaused, !filter.isReversed {
      moveToEnd()
    } else {
      if let place = rows.firstIndex(where: { $0.target == kept && kept != .none }) {
        cursor = place
      } else if let place = rows.firstIndex(where: { $0.target.isSame(as: kept) }) {
        cursor = place
      }
      cursor = min(cursor, max(rows.count - 1, 0))
      top = lineOfRow(cursor) - offset
      newCount += max(added, 0)
    }
    settle()
  }

  /// The terminal has another size.
  package mutating func resize(_ size: ViewerSize) {
    self.size = size
    let clock = layout.clock
    layout = layout.resized(to: size.columns)
    layout.clock = clock
    fill()
    show(cursor)
    settle()
  }

  /// Says something below until the next key.
  package mutating func say(_ words: Bilingual) { message = words }

  // MARK: Rows and lines

  /// Makes the rows of the page anew.
  mutating func fill() {
    var shown = page
    // What the filter hides stands in the rule above, which is always seen.
    if !page.days.isEmpty { (shown.hiddenCount, shown.filterName) = (0, nil) }
    rows = layout.rows(shown, bodyWidth, isUnfolded: isUnfolded)
    cursor = min(cursor, max(rows.count - 1, 0))
  }

  /// The first line of a row in the body.
  func lineOfRow(_ row: Int) -> Int {
    rows.prefix(max(row, 0)).reduce(0) { $0 + $1.lines.count }
  }

  var lineCount: Int { rows.reduce(0) { $0 + $1.lines.count } }

  /// The last first line at which the body is full.
  var topMax: Int { max(0, lineCount - bodyHeight) }

  /// Whether the last line is seen.
  var isAtEnd: Bool { top >= topMax }

  /// Keeps `top` within bounds; at the end nothing new is left to be seen.
  mutating func settle() {
    top = min(max(top, 0), topMax)
    if isAtEnd, !rows.isEmpty, !filter.isReversed { newCount = 0 }
  }

  /// Scrolls as little as is needed to see a row.
  mutating func show(_ row: Int) {
    guard rows.indices.contains(row) else { return }
    let first = lineOfRow(row)
    let last = first + rows[row].lines.count
    if first < top { top = first }
    if last > top + bodyHeight { top = last - bodyHeight }
    // Rules and notes above the first entry belong to it.
    if !rows[..<row].contains(where: \.target.isSomething) { top = 0 }
  }

  mutating func moveCursor(to row: Int) {
    cursor = row
    show(row)
    settle()
  }

  /// Whether the cursor is on the last entry: whoever is there wants to see what comes.
  private var isOnLast: Bool { !rows.dropFirst(cursor + 1).contains { $0.target.isSomething } }

  mutating func moveToEnd() {
    cursor = rows.lastIndex { $0.target.isSomething } ?? max(rows.count - 1, 0)
    top = topMax
    settle()
  }

  /// What the cursor is on.
  var target: TimelineTarget { rows.indices.contains(cursor) ? rows[cursor].target : .none }

  /// The entry that the cursor is on; nil on rules and folded lines.
  var entry: TimelinePageEntry? {
    if case .entry(let entry) = target { entry } else { nil }
  }
}

/// The columns and rows of a terminal.
package struct ViewerSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// What a reader wants to see of a timeline.
package struct ViewerFilter: Hashable, Sendable {
  /// The key of a team, of the customer or of the machines.
  package var party: String?
  package var kind: EntryKind?
  /// The latest first.
  package var isReversed = false

  package init() {}
}

/// What is typed below a timeline.
package enum ViewerInput: Hashable, Sendable {
  case search, date, kind, memo
}

/// What the shell is to do.
package enum ViewerEffect: Hashable, Sendable {
  case quit
  /// As Ctrl-C does.
  case interrupt
  /// Read the timeline again, by the filter.
  case reload
  /// Everything up to here has been read.
  case markRead
  case copy(String)
  /// Carry out a command; the case of the timeline is added.
  case run([String])
  /// Draw everything anew.
  case redraw
  case suspend
}

extension TimelineTarget {
  var isSomething: Bool {
    switch self {
    case .none: false
    case .entry, .folded: true
    }
  }

  /// Whether it is the same entry, though its words may have changed.
  func isSame(as other: TimelineTarget) -> Bool {
    switch (self, other) {
    case (.entry(let left), .entry(let right)):
      left.reference != nil && left.reference == right.reference && left.at == right.at
    case (.folded(let left), .folded(let right)): left.first == right.first && !left.isEmpty
    case (.none, _), (.entry, _), (.folded, _): false
    }
  }
}

extension TimelinePage {
  /// How many entries it shows, each of several that were put together.
  package var entryCount: Int {
    days.reduce(0) { sum, day in
      day.lines.reduce(sum) { sum, line in
        switch line {
        case .entry(let entry): sum + max(entry.parts.count, 1)
        case .folded(let count, _, _, _): sum + count
        case .arrival, .unread: sum
        }
      }
    }
  }
}

extension TimelineLayout {
  /// The same for another width.
  func resized(to width: Int) -> TimelineLayout {
    var layout = TimelineLayout(
      width: width, dates: dates, teams: teams, ruler: ruler, glyphs: glyphs)
    layout.clock = clock
    layout.showsReferences = showsReferences
    return layout
  }
}
