internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook promise TEXT`.
struct PromiseCommand: TypedCommand {
  @Argument var text: String
  @Option var due: String
  @Option var from: String?
  @Option var kind: String?
  @Option var team: String?
  @Option var person: String?
  @Option var via: String?
  @Option var replaces: String?
  @Flag(name: .customLong("not-agreed")) var isNotAgreed = false
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "promise", summary: Bilingual(ja: "お客様との約束を記録する", en: "record a promise to the customer"),
    examples: [
      .init(
        "cb promise \"折り返し(技術より)\" --due 11:00 --team 修 --case C-1042", ja: "今日 11 時まで",
        en: "by eleven today"),
      .init(
        "cb promise \"訪問\" --kind visit --from \"11/20 13:00\" --due \"11/20 15:00\"", ja: "時間の幅",
        en: "a window"),
      .init(
        "cb promise \"再訪連絡\" --due 17:00 --replaces C-1042#14", ja: "約束し直し", en: "renegotiated"),
    ],
    usages: [
      Bilingual(
        ja: "<文> --due 日時 [--kind K] [--team 班] [--case 案件]",
        en: "<TEXT> --due TIME [--kind K] [--team TEAM] [--case CASE]")
    ],
    arguments: [.init(Bilingual(ja: "<文>", en: "<TEXT>"), ja: "何を", en: "what")],
    options: [
      .init(Bilingual(ja: "--due 日時", en: "--due TIME"), ja: "いつまで", en: "by when"),
      .init(Bilingual(ja: "--from 日時", en: "--from TIME"), ja: "いつから", en: "from when"),
      .init(
        "--kind K", ja: PromiseKind.allCases.map(\.rawValue).joined(separator: " ") + " (callback)",
        en: PromiseKind.allCases.map(\.rawValue).joined(separator: " ") + " (callback)"),
      .init(
        Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "果たす班 (省けば案件の班)",
        en: "the team that owes it (else that of the case)"),
      .init(
        Bilingual(ja: "--person 担当者", en: "--person MEMBER"), ja: "果たす人",
        en: "the person who owes it"),
      .init(
        "--via C", ja: Channel.allCases.map(\.rawValue).joined(separator: " "),
        en: Channel.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        "--replaces REF#N", ja: "代わりになる約束の記入 (案件が無ければ約束の ID)",
        en: "the entry of the promise that it replaces (without a case its id)"),
      .init("--not-agreed", ja: "お客様の了承はまだ", en: "the customer has not agreed yet"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "案件の無い約束",
        en: "a promise without a case"),
    ] + WriteOptions.help,
    further: ["casebook help dates", "casebook explain promise.made"])

  func request() throws(ErrorReport) -> PromiseRequest {
    guard subject.typed == nil || customer == nil else {
      throw UsageProblem.exclusive(["--case", "--customer"]).report
    }
    return PromiseRequest(
      text: try Typed.text(text, of: "<TEXT>"),
      kind: try Typed.choice(kind, of: "--kind") ?? .callback, due: due, from: from, team: team,
      person: person, channel: try Typed.choice(via, of: "--via"),
      replaces: replaces.map(TypedReference.init), isAgreed: !isNotAgreed, case: subject.reference,
      customer: customer.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook keep REF#N`.
struct KeepCommand: TypedCommand {
  @Argument var promise: String?
  @Option var by: String?
  @Flag var broken = false
  @Option var why: String?
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "keep", summary: Bilingual(ja: "約束を果たしたと記録する", en: "a promise was kept"),
    examples: [
      .init(
        "cb keep C-1042#14 --by C-1042#19", ja: "証拠の応対を示す", en: "with the contact that shows it"),
      .init("cb keep C-1042#14", ja: "証拠は自分の最後の応対", en: "shown by my last contact"),
      .init("cb keep --case C-1042", ja: "約束が 1 つだけなら", en: "where there is only one promise"),
      .init("cb keep C-1042#14 --broken --why 部品遅れ", ja: "果たせなかった", en: "it was broken"),
      .init("cb keep --customer K-77", ja: "案件の無い約束", en: "a promise without a case"),
    ],
    usages: [
      Bilingual(
        ja: "[REF#N] [--by REF#M] [--case 案件|--customer お客様]",
        en: "[REF#N] [--by REF#M] [--case CASE|--customer CUSTOMER]")
    ],
    arguments: [
      .init("[REF#N]", ja: "約束の記入", en: "the entry of the promise")
    ],
    options: [
      .init(
        "--by REF#M", ja: "果たした応対・訪問・連絡の記入", en: "the entry of the contact, visit or message"),
      .init("--broken", ja: "果たせなかった", en: "it was broken"),
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"),
      CaseOption.help, PromiseChoice.customerHelp,
    ] + WriteOptions.help,
    further: ["casebook due"])

  func request() throws(ErrorReport) -> KeepRequest {
    try PromiseChoice.check(subject, customer)
    return KeepRequest(
      promise: promise.map(TypedReference.init), by: by.map(TypedReference.init),
      outcome: broken ? .broken : .kept, why: why, case: subject.reference,
      customer: customer.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook release REF#N`.
struct ReleaseCommand: TypedCommand {
  @Argument var promise: String?
  @Option var why: String
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "release",
    summary: Bilingual(ja: "お客様が約束を要らないと言った", en: "the customer wants a promise no longer"),
    examples: [
      .init("cb release C-1042#14 --why 自分で直した", ja: "理由とともに", en: "with the reason")
    ],
    usages: [
      Bilingual(
        ja: "[REF#N] --why 文 [--case 案件|--customer お客様]",
        en: "[REF#N] --why TEXT [--case CASE|--customer CUSTOMER]")
    ],
    arguments: [.init("[REF#N]", ja: "約束の記入", en: "the entry of the promise")],
    options: [
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"),
      CaseOption.help, PromiseChoice.customerHelp,
    ] + WriteOptions.help,
    further: ["casebook keep", "casebook promise --replaces REF#N"])

  func request() throws(ErrorReport) -> KeepRequest {
    try PromiseChoice.check(subject, customer)
    return KeepRequest(
      promise: promise.map(TypedReference.init), outcome: .released,
      why: try Typed.text(why, of: "--why"), case: subject.reference,
      customer: customer.map(TypedReference.init), terms: try write.terms())
  }
}
