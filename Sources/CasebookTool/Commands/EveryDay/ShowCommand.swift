internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook show [REF]`.
struct ShowCommand: TypedCommand {
  @Argument var reference: String?
  @OptionGroup var subject: CaseOption

  static let help = CommandHelp(
    name: "show",
    summary: Bilingual(
      ja: "案件を見る: 約束、分かっていること、最後の 5 行", en: "show a case: promises, facts, its last five lines"),
    examples: [
      .init("cb show C-1042", ja: "番号で", en: "by number"),
      .init("cb show 4410-0087", ja: "S/N の未完了案件", en: "the open case of a serial number"),
      .init("cb show C-1042 --json --fields id,state,promises", ja: "JSON", en: "JSON"),
    ],
    usages: [Bilingual(ja: "[案件]", en: "[CASE]")],
    arguments: [
      .init(
        Bilingual(ja: "[案件]", en: "[CASE]"), ja: "C-1042、S/N、K-77、電話番号",
        en: "C-1042, a serial, K-77, a telephone number")
    ],
    options: [CaseOption.help], further: ["casebook timeline C-1042"])

  func request() -> ShowRequest {
    ShowRequest(case: reference.map(TypedReference.init) ?? subject.reference)
  }
}
