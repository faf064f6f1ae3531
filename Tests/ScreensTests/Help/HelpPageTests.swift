import Testing

@testable import Screens

@Suite("Help")
struct HelpPageTests {
  private static let part = CommandHelp(
    name: "part", aliases: ["p"],
    summary: Bilingual(
      ja: "部品の交換・追加・取り外しを案件に記録する",
      en: "Record on the case that a part was replaced, added or removed"),
    examples: [
      .init("cb part CMP-88 --sn 9M0417", ja: "選択中の案件に 1 個", en: "one, on the current case"),
      .init("cb part FLT-20 --qty 2 --case C-1042", ja: "案件を指定", en: "on another case"),
      .init("cb part - --old-sn 7K2201 --removed", ja: "取り外し", en: "removed"),
    ],
    usages: [
      Bilingual(
        ja: "<型番> [--qty 個数] [--sn 新S/N] [--old-sn 旧S/N] [--case 案件]",
        en: "<part> [--qty N] [--sn NEW] [--old-sn OLD] [--case CASE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<型番>", en: "<part>"), ja: "型番、無ければ -", en: "the part number, or -")
    ],
    options: [
      .init(Bilingual(ja: "--qty 個数", en: "--qty N"), ja: "個数", en: "how many"),
      .init(
        "--from van|stock|order|customer",
        ja: "部品の出所。車載、倉庫、取り寄せ、お客様のいずれか。書かなければ車載とみなします",
        en: "where the part came from; the van unless you say otherwise"),
    ],
    notes: [Bilingual(ja: "記録はまず端末に保存されます。", en: "The record is saved on this device first.")],
    further: ["casebook help dates", "casebook explain part.installed", "man casebook-part"])

  private static func text(_ language: Language, _ width: Int) -> String {
    HelpPage(language: language, width: width).lines(part).rendered(.off)
  }

  @Test("of a command begins with examples, in Japanese at 80 cells")
  func japanese() {
    #expect(
      Self.text(.ja, 80) == """
        部品の交換・追加・取り外しを案件に記録する

        例
          cb part CMP-88 --sn 9M0417            選択中の案件に 1 個
          cb part FLT-20 --qty 2 --case C-1042  案件を指定
          cb part - --old-sn 7K2201 --removed   取り外し

        使い方  casebook part <型番> [--qty 個数] [--sn 新S/N] [--old-sn 旧S/N]
                [--case 案件]

        引数
          <型番>  型番、無ければ -

        オプション
          --qty 個数                       個数
          --from van|stock|order|customer  部品の出所。車載、倉庫、取り寄せ、お客様のい
                                           ずれか。書かなければ車載とみなします

        記録はまず端末に保存されます。

        別名  p

        続き  casebook help dates   casebook explain part.installed   man casebook-part

        """)
  }

  @Test("of a command stacks its columns where the terminal is narrow")
  func narrow() {
    #expect(
      Self.text(.en, 32) == """
        Record on the case that a part
        was replaced, added or removed

        Examples
          cb part CMP-88 --sn 9M0417
            one, on the current case
          cb part FLT-20 --qty 2 --case
          C-1042
            on another case
          cb part - --old-sn 7K2201
          --removed
            removed

        Usage  casebook part <part>
               [--qty N] [--sn NEW]
               [--old-sn OLD]
               [--case CASE]

        Arguments
          <part>  the part number, or -

        Options
          --qty N  how many
          --from
          van|stock|order|customer
                   where the part came
                   from; the van unless
                   you say otherwise

        The record is saved on this
        device first.

        Aliases  p

        See also  casebook help dates
                  casebook explain
                  part.installed
                  man casebook-part

        """)
  }

  @Test("is never wider than the terminal", arguments: Language.allCases, AmbiguousWidth.allCases)
  func width(_ language: Language, _ ambiguous: AmbiguousWidth) {
    let ruler = Ruler(ambiguous: ambiguous)
    for width in HelpPage.widthMin...(HelpPage.widthMax + 20) {
      let page = HelpPage(language: language, width: width, ruler: ruler)
      for line in page.lines(Self.part) + Self.overview(page) {
        #expect(ruler.cells(line) <= min(width, HelpPage.widthMax), "\(width): \(line.text)")
      }
    }
  }

  @Test("of all commands names the groups and aligns every summary")
  func overview() {
    let text = Self.overview(HelpPage(language: .ja, width: 80)).rendered(.off)
    #expect(
      text == """
          casebook      今日すること
        毎日使う
          list [QUERY]  案件の一覧
          pop NUMBER    着信ポップアップ
        記録する
          part NUMBER   部品
          call in|out   電話

        どのコマンドでも
          --lang ja|en  言葉を選ぶ

        """)
  }

  private static func overview(_ page: HelpPage) -> [Line] {
    page.lines(
      opening: [.init("casebook", ja: "今日すること", en: "my day")],
      groups: [
        (
          .everyDay,
          [
            .init("list [QUERY]", ja: "案件の一覧", en: "cases"),
            .init("pop NUMBER", ja: "着信ポップアップ", en: "screen pop: who it may be"),
          ]
        ),
        (.handOver, []),
        (
          .record,
          [
            .init("part NUMBER", ja: "部品", en: "a part"),
            .init("call in|out", ja: "電話", en: "contact by phone"),
          ]
        ),
      ],
      globalOptions: [.init("--lang ja|en", ja: "言葉を選ぶ", en: "choose the language")])
  }

  @Test("has a heading in both languages for every group")
  func groups() {
    #expect(
      CommandGroup.allCases.map(\.ja) == [
        "毎日使う", "聞き直さない", "記録する", "渡す", "修理とその後", "現場", "台帳", "連携", "運用",
      ])
    #expect(Set(CommandGroup.allCases.map(\.en)).count == CommandGroup.allCases.count)
  }
}
