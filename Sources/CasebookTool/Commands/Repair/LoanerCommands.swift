internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook loaner lend`.
struct LoanerLendCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var item: String
  @Option var customer: String?
  @Option var due: String
  @Option var condition: String?
  @Option var accessories: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "loaner lend", summary: Bilingual(ja: "代替機を貸す", en: "lend an item"),
    examples: [
      .init(
        "cb loaner lend --item L-7 --due 12/24 --case C-1042", ja: "案件のお客様に",
        en: "to the customer of a case")
    ],
    usages: [
      Bilingual(
        ja: "--item 製品 --due 日 [--case 案件|--customer お客様] [--condition 状態] [--accessories A,B]",
        en: "--item ITEM --due DATE [--case CASE|--customer CUSTOMER] [--condition TEXT]")
    ],
    options: [
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "貸す製品 (番号か S/N)",
        en: "what is lent, by number or serial"),
      .init(Bilingual(ja: "--due 日", en: "--due DATE"), ja: "返す日", en: "when it is due back"),
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "案件が無いとき",
        en: "without a case"
      ),
      .init(
        Bilingual(ja: "--condition 状態", en: "--condition TEXT"), ja: "状態 (unchecked)",
        en: "its condition (unchecked)"),
      .init("--accessories A,B", ja: "付属品", en: "what goes with it"), CaseOption.help,
    ] + WriteOptions.help, further: ["casebook loaner list"])

  func request() throws(ErrorReport) -> LoanerLendRequest {
    LoanerLendRequest(
      case: subject.reference, item: TypedReference(item),
      customer: customer.map(TypedReference.init), due: due,
      condition: condition ?? HandingOptions.unchecked, accessories: Typed.list(accessories),
      terms: try write.terms())
  }
}

/// `casebook loaner return`.
struct LoanerReturnCommand: TypedCommand {
  @Option var item: String?
  @Option var condition: String?
  @Option var accessories: String?
  @Option var missing: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "loaner return", summary: Bilingual(ja: "代替機が戻った", en: "a lent item came back"),
    examples: [
      .init("cb loaner return --item L-7", ja: "製品で", en: "by item"),
      .init(
        "cb loaner return --case C-1042 --missing remote", ja: "足りないもの", en: "a thing is missing"),
    ],
    usages: [
      Bilingual(
        ja: "[--item 製品|--case 案件] [--condition 状態] [--accessories A,B] [--missing A,B]",
        en: "[--item ITEM|--case CASE] [--condition TEXT] [--accessories A,B] [--missing A,B]")
    ],
    options: [
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "貸した製品 (省けば案件の貸出中のもの)",
        en: "what was lent (else what the case has out)"),
      .init(
        Bilingual(ja: "--condition 状態", en: "--condition TEXT"), ja: "状態 (unchecked)",
        en: "its condition (unchecked)"),
      .init("--accessories A,B", ja: "戻った付属品", en: "what came with it"),
      .init("--missing A,B", ja: "足りないもの", en: "what is missing"), CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> LoanerReturnRequest {
    LoanerReturnRequest(
      case: subject.reference, item: item.map(TypedReference.init),
      condition: condition ?? HandingOptions.unchecked, accessories: Typed.list(accessories),
      missing: Typed.list(missing), terms: try write.terms())
  }
}

/// `casebook loaner list`.
struct LoanerListCommand: TypedCommand {
  @Flag var overdue = false

  static let help = CommandHelp(
    name: "loaner list", summary: Bilingual(ja: "貸している代替機", en: "what is lent"),
    examples: [
      .init("cb loaner list", ja: "返す日の順", en: "by the day on which it is due back"),
      .init("cb loaner list --overdue", ja: "返す日を過ぎたもの", en: "what is late"),
    ],
    usages: [Bilingual(same: "[--overdue]")],
    options: [.init("--overdue", ja: "返す日を過ぎたものだけ", en: "only what is late")])

  func request() -> LoanerListRequest { LoanerListRequest(isOverdue: overdue) }
}
