internal import ArgumentParser
internal import Cases
internal import Screens

/// The options that say in what state a thing passed into other hands.
struct HandingOptions: ParsableArguments {
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @Option var condition: String?
  @Option var accessories: String?

  static let help: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
      en: "the item (else that of the case)"),
    .init(
      Bilingual(ja: "--condition 状態", en: "--condition TEXT"), ja: "状態 (unchecked)",
      en: "its condition (unchecked)"),
    .init("--accessories A,B", ja: "付属品", en: "what goes with it"), CaseOption.help,
  ]

  /// The condition of what nobody looked at.
  static let unchecked = "unchecked"

  func handing() -> Handing {
    Handing(
      case: subject.reference, item: item.map(TypedReference.init),
      condition: condition ?? Self.unchecked, accessories: Typed.list(accessories))
  }
}

/// What passes into other hands, and in what state.
struct Handing: Hashable, Sendable {
  var `case`: TypedReference?
  var item: TypedReference?
  var condition: String
  var accessories: [String] = []
}

/// `casebook custody take`.
struct CustodyTakeCommand: TypedCommand {
  @OptionGroup var handing: HandingOptions
  @Option var from: String?
  @Option var to: String?
  @Option var why: String?
  @Option var place: String?
  @Option var rma: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "custody take", summary: Bilingual(ja: "製品を預かる", en: "take an item into custody"),
    examples: [
      .init(
        "cb custody take --case C-1042 --condition scratched --accessories remote", ja: "修理で預かる",
        en: "for repair"),
      .init("cb custody take --case C-1042 --why rma", ja: "返品が届いた", en: "a return arrived"),
    ],
    usages: [
      Bilingual(
        ja: "[--item 製品] [--why W] [--condition 状態] [--accessories A,B] [--place 場所]",
        en: "[--item ITEM] [--why W] [--condition TEXT] [--accessories A,B] [--place PLACE]")
    ],
    options: [
      .init(
        "--why W", ja: CustodyReason.allCases.map(\.rawValue).joined(separator: " ") + " (repair)",
        en: CustodyReason.allCases.map(\.rawValue).joined(separator: " ") + " (repair)"),
      .init(
        "--from H", ja: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (今の持ち手)",
        en: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (who has it)"),
      .init(
        "--to H", ja: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (us)",
        en: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (us)"),
      .init(
        Bilingual(ja: "--place 場所", en: "--place PLACE"), ja: "置き場所", en: "where it is kept"),
      .init(
        Bilingual(ja: "--rma 案件#番号", en: "--rma CASE#N"), ja: "どの返品承認か (省けば唯一のもの)",
        en: "which return (else the only one)"),
    ] + HandingOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> CustodyRequest {
    CustodyRequest(
      handing: handing.handing(), from: try Typed.choice(from, of: "--from"),
      to: try Typed.choice(to, of: "--to") ?? .us,
      why: try Typed.choice(why, of: "--why"), place: place,
      rma: rma.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook custody return`.
struct CustodyReturnCommand: TypedCommand {
  @OptionGroup var handing: HandingOptions
  @Option var from: String?
  @Option var to: String?
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "custody return", summary: Bilingual(ja: "預かった製品を返す", en: "give an item back"),
    examples: [
      .init("cb custody return --case C-1042", ja: "お客様に返す", en: "to the customer"),
      .init("cb custody return --case C-1042 --to carrier", ja: "運送業者に渡す", en: "to a carrier"),
    ],
    usages: [
      Bilingual(
        ja: "[--item 製品] [--to H] [--condition 状態] [--accessories A,B]",
        en: "[--item ITEM] [--to H] [--condition TEXT] [--accessories A,B]")
    ],
    options: [
      .init(
        "--to H", ja: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (customer)",
        en: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (customer)"),
      .init(
        "--from H", ja: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (今の持ち手)",
        en: Holder.allCases.map(\.rawValue).joined(separator: " ") + " (who has it)"),
      .init(
        "--why W", ja: CustodyReason.allCases.map(\.rawValue).joined(separator: " ") + " (預かったとき)",
        en: CustodyReason.allCases.map(\.rawValue).joined(separator: " ") + " (as it was taken)"),
    ] + HandingOptions.help + WriteOptions.help)

  func request() throws(ErrorReport) -> CustodyRequest {
    CustodyRequest(
      handing: handing.handing(), from: try Typed.choice(from, of: "--from"),
      to: try Typed.choice(to, of: "--to") ?? .customer,
      why: try Typed.choice(why, of: "--why"), terms: try write.terms())
  }
}
