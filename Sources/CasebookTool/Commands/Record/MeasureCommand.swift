internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook measure NAME VALUE [UNIT]`.
struct MeasureCommand: TypedCommand {
  @Argument var name: String
  @Argument var value: String
  @Argument var unit: String?
  @Option(name: .customLong("ok")) var okRange: String?
  @Option var kind: String?
  @Option var part: String?
  @Option var position: String?
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @OptionGroup var write: WriteOptions

  static let takesNegativeNumbers = true

  static let help = CommandHelp(
    name: "measure", aliases: ["m"],
    summary: Bilingual(ja: "測定値を記録する", en: "record what was measured"),
    examples: [
      .init(
        "cb m 吐出圧 0.42 MPa --ok 0.65..0.75", ja: "基準を付けて", en: "with the range that is right"),
      .init("cb m 庫内温度 -18 C --case C-1042", ja: "氷点下", en: "below zero"),
      .init(
        "cb m 運転時間 12040 h --kind meter --item 4410-0087", ja: "メーター、製品に", en: "a meter, on an item"
      ),
      .init(
        "cb m 軸受けの摩耗 0.3 mm --kind wear --part CMP-88", ja: "部品の摩耗", en: "the wear of a part"),
    ],
    usages: [
      Bilingual(
        ja: "<名前> <値> [単位] [--ok 下..上] [--kind K] [--case 案件]",
        en: "<NAME> <VALUE> [UNIT] [--ok LOW..HIGH] [--kind K] [--case CASE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<名前>", en: "<NAME>"), ja: "何を測ったか", en: "what was measured"),
      .init(
        Bilingual(ja: "<値>", en: "<VALUE>"), ja: "数 (全角でも、氷点下でも)",
        en: "a number, perhaps negative"),
      .init(Bilingual(ja: "[単位]", en: "[UNIT]"), ja: "MPa、C、mm など", en: "MPa, C, mm, …"),
    ],
    options: [
      .init(
        Bilingual(ja: "--ok 下..上", en: "--ok LOW..HIGH"), ja: "正しい範囲 (0.65..0.75、..5、3..)",
        en: "the range that is right: 0.65..0.75, ..5, 3.."),
      .init(
        "--kind K", ja: MeasurementKind.allCases.map(\.rawValue).joined(separator: " ") + " (test)",
        en: MeasurementKind.allCases.map(\.rawValue).joined(separator: " ") + " (test)"),
      .init(
        Bilingual(ja: "--part 型番", en: "--part NUMBER"), ja: "測った部品",
        en: "the part that was measured"),
      .init(
        Bilingual(ja: "--position 位置", en: "--position P"), ja: "測った場所", en: "where in the item"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
        en: "the item (else that of the case)"),
    ] + WriteOptions.help,
    further: ["casebook explain item.measured"])

  func request() throws(ErrorReport) -> MeasureRequest {
    MeasureRequest(
      name: try Typed.text(name, of: "<NAME>"), value: try number(value, of: "<VALUE>"),
      unit: unit, okRange: try range(),
      kind: try Typed.choice(kind, of: "--kind") ?? .test,
      partNo: part.map { String($0.halfWidth.trimmingSpaces) }, position: position,
      case: subject.reference, item: item.map(TypedReference.init), terms: try write.terms())
  }

  /// A number; one with its unit behind it is offered in two words.
  private func number(_ typed: String, of name: String) throws(ErrorReport) -> Quantity {
    if let number = Self.quantity(typed) { return number }
    let key = Self.plain(typed)
    let digits = key.prefix { $0.isASCII && ($0.isNumber || "-.".contains($0)) }
    let report = UsageProblem.invalidValue(typed, of: name, allowed: []).report
    guard unit == nil, !digits.isEmpty, Self.quantity(String(digits)) != nil else { throw report }
    let rest = String(key[digits.endIndex...].trimmingSpaces)
    throw ErrorReport(
      code: report.code, exit: report.exit, message: report.message,
      details: [Bilingual(ja: "値と単位の間に空白を置きます", en: "put a space before the unit")],
      hint: ErrorReport.Hint(
        (["casebook", "measure", self.name, String(digits), rest].map(ShellText.quoted)
          + options([("--ok", okRange), ("--case", subject.typed), ("--item", item)]))
          .joined(separator: " ")))
  }

  /// The options that were typed, as they are typed.
  private func options(_ typed: [(name: String, value: String?)]) -> [String] {
    typed.flatMap { option in
      option.value.map { [option.name, ShellText.quoted($0)] } ?? []
    }
  }

  /// `0.65..0.75`, `0.65-0.75`, `0.65〜0.75`; one of the ends may be left out.
  private func range() throws(ErrorReport) -> QuantityRange? {
    guard let okRange else { return nil }
    let key = Self.plain(okRange)
    for separator in ["...", "..", "~", "〜", "～"] {
      if let found = Self.split(key, by: separator) {
        return try Self.range(found.low, found.high, typed: okRange)
      }
    }
    // A hyphen between two numbers; one at the beginning is a sign.
    if let hyphen = key.dropFirst().firstIndex(of: "-") {
      return try Self.range(
        String(key[..<hyphen]), String(key[key.index(after: hyphen)...]), typed: okRange)
    }
    throw Self.invalid(okRange)
  }

  private static func range(
    _ low: String, _ high: String, typed: String
  ) throws(ErrorReport) -> QuantityRange {
    let range = QuantityRange(low: quantity(low), high: quantity(high))
    guard low.isEmpty || range.low != nil, high.isEmpty || range.high != nil,
      range.low != nil || range.high != nil
    else { throw invalid(typed) }
    if let low = range.low, let high = range.high, high < low { throw invalid(typed) }
    return range
  }

  private static func invalid(_ typed: String) -> ErrorReport {
    UsageProblem.invalidValue(typed, of: "--ok", allowed: ["0.65..0.75", "..5", "3.."]).report
  }

  private static func split(_ text: String, by separator: String) -> (low: String, high: String)? {
    guard let place = text.firstRange(of: separator) else { return nil }
    return (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
  }

  private static func quantity(_ typed: String) -> Quantity? { Quantity(plain(typed)) }

  /// Half-width, with minus signs and decimal points of every keyboard as `-` and `.`, and without
  /// a plus sign.
  private static func plain(_ typed: String) -> String {
    let key = typed.halfWidth.map { character -> Character in
      switch character {
      case "−", "–", "ー", "‐": "-"
      case "。", "・": "."
      case _: character  // Open set: every other character stands for itself.
      }
    }
    let text = String(String(key).trimmingSpaces)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }
}
