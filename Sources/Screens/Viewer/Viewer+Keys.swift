internal import Cases
internal import Views

extension Viewer {
  /// What a key does.
  /// - Returns: what the shell is to do, in order.
  package mutating func press(_ key: Key) -> [ViewerEffect] {
    message = nil
    switch mode {
    case .reading: return read(key)
    case .typing(let input, let text): return type(key, input, text)
    case .overlay(let lines, let top): return look(key, lines, top)
    case .asking(let effect, _):
      mode = .reading
      guard key == .character("y") || key == .enter else {
        message = Bilingual(ja: "何もしませんでした", en: "nothing was done")
        return []
      }
      return [effect]
    }
  }

  // MARK: Reading

  private mutating func read(_ key: Key) -> [ViewerEffect] {
    switch key {
    case .up: step(-1)
    case .down: step(1)
    case .pageUp: turn(-1)
    case .pageDown: turn(1)
    case .home: moveToTop()
    case .end: moveToEnd()
    case .enter, .right: open()
    case .escape: return escape()
    case .character(let character): return read(character)
    case .control("c"): return [.interrupt]
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .control("f"): turn(1)
    case .control("b"): turn(-1)
    case .left, .delete, .tab, .backspace, .control, .paste, .unknown: return cannot(key)
    }
    return []
  }

  private mutating func read(_ character: Character) -> [ViewerEffect] {
    switch character {
    case "q": return [.quit]
    case "j": step(1)
    case "k": step(-1)
    case " ": turn(1)
    case "b": turn(-1)
    case "G": moveToEnd()
    case "g": mode = .typing(.date, "")
    case "/": mode = .typing(.search, "")
    case "f": mode = .typing(.kind, "")
    case "n": mode = .typing(.memo, "")
    case "?": mode = .overlay(help, top: 0)
    case "t": return nextTeam()
    case "u": return clearUnread()
    case "z": toggleFolding()
    case "D": nextClock()
    case "o":
      filter.isReversed.toggle()
      return [.reload]
    case "=":
      isPaused.toggle()
      message =
        isPaused
        ? Bilingual(
          ja: "止めました。新しい行は数えるだけです (= で戻る)", en: "paused: new lines are only counted (= goes on)")
        : Bilingual(ja: "追いかけます", en: "following")
    case "y": return copy()
    case "c": return keep()
    case "p", "h", "x": sayCommand(character)
    case _: return cannot(.character(character))
    }
    return []
  }

  /// A key that cannot act says why.
  private mutating func cannot(_ key: Key) -> [ViewerEffect] {
    switch key {
    case .character(let character):
      message = Bilingual(
        ja: "「\(character)」には何も割り当てていません  ? 全キー",
        en: "\"\(character)\" does nothing  ? all keys")
    case .paste:
      message = Bilingual(
        ja: "貼り付けるには n (記録) か / (検索)", en: "to paste, press n (memo) or / (search)")
    case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .delete, .enter, .tab,
      .backspace, .escape, .control, .unknown:
      message = Bilingual(ja: "そのキーには何も割り当てていません  ? 全キー", en: "that key does nothing  ? all keys")
    }
    return []
  }

  private mutating func escape() -> [ViewerEffect] {
    guard filter.party != nil || filter.kind != nil else { return [] }
    filter.party = nil
    filter.kind = nil
    message = Bilingual(ja: "すべて表示します", en: "showing everything")
    return [.reload]
  }

  // MARK: Moving

  private mutating func step(_ by: Int) {
    var next = cursor + by
    while rows.indices.contains(next), !rows[next].target.isSomething { next += by }
    if rows.indices.contains(next) { return moveCursor(to: next) }
    // At the ends what lies beyond the last entry can still be seen.
    top += by
    settle()
  }

  private mutating func turn(_ by: Int) {
    let height = max(bodyHeight - 1, 1)
    let old = top
    top += by * height
    settle()
    var line = 0
    var seen: [Int] = []
    for (row, content) in rows.enumerated() {
      if content.target.isSomething, line >= top, line < top + bodyHeight { seen.append(row) }
      line += content.lines.count
    }
    if top == old {
      let first = rows.firstIndex { $0.target.isSomething }
      let last = rows.lastIndex { $0.target.isSomething }
      cursor = (by > 0 ? last : first) ?? cursor
    } else if let place = by > 0 ? seen.first : seen.last {
      cursor = place
    }
  }

  private mutating func moveToTop() {
    cursor = rows.firstIndex { $0.target.isSomething } ?? 0
    top = 0
    settle()
  }

  // MARK: What is shown

