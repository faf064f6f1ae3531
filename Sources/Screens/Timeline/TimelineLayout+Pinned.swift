internal import Cases

/// What stands above the entries, or beside them.
extension TimelineLayout {
  // MARK: Header

  /// Two lines: the case and the time of reading; the customer, the item and the warranty.
  func header(_ header: TimelineHeader) -> [Line] {
    let indent = isNarrow ? "" : " "
    let first = ruler.spread(Line([Span(indent)]) + name(header), Line(header.status), over: width)
    let left = [header.customer, isNarrow ? nil : header.item].compactMap(\.self)
      .filter { !$0.isEmpty }
    guard !left.isEmpty || header.warranty != nil else { return [first] }
    let who = Line(indent + left.joined(separator: "   "))
    guard let warranty = header.warranty else { return [first, who] }
    return [first, ruler.spread(who, Line(warranty), over: width)]
  }

  /// One line, and a second one if the item is known.
  func wideHeader(_ header: TimelineHeader) -> [Line] {
    let right = [header.owner, header.status].compactMap(\.self).joined(separator: "   ")
    let left = Line([Span(" ")]) + name(header) + Line("    " + header.customer)
    let item = [header.item, header.warranty].compactMap(\.self).joined(separator: "   ")
    return [ruler.spread(left, Line(right), over: width)] + (item.isEmpty ? [] : [Line(" " + item)])
  }

  private func name(_ header: TimelineHeader) -> Line {
    let tags = header.tags.map { Span(" [\($0)]", .notice) }
    return Line([Span("\(header.reference) \(header.title)", .heading)] + tags)
  }

  // MARK: Above the entries

  /// Promises, the handoff and facts, at most `pinnedLinesMax`; the rest is counted.
  func pinned(_ page: TimelinePage) -> [Line] {
    var rows: [Line] = []
    if let handoff = page.handoff {
      rows.append(Line([Span("> \(say(.handoff)): ", .notice), Span(handoff)]))
    }
    let cells = promiseCells(page.promises)
    rows = page.promises.map { promise($0, cells) } + waiting(page) + rows
    rows += page.facts.map { Line("* " + $0) }
    guard !rows.isEmpty else { return [] }
    var lines: [Line] = []
    if !page.promises.isEmpty, !isNarrow { lines.append(heading(.promises(page.promises.count))) }
    let room = Self.pinnedLinesMax - lines.count
    let indent: Line = isNarrow ? Line() : " "
    if rows.count <= room { return lines + rows.map { fit(indent + $0, width) } }
    lines += rows.prefix(room - 1).map { fit(indent + $0, width) }
    return lines + [quiet(.more(rows.count - room + 1))]
  }

  /// For what the customer waits, in as few lines as it takes.
  private func waiting(_ page: TimelinePage) -> [Line] {
    ruler.wrapped(joining: page.wait, to: max(width - (isNarrow ? 0 : 1), 1)).map {
      Line($0, .notice)
    }
  }

  /// What is known and pinned alone, for a screen that shows the rest by itself; at most
  /// `pinnedLinesMax` lines.
  package func knownLines(_ page: TimelinePage) -> [Line] {
    let shown = page.facts.prefix(Self.pinnedLinesMax).map { fit(Line("* " + $0), width) }
    let rest = page.facts.count - shown.count
    return shown + (rest > 0 ? [quiet(.more(rest))] : [])
  }

  /// The cells of the columns of promises; `owner` is 0 where there is no room for it.
  private struct PromiseCells {
    var what: Int
    var due: Int
    var left: Int
    var owner: Int
  }

  /// The least cells in which one sees what was promised; the owner gives way before.
  private static let promiseWhatMin = 12

  private func promiseCells(_ rows: [TimelinePromiseRow]) -> PromiseCells {
    func widest(_ texts: [String]) -> Int { texts.map { ruler.cells($0.printable) }.max() ?? 0 }
    let left = widest(rows.map(\.left))
    let due = widest(rows.map { isNarrow ? $0.dueShort : $0.due })
    let what = widest(rows.map(\.what))
    let gap = isNarrow ? 1 : 2
    // Before the first column stand the mark and, but in narrow lines, a space.
    let room = width - (isNarrow ? 2 : 3) - due - left - 2 * gap
    for owner in [
      widest(rows.map { speaker($0.owner).text }), widest(rows.map { team($0.owner.team) }),
    ] {
      let rest = room - owner - gap
      if rest >= min(what, Self.promiseWhatMin) {
        return PromiseCells(what: min(what, rest), due: due, left: left, owner: owner)
      }
    }
    return PromiseCells(what: min(what, max(room, 1)), due: due, left: left, owner: 0)
  }

