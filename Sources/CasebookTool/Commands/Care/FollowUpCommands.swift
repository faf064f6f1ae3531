internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook follow-up plan`.
struct FollowUpPlanCommand: TypedCommand {
  @Option var trigger: String
  @Option var from: String?
  @Option var to: String?
  @Option var via: String?
  @Option var script: String?
  @Option var replaces: String?
  @Option(name: .customLong("owners-of")) var ownersOf: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "follow-up plan", summary: Bilingual(ja: "フォローを予定する", en: "plan a follow-up"),
    examples: [
      .init(
        "cb follow-up plan --trigger repair --case C-1042", ja: "修理の 1 週間後から",
        en: "from a week after the repair on"),
      .init(
        "cb follow-up plan --trigger purchase --item 4410-0087", ja: "販売日の 1 週間後から 1 か月後まで",
        en: "from a week to a month after the sale"),
      .init(
        "cb follow-up plan --trigger newProduct --owners-of AX-300 --via email",
        ja: "その機種のお客様全員に", en: "to everybody who owns one"),
      .init(
        "cb follow-up plan --trigger repair --to 12/10 --replaces C-1042#14", ja: "日を変える",
        en: "on other days"),
    ],
    usages: [
      Bilingual(
        ja: "--trigger きっかけ [--case 案件 | --customer お客様 | --item 製品] [--from 日時] [--to 日時]"
          + " [--via 方法]",
        en: "--trigger T [--case CASE | --customer CUSTOMER | --item ITEM] [--from TIME]"
          + " [--to TIME] [--via C]"),
      Bilingual(
        ja: "--trigger きっかけ --owners-of 機種 [--from 日時] [--to 日時] [--via 方法]",
        en: "--trigger T --owners-of MODEL [--from TIME] [--to TIME] [--via C]"),
    ],
    options: [
      .init(
        Bilingual(ja: "--trigger きっかけ", en: "--trigger T"),
        ja: FollowUpTrigger.allCases.map {
          "\($0.rawValue) \($0.word.ja) \($0.usualWindow.word.ja)"
        }.joined(separator: "、"),
        en: FollowUpTrigger.allCases.map { "\($0.rawValue) \($0.usualWindow.word.en)" }
          .joined(separator: ", ")),
      .init(
        Bilingual(ja: "--from 日時", en: "--from TIME"), ja: "いつから (省けば上のとおり)",
        en: "from when (else as above)"),
      .init(
        Bilingual(ja: "--to 日時", en: "--to TIME"), ja: "いつまで (省けば上のとおり)",
        en: "until when (else as above)"),
      .init(
        Bilingual(ja: "--via 方法", en: "--via C"), ja: Channel.names + " (phone)",
        en: Channel.names + " (phone)"),
      .init(Bilingual(ja: "--script 文書", en: "--script DOC"), ja: "話す手順の文書", en: "what to say"),
      .init("--replaces REF", ja: "日を変えるフォロー", en: "the follow-up that is moved"),
      .init(
        Bilingual(ja: "--owners-of 機種", en: "--owners-of MODEL"), ja: "その機種を持つお客様全員",
        en: "everybody who owns one"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様",
        en: "the customer"),
      .init(Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品", en: "the item"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "SMS とメールには同意が要ります (defect は断られていなければよい)。newProduct には案内の同意も見ます。",
        en: "SMS and e-mail take consent; of a defect they go out unless refused.  newProduct "
          + "asks for consent to marketing besides.")
    ],
    further: ["casebook consent", "casebook explain followUp.planned"])

  func request() throws(ErrorReport) -> FollowUpPlanRequest {
    let named = [
      ("--case", subject.typed), ("--customer", customer), ("--item", item),
      ("--owners-of", ownersOf),
    ].filter { $0.1 != nil }.map(\.0)
    guard named.count <= 1 else { throw UsageProblem.exclusive(named).report }
    guard replaces == nil || ownersOf == nil else {
      throw UsageProblem.exclusive(["--replaces", "--owners-of"]).report
    }
    return FollowUpPlanRequest(
      trigger: try Typed.named(trigger, of: "--trigger") { $0.word }, from: from, to: to,
      channel: try Typed.named(via, of: "--via") { (channel: Channel) in channel.word } ?? .phone,
      script: script, replaces: replaces, model: ownersOf, case: subject.reference,
      customer: customer.map(TypedReference.init), item: item.map(TypedReference.init),
      terms: try write.terms())
  }
}

/// `casebook follow-up done REF`.
struct FollowUpDoneCommand: TypedCommand {
  @Argument var reference: String?
  @Option var outcome: String?
  @Option var using: String?
  @Option var satisfied: String?
  @Option var findings: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "follow-up done",
    summary: Bilingual(ja: "フォローの結果を記録する", en: "record what came of a follow-up"),
    examples: [
      .init(
        "cb follow-up done K-77 --using well --satisfied yes", ja: "よく使えている",
        en: "they use it well"),
      .init(
        "cb follow-up done C-1042#14 --findings \"フィルタの外し方が分からない\"", ja: "聞いたこと",
        en: "what was heard"),
      .init("cb follow-up done K-77 --outcome noAnswer", ja: "出なかった", en: "nobody answered"),
    ],
    usages: [
      Bilingual(
        ja: "<REF> [--outcome 結果] [--using U] [--satisfied yes|no] [--findings 文]",
        en: "<REF> [--outcome O] [--using U] [--satisfied yes|no] [--findings TEXT]")
    ],
    arguments: [
      .init(
        "<REF>", ja: "お客様・案件 (予定が 1 つなら)、C-1042#14、一覧の短い名",
        en: "a customer or case with one of them, C-1042#14, the short name of the list")
    ],
    options: [
      .init(
        Bilingual(ja: "--outcome 結果", en: "--outcome O"), ja: FollowUpOutcome.names + " (answered)",
        en: FollowUpOutcome.names + " (answered)"),
      .init("--using U", ja: UsageLevel.names, en: UsageLevel.names),
      .init("--satisfied yes|no", ja: "満足しているか", en: "whether they are content"),
      .init(
        Bilingual(ja: "--findings 文", en: "--findings TEXT"), ja: "聞いたこと", en: "what was heard"),
    ] + WriteOptions.help,
    further: ["casebook follow-up list", "casebook signal"])

  func request() throws(ErrorReport) -> FollowUpDoneRequest {
    var isSatisfied: Bool?
    if let satisfied { isSatisfied = try Typed.truth(satisfied, of: "--satisfied") }
    return FollowUpDoneRequest(
      reference: try Typed.required(reference, "<REF>", of: "follow-up done"),
      outcome: try Typed.named(outcome, of: "--outcome") { (outcome: FollowUpOutcome) in
        outcome.word
      } ?? .answered,
      using: try Typed.named(using, of: "--using") { (level: UsageLevel) in level.word },
      isSatisfied: isSatisfied, findings: findings, terms: try write.terms())
  }
}

/// `casebook follow-up list`.
struct FollowUpListCommand: TypedCommand {
  @Flag var all = false
  @Flag var mine = false
  @Option var team: String?
  @Option var within: String?
  @Flag var overdue = false
  @Option var limit: String?

  static let help = CommandHelp(
    name: "follow-up list",
    summary: Bilingual(ja: "フォローの予定、期限の早い順", en: "follow-ups that are to be made, by date"),
    examples: [
      .init("cb follow-up list --mine", ja: "自分の", en: "mine"),
      .init(
        "cb follow-up list --all --within 7d", ja: "点検・代替機・商談の兆しも、7 日以内",
        en: "with maintenance, loaners and sales signals"),
    ],
    usages: [
      Bilingual(
        ja: "[--all] [--mine] [--team 班] [--overdue] [--within 時間] [--limit 件数]",
        en: "[--all] [--mine] [--team TEAM] [--overdue] [--within SPAN] [--limit N]")
    ],
    options: [
      .init("--all", ja: "点検、法定点検、代替機、商談の兆しも", en: "maintenance, loaners and signals too"),
      .init("--mine", ja: "自分が予定した", en: "planned by me"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "of a team"),
      .init("--overdue", ja: "遅れているものだけ", en: "only those that are overdue"),
      .init(
        Bilingual(ja: "--within 時間", en: "--within SPAN"), ja: "この時間のうち (7d、3日)",
        en: "due within (7d, 12h)"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (100)", en: "at most (100)"),
    ],
    further: ["casebook due", "casebook maintenance list", "casebook signal list"])

  func request() throws(ErrorReport) -> CareListRequest {
    CareListRequest(
      kinds: all ? Set(CareKind.allCases) : [.followUp], isMine: mine, team: team,
      isOverdueOnly: overdue, withinSeconds: try Typed.seconds(within, of: "--within"),
      limit: try Typed.count(limit, of: "--limit") ?? CareListRequest.countDefault)
  }
}
