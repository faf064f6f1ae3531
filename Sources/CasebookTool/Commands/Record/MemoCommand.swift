internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook memo [TEXT|-]`.
struct MemoCommand: TypedCommand {
  @Argument var text: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?
  @Flag var pin = false
  @Option var tags: String?
  @Option var to: String?
  @Option var by: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "memo", aliases: ["n", "note"],
    summary: Bilingual(ja: "社内のメモを書く", en: "write a memo for the house"),
    examples: [
      .init(
        "cb n \"軸受けに摩耗\" --case C-1042", ja: "案件に", en: "on a case"),
      .init("cb n \"午前のみ\" --customer K-77 --pin", ja: "お客様に、固定", en: "on a customer, pinned"),
      .init(
        "cb n \"部品の納期は?\" --to 営業 --by 15:00", ja: "営業に相談", en: "ask sales, who answer by three"),
      .init("cb n - < memo.txt", ja: "標準入力から", en: "from standard input"),
    ],
    usages: [
      Bilingual(
        ja: "[文|-] [--case 案件 | --customer お客様 | --item 製品] [--pin]",
        en: "[TEXT|-] [--case CASE | --customer CUSTOMER | --item ITEM] [--pin]")
    ],
    options: [
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様に書く",
        en: "on a customer"),
      .init(Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品に書く", en: "on an item"),
      .init("--pin", ja: "上に固定する", en: "pin it to the top"),
      .init("--tags A,B", ja: "札", en: "tags"),
      .init(Bilingual(ja: "--to 班", en: "--to TEAM"), ja: "この班に相談する", en: "ask this team"),
      .init(
        Bilingual(ja: "--by 日時", en: "--by TIME"), ja: "返事の期限", en: "when they answer at the latest"
      ),
    ] + WriteOptions.help,
    further: ["casebook help dates", "casebook help references"])

  func request() throws(ErrorReport) -> MemoRequest {
    guard [subject.typed, customer, item].compactMap(\.self).count <= 1 else {
      throw UsageProblem.exclusive(["--case", "--customer", "--item"]).report
    }
    guard by == nil || to != nil else {
      throw UsageProblem.missingValue("--to").report
    }
    return MemoRequest(
      text: text, case: subject.reference, customer: customer.map(TypedReference.init),
      item: item.map(TypedReference.init), isPinned: pin, tags: Typed.list(tags), to: to, by: by,
      terms: try write.terms())
  }
}

/// A memo to be written.
struct MemoRequest: Request, Hashable {
  /// `-` or nothing: from standard input.
  var text: String?
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?
  var isPinned = false
  var tags: [String] = []
  /// The team that is asked.
  var to: String?
  var by: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let body = try desk.text(text, argument: "[TEXT|-]", command: "memo")
    let writer = try Writer(desk, terms)
    let subject = try writer.subject(case: `case`, customer: customer, item: item)
    var referral: Referral?
    if let to {
      let team = try writer.team(to, option: "--to")
      referral = Referral(
        team: team, respondBy: try writer.limit(by, option: "--by", says: SpokenMoment.answerBy))
    }
    let memo = MemoWritten(
      memoID: writer.newID(), body: body, tags: tags, pinned: isPinned, to: referral)
    return try writer.record(
      [Draft(.facts(.memoWritten(memo)), refs: subject.refs)],
      says: Bilingual(ja: "メモを記録", en: "memo recorded"), on: subject)
  }
}