  private func promise(_ row: TimelinePromiseRow, _ cells: PromiseCells) -> Line {
    let mark = row.isOverdue ? Span("! ", .overdue) : Span("  ")
    let role: Role = row.isOverdue ? .overdue : .plain
    let gap = isNarrow ? " " : "  "
    let line = Line([
      mark, Span(ruler.fitted(row.what.printable, to: cells.what), role), Span(gap),
      Span(ruler.fitted(isNarrow ? row.dueShort : row.due, to: cells.due)), Span(gap),
      Span(ruler.fitted(row.left, to: cells.left), role),
    ])
    guard cells.owner > 0 else { return line }
    let owner = speaker(row.owner)
    let fits = ruler.cells(owner) <= cells.owner
    return line + Line(gap) + (fits ? owner : Line(team(row.owner.team), .team(row.owner.team)))
  }

  private func speaker(_ speaker: TimelineSpeaker) -> Line {
    Line([
      Span(team(speaker.team), .team(speaker.team)), Span(speaker.name.map { " " + $0 } ?? ""),
    ])
  }

  private func heading(_ words: TimelineWords) -> Line {
    Line([Span(isNarrow || width >= Self.sidePaneMin ? "" : " "), Span(say(words), .heading)])
  }

  // MARK: Beside the entries

  /// Promises, facts, teams, thirty days, and what `~` means.
  func sidePane(_ page: TimelinePage) -> [Line] {
    let inner = Self.sidePaneCells - 2
    var lines: [Line] = []
    if !page.promises.isEmpty {
      lines.append(heading(.promises(page.promises.count)))
      for row in page.promises.prefix(Self.pinnedLinesMax) {
        let role: Role = row.isOverdue ? .overdue : .plain
        lines.append(
          Line([Span(row.isOverdue ? "! " : "  ", .overdue), Span(row.what, role)]))
        // How late it is may not be cut off: rather the day of the week.
        let whole = ruler.cells("    \(row.due)  \(row.left)") <= inner
        lines.append(Line("    \(whole ? row.due : row.dueShort)  ") + Line(row.left, role))
        lines.append("    " + speaker(row.owner) + Line(row.reference.map { "  " + $0 } ?? ""))
      }
      lines.append(Line())
    }
    if !page.wait.isEmpty {
      lines += page.wait.flatMap { ruler.wrapped($0.printable, to: inner) }.map {
        Line($0, .notice)
      }
      lines.append(Line())
    }
    if let handoff = page.handoff { lines += [heading(.handoff), Line("  " + handoff), Line()] }
    if !page.facts.isEmpty {
      lines.append(heading(.facts(page.facts.count)))
      lines += page.facts.prefix(Self.pinnedLinesMax).map { Line("* " + $0) }
      let rest = page.facts.count - Self.pinnedLinesMax
      if rest > 0 { lines.append(quiet(.more(rest))) }
      lines.append(Line())
    }
    lines += counts(page)
    if hasLate(page) { lines.append(Line(say(.lateSign), .dim)) }
    while lines.last?.spans.isEmpty == true { lines.removeLast() }
    return lines.map { ruler.truncated($0, to: inner) }
  }

  private func counts(_ page: TimelinePage) -> [Line] {
    var lines: [Line] = []
    if !page.parties.isEmpty {
      lines.append(heading(.byTeam(page.parties.reduce(0) { $0 + $1.entryCount })))
      lines += page.parties.map { row in
        let label = teams.label(row.team)
        let kanji = dates.language == .ja ? "\(label.kanji) " : ""
        return Line(
          "\(kanji)\(label.name.text(in: dates.language)) \(row.entryCount)", .team(row.team))
      }
      lines.append(Line())
    }
    if let most = page.activity.max(), most > 0 {
      lines.append(heading(.activity(most: most)))
      lines.append(Line(Sparkline(page.activity.map(Int64.init)).text(glyphs)))
      lines.append(Line())
    }
    return lines
  }

  private func hasLate(_ page: TimelinePage) -> Bool {
    page.days.contains { day in
      day.lines.contains { line in
        if case .entry(let entry) = line { entry.isLate } else { false }
      }
    }
  }
}
