internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook item transfer REF`.
struct ItemTransferCommand: TypedCommand {
  @Argument var reference: String
  @Option var to: String?
  @Flag(name: .customLong("none")) var isGone = false
  @Option var reason: String?
  @Option var on: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "item transfer",
    summary: Bilingual(ja: "納入機の持ち主が変わったと記録する", en: "record that an item has another owner"),
    examples: [
      .init("cb item transfer 4410-0087 --to K-79 --reason sold", ja: "売られた", en: "sold"),
      .init(
        "cb item transfer I-31 --none --reason disposed --on 11/1", ja: "廃棄された", en: "disposed of"),
    ],
    usages: [
      Bilingual(
        ja: "<製品> --to お客様|--none [--reason CODE] [--on 日]",
        en: "<ITEM> --to CUSTOMER|--none [--reason CODE] [--on DATE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<製品>", en: "<ITEM>"), ja: "I-31、S/N", en: "I-31, a serial number")
    ],
    options: [
      .init(Bilingual(ja: "--to お客様", en: "--to CUSTOMER"), ja: "新しい持ち主", en: "the new owner"),
      .init("--none", ja: "もう誰のものでもない (廃棄・紛失・輸出)", en: "nobody: disposed of, lost, exported"),
      .init(
        "--reason CODE", ja: "理由コード (sold、--none では disposed)",
        en: "reason code (sold; disposed with --none)"),
      .init(Bilingual(ja: "--on 日", en: "--on DATE"), ja: "変わった日 (省けば今日)", en: "the day (today)"),
    ] + WriteOptions.help,
    further: ["casebook item show", "casebook explain item.ownershipChanged"])

  func request() throws(ErrorReport) -> ItemTransferRequest {
    guard !(isGone && to != nil) else {
      throw UsageProblem.exclusive(["--to", "--none"]).report
    }
    guard isGone || to != nil else {
      throw UsageProblem.missingArgument("--to|--none", command: "item transfer").report
    }
    return ItemTransferRequest(
      item: TypedReference(reference), to: to.map(TypedReference.init),
      reason: try Typed.text(reason ?? (isGone ? "disposed" : "sold"), of: "--reason"), on: on,
      terms: try write.terms())
  }
}

/// `casebook item list [QUERY]`.
struct ItemListCommand: TypedCommand {
  @Argument var query: String?
  @Option var customer: String?
  @Option var model: String?
  @Option var limit: String?
  @Option var after: String?

  static let help = CommandHelp(
    name: "item list", summary: Bilingual(ja: "納入機の一覧 (新しい順)", en: "list items, newest first"),
    examples: [
      .init("cb item list --customer K-77", ja: "お客様の", en: "of a customer"),
      .init("cb item list --model AX-300", ja: "機種で", en: "of a model"),
      .init("cb item list 4410", ja: "S/N・機種に含む", en: "serial or model contains"),
    ],
    usages: [
      Bilingual(
        ja: "[語] [--customer お客様] [--model 機種] [--limit 件数] [--after 製品]",
        en: "[QUERY] [--customer CUSTOMER] [--model MODEL] [--limit N] [--after ITEM]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[語]", en: "[QUERY]"), ja: "機種・S/N・番号に含む語", en: "in model, serial or number")
    ],
    options: [
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "持ち主", en: "of this owner"),
      .init(Bilingual(ja: "--model 機種", en: "--model MODEL"), ja: "機種", en: "of this model"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (50)", en: "at most (50)"),
      .init(
        Bilingual(ja: "--after 製品", en: "--after ITEM"), ja: "この製品の次から", en: "those behind this one"
      ),
    ],
    further: ["casebook item show I-31"])

  func request() throws(ErrorReport) -> ItemListRequest {
    ItemListRequest(
      query: query, customer: customer.map(TypedReference.init), model: model,
      limit: try Typed.pageSize(limit), after: after.map(TypedReference.init))
  }
}
