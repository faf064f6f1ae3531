internal import Screens
internal import Views

/// A load of calls for people.
struct LoadText {
  let desk: Desk
  let result: LoadResult

  var lines: [Line] {
    let body = result.book == nil ? assumed : ofBook
    let note = Bilingual(ja: "注意: \(LoadResult.warning.ja)", en: "note: \(LoadResult.warning.en)")
    return body + [Line()] + wrapped(note).map { Line($0, .dim) }
  }

  private var request: LoadRequest { result.request }

  // MARK: An assumed load

  private var assumed: [Line] {
    guard let row = result.rows.first else { return [] }
    let aht = duration(Int(result.ahtSeconds ?? 0))
    let per = duration(request.perSeconds)
    let calls = row.calls.rounded() == row.calls ? row.calls.fixed(0) : row.calls.fixed(4)
    var entries: [(Bilingual, String)] = [
      (
        Bilingual(ja: "呼量 A", en: "load A"),
        say(
          Bilingual(
            ja: "\(row.erlangs.fixed(4)) アーラン  (\(per)に \(calls) 件 × \(aht))",
            en: "\(row.erlangs.fixed(4)) erlangs  (\(calls) calls in \(per) × \(aht))"))
      )
    ]
    if let agents = request.agents { entries += answers(row, agents) }
    entries.append(
      (
        Bilingual(ja: "要る人数", en: "agents needed"),
        needed(row.agentsNeeded) + say(Bilingual(ja: " 人", en: "")) + "  (\(aim))"
      ))
    entries.append(
      (
        Bilingual(ja: "要る回線", en: "lines needed"),
        needed(row.linesNeeded)
          + say(Bilingual(ja: " 本  (ふさがる率 1% 以下)", en: "  (1 % blocked at most)"))
      ))
    return table(entries)
  }

  private func answers(_ row: LoadResult.Row, _ agents: Int) -> [(Bilingual, String)] {
    var entries: [(Bilingual, String)] = [
      (Bilingual(ja: "人数・回線 N", en: "agents N"), agents.grouped),
      (
        Bilingual(ja: "ふさがる率 B", en: "blocked B"),
        (row.blocked?.fixed(6) ?? "-") + "  "
          + say(Bilingual(ja: "(待たせない時のあふれ呼)", en: "(no queue: overflow)"))
      ),
    ]
    guard let queued = row.queued, let answered = row.answered, let wait = row.meanWaitSeconds
    else {
      entries.append(
        (
          Bilingual(ja: "待つ率 C", en: "queued C"),
          say(Bilingual(ja: "- (A が N 以上: 待ちは伸び続けます)", en: "- (A ≥ N: the queue grows)"))
        ))
      return entries
    }
    entries += [
      (
        Bilingual(ja: "待つ率 C", en: "queued C"),
        queued.fixed(6) + "  " + say(Bilingual(ja: "(待ち呼)", en: "(waits at all)"))
      ),
      (
        Bilingual(
          ja: "\(request.withinSeconds)秒以内に応答", en: "answered within \(request.withinSeconds) s"),
        answered.fixed(6)
      ),
      (
        Bilingual(ja: "平均応答速度 ASA", en: "speed of answer ASA"),
        wait.fixed(4) + say(Bilingual(ja: " 秒", en: " s"))
      ),
      (
        Bilingual(ja: "稼働率 A/N", en: "occupancy A/N"),
        (row.erlangs / Double(agents) * 100).fixed(1) + say(Bilingual(ja: "%", en: " %"))
      ),
    ]
    return entries
  }

  private func table(_ entries: [(Bilingual, String)]) -> [Line] {
    let widest = entries.map { desk.ruler.cells(say($0.0)) }.max() ?? 0
    return entries.flatMap { title, value in
      let left = desk.ruler.padded(say(title), to: widest)
      guard widest + 2 + desk.ruler.cells(value) > desk.width else {
        return [Line([Span(left, .dim), Span("  " + value)])]
      }
      return [Line(say(title), .dim)]
        + desk.ruler.wrapped(value, to: max(desk.width - 2, 10)).map { Line("  " + $0) }
    }
  }

