internal import Cases
internal import Views

extension Viewer {
  /// A key while a line is typed.
  mutating func type(_ key: Key, _ input: ViewerInput, _ text: String) -> [ViewerEffect] {
    var text = text
    switch key {
    case .escape, .control("c"):
      mode = .reading
      return []
    case .enter: return finish(input, text)
    case .backspace:
      guard !text.isEmpty else {
        mode = .reading
        return []
      }
      text.removeLast()
    case .control("u"): text = ""
    case .control("l"): return [.redraw]
    case .character(let character): text.append(character)
    case .paste(let pasted): text += pasted.printable
    case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .delete, .tab, .control,
      .unknown:
      break
    }
    if text.count > Self.typedCountMax {
      text = String(text.prefix(Self.typedCountMax))
      message = Bilingual(ja: "これより長くは打てません", en: "no longer text can be typed")
    }
    mode = .typing(input, text)
    return []
  }

  private mutating func finish(_ input: ViewerInput, _ text: String) -> [ViewerEffect] {
    mode = .reading
    let typed = String(text.trimmingSpaces)
    switch input {
    case .search:
      if !typed.isEmpty { search = typed }
      find()
    case .date: go(to: typed)
    case .kind: return show(kind: typed)
    case .memo:
      guard !typed.isEmpty else {
        message = Bilingual(ja: "何も書きませんでした", en: "nothing was written")
        return []
      }
      return [.run(["memo", typed])]
    }
    return []
  }

  /// The next row with what is searched, from the cursor on and around.
  private mutating func find() {
    let key = FoldedText(search).text
    guard !key.isEmpty else {
      message = Bilingual(ja: "探す語を打ってください", en: "type what to look for")
      return
    }
    let order = Array(rows.indices.dropFirst(cursor + 1)) + Array(rows.indices.prefix(cursor + 1))
    let found = order.first { row in
      let text: String
      switch rows[row].target {
      case .none: return false
      case .entry(let entry): text = "\(entry.text) \(entry.speaker.name ?? "")"
      case .folded(let entries): text = entries.map(\.text).joined(separator: " ")
      }
      return FoldedText(text).text.contains(key)
    }
    guard let found else {
      message = Bilingual(ja: "「\(search)」は見つかりません", en: "\"\(search)\" is not found")
      return
    }
    moveCursor(to: found)
  }

  /// The first entry of a day, or of the next one that has any; nothing typed goes to the top.
  private mutating func go(to typed: String) {
    guard !typed.isEmpty else {
      cursor = rows.firstIndex { $0.target.isSomething } ?? 0
      top = 0
      return settle()
    }
    let input = MomentInput(zone: layout.dates.zone, now: layout.dates.now, leaning: .behind)
    guard let moment = try? input.parse(typed) else {
      message = Bilingual(
        ja: "「\(typed)」は日付ではありません (11/20、昨日)", en: "\"\(typed)\" is no date (11/20, yesterday)")
      return
    }
    let day = layout.dates.date(moment.start(in: layout.dates.zone))
    let isReversed = filter.isReversed
    let found = rows.firstIndex { row in
      guard row.target.isSomething, let own = row.day else { return false }
      return isReversed ? own <= day : own >= day
    }
    guard let found else {
      message = Bilingual(
        ja: "\(layout.dates.day(day)) より後の記入はありません",
        en: "there is no entry after \(layout.dates.day(day))")
      return
    }
    moveCursor(to: found)
    top = max(lineOfRow(found) - 1, 0)
    settle()
  }

  private mutating func show(kind typed: String) -> [ViewerEffect] {
    if typed.isEmpty {
      filter.kind = nil
      return [.reload]
    }
    guard let kind = EntryKind(typed: typed) else {
      message = Bilingual(
        ja: "「\(typed)」という種類はありません (部、promise など)",
        en: "there is no kind \"\(typed)\" (part, promise, …)")
      return []
    }
    filter.kind = kind
    return [.reload]
  }
}
