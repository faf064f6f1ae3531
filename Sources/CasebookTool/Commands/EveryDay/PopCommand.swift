internal import ArgumentParser
internal import Cases
internal import Screens
internal import Views

/// `casebook pop NUMBER`.
struct PopCommand: TypedCommand {
  @Argument var number: [String]
  @Flag var full = false

  static let help = CommandHelp(
    name: "pop",
    summary: Bilingual(
      ja: "誰からの電話か: 遅れた約束、未完了の案件、聞かなくてよいこと",
      en: "who may be calling: late promises, open cases, what need not be asked"),
    examples: [
      .init("cb pop 0312345678", ja: "番号で。全角・+81・内線・184 も", en: "by number, however it is written"),
      .init("cb pop 03-1234-5678 内線12", ja: "内線まで", en: "with the extension"),
      .init("cb pop K-77", ja: "お客様の番号で、すべて", en: "of a customer, everything"),
      .init("cb pop 0312345678 --full", ja: "候補の全員を詳しく", en: "everything of all candidates"),
    ],
    usages: [Bilingual(ja: "<番号> [--full]", en: "<NUMBER> [--full]")],
    arguments: [
      .init(
        Bilingual(ja: "<番号>", en: "<NUMBER>"), ja: "電話番号、非通知、メール、K-77",
        en: "a telephone number, anonymous, an e-mail address, K-77")
    ],
    options: [
      .init("--full", ja: "何人いても全員を詳しく", en: "everything of everybody")
    ],
    further: ["casebook call in --from", "casebook contact identify", "casebook facts"])

  func request() throws(ErrorReport) -> PopRequest {
    let typed = number.joined(separator: " ")
    guard !typed.trimmingSpaces.isEmpty else {
      throw UsageProblem.missingArgument("NUMBER", command: "pop").report
    }
    return PopRequest(number: typed, isFull: full)
  }
}

/// A number that rings.
struct PopRequest: Request, Hashable {
  var number: String
  /// Whether everything is said of all candidates.
  var isFull = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let pop = try desk.pop(number)
    let text = try PopText(desk, isFull: isFull)
    return Answer(
      lines: { text.lines(pop) }, rows: { pop.candidates.map(text.row) },
      document: { Document(PopDocument.shape, pop) })
  }
}
