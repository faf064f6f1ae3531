internal import Cases

extension TimelineLayout {
  /// The widths of the columns before the text.
  struct Columns {
    /// `13:22`, or with seconds.
    var time = 5
    var team: Int
    var kind: Int
    /// 0 where nobody's name has a column.
    var actor: Int

    /// Cells before the text: the mark, the time, `~` or a space, and the columns.
    var before: Int { 2 + time + team + 1 + kind + 1 + (actor > 0 ? actor + 1 : 0) }
  }

  var columns: Columns {
    let actor =
      switch (dates.language, width) {
      case (_, ..<Self.actorMin): 0
      case (.ja, ..<Self.sidePaneMin): 6
      case (.ja, _): 7
      case (.en, _): 12
      }
    let time = clock == .minutes ? 5 : 8
    if glyphs == .ascii { return Columns(time: time, team: 2, kind: 2, actor: actor) }
    return switch dates.language {
    case .ja: Columns(time: time, team: 2, kind: 2, actor: actor)
    case .en: Columns(time: time, team: 8, kind: EntryKindLabel.shortCells, actor: actor)
    }
  }

  /// `>09:03 客 便 高橋様 …`.
  func oneLine(_ entry: TimelinePageEntry, _ width: Int) -> Line {
    let columns = columns
    let speaker = entry.speaker
    // `~` fills the gap before the team, which a wide kanji leaves free in Japanese.
    var line = Line([
      mark(entry), Span(time(entry.at)), Span(entry.isLate ? "~" : " ", .notice),
      Span(ruler.fitted(team(speaker.team), to: columns.team), .team(speaker.team)), Span(" "),
      Span(ruler.fitted(kind(entry.kind), to: columns.kind)), Span(" "),
    ])
    if columns.actor > 0 {
      line = line + Line(ruler.fitted((speaker.name ?? "-").printable, to: columns.actor)) + " "
    }
    line = line + text(entry)
    if showsReferences, let reference = entry.reference {
      return dimmed(ruler.spread(line, Line(reference, .dim), over: width), entry)
    }
    return dimmed(fit(line, width), entry)
  }

  private func time(_ moment: Instant) -> String {
    switch clock {
    case .minutes: dates.time(moment)
    case .seconds: dates.timeWithSeconds(moment)
    }
  }

  /// Kind, time, team, name and reference; below it the text.
  func twoLines(_ entry: TimelinePageEntry, _ width: Int) -> [Line] {
    let speaker = entry.speaker
    let first = Line([
      mark(entry), Span(kind(entry.kind)), Span(" "), Span(time(entry.at)),
      Span(entry.isLate ? "~" : " ", .notice), Span(team(speaker.team), .team(speaker.team)),
      Span(" "), Span(speaker.name ?? "-"),
    ])
    let number =
      showsReferences
      ? entry.reference
      : entry.reference.flatMap { reference in
        // What a device has not sent yet is "~3" already.
        reference.split(separator: "#").last.map { $0.hasPrefix("~") ? "\($0)" : "#\($0)" }
      }
    let top =
      if let number {
        ruler.spread(first, Line(number, .dim), over: width)
      } else {
        fit(first, width)
      }
    return [dimmed(top, entry), dimmed(fit("    " + text(entry), width), entry)]
  }

  /// The text with what must be said before it.
  func text(_ entry: TimelinePageEntry) -> Line {
    var before: [Span] = []
    switch entry.standing {
    case .holds: break
    case .corrected: before.append(Span(say(.corrected) + " "))
    case .retracted: before.append(Span(say(.retracted) + " "))
    }
    if entry.isPublic { before.append(Span(say(.isPublic) + " ", .team("customer"), .bold)) }
    if !entry.visibility.isEmpty {
      before.append(Span(say(.onlyFor(entry.visibility.map(team).joined(separator: dot))) + " "))
    }
    return Line(before + [Span(entry.text, entry.mark == .overdue ? .overdue : .plain)])
  }

  /// What stands in the gutter; a line that the customer reads has an edge of its own.
  private func mark(_ entry: TimelinePageEntry) -> Span {
    switch entry.mark {
    case .overdue: Span("!", .overdue)
    case .unread: Span(">", .notice)
    case .kept: Span("v")
    case .none: entry.isPublic ? Span("|", .team("customer")) : Span(" ")
    }
  }

  private func dimmed(_ line: Line, _ entry: TimelinePageEntry) -> Line {
    entry.standing == .holds ? line : line.emphasized(.dimmed)
  }

  /// 受, Support, or SU.
  package func team(_ key: String) -> String {
    let label = teams.label(key)
    if glyphs == .ascii { return label.letters }
    return dates.language == .ja ? String(label.kanji) : label.name.en
  }

  /// 電, call, or TL.
  package func kind(_ kind: EntryKind) -> String {
    if glyphs == .ascii { return kind.label.letters }
    return dates.language == .ja ? String(kind.label.kanji) : kind.label.short
  }
}
