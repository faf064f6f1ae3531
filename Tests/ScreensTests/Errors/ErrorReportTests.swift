import Testing

@testable import Screens

@Suite("An error")
struct ErrorReportTests {
  private static let unknownCase = ErrorReport(
    code: "case.doesNotExist", exit: .notFound,
    message: Bilingual(
      ja: "案件 C-1O42 はありません (英字の O が入っています)",
      en: "there is no case C-1O42 (it has the letter O)"),
    details: [
      Bilingual(
        ja: "近いもの  C-1042  山田製作所  圧縮機 異音 E4", en: "near  C-1042  山田製作所  圧縮機 異音 E4")
    ],
    hint: .init("casebook show C-1042"))

  @Test("says what happened, what is near, what to do, and its code")
  func text() {
    #expect(
      Self.unknownCase.lines(.ja).rendered(.off) == """
        エラー: 案件 C-1O42 はありません (英字の O が入っています)
          近いもの  C-1042  山田製作所  圧縮機 異音 E4
        ヒント: casebook show C-1042
        [case.doesNotExist]

        """)
    #expect(
      Self.unknownCase.lines(.en).rendered(.off) == """
        error: there is no case C-1O42 (it has the letter O)
          near  C-1042  山田製作所  圧縮機 異音 E4
        hint: casebook show C-1042
        [case.doesNotExist]

        """)
  }

  @Test("puts words around the command of a hint")
  func hint() {
    let report = ErrorReport(
      code: "case.stale", exit: .stale,
      message: Bilingual(ja: "C-1042 は見た後に変わりました", en: "C-1042 changed since you looked"),
      hint: .init(
        "casebook timeline C-1042 --since 09:00", before: Bilingual(ja: "まず", en: "first"),
        after: Bilingual(ja: "確かめてから", en: "then again")))
    #expect(
      report.lines(.ja)[1].text == "ヒント: まず  casebook timeline C-1042 --since 09:00   確かめてから")
  }

  @Test("is not called one where it is an answer")
  func answer() {
    let report = ErrorReport(
      code: "fact.alreadyKnown", exit: .no,
      message: Bilingual(ja: "聞かなくて大丈夫です", en: "no need to ask"))
    #expect(report.lines(.ja).map(\.text) == ["聞かなくて大丈夫です", "[fact.alreadyKnown]"])
  }

  @Test("does not let what was typed move the cursor")
  func untrusted() {
    let report = ErrorReport(
      code: "usage.unknownCommand", exit: .usage,
      message: Bilingual(same: "「\u{1B}[2J\nx」"), details: [Bilingual(same: "a\u{7}b")])
    #expect(report.lines(.ja).map(\.text) == ["エラー: 「 x」", "  a?b", "[usage.unknownCommand]"])
  }

  @Test("on many lines is said once, with its count and the first places")
  func repeated() {
    var problems = RepeatedProblems()
    let date = Bilingual(ja: "日付「2026/13/01」", en: "the date 2026/13/01")
    let number = Bilingual(ja: "型番が空です", en: "no part number")
    problems.add(date, line: 5_120)
    problems.add(number, line: 4)
    problems.add(number, line: 812)
    #expect(
      problems.details().map(\.ja) == [
        "2 行  型番が空です        (4, 812 行目)", "1 行  日付「2026/13/01」  (5,120 行目)",
      ])
    #expect(
      problems.details().map(\.en) == [
        "2 lines  no part number       (line 4, 812)",
        " 1 line  the date 2026/13/01  (line 5,120)",
      ])
    var many = RepeatedProblems()
    for line in 1...(RepeatedProblems.placesMax + 2) { many.add(number, line: line) }
    #expect(many.details().first?.ja == "7 行  型番が空です  (1, 2, 3, 4, 5 ほか 2 行目)")
    #expect(many.details().first?.en == "7 lines  no part number  (line 1, 2, 3, 4, 5 and 2 more)")
  }

  @Test("ends with one of the numbers of the contract")
  func codes() {
    #expect(
      ExitCode.allCases.map(\.rawValue) == [
        0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 76, 77, 78, 80, 81, 130,
      ])
  }
}