  private mutating func nextTeam() -> [ViewerEffect] {
    let all = page.parties.map(\.team)
    guard !all.isEmpty else {
      message = Bilingual(ja: "絞る班がありません", en: "there is no team to filter by")
      return []
    }
    if let party = filter.party, let place = all.firstIndex(of: party) {
      filter.party = place + 1 < all.count ? all[place + 1] : nil
    } else {
      filter.party = all[0]
    }
    return [.reload]
  }

  private mutating func clearUnread() -> [ViewerEffect] {
    guard rows.contains(where: \.isUnreadMark) else {
      message = Bilingual(ja: "未読はありません", en: "nothing is unread")
      return []
    }
    message = Bilingual(ja: "すべて既読にしました", en: "all of it counts as read")
    return [.markRead, .reload]
  }

  private mutating func toggleFolding() {
    let kept = target
    isUnfolded.toggle()
    fill()
    switch kept {
    case .folded(let entries):
      cursor =
        rows.firstIndex { row in entries.first.map { row.target == .entry($0) } ?? false }
        ?? cursor
    case .entry(let entry):
      cursor =
        rows.firstIndex { row in
          if case .folded(let entries) = row.target { return entries.contains(entry) }
          return row.target == kept
        } ?? cursor
    case .none: break
    }
    show(cursor)
    settle()
    message =
      isUnfolded
      ? Bilingual(ja: "自動の行も 1 行ずつ", en: "automatic lines one by one")
      : Bilingual(ja: "自動の行を畳みました", en: "automatic lines folded")
  }

  private mutating func nextClock() {
    let all = TimelineClock.allCases
    let place = all.firstIndex(of: layout.clock) ?? 0
    layout.clock = all[(place + 1) % all.count]
    fill()
    show(cursor)
    settle()
  }

  private mutating func open() {
    switch target {
    case .none: message = Bilingual(ja: "ここには記入がありません", en: "there is no entry here")
    case .entry(let entry): mode = .overlay(detail(of: entry), top: 0)
    case .folded(let entries): mode = .overlay(entries.flatMap(detail), top: 0)
    }
  }

  // MARK: Acting on an entry

  private mutating func copy() -> [ViewerEffect] {
    guard let reference = entry?.reference else {
      message = Bilingual(ja: "ここには写せる番号がありません", en: "there is no reference to copy here")
      return []
    }
    message = Bilingual(ja: "写しました: \(reference)", en: "copied: \(reference)")
    return [.copy(reference)]
  }

  private mutating func keep() -> [ViewerEffect] {
    let open = page.promises.compactMap(\.reference)
    let chosen = entry?.reference.flatMap { open.contains($0) ? $0 : nil }
    guard let reference = chosen ?? (open.count == 1 ? open.first : nil) else {
      message =
        open.isEmpty
        ? Bilingual(ja: "果たす約束はありません", en: "there is no open promise")
        : Bilingual(
          ja: "約束が \(open.count) 件あります。約束の行で c を押します",
          en: "there are \(open.count) promises: press c on the line of one")
      return []
    }
    mode = .asking(
      .run(["keep", reference]),
      Bilingual(
        ja: "\(reference) の約束を果たしましたか (y/n)", en: "was the promise \(reference) kept? (y/n)"))
    return []
  }

  private mutating func sayCommand(_ character: Character) {
    let number = page.header.reference
    let reference = entry?.reference ?? "\(number)#…"
    switch character {
    case "p":
      message = Bilingual(
        ja: "casebook promise \"…\" --due … --case \(number)",
        en: "casebook promise \"…\" --due … --case \(number)")
    case "h": message = Bilingual(same: "casebook handoff offer … --case \(number) --ask \"…\"")
    case _: message = Bilingual(same: "casebook correct \(reference) … --why \"…\"")
    }
    message = message.map { Bilingual(ja: "打つコマンド: \($0.ja)", en: "type: \($0.en)") }
  }

  // MARK: Pages over it

  private mutating func look(_ key: Key, _ lines: [Line], _ top: Int) -> [ViewerEffect] {
    let most = max(0, lines.count - overlayHeight)
    var next = top
    switch key {
    case .down, .character("j"): next += 1
    case .up, .character("k"): next -= 1
    case .pageDown, .character(" "): next += overlayHeight
    case .pageUp, .character("b"): next -= overlayHeight
    case .control("c"): return [.interrupt]
    case .control("l"): return [.redraw]
    case .character("y"):
      mode = .reading
      return copy()
    case .left, .right, .home, .end, .delete, .enter, .tab, .backspace, .escape, .control,
      .paste, .unknown, .character:
      mode = .reading
      return []
    }
    mode = .overlay(lines, top: min(max(next, 0), most))
    return []
  }
}
