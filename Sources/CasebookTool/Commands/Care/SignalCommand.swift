internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook signal KIND`, `casebook signal list`.
struct SignalCommand: TypedCommand {
  @Argument var kind: String
  @Option var amount: String?
  @Option var note: String?
  @Option var by: String?
  @Option var kinds: String?
  @Option var since: String?
  @Option var limit: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "signal",
    summary: Bilingual(ja: "商談の兆しを営業に知らせる", en: "tell sales of a chance or a risk"),
    examples: [
      .init(
        "cb signal replacement --amount 350000 --note 10年目 --case C-1042", ja: "買い替えの見込み",
        en: "they may replace it"),
      .init(
        "cb signal churnRisk --customer K-77 --note 解約を口にした", ja: "離反のおそれ",
        en: "they may leave"),
      .init("cb signal list --since 月曜", ja: "営業の一覧", en: "the list of sales"),
    ],
    usages: [
      Bilingual(
        ja: "<種類> [--amount 金額] [--note 文] [--case 案件 | --customer お客様 | --item 製品]",
        en: "<KIND> [--amount N] [--note TEXT] [--case CASE | --customer CUSTOMER | --item ITEM]"),
      Bilingual(
        ja: "list [--kinds 種類,...] [--since 日時] [--customer お客様] [--limit 件数]",
        en: "list [--kinds KIND,...] [--since TIME] [--customer CUSTOMER] [--limit N]"),
    ],
    arguments: [
      .init(
        Bilingual(ja: "<種類>", en: "<KIND>"),
        ja: SignalKind.allCases.map { "\($0.rawValue) \($0.word.ja)" }.joined(separator: "、"),
        en: SignalKind.names),
      .init("list", ja: "知らせの一覧、新しい順", en: "the signals, the latest first"),
    ],
    options: [
      .init(
        Bilingual(ja: "--amount 金額", en: "--amount N"), ja: "見込み額 (円、税込)",
        en: "what it may be worth (yen, tax included)"),
      .init(Bilingual(ja: "--note 文", en: "--note TEXT"), ja: "ひとこと", en: "a note"),
      .init("--by REF#N", ja: "もとになった記入", en: "the entry on which it rests"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様",
        en: "the customer"),
      .init(Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品", en: "the item"),
      .init(
        Bilingual(ja: "--kinds 種類,...", en: "--kinds KIND,..."), ja: "list: この種類だけ",
        en: "list: only these"),
      .init(
        Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "list: いつから (30 日前)",
        en: "list: from when (30 days ago)"),
      .init(
        Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "list: 多くても (100)",
        en: "list: at most (100)"),
    ] + WriteOptions.help,
    further: ["casebook follow-up list --all", "casebook explain sales.signaled"])

  func request() throws(ErrorReport) -> SignalAsked {
    let named = [subject.typed, customer, item].compactMap(\.self).count
    guard named <= 1 else {
      throw UsageProblem.exclusive(["--case", "--customer", "--item"]).report
    }
    if kind == "list" {
      var wanted: [SignalKind] = []
      for typed in Typed.list(kinds) {
        wanted.append(try Typed.named(typed, of: "--kinds") { $0.word })
      }
      return .list(
        SignalListRequest(
          kinds: wanted, since: since, customer: customer.map(TypedReference.init),
          limit: try Typed.count(limit, of: "--limit") ?? SignalListRequest.countDefault))
    }
    guard since == nil, limit == nil, kinds == nil else {
      throw UsageProblem.missingArgument("list", command: "signal").report
    }
    return .raise(
      SignalRequest(
        kind: try Typed.named(kind, of: "<KIND>") { $0.word },
        amount: try Typed.yen(amount, of: "--amount"), note: note,
        basis: by.map(TypedReference.init), case: subject.reference,
        customer: customer.map(TypedReference.init), item: item.map(TypedReference.init),
        terms: try write.terms()))
  }
}

/// What `signal` was asked.
enum SignalAsked: Request, Hashable {
  case raise(SignalRequest)
  case list(SignalListRequest)

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    switch self {
    case .raise(let request): try request.run(at: desk)
    case .list(let request): try request.run(at: desk)
    }
  }
}
