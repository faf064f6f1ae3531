internal import ArgumentParser
internal import Screens

/// `casebook go [REF]`.
struct GoCommand: TypedCommand {
  @Argument var reference: String?
  @Flag var end = false

  static let help = CommandHelp(
    name: "go",
    summary: Bilingual(ja: "これからの記録の案件を選ぶ", en: "choose the case for the next commands"),
    examples: [
      .init("cb go C-1042", ja: "今からこの案件", en: "this case from now on"),
      .init("cb go", ja: "どの案件か", en: "which case it is"),
      .init("cb go -", ja: "離れる", en: "leave it"),
    ],
    usages: [Bilingual(ja: "[案件|-] [--end]", en: "[CASE|-] [--end]")],
    arguments: [
      .init(
        Bilingual(ja: "[案件|-]", en: "[CASE|-]"), ja: "C-1042、S/N、K-77、電話番号。- で離れる",
        en: "C-1042, a serial, K-77, a telephone number; - leaves")
    ],
    options: [.init("--end", ja: "離れる", en: "leave it")],
    notes: [
      Bilingual(
        ja: "visit end か一日の終わり (22:00) まで続きます。この端末の、この台帳だけです。"
          + "--case、CASEBOOK_CASE が先に立ちます。",
        en: "It holds until visit end or the end of the day (22:00), on this device and for this "
          + "book. --case and CASEBOOK_CASE go before it.")
    ])

  func request() throws(ErrorReport) -> GoRequest {
    if end, let reference, reference != "-" {
      throw UsageProblem.unexpected([reference], command: "go").report
    }
    if end || reference == "-" { return GoRequest(act: .leave) }
    return GoRequest(act: reference.map { .choose(TypedReference($0)) } ?? .tell)
  }
}
