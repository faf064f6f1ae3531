internal import Cases

/// What a viewer shows at one moment.
package struct ViewerScreen: Hashable, Sendable {
  package var buffer: CellBuffer
  /// Where the terminal's own cursor is wanted: where something is typed, so that what an input
  /// method composes appears there.
  package var caret: Place?

  /// A cell, counted from 0.
  package struct Place: Hashable, Sendable {
    package var row: Int
    package var column: Int
  }
}

extension Viewer {
  // MARK: Sizes

  private var isWide: Bool { layout.width >= TimelineLayout.sidePaneMin }

  /// The cells of a line of the body.
  var bodyWidth: Int {
    isWide ? layout.width - TimelineLayout.sidePaneCells - 1 : layout.width
  }

  /// The lines of the body, at least one.
  var bodyHeight: Int { max(1, size.rows - above.count - Self.belowCount) }

  /// The lines of a page over it.
  var overlayHeight: Int { max(1, size.rows - Self.belowCount) }

  /// The rule and the line of keys.
  private static let belowCount = 2
  /// The body keeps at least so many lines; what is pinned gives way.
  private static let bodyMin = 5

  // MARK: Parts

  /// The header, what is pinned, and a rule.
  private var above: [Line] {
    let rule = [self.rule]
    var header = isWide ? layout.wideHeader(page.header) : layout.header(page.header)
    var pinned = isWide ? [] : layout.pinned(page)
    let room = size.rows - Self.belowCount - Self.bodyMin - rule.count
    if header.count > max(room, 0) { header = Array(header.prefix(max(room, 0))) }
    let left = max(room - header.count, 0)
    if pinned.count > left { pinned = Array(pinned.prefix(left)) }
    return header + pinned + (size.rows >= Self.bodyMin ? rule : [])
  }

  /// A rule that says what the filter hides.
  private var rule: Line {
    let line = layout.rule("=", layout.width)
    guard page.hiddenCount > 0 || page.filterName != nil else { return line }
    let words = TimelineWords.hidden(page.hiddenCount, filter: page.filterName)
    let text = "== \(words.text(in: layout.dates.language)) "
    let rest = max(layout.width - layout.ruler.cells(text), 0)
    return Line([Span(text, .notice), Span(String(repeating: "=", count: rest), .dim)])
  }

  private func say(_ ja: String, _ en: String) -> String {
    layout.dates.language == .ja ? ja : en
  }

  /// The keys, what is said, or what is typed; and where the reader is.
  private var below: Line {
    let ruler = layout.ruler
    let width = layout.width
    switch mode {
    case .typing(let input, let text):
      let prompt = self.prompt(input)
      let room = max(width - ruler.cells(prompt) - 1, 1)
      return Line([Span(prompt, .heading), Span(tail(text, room))])
    case .asking(_, let question):
      return Line([Span(" " + question.text(in: layout.dates.language), .heading)])
    case .overlay:
      let keys = say(" y 写す  ほかのキーで戻る", " y copy  any other key closes")
      return Line((layout.isNarrow ? "" : say(" j/k 移動 ", " j/k move ")) + keys)
    case .reading: break
    }
    let right = Line([Span(news, .notice), Span(place)])
    if let message {
      return ruler.spread(
        Line(" " + message.text(in: layout.dates.language), .notice), right, over: width)
    }
    return ruler.spread(Line(keys), right, over: width)
  }

  private var news: String {
    guard newCount > 0 else { return isPaused ? say("停止中  ", "paused  ") : "" }
    return say("新着 \(newCount) [G]  ", "\(newCount) new [G]  ")
  }

  /// 15/17  88%.
  private var place: String {
    let all = rows.indices.filter { rows[$0].target.isSomething }
    guard let own = all.firstIndex(where: { $0 >= cursor }) else {
      return "\(all.count)/\(all.count)"
    }
    let count = "\(own + 1)/\(all.count)"
    return layout.isNarrow ? count : "\(count)  \((own + 1) * 100 / all.count)%"
  }

  private var keys: String {
    switch layout.width {
    case ..<TimelineLayout.twoLinesBelow:
      say(" n記録 p約束 /検索 z畳む ?キー", " n note / find z fold ? keys")
    case ..<TimelineLayout.sidePaneMin:
      say(
        " n 記録  p 約束  / 検索  t 班  z 畳む  u 未読  g 日付  ? 全キー",
        " n note  p promise  / find  t team  z fold  u unread  g date  ? keys")
    case _:
      say(
        " j/k 移動  Enter 詳細  n 記録  p 約束  c 果たした  / 検索  t 班  z 畳む  u 未読  g 日付  y 参照  ? 全キー",
        " j/k move  Enter open  n note  p promise  c kept  / find  t team  z fold  u unread  "
          + "g date  ? keys"
      )
    }
  }

  private func prompt(_ input: ViewerInput) -> String {
    switch input {
    case .search: say(" 検索 /", " find /")
    case .date: say(" 日付 (11/20、昨日; 空なら先頭)> ", " date (11/20, yesterday; empty: top)> ")
    case .kind: say(" 種類 (部、promise; 空ならすべて)> ", " kind (part, promise; empty: all)> ")
    case .memo: say(" 社内メモ> ", " memo> ")
    }
  }

  /// The end of a text, of at most `room` cells.
  private func tail(_ text: String, _ room: Int) -> String {
    var kept = Substring(text.printable)
    while layout.ruler.cells(kept) > room { kept = kept.dropFirst() }
    return String(kept)
  }

