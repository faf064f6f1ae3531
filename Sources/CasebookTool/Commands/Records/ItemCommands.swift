internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook item new MODEL`.
struct ItemNewCommand: TypedCommand {
  @Argument var model: String
  @Option var serial: String?
  @Option var customer: String?
  @Option var lot: String?
  @Option var made: String?
  @Option var sold: String?
  @Option var installed: String?
  @Option var seller: String?
  @Option var parent: String?
  @Option var replaces: String?
  @Option var carry: String?
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "item new", summary: Bilingual(ja: "納入機を登録する", en: "register an item"),
    examples: [
      .init(
        "cb item new AX-300 --serial 4410-0087 --customer K-77 --installed 2024-04-01", ja: "設置済み",
        en: "installed")
    ],
    usages: [
      Bilingual(
        ja: "<機種> [--serial S/N] [--customer お客様] [--installed 日]",
        en: "<MODEL> [--serial S/N] [--customer CUSTOMER] [--installed DATE]")
    ],
    arguments: [.init(Bilingual(ja: "<機種>", en: "<MODEL>"), ja: "機種", en: "the model")],
    options: [
      .init("--serial S/N", ja: "製造番号", en: "serial number"),
      .init(Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "持ち主", en: "the owner"),
      .init("--lot LOT", ja: "ロット", en: "lot"),
      .init(Bilingual(ja: "--made 日", en: "--made DATE"), ja: "製造日", en: "manufactured"),
      .init(Bilingual(ja: "--sold 日", en: "--sold DATE"), ja: "販売日", en: "sold"),
      .init(Bilingual(ja: "--installed 日", en: "--installed DATE"), ja: "設置日", en: "installed"),
      .init(Bilingual(ja: "--seller 店", en: "--seller NAME"), ja: "販売店", en: "who sold it"),
      .init(
        Bilingual(ja: "--parent 製品", en: "--parent ITEM"), ja: "組み込まれている製品",
        en: "the item it is part of"),
      .init(
        Bilingual(ja: "--replaces 製品", en: "--replaces ITEM"), ja: "代わりになる元の製品",
        en: "the item whose place it takes"),
      .init(
        "--carry C", ja: "元の保証: remaining (残り)、reset (始めから)、none (remaining)",
        en: "the old warranty: remaining, reset, none (remaining)"),
      .init("--why CODE", ja: "交換の理由コード (defective)", en: "why it was replaced (defective)"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> ItemNewRequest {
    let replaced = try replaces.map { (typed) throws(ErrorReport) in
      ItemNewRequest.Replaced(
        item: TypedReference(typed), carry: try Typed.choice(carry, of: "--carry") ?? .remaining,
        reason: why ?? "defective")
    }
    guard replaced != nil || carry == nil else {
      throw UsageProblem.missingArgument("--replaces", command: "item new").report
    }
    return ItemNewRequest(
      model: try Typed.text(String(model.halfWidth.trimmingSpaces), of: "<MODEL>"),
      serial: serial.map { String($0.halfWidth.trimmingSpaces) },
      customer: customer.map(TypedReference.init), lot: lot, manufactured: made, sold: sold,
      installed: installed, seller: seller, parent: parent.map(TypedReference.init),
      replaced: replaced, terms: try write.terms())
  }
}

/// `casebook item history REF`.
struct ItemHistoryCommand: TypedCommand {
  @Argument var reference: String

  static let help = CommandHelp(
    name: "item history",
    summary: Bilingual(
      ja: "納入機の経歴: 部品の今と前、測定、修理、保証、持ち主",
      en: "the life of an item: parts now and before, measurements, repairs, warranty, owners"),
    examples: [
      .init("cb item history 4410-0087", ja: "S/N で", en: "by serial number"),
      .init("cb item history I-31 --json", ja: "JSON", en: "JSON"),
    ],
    usages: [Bilingual(ja: "<製品>", en: "<ITEM>")],
    arguments: [
      .init(Bilingual(ja: "<製品>", en: "<ITEM>"), ja: "I-31、S/N", en: "I-31, a serial number")
    ],
    further: ["casebook item show 4410-0087"])

  func request() -> ItemHistoryRequest { ItemHistoryRequest(item: TypedReference(reference)) }
}

/// `casebook item show REF`.
struct ItemShowCommand: TypedCommand {
  @Argument var reference: String

  static let help = CommandHelp(
    name: "item show", summary: Bilingual(ja: "納入機を見る", en: "show an item"),
    examples: [.init("cb item show 4410-0087", ja: "S/N で", en: "by serial number")],
    usages: [Bilingual(ja: "<製品>", en: "<ITEM>")],
    arguments: [
      .init(Bilingual(ja: "<製品>", en: "<ITEM>"), ja: "I-31、S/N", en: "I-31, a serial number")
    ],
    further: ["casebook timeline I-31"])

  func request() -> ItemShowRequest { ItemShowRequest(item: TypedReference(reference)) }
}
