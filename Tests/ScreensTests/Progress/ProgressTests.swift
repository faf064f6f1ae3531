import Testing

@testable import Screens

@Suite("Progress")
struct ProgressTests {
  private static func progress(_ done: Int64, of total: Int64?, rate: Double?) -> Progress {
    Progress(
      task: Bilingual(ja: "再構築 案件一覧", en: "rebuild cases"),
      unit: Bilingual(ja: "件", en: "events"), done: done, total: total, perSecond: rate)
  }

  @Test("on a pipe is a line with count, share, rate and time left")
  func line() {
    let progress = Self.progress(6_204_118, of: 11_900_000, rate: 541_321.7)
    #expect(
      progress.line(.ja) == "再構築 案件一覧  6,204,118 / 11,900,000 件  52%  541,300 件/秒  残り 11秒")
    #expect(
      progress.line(.en)
        == "rebuild cases  6,204,118 / 11,900,000 events  52%  541,300 events/s  11 s left")
    #expect(Self.progress(12, of: nil, rate: nil).line(.ja) == "再構築 案件一覧  12 件")
    #expect(
      Self.progress(12, of: nil, rate: 2.54).line(.en) == "rebuild cases  12 events  2.5 events/s")
  }

  @Test("is 100 per cent only when it is done, and never more")
  func percent() {
    #expect(Self.progress(999, of: 1_000, rate: nil).percent == 99)
    #expect(Self.progress(1_000, of: 1_000, rate: nil).percent == 100)
    #expect(Self.progress(1_001, of: 1_000, rate: nil).percent == 100)
    #expect(Self.progress(-1, of: 1_000, rate: nil).percent == 0)
    #expect(Self.progress(0, of: 0, rate: nil).percent == 100)
    #expect(Self.progress(.max - 1, of: .max, rate: nil).percent == 99)
    #expect(Self.progress(0, of: nil, rate: nil).percent == nil)
  }

  @Test("says nothing about the time left where it cannot know")
  func left() {
    #expect(Self.progress(0, of: 10, rate: 0).secondsLeft == nil)
    #expect(Self.progress(0, of: .max, rate: 0.001).secondsLeft == nil)
    #expect(Self.progress(20, of: 10, rate: 1).secondsLeft == 0)
    #expect(Self.progress(0, of: 10, rate: 3).secondsLeft == 4)
  }

  @Test("on a terminal is a bar that fits")
  func bar() {
    let progress = Self.progress(52, of: 100, rate: 10)
    #expect(
      progress.bar(.ja, width: 60)
        == "再構築 案件一覧  [#############------------]   52%  残り 5秒")
    for width in 0...120 {
      for total in [nil, 100] as [Int64?] {
        let bar = Self.progress(52, of: total, rate: 10).bar(.ja, width: width)
        #expect(Ruler().cells(bar) <= width)
      }
    }
    #expect(progress.bar(.en, width: 200).filter { "#-".contains($0) }.count == 40)
  }

  @Test("ends with count, time, what next, and whether it can go on")
  func summary() {
    let summary = ProgressSummary(
      task: Bilingual(ja: "取り込み", en: "import"), unit: Bilingual(ja: "件", en: "events"),
      done: 11_997, milliseconds: 6_150, next: Bilingual(same: "casebook list"), isResumable: true)
    #expect(
      summary.lines(.ja).map(\.text) == [
        "取り込み  11,997 件 (6.2 秒)", "  途中です。同じコマンドで続きから始まります", "  casebook list",
      ])
    let done = ProgressSummary(
      task: Bilingual(ja: "検査", en: "verify"), unit: Bilingual(ja: "件", en: "events"), done: 1,
      milliseconds: 49)
    #expect(done.lines(.en).map(\.text) == ["verify  1 events (0.0 s)"])
  }

  @Test(
    "moves only on a terminal that may move",
    arguments: [
      (false, [:], true, .bar), (false, [:], false, .lines), (true, [:], true, .json),
      (false, ["NO_COLOR": "1"], true, .lines), (false, ["NO_COLOR": ""], true, .bar),
      (false, ["TERM": "dumb"], true, .lines), (false, ["CASEBOOK_ACCESSIBLE": "1"], true, .lines),
    ] as [(Bool, [String: String], Bool, ProgressDisplay)])
  func display(
    _ wantsJSON: Bool, _ environment: [String: String], _ isTerminal: Bool,
    _ expected: ProgressDisplay
  ) {
    #expect(
      ProgressDisplay.decide(
        wantsJSON: wantsJSON, environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test("is shown after a second as a bar, every ten seconds as a line")
  func due() {
    for (display, elapsed, shown, expected) in [
      (.bar, 999, nil, false), (.bar, 1_000, nil, true), (.bar, 1_099, 1_000, false),
      (.bar, 1_100, 1_000, true), (.lines, 9_999, nil, false), (.lines, 10_000, nil, true),
      (.lines, 19_999, 10_000, false), (.json, 20_000, 10_000, true),
    ] as [(ProgressDisplay, Int64, Int64?, Bool)] {
      #expect(
        display.isDue(elapsedMilliseconds: elapsed, shownMilliseconds: shown) == expected,
        "\(display) \(elapsed)")
    }
  }

  @Test("marks the taskbar, and takes the mark away")
  func taskbar() {
    #expect(TaskbarProgress.percent(52).sequence == "\u{1B}]9;4;1;52\u{1B}\\")
    #expect(TaskbarProgress.percent(101).sequence == "\u{1B}]9;4;1;100\u{1B}\\")
    #expect(TaskbarProgress.none.sequence == "\u{1B}]9;4;0\u{1B}\\")
    #expect(TaskbarProgress.failed.sequence == "\u{1B}]9;4;2\u{1B}\\")
  }
}
