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
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> ItemNewRequest {
    ItemNewRequest(
      model: try Typed.text(String(model.halfWidth.trimmingSpaces), of: "<MODEL>"),
      serial: serial.map { String($0.halfWidth.trimmingSpaces) },
      customer: customer.map(TypedReference.init), lot: lot, manufactured: made, sold: sold,
      installed: installed, seller: seller, parent: parent.map(TypedReference.init),
      terms: try write.terms())
  }
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
