internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook case new SUBJECT`.
struct CaseNewCommand: TypedCommand {
  @Argument var subject: String
  @Option var customer: String?
  @Option var item: String?
  @Option var channel: String?
  @Option var reason: String?
  @Option var priority: String?
  @Option var words: String?
  @Flag(name: .customLong("from-call")) var isFromCall = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case new", summary: Bilingual(ja: "案件を作る", en: "open a case"),
    examples: [
      .init("cb case new \"圧縮機 異音 E4\" --item 4410-0087", ja: "製品から", en: "for an item"),
      .init(
        "cb case new \"圧縮機 異音 E4\" --customer K-77 --from-call", ja: "今の電話から",
        en: "from the call just now"),
    ],
    usages: [
      Bilingual(
        ja: "<件名> [--customer お客様] [--item 製品] [--channel C] [--reason CODE]",
        en: "<SUBJECT> [--customer CUSTOMER] [--item ITEM] [--channel C] [--reason CODE]")
    ],
    arguments: [.init(Bilingual(ja: "<件名>", en: "<SUBJECT>"), ja: "短い言葉で", en: "in a few words")],
    options: [
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様 (省けば製品の持ち主)",
        en: "the customer (else the owner of the item)"),
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (番号か S/N)",
        en: "the item, by number or serial"),
      .init(
        "--channel C", ja: Channel.allCases.map(\.rawValue).joined(separator: " ") + " (phone)",
        en: Channel.allCases.map(\.rawValue).joined(separator: " ") + " (phone)"),
      .init("--reason CODE", ja: "理由コード (malfunction)", en: "reason code (malfunction)"),
      .init(
        "--priority P", ja: Priority.allCases.map(\.rawValue).joined(separator: " ") + " (normal)",
        en: Priority.allCases.map(\.rawValue).joined(separator: " ") + " (normal)"),
      .init(
        Bilingual(ja: "--words 文", en: "--words TEXT"), ja: "お客様の最初の言葉",
        en: "the customer's first words"),
      .init("--from-call", ja: "自分の最後の応対から", en: "from my last contact"),
    ] + WriteOptions.help,
    further: ["casebook explain case.opened"])

  func request() throws(ErrorReport) -> CaseNewRequest {
    CaseNewRequest(
      subject: try Typed.text(subject, of: "<SUBJECT>"),
      customer: customer.map(TypedReference.init),
      item: item.map(TypedReference.init), channel: try Typed.choice(channel, of: "--channel"),
      reasonCode: reason ?? "malfunction",
      priority: try Typed.choice(priority, of: "--priority") ?? .normal, firstWords: words,
      isFromCall: isFromCall, terms: try write.terms())
  }
}

/// `casebook case classify REF`.
struct CaseClassifyCommand: TypedCommand {
  @Argument var reference: String?
  @Option var symptom: String?
  @Option var cause: String?
  @Option var reason: String?
  @Option var priority: String?
  @Option var severity: String?
  @Option var basis: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case classify",
    summary: Bilingual(ja: "症状・原因・優先度などを決める", en: "say symptom, cause, priority, …"),
    examples: [
      .init(
        "cb case classify C-1042 --symptom noise --priority high", ja: "症状と優先度",
        en: "symptom and priority")
    ],
    usages: [
      Bilingual(
        ja: "<案件> [--symptom CODE] [--cause CODE] [--priority P] [--severity S]",
        en: "<CASE> [--symptom CODE] [--cause CODE] [--priority P] [--severity S]")
    ],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init("--symptom CODE", ja: "症状", en: "symptom"),
      .init("--cause CODE", ja: "原因", en: "cause"),
      .init("--reason CODE", ja: "理由コード", en: "reason code"),
      .init(
        "--priority P", ja: Priority.allCases.map(\.rawValue).joined(separator: " "),
        en: Priority.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        "--severity S", ja: Severity.allCases.map(\.rawValue).joined(separator: " "),
        en: Severity.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--basis CODE", ja: "何に基づくか (person)", en: "on what it rests (person)"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CaseClassifyRequest {
    let classified = CaseClassified(
      symptom: symptom, cause: cause, reason: reason,
      priority: try Typed.choice(priority, of: "--priority"),
      severity: try Typed.choice(severity, of: "--severity"), basis: basis ?? "person")
    guard symptom ?? cause ?? reason ?? priority ?? severity != nil else {
      throw UsageProblem.missingArgument("--symptom|--cause|--priority|…", command: "case classify")
        .report
    }
    return CaseClassifyRequest(
      case: reference.map(TypedReference.init) ?? subject.reference, classified: classified,
      terms: try write.terms())
  }
}

/// `casebook case resolve REF`.
struct CaseResolveCommand: TypedCommand {
  @Argument var reference: String?
  @Option var resolution: String?
  @Option var cause: String?
  @Option var remedy: String?
  @Flag var confirmed = false
  @Option var document: String?
  @Option var note: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case resolve", summary: Bilingual(ja: "案件を解決済みにする", en: "a case is resolved"),
    examples: [
      .init(
        "cb case resolve C-1042 --resolution repaired --confirmed", ja: "お客様も確認",
        en: "the customer agrees")
    ],
    usages: [
      Bilingual(
        ja: "<案件> [--resolution CODE] [--confirmed] [--note 文]",
        en: "<CASE> [--resolution CODE] [--confirmed] [--note TEXT]")
    ],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init("--resolution CODE", ja: "どう解決したか (solved)", en: "how (solved)"),
      .init("--cause CODE", ja: "原因", en: "cause"),
      .init("--remedy CODE", ja: "処置", en: "remedy"),
      .init("--confirmed", ja: "お客様に確かめた", en: "the customer agrees"),
      .init(
        Bilingual(ja: "--document 文書", en: "--document ID"), ja: "役立った文書",
        en: "the article that helped"),
      .init(Bilingual(ja: "--note 文", en: "--note TEXT"), ja: "ひとこと", en: "a note"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CaseResolveRequest {
    CaseResolveRequest(
      case: reference.map(TypedReference.init) ?? subject.reference,
      resolved: CaseResolved(
        resolutionCode: resolution ?? "solved", causeCode: cause, remedyCode: remedy,
        confirmedWithCustomer: confirmed, document: document, note: note),
      terms: try write.terms())
  }
}

/// `casebook case close REF`.
struct CaseCloseCommand: TypedCommand {
  @Argument var reference: String?
  @Flag var survey = false
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case close", summary: Bilingual(ja: "案件を完了にする", en: "close a case"),
    examples: [.init("cb case close C-1042 --survey", ja: "アンケートを送る", en: "and ask how it went")],
    usages: [Bilingual(ja: "<案件> [--survey]", en: "<CASE> [--survey]")],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init("--survey", ja: "アンケートを送る", en: "ask the customer how it went"), CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CaseCloseRequest {
    CaseCloseRequest(
      case: reference.map(TypedReference.init) ?? subject.reference, isSurveyWanted: survey,
      terms: try write.terms())
  }
}

/// `casebook case reopen REF`.
struct CaseReopenCommand: TypedCommand {
  @Argument var reference: String?
  @Flag(name: .customLong("other-issue")) var isOtherIssue = false
  @Option var why: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case reopen", summary: Bilingual(ja: "案件を再び開く", en: "reopen a case"),
    examples: [
      .init("cb case reopen C-1042", ja: "同じ不具合 (再発)", en: "the same problem came back"),
      .init("cb case reopen C-1042 --other-issue", ja: "別の理由 (再開)", en: "for another reason"),
    ],
    usages: [
      Bilingual(ja: "<案件> [--other-issue] [--why CODE]", en: "<CASE> [--other-issue] [--why CODE]")
    ],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init("--other-issue", ja: "同じ不具合ではない", en: "not the same problem"),
      .init("--why CODE", ja: "理由コード (notSolved)", en: "reason code (notSolved)"), CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CaseReopenRequest {
    CaseReopenRequest(
      case: reference.map(TypedReference.init) ?? subject.reference, isSameIssue: !isOtherIssue,
      reason: why ?? "notSolved", terms: try write.terms())
  }
}