  // MARK: The whole

  /// Everything that is seen.
  package func screen() -> ViewerScreen {
    var buffer = CellBuffer(width: size.columns, height: size.rows)
    let ruler = layout.ruler
    var row = 0
    func write(_ line: Line) {
      buffer.write(ruler.truncated(line, to: size.columns), row: row, ruler)
      row += 1
    }
    if case .overlay(let lines, let top) = mode {
      for line in lines.dropFirst(top).prefix(overlayHeight) { write(line) }
    } else {
      for line in above { write(line) }
      for line in body { write(line) }
    }
    row = size.rows - Self.belowCount
    if row > 0 { write(layout.rule("-", layout.width)) } else { row += 1 }
    write(below)
    return ViewerScreen(buffer: buffer, caret: caret)
  }

  private var caret: ViewerScreen.Place? {
    guard case .typing = mode else { return nil }
    let column = min(layout.ruler.cells(below), size.columns - 1)
    return ViewerScreen.Place(row: size.rows - 1, column: column)
  }

  /// The lines of the body that are seen, and beside them, where there is room, what is pinned.
  private var body: [Line] {
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      for line in row.lines {
        let isOn = index == cursor && row.target.isSomething
        let full = isOn ? layout.ruler.fitted(line, to: bodyWidth).emphasized(.reversed) : line
        lines.append(full)
      }
    }
    let seen = Array(lines.dropFirst(top).prefix(bodyHeight))
    guard isWide else { return seen }
    let pane = layout.sidePane(page)
    return (0..<bodyHeight).map { index in
      let left = index < seen.count ? seen[index] : Line()
      let edge = layout.ruler.fitted(left, to: bodyWidth) + Line([Span(" |", .dim)])
      guard index < pane.count, !pane[index].spans.isEmpty else { return edge }
      return edge + " " + pane[index]
    }
  }

  // MARK: Pages over it

  /// An entry in full: its words wrapped, its moment and reference.
  func detail(of entry: TimelinePageEntry) -> [Line] {
    let dates = layout.dates
    let width = max(layout.width - 2, 1)
    let team = layout.teams.label(entry.speaker.team).name.text(in: dates.language)
    let who = [team, entry.speaker.name].compactMap(\.self).joined(separator: " ")
    let kind = entry.kind.label.name.text(in: dates.language)
    var head = "\(kind)   \(who)   \(dates.dayAndTime(entry.at))"
    if entry.isLate { head += say("   ~ 後で届いた記録", "   ~ came in later") }
    var lines = [Line(" " + (entry.reference ?? "-"), .heading)]
    lines += layout.ruler.wrapped(head, to: width).map { Line(" " + $0) }
    if !entry.visibility.isEmpty {
      let teams = entry.visibility.map(layout.team).joined(separator: layout.dot)
      lines.append(Line(" " + TimelineWords.onlyFor(teams).text(in: dates.language), .notice))
    }
    switch entry.standing {
    case .holds: break
    case .corrected: lines.append(Line(" " + layout.say(.corrected), .notice))
    case .retracted: lines.append(Line(" " + layout.say(.retracted), .notice))
    }
    lines.append(Line())
    lines += layout.ruler.wrapped(entry.text.printable, to: width).map { Line(" " + $0) }
    return lines + [Line()]
  }

  /// What the keys do.
  var help: [Line] {
    let keys: [(String, Bilingual)] = [
      ("j k", Bilingual(ja: "次、前の記入", en: "next, previous entry")),
      ("Space b", Bilingual(ja: "次、前のページ", en: "next, previous page")),
      ("g", Bilingual(ja: "日付へ (空なら先頭)", en: "to a date (empty: top)")),
      ("G", Bilingual(ja: "終わりへ。新着を見る", en: "to the end, where new entries are")),
      ("u", Bilingual(ja: "すべて既読にする", en: "all of it counts as read")),
      ("/", Bilingual(ja: "検索。空のまま Enter で次", en: "find; Enter alone finds the next")),
      ("t", Bilingual(ja: "班で絞る、次の班、すべて", en: "one team, the next, all")),
      ("f", Bilingual(ja: "種類で絞る", en: "one kind")),
      ("z", Bilingual(ja: "自動の行を畳む、開く", en: "fold automatic lines, unfold")),
      ("Enter", Bilingual(ja: "記入の全文", en: "the whole entry")),
      ("y", Bilingual(ja: "番号を写す (C-1042#12)", en: "copy the reference (C-1042#12)")),
      ("=", Bilingual(ja: "止める、追いかける", en: "pause, follow")),
      ("o", Bilingual(ja: "古い順、新しい順", en: "oldest first, latest first")),
      ("D", Bilingual(ja: "時刻に秒を出す", en: "times with seconds")),
      ("n", Bilingual(ja: "メモを記録する", en: "write a memo")),
      ("c", Bilingual(ja: "約束を果たした", en: "a promise was kept")),
      (
        "p h x",
        Bilingual(ja: "約束、引き継ぎ、訂正のコマンドを見る", en: "the command to promise, hand over, correct")
      ),
      ("Ctrl-L", Bilingual(ja: "描き直す", en: "draw anew")),
      ("q", Bilingual(ja: "終わる", en: "quit")),
    ]
    return [Line(say(" キー", " Keys"), .heading), Line()]
      + keys.map { key, meaning in
        Line([
          Span(" " + layout.ruler.padded(key, to: 10), .command),
          Span(meaning.text(in: layout.dates.language)),
        ])
      }
  }
}
