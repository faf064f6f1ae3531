internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook quote AMOUNT`, `casebook quote accepted|declined`.
struct QuoteCommand: TypedCommand {
  @Argument var amount: String
  @Option var no: String?
  @Option var valid: String?
  @Option(parsing: .singleValue) var line: [String] = []
  @Option var tax: String?
  @Option var currency: String?
  @Option var by: String?
  @Option var why: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "quote", summary: Bilingual(ja: "見積を出す、返事を記録する", en: "give a quote, record its answer"),
    examples: [
      .init(
        "cb quote 148500 --no Q-2291 --valid 12/20 --case C-1042", ja: "見積 (円、税込)",
        en: "a quote in JPY, tax included"),
      .init(
        "cb quote 148500 --line \"圧縮機=120000\" --line \"作業=28500\"", ja: "内訳を付けて",
        en: "with what it is made of"),
      .init("cb quote accepted --case C-1042", ja: "承諾された", en: "it was accepted"),
      .init("cb quote declined --no Q-2291 --why \"高い\"", ja: "断られた", en: "it was declined"),
    ],
    usages: [
      Bilingual(
        ja: "<金額|accepted|declined> [--no 番号] [--valid 日] [--line 品=金額] [--case 案件]",
        en: "<AMOUNT|accepted|declined> [--no N] [--valid DATE] [--line TEXT=AMOUNT] [--case CASE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<金額|返事>", en: "<AMOUNT|ANSWER>"), ja: "金額、または accepted か declined",
        en: "the amount, or accepted or declined")
    ],
    options: [
      .init(Bilingual(ja: "--no 番号", en: "--no N"), ja: "見積番号", en: "its number on paper"),
      .init(Bilingual(ja: "--valid 日", en: "--valid DATE"), ja: "有効期限", en: "it holds until then"),
      .init(
        Bilingual(ja: "--line 品=金額", en: "--line TEXT=AMOUNT"), ja: "内訳 (何度でも)",
        en: "what it is made of (again for more)"),
      .init(
        "--tax T", ja: Tax.allCases.map(\.rawValue).joined(separator: " ") + " (included)",
        en: Tax.allCases.map(\.rawValue).joined(separator: " ") + " (included)"),
      .init("--currency C", ja: "通貨 (JPY)", en: "the currency (JPY)"),
      .init(
        Bilingual(ja: "--by 案件#番号", en: "--by CASE#N"), ja: "返事の分かる記入",
        en: "the entry that shows the answer"
      ),
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "返事の理由", en: "why that answer"),
      CaseOption.help,
    ] + WriteOptions.help, further: ["casebook timeline --kind quote"])

  func request() throws(ErrorReport) -> QuoteRequest {
    let terms = try write.terms()
    if let answer = Self.answer(amount) {
      return QuoteRequest(
        case: subject.reference, label: no,
        act: .answer(answer, by: by.map(TypedReference.init), why: why), terms: terms)
    }
    var lines: [QuoteRequest.TypedLine] = []
    for line in line {
      guard let sign = line.lastIndex(where: { "=＝".contains($0) }) else {
        throw UsageProblem.invalidValue(line, of: "--line", allowed: []).report
      }
      lines.append(
        QuoteRequest.TypedLine(
          text: try Typed.text(String(line[..<sign]), of: "--line"),
          amount: try Typed.amount(String(line[line.index(after: sign)...]), of: "--line")))
    }
    return QuoteRequest(
      case: subject.reference, label: no,
      act: .give(
        try Typed.amount(amount, of: "<AMOUNT>"), lines: lines, validUntil: valid,
        tax: try Typed.choice(tax, of: "--tax") ?? .included,
        currency: String((currency ?? "JPY").halfWidth.trimmingSpaces).uppercased()),
      terms: terms)
  }

  /// An answer, in the words of JSON or as people say it.
  private static func answer(_ typed: String) -> QuoteAnswer? {
    switch String(typed.halfWidth.trimmingSpaces).lowercased() {
    case "accepted", "承諾": .accepted
    case "declined", "辞退": .declined
    case _: nil  // Open set: any other word must be an amount.
    }
  }
}

extension Typed {
  /// An amount of money: `148500`, `148,500`, `¥148,500`, `148500円`.
  static func amount(_ typed: String, of option: String) throws(ErrorReport) -> Quantity {
    var key = String(typed.halfWidth.filter { !",，¥￥ 　".contains($0) })
    if key.hasSuffix("円") { key.removeLast() }
    guard let amount = Quantity(key) else {
      throw UsageProblem.invalidValue(typed, of: option, allowed: []).report
    }
    return amount
  }
}
