internal import Cases

/// Lays lists out: cases, what falls due, one case, the inbox of handoffs.
///
/// No line is wider than the terminal.  Below `twoLinesBelow` columns a row takes two lines.
package struct BoardLayout: Sendable {
  private let dates: DateWriter
  private let teams: TeamLabels
  private let ruler: Ruler
  private let timeline: TimelineLayout
  private let table: BoardTable
  private let width: Int

  /// Below this width rows take two lines.
  package static let twoLinesBelow = 60

  /// Makes a layout for one terminal, of at least `TimelineLayout.widthMin` columns.
  package init(
    width: Int, dates: DateWriter, teams: TeamLabels = .standard, ruler: Ruler = Ruler(),
    glyphs: Glyphs = .unicode
  ) {
    self.width = max(width, TimelineLayout.widthMin)
    self.dates = dates
    self.teams = teams
    self.ruler = ruler
    timeline = TimelineLayout(
      width: width, dates: dates, teams: teams, ruler: ruler, glyphs: glyphs)
    table = BoardTable(ruler: ruler, width: self.width)
  }

  // MARK: Cases

  /// `list`: cases under what was asked for (`whose`: 担当 佐藤、未完了) and the moment of looking.
  ///
  /// `hasMore` says that rows were left out.
  package func cases(_ rows: [CaseListRow], whose: String? = nil, hasMore: Bool = false) -> [Line] {
    guard !rows.isEmpty else { return [fit(Line(say(.noCases)))] }
    return cases(rows, title: say(.cases(rows.count, whose: whose)))
      + (hasMore ? [fit(Line(say(.more), .dim))] : [])
  }

  /// The same under a title of its own.
  package func cases(_ rows: [CaseListRow], title: String) -> [Line] {
    let heading = ruler.spread(
      Line(title, .heading), Line(dates.dayAndTime(dates.now), .dim), over: width)
    return rows.isEmpty ? [heading] : [heading, Line()] + self.rows(rows)
  }

  /// Cases without a heading.
  package func rows(_ rows: [CaseListRow]) -> [Line] {
    if isNarrow { return rows.flatMap(twoLines) }
    return table.lines(
      rows.map { row in
        [
          Span(row.reference, .command), Span(row.state.text(in: dates.language)),
          Span(row.customer), Span(row.title), due(row.dueAt),
          Span(dates.lastActivity(row.lastActivityAt), .dim),
        ]
      }, flexible: [2, 3])
  }

  /// Number, state and what is due; below it whose and what, and when something last happened.
  private func twoLines(_ row: CaseListRow) -> [Line] {
    let first = Line([
      Span(row.reference, .command), Span(" \(row.state.text(in: dates.language))"),
    ])
    let second = Line([row.customer, row.title].filter { !$0.isEmpty }.joined(separator: "  "))
    return [
      row.dueAt == nil ? fit(first) : ruler.spread(first, Line([due(row.dueAt)]), over: width),
      ruler.spread(
        "  " + second, Line(dates.lastActivity(row.lastActivityAt), .dim), over: width),
    ]
  }

  /// `! 12分超過`, あと1日, or `-`.
  private func due(_ moment: Instant?) -> Span {
    guard let moment else { return Span("  -") }
    let isOverdue = dates.isOverdue(moment)
    return Span((isOverdue ? "! " : "  ") + dates.due(moment), isOverdue ? .overdue : .plain)
  }

  // MARK: Promises

  /// `due`.
  package func due(_ rows: [TimelinePromiseRow], hasMore: Bool = false) -> [Line] {
    guard !rows.isEmpty else { return [fit(Line(say(.nothingDue)))] }
    return promises(rows) + (hasMore ? [fit(Line(say(.more), .dim))] : [])
  }

  /// Promises; nothing where there are none.
  package func promises(_ rows: [TimelinePromiseRow]) -> [Line] {
    if isNarrow {
      return rows.flatMap { row in
        [
          ruler.spread(
            Line([left(row)]) + Line("  \(row.dueShort)"), Line(row.reference ?? "", .dim),
            over: width), fit(Line("    \(row.what)  ") + speaker(row.owner)),
        ]
      }
    }
    return table.lines(
      rows.map { row in
        [
          left(row), Span(row.what), Span(row.due),
          Span(speaker(row.owner).text, .team(row.owner.team)), Span(row.reference ?? "-", .dim),
        ]
      }, flexible: [1, 3])
  }

  private func left(_ row: TimelinePromiseRow) -> Span {
    Span((row.isOverdue ? "! " : "  ") + row.left, row.isOverdue ? .overdue : .plain)
  }

  // MARK: One case

  /// `show`.
  package func sheet(_ sheet: CaseSheet) -> [Line] {
    var page = TimelinePage()
    (page.promises, page.handoff, page.facts) = (sheet.promises, sheet.handoff, sheet.facts)
    let owner = sheet.owner.map(speaker) ?? Line(say(.nobody))
    let state = sheet.state.text(in: dates.language)
    let times = [
      sheet.openedAt.map { say(.opened(dates.dayAndTime($0))) },
      sheet.lastActivityAt.map { say(.last(dates.lastActivity($0))) },
      sheet.entryCount > 0 ? say(.entries(sheet.entryCount)) : nil,
    ].compactMap(\.self).joined(separator: "  ")
    let indent = isNarrow ? "" : " "
    return timeline.header(sheet.header) + [
      fit(Line("\(indent)\(say(.state)) \(state)   \(say(.owner)) ") + owner),
      fit(Line([Span(indent), Span(times, .dim)])),
    ] + timeline.pinned(page)
  }

  // MARK: Handoffs

  /// `handoff inbox`: those offered to the team, then those it has offered.
  package func inbox(to received: [HandoffRow], from given: [HandoffRow]) -> [Line] {
    guard !received.isEmpty || !given.isEmpty else { return [fit(Line(say(.noHandoffs)))] }
    var lines: [Line] = []
    if !received.isEmpty {
      lines.append(fit(Line(say(.handoffsTo(received.count)), .heading)))
      lines += received.flatMap(handoff)
    }
    if !given.isEmpty {
      if !lines.isEmpty { lines.append(Line()) }
      lines.append(fit(Line(say(.handoffsFrom(given.count)), .heading)))
      lines += given.flatMap(handoff)
    }
    return lines
  }

  /// Handoffs without a heading.
  package func handoffs(_ rows: [HandoffRow]) -> [Line] { rows.flatMap(handoff) }

  private func handoff(_ row: HandoffRow) -> [Line] {
    let isOverdue = row.respondBy.map(dates.isOverdue) ?? false
    let mark = Span(isOverdue ? "! " : "  ", .overdue)
    let time =
      row.respondBy.map { Line(dates.due($0), isOverdue ? .overdue : .plain) }
      ?? Line(say(.offered(dates.lastActivity(row.offeredAt))), .dim)
    let parties = speaker(row.from) + " > " + speaker(row.to)
    let first = Line([mark, Span("\(row.reference)  ")]) + parties
    let second = Line("    \(row.customer)  \(row.title)")
    let lines = [ruler.spread(first, time, over: width), fit(second)]
    return lines + (row.ask.map { [fit(Line("    " + $0))] } ?? []) + details(row)
      + known(row)
  }

  /// What need not be asked again: as many lines as it takes.
  private func known(_ row: HandoffRow) -> [Line] {
    guard !row.known.isEmpty else { return [] }
    let text = say(.doNotAsk) + row.known.joined(separator: dates.language == .ja ? "、" : ", ")
    return ruler.wrapped(text.printable, to: width - 4).map {
      Line([Span("    "), Span($0, .dim)])
    }
  }

  /// What else the receiver must know: as many lines as it takes.
  private func details(_ row: HandoffRow) -> [Line] {
    row.details.flatMap { ruler.wrapped($0.printable, to: width - 4) }.map {
      Line([Span("    "), Span($0)])
    }
  }

  // MARK: Parts

  private var isNarrow: Bool { width < Self.twoLinesBelow }

  private func say(_ words: BoardWords) -> String { words.text(in: dates.language) }

  private func fit(_ line: Line) -> Line { ruler.truncated(line, to: width) }

  private func speaker(_ speaker: TimelineSpeaker) -> Line {
    Line([
      Span(timeline.team(speaker.team), .team(speaker.team)),
      Span(speaker.name.map { " " + $0 } ?? ""),
    ])
  }
}
