internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook rma authorize`.
struct RMAAuthorizeCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option(parsing: .singleValue) var item: [String] = []
  @Option var wanted: String?
  @Option var qty: String?
  @Option var why: String
  @Option var until: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "rma authorize", summary: Bilingual(ja: "返品を承認する", en: "authorize a return"),
    examples: [
      .init(
        "cb rma authorize --case C-1042 --why defective", ja: "案件の製品を交換で", en: "the case's item"),
      .init(
        "cb rma authorize --case C-1042 --item I-31 --item I-32 --wanted refund --why wrongItem",
        ja: "2 台を返金で", en: "two items, for a refund"),
    ],
    usages: [
      Bilingual(
        ja: "--why CODE [--item 製品]... [--wanted W] [--qty 個数] [--until 日] [--case 案件]",
        en: "--why CODE [--item ITEM]... [--wanted W] [--qty N] [--until DATE] [--case CASE]")
    ],
    options: [
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "1 行に 1 台 (省けば案件の製品)",
        en: "a line for each (else the case's item)"),
      .init(
        "--wanted W", ja: RMAWish.allCases.map(\.rawValue).joined(separator: " ") + " (replace)",
        en: RMAWish.allCases.map(\.rawValue).joined(separator: " ") + " (replace)"),
      .init(
        Bilingual(ja: "--qty 個数", en: "--qty N"), ja: "各行の個数 (1)", en: "how many on each line (1)"),
      .init("--why CODE", ja: "理由コード (defective など)", en: "reason code (defective, …)"),
      .init(
        Bilingual(ja: "--until 日", en: "--until DATE"), ja: "この日までに返送", en: "to come back by then"),
      CaseOption.help,
    ] + WriteOptions.help, further: ["casebook custody take --why rma", "casebook rma list"])

  func request() throws(ErrorReport) -> RMAAuthorizeRequest {
    RMAAuthorizeRequest(
      case: subject.reference, items: item.map(TypedReference.init),
      wanted: try Typed.choice(wanted, of: "--wanted") ?? .replace,
      quantity: try Typed.quantity(qty ?? "1", of: "--qty"), why: why, until: until,
      terms: try write.terms())
  }
}

/// `casebook rma settle`.
struct RMASettleCommand: TypedCommand {
  @Argument var reference: String?
  @OptionGroup var subject: CaseOption
  @Option var line: String?
  @Option var outcome: String
  @Option(name: .customLong("new-item")) var newItem: String?
  @Option var amount: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "rma settle", summary: Bilingual(ja: "返品の 1 行を済ませる", en: "settle a line of a return"),
    examples: [
      .init(
        "cb rma settle --case C-1042 --outcome replaced --new-item I-40", ja: "交換した",
        en: "replaced"),
      .init(
        "cb rma settle C-1042#12 --line 2 --outcome refunded --amount 148500", ja: "2 行目を返金",
        en: "line 2 refunded"),
    ],
    usages: [
      Bilingual(
        ja: "[案件#番号] --outcome O [--line N] [--new-item 製品] [--amount 金額] [--case 案件]",
        en: "[CASE#N] --outcome O [--line N] [--new-item ITEM] [--amount A] [--case CASE]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[案件#番号]", en: "[CASE#N]"), ja: "承認の記入 (省けば唯一のもの)",
        en: "the entry that authorized it (else the only one)")
    ],
    options: [
      .init(
        "--outcome O", ja: RMAOutcome.allCases.map(\.rawValue).joined(separator: " "),
        en: RMAOutcome.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        Bilingual(ja: "--line 番号", en: "--line N"), ja: "行 (省けば唯一の残り)",
        en: "the line (else the only one left)"),
      .init(
        Bilingual(ja: "--new-item 製品", en: "--new-item ITEM"), ja: "代わりの製品",
        en: "what took its place"),
      .init(
        Bilingual(ja: "--amount 金額", en: "--amount A"), ja: "返した金額 (円、税込)",
        en: "what was paid back (JPY, tax included)"), CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> RMASettleRequest {
    RMASettleRequest(
      rma: reference.map(TypedReference.init), case: subject.reference,
      line: try Typed.count(line, of: "--line"),
      outcome: try Typed.choice(outcome, of: "--outcome"),
      newItem: newItem.map(TypedReference.init),
      amount: try amount.map { (typed) throws(ErrorReport) in
        try Typed.amount(typed, of: "--amount")
      }, terms: try write.terms())
  }
}

/// `casebook rma list`.
struct RMAListCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Flag var all = false

  static let help = CommandHelp(
    name: "rma list", summary: Bilingual(ja: "返品承認の一覧", en: "list returns"),
    examples: [
      .init("cb rma list", ja: "済んでいないもの", en: "those that are open"),
      .init("cb rma list --case C-1042 --all", ja: "案件の、済んだものも", en: "of a case, settled ones too"),
    ],
    usages: [Bilingual(ja: "[--case 案件 [--all]]", en: "[--case CASE [--all]]")],
    options: [
      .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "この案件だけ", en: "of this case only"),
      .init("--all", ja: "済んだものも (案件を指したとき)", en: "settled ones, too (of a case)"),
    ])

  func request() -> RMAListRequest {
    RMAListRequest(case: subject.reference, includesSettled: all)
  }
}
