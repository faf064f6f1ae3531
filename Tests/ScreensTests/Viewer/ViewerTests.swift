import Cases
import Testing

@testable import Screens

@Suite("The full-screen viewer")
struct ViewerTests {
  private static func layout(
    _ language: Language, _ ambiguous: AmbiguousWidth = .one
  ) -> TimelineLayout {
    TimelineLayout(
      width: 80,
      dates: DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now),
      ruler: Ruler(ambiguous: ambiguous))
  }

  private static func viewer(
    _ columns: Int = 80, _ rows: Int = 24, _ language: Language = .ja, memos: Int = 0,
    ambiguous: AmbiguousWidth = .one
  ) -> Viewer {
    let layout = layout(language, ambiguous)
    var viewer = Viewer(size: ViewerSize(columns: columns, rows: rows), layout: layout)
    viewer.take(page(language, memos: memos), layout)
    return viewer
  }

  /// The sample without filters, and with some more memos at its end.
  private static func page(_ language: Language = .ja, memos: Int) -> TimelinePage {
    var page = TimelinePage.sample(language)
    (page.hiddenCount, page.filterName, page.earlierCount) = (0, nil, 0)
    for number in 0..<memos {
      let entry = TimelinePageEntry(
        at: SampleTimes.moment("2026-11-22T09:10:00+09:00"), kind: .memo,
        speaker: TimelineSpeaker(team: "support", name: "佐藤"), text: "聞き取り\(number)",
        reference: "C-1042#\(100 + number)")
      page.days[page.days.count - 1].lines.append(.entry(entry))
    }
    return page
  }

  private static func lines(_ viewer: Viewer) -> [String] {
    let buffer = viewer.screen().buffer
    return (0..<buffer.height).map(buffer.text)
  }

  private static func press(_ viewer: inout Viewer, _ text: String) -> [ViewerEffect] {
    text.flatMap { viewer.press($0 == "\n" ? .enter : .character($0)) }
  }

  // MARK: What is seen

  @Test("fills the screen and never more, whatever its size", arguments: AmbiguousWidth.allCases)
  func sizes(ambiguous: AmbiguousWidth) {
    for columns in [1, 10, 24, 39, 40, 59, 80, 99, 100, 140] {
      for rows in [1, 2, 3, 5, 8, 12, 24, 60] {
        var viewer = Self.viewer(columns, rows, memos: 30, ambiguous: ambiguous)
        for keys in ["", "k", "b", "?", "q", "\n", "q", "/x", "\n", "z"] {
          _ = Self.press(&viewer, keys)
          let screen = viewer.screen()
          #expect(screen.buffer.width == columns && screen.buffer.height == rows)
          if let caret = screen.caret {
            #expect((0..<columns).contains(caret.column) && caret.row == rows - 1)
          }
        }
      }
    }
  }

  @Test("begins at the first unread entry, and without one at the end")
  func beginning() {
    let viewer = Self.viewer(memos: 40)
    #expect(viewer.rows[viewer.cursor - 1].isUnreadMark)
    #expect(viewer.top == viewer.lineOfRow(viewer.cursor - 1), "as much as may be that is unread")
    #expect(!viewer.isAtEnd)
    var page = Self.page(memos: 40)
    for day in page.days.indices { page.days[day].lines.removeAll { $0 == .unread(count: 2) } }
    var other = Viewer(size: ViewerSize(columns: 80, rows: 24), layout: Self.layout(.ja))
    other.take(page, Self.layout(.ja))
    #expect(other.showsEnd && other.entry?.text == "聞き取り39")
  }

  // MARK: New entries

  @Test("never moves what is being read; it counts what is new, until the end is seen")
  func news() {
    var viewer = Self.viewer(memos: 40)
    let before = Self.lines(viewer)
    viewer.take(Self.page(memos: 42), Self.layout(.ja))
    let after = Self.lines(viewer)
    #expect(before.dropLast() == after.dropLast())
    #expect(after.last?.contains("新着 2 [G]") == true, "\(after.last ?? "")")
    viewer.take(Self.page(memos: 43), Self.layout(.ja))
    #expect(Self.lines(viewer).last?.contains("新着 3 [G]") == true)
    _ = Self.press(&viewer, "G")
    #expect(viewer.showsEnd && viewer.entry?.text == "聞き取り42")
    #expect(Self.lines(viewer).last?.contains("新着") == false)
  }

  @Test("follows at the end, unless it is paused")
  func following() {
    var viewer = Self.viewer(memos: 40)
    _ = Self.press(&viewer, "G")
    viewer.take(Self.page(memos: 41), Self.layout(.ja))
    #expect(viewer.entry?.text == "聞き取り40")
    _ = Self.press(&viewer, "=")
    viewer.take(Self.page(memos: 42), Self.layout(.ja))
    #expect(viewer.entry?.text == "聞き取り40")
    #expect(Self.lines(viewer).last?.contains("新着 1 [G]") == true)
  }

  @Test("stays on its entry when the terminal changes, and has the side pane from 100 columns")
  func resizing() {
    var viewer = Self.viewer(memos: 40)
    for _ in 0..<7 { _ = viewer.press(.down) }
    let entry = viewer.entry
    for columns in [40, 120, 59, 80] {
      viewer.resize(ViewerSize(columns: columns, rows: 10))
      #expect(viewer.entry == entry)
      let lines = Self.lines(viewer)
      #expect(lines.contains { $0.contains(entry?.text ?? "") }, "\(columns): \(lines)")
      #expect(lines.contains { $0.contains(" | ") } == (columns >= 100))
    }
  }

  // MARK: Keys

  @Test("moves by entries and pages, and stops at the ends")
  func moving() {
    var viewer = Self.viewer(memos: 40)
    _ = Self.press(&viewer, "g\n")
    #expect(viewer.cursor == viewer.rows.firstIndex { $0.target.isSomething } && viewer.top == 0)
    _ = viewer.press(.up)
    #expect(viewer.top == 0)
    let first = viewer.entry
    #expect(viewer.press(.down).isEmpty && viewer.entry != first)
    _ = Self.press(&viewer, "k")
    #expect(viewer.entry == first)
    for _ in 0..<20 { _ = Self.press(&viewer, " ") }
    #expect(viewer.entry?.text == "聞き取り39" && viewer.isAtEnd)
    for _ in 0..<20 { _ = Self.press(&viewer, "b") }
    #expect(viewer.entry == first)
    _ = viewer.press(.end)
    #expect(viewer.isAtEnd)
    _ = viewer.press(.home)
    #expect(viewer.entry == first)
  }

  @Test(
    "finds by words however they are written, again with Enter alone, and says what is not there")
  func finding() {
    var viewer = Self.viewer(memos: 3)
    _ = Self.press(&viewer, "g\n/ｃｍｐ－88\n")
    #expect(viewer.entry?.text.contains("CMP-88") == true)
    _ = Self.press(&viewer, "/聞き取り\n")
    #expect(viewer.entry?.text == "聞き取り0")
    _ = Self.press(&viewer, "/\n")
    #expect(viewer.entry?.text == "聞き取り1")
    _ = Self.press(&viewer, "/無い語\n")
    #expect(viewer.entry?.text == "聞き取り1")
    #expect(Self.lines(viewer).last?.contains("「無い語」は見つかりません") == true)
  }

  @Test("goes to a day, and says what is none")
  func dates() {
    var viewer = Self.viewer(80, 10, memos: 20)
    _ = Self.press(&viewer, "g11/20\n")
    #expect(viewer.entry?.text.contains("訪問開始") == true)
    _ = Self.press(&viewer, "g今日\n")
    #expect(viewer.rows[viewer.cursor].day == Day(2026, 11, 22))
    _ = Self.press(&viewer, "gいつか\n")
    #expect(Self.lines(viewer).last?.contains("「いつか」は日付ではありません") == true)
  }

  @Test("filters by the teams there are, by a kind, and turns the order round")
  func filters() {
    var viewer = Self.viewer()
    #expect(Self.press(&viewer, "t") == [.reload] && viewer.filter.party == "support")
    #expect(Self.press(&viewer, "t") == [.reload] && viewer.filter.party == "repair")
    _ = Self.press(&viewer, "t")
    #expect(Self.press(&viewer, "t") == [.reload] && viewer.filter.party == nil)
    #expect(Self.press(&viewer, "f部\n") == [.reload] && viewer.filter.kind == .part)
    #expect(Self.press(&viewer, "fxyz\n").isEmpty && viewer.filter.kind == .part)
    #expect(Self.lines(viewer).last?.contains("「xyz」という種類はありません") == true)
    #expect(viewer.press(.escape) == [.reload] && viewer.filter.kind == nil)
    #expect(Self.press(&viewer, "o") == [.reload] && viewer.filter.isReversed)
    var page = Self.page(memos: 0)
    (page.hiddenCount, page.filterName) = (11, "修のみ")
    viewer.take(page, Self.layout(.ja))
    #expect(Self.lines(viewer).contains { $0.hasPrefix("== 修のみ、11 件を隠しています ==") })
    #expect(!viewer.showsEnd, "what is hidden was not read")
  }

  @Test("unfolds automatic lines and folds them again, staying where it was")
  func folding() {
    var viewer = Self.viewer(80, 40)
    let automatic = TimelinePageEntry(
      at: SampleTimes.moment("2026-11-20T15:45:00+09:00"), kind: .warranty,
      speaker: TimelineSpeaker(team: "machine"), text: "保証照合", reference: "C-1042#17")
    var page = Self.page(memos: 0)
    page.days[0].lines.append(
      .folded(count: 2, about: ["保証"], isUnread: false, entries: [automatic, automatic]))
    viewer.take(page, Self.layout(.ja))
    let folded = viewer.rows.count
    viewer.moveCursor(
      to: viewer.rows.firstIndex { $0.target == .folded([automatic, automatic]) } ?? 0)
    _ = Self.press(&viewer, "z")
    #expect(viewer.rows.count == folded + 1 && viewer.entry == automatic)
    _ = Self.press(&viewer, "z")
    #expect(viewer.rows.count == folded && viewer.target == .folded([automatic, automatic]))
  }

  @Test("shows an entry in full, and its reference to be copied")
  func detail() {
    var viewer = Self.viewer(40, 20)
    _ = Self.press(&viewer, "g\n")
    _ = viewer.press(.enter)
    let lines = Self.lines(viewer)
    #expect(lines[0] == " C-1042#10")
    #expect(lines.contains { $0.contains("訪問開始 第2工場 北側 2F") })
    #expect(Self.press(&viewer, "y") == [.copy("C-1042#10")])
    #expect(Self.lines(viewer).last?.contains("写しました: C-1042#10") == true)
    #expect(Self.press(&viewer, "?").isEmpty)
    #expect(Self.lines(viewer).contains { $0.contains("すべて既読にする") })
    #expect(viewer.press(.escape).isEmpty && viewer.mode == .reading)
  }

  @Test("clears what is unread, or says that nothing is")
  func unread() {
    var viewer = Self.viewer()
    #expect(Self.press(&viewer, "u") == [.markRead, .reload])
    var page = Self.page(memos: 0)
    for day in page.days.indices { page.days[day].lines.removeAll { $0 == .unread(count: 2) } }
    viewer.take(page, Self.layout(.ja))
    #expect(Self.press(&viewer, "u").isEmpty)
    #expect(Self.lines(viewer).last?.contains("未読はありません") == true)
  }

  @Test("writes a memo that is typed or pasted, with the caret where it is typed")
  func memo() {
    var viewer = Self.viewer()
    _ = Self.press(&viewer, "n軸")
    let caret = viewer.screen().caret
    #expect(caret == ViewerScreen.Place(row: 23, column: Ruler().cells(" 社内メモ> 軸")))
    _ = viewer.press(.paste("受け\n9M0417"))
    _ = viewer.press(.character("x"))
    _ = viewer.press(.backspace)
    #expect(viewer.press(.enter) == [.run(["memo", "軸受け 9M0417"])])
    #expect(Self.press(&viewer, "n\n").isEmpty, "nothing was typed")
    _ = Self.press(&viewer, "nx")
    #expect(viewer.press(.escape).isEmpty && viewer.mode == .reading)
    _ = Self.press(&viewer, "n")
    _ = viewer.press(.paste(String(repeating: "圧", count: Viewer.typedCountMax + 1)))
    #expect(viewer.mode == .typing(.memo, String(repeating: "圧", count: Viewer.typedCountMax)))
  }

  @Test("keeps a promise only after a yes, and says which one it means")
  func keeping() {
    var viewer = Self.viewer()
    #expect(Self.press(&viewer, "G").isEmpty)
    #expect(Self.press(&viewer, "c").isEmpty)
    #expect(Self.lines(viewer).last?.contains("約束が 2 件あります") == true)
    _ = Self.press(&viewer, "/試運転後\n")
    _ = Self.press(&viewer, "c")
    #expect(Self.lines(viewer).last?.contains("C-1042#14 の約束を果たしましたか") == true)
    #expect(Self.press(&viewer, "n").isEmpty)
    #expect(Self.lines(viewer).last?.contains("何もしませんでした") == true)
    #expect(Self.press(&viewer, "cy") == [.run(["keep", "C-1042#14"])])
  }

  @Test("says why a key cannot act, and which command to type")
  func cannot() {
    var viewer = Self.viewer()
    for (key, words) in [
      ("w", "「w」には何も割り当てていません"), ("p", "casebook promise"), ("h", "casebook handoff offer"),
      ("x", "casebook correct"),
    ] {
      #expect(Self.press(&viewer, key).isEmpty)
      #expect(Self.lines(viewer).last?.contains(words) == true, "\(key)")
    }
    _ = viewer.press(.paste("text"))
    #expect(Self.lines(viewer).last?.contains("貼り付けるには n") == true)
    _ = viewer.press(.tab)
    #expect(Self.lines(viewer).last?.contains("割り当てていません") == true)
  }

  @Test("ends, draws anew and stops as terminals do")
  func effects() {
    var viewer = Self.viewer()
    #expect(viewer.press(.character("q")) == [.quit])
    #expect(viewer.press(.control("c")) == [.interrupt])
    #expect(viewer.press(.control("l")) == [.redraw])
    #expect(viewer.press(.control("z")) == [.suspend])
    #expect(viewer.press(.character("D")).isEmpty)
    #expect(Self.lines(viewer).contains { $0.contains("13:22:07") })
  }

  @Test("shows an empty timeline")
  func empty() {
    var viewer = Viewer(size: ViewerSize(columns: 80, rows: 10), layout: Self.layout(.ja))
    viewer.take(TimelinePage(), Self.layout(.ja))
    for key in "jkGbu zy/x\nc" { _ = Self.press(&viewer, String(key)) }
    #expect(Self.lines(viewer).contains { $0.contains("記録はまだありません") })
  }
}