  // MARK: Of the book

  private var ofBook: [Line] {
    guard let book = result.book, let period = result.period else { return [] }
    let aht = result.ahtSeconds.map { duration(Int($0)) } ?? "-"
    let head = desk.ruler.wrapped(
      joining: [
        say(
          Bilingual(
            ja: "呼量 (\(duration(request.perSeconds))ごと)",
            en: "load (every \(duration(request.perSeconds)))")),
        say(Bilingual(ja: "期間 \(period.ja)", en: "time \(period.en)")),
        say(
          Bilingual(
            ja: "着信 \(book.callCount.grouped) 件、\(book.dayCount.grouped) 日",
            en: "\(book.callCount.grouped) calls, \(book.dayCount.grouped) days")),
        "AHT \(aht)", aim,
      ], to: desk.width)
    guard !result.rows.isEmpty else { return head.map { Line($0) } + nothing(book) }
    return head.map { Line($0) } + [Line()] + slots
  }

  private func nothing(_ book: CallLoad) -> [Line] {
    let words =
      book.callCount == 0
      ? Bilingual(ja: "この期間に着信はありません", en: "no calls came in the time")
      : Bilingual(
        ja: "通話の長さの記録がありません。--aht 240 のように付けてください",
        en: "no call was measured; add --aht 240")
    return wrapped(words).map { Line($0) }
  }

  private var slots: [Line] {
    let isNarrow = desk.width < 60
    var heads = [
      Bilingual(ja: "時刻", en: "time"), Bilingual(ja: "件/日", en: "a day"),
      Bilingual(ja: "最大", en: "most"), Bilingual(ja: "呼量", en: "erlangs"),
      Bilingual(ja: "要る人数", en: "agents"), Bilingual(ja: "最大の日", en: "on that"),
    ]
    if request.agents != nil, !isNarrow {
      heads += [Bilingual(ja: "待つ率", en: "queued"), Bilingual(ja: "時間内", en: "in time")]
    }
    let rows = result.rows.map { row in
      var cells = [
        row.time ?? "", row.calls.fixed(1), row.peakCalls?.grouped ?? "-", row.erlangs.fixed(2),
        needed(row.agentsNeeded), needed(row.peakAgentsNeeded),
      ]
      if request.agents != nil, !isNarrow {
        cells += [row.queued?.fixed(3) ?? "-", row.answered?.fixed(3) ?? "-"]
      }
      return cells
    }
    let titles = heads.map(say)
    let widths = titles.indices.map { column in
      (rows.map { $0[column] } + [titles[column]]).map { desk.ruler.cells($0) }.max() ?? 0
    }
    let gap = isNarrow ? 1 : 2
    func line(_ cells: [String], _ role: Role) -> Line {
      let text = zip(cells, widths).map { desk.ruler.padded($0, to: $1, .trailing) }
        .joined(separator: String(repeating: " ", count: gap))
      return desk.ruler.truncated(Line(text, role), to: desk.width)
    }
    return [line(titles, .dim)] + rows.map { line($0, .plain) }
  }

  // MARK: Words

  private var aim: String {
    let share = Double(request.targetTenths) / 10
    let percent = share.fixed(request.targetTenths.isMultiple(of: 10) ? 0 : 1)
    return say(
      Bilingual(
        ja: "\(percent)% を \(request.withinSeconds)秒以内に",
        en: "\(percent) % within \(request.withinSeconds) s"))
  }

  private func needed(_ count: Int?) -> String {
    count?.grouped ?? ">\(Erlang.agentCountMax.grouped)"
  }

  /// 30分, 4分05秒, 1時間.
  private func duration(_ seconds: Int) -> String {
    guard seconds > 0, seconds < 3_600, seconds.isMultiple(of: 60) else {
      return say(DateWords.duration(seconds: seconds))
    }
    return say(Bilingual(ja: "\(seconds / 60)分", en: "\(seconds / 60) min"))
  }

  private func say(_ message: some Message) -> String { desk.say(message) }

  private func wrapped(_ words: Bilingual) -> [String] {
    desk.ruler.wrapped(say(words), to: max(desk.width, 20))
  }
}
