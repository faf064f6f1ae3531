internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook handoff offer TEAM[/MEMBER]`.
struct HandoffOfferCommand: TypedCommand {
  @Argument var to: String
  @Option var ask: String?
  @Option var situation: String?
  @Option(parsing: .singleValue) var tried: [String] = []
  @Option var next: String?
  @Option var open: String?
  @Option var by: String?
  @Option var mood: String?
  @Option var reason: String?
  @Option(name: .customLong("do-not-ask")) var doNotAsk: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "handoff offer",
    summary: Bilingual(
      ja: "別の班に案件を引き継ぐ (受けるまでは自分の担当)",
      en: "offer a case to another team; it is yours until they accept"),
    examples: [
      .init(
        "cb handoff offer 修 --case C-1042 --ask 異音の診断 --situation 始動5分で異音 --next 訪問日の調整 --by 11:00",
        ja: "依頼・状況・次の一手", en: "what is asked, where it stands, what comes next")
    ],
    usages: [
      Bilingual(
        ja: "<班[/担当者]> --ask 文 --situation 文 --next 文 [--by 日時] [--case 案件]",
        en: "<TEAM[/MEMBER]> --ask TEXT --situation TEXT --next TEXT [--by TIME] [--case CASE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<班[/担当者]>", en: "<TEAM[/MEMBER]>"), ja: "渡す先", en: "to whom")
    ],
    options: [
      .init(Bilingual(ja: "--ask 文", en: "--ask TEXT"), ja: "頼むこと", en: "what is asked"),
      .init(
        Bilingual(ja: "--situation 文", en: "--situation TEXT"), ja: "状況", en: "where it stands"),
      .init(
        Bilingual(ja: "--tried 文", en: "--tried TEXT"), ja: "試したこと (何度でも)",
        en: "what was tried (again for more)"),
      .init(Bilingual(ja: "--next 文", en: "--next TEXT"), ja: "次の一手", en: "what comes next"),
      .init("--open KEY,...", ja: "まだ分からないこと", en: "what is not known yet"),
      .init("--do-not-ask KEY,...", ja: "聞き直さないこと", en: "what must not be asked again"),
      .init(
        "--mood M", ja: Mood.allCases.map(\.rawValue).joined(separator: " "),
        en: Mood.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--reason CODE", ja: "理由コード (other)", en: "reason code (other)"),
      .init(
        Bilingual(ja: "--by 日時", en: "--by TIME"), ja: "返事の期限", en: "when they answer at the latest"
      ),
      CaseOption.help,
    ] + WriteOptions.help,
    further: ["casebook handoff inbox"])

  func request() throws(ErrorReport) -> HandoffOfferRequest {
    let parts = to.halfWidth.split(separator: "/", maxSplits: 1).map(String.init)
    return HandoffOfferRequest(
      team: try Typed.required(parts.first, "<TEAM>", of: "handoff offer"),
      person: parts.count > 1 ? parts[1] : nil, ask: ask, situation: situation, tried: tried,
      next: next, openQuestions: Typed.list(open), mood: try Typed.choice(mood, of: "--mood"),
      reasonCode: reason ?? "other", doNotAsk: Typed.list(doNotAsk), by: by,
      case: subject.reference, terms: try write.terms())
  }
}

/// `casebook handoff accept REF`.
struct HandoffAcceptCommand: TypedCommand {
  @Argument var reference: String?
  @Option var restate: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "handoff accept", summary: Bilingual(ja: "引き継ぎを受ける", en: "accept a handoff"),
    examples: [
      .init(
        "cb handoff accept C-1042 --restate \"今日13時に訪問\"", ja: "次の一手を自分の言葉で",
        en: "say the next step in your words")
    ],
    usages: [Bilingual(ja: "<案件> --restate 文", en: "<CASE> --restate TEXT")],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init(
        Bilingual(ja: "--restate 文", en: "--restate TEXT"), ja: "次の一手", en: "the next step"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> HandoffAcceptRequest {
    HandoffAcceptRequest(
      case: reference.map(TypedReference.init) ?? subject.reference, restated: restate,
      terms: try write.terms())
  }
}

/// `casebook handoff decline REF`.
struct HandoffDeclineCommand: TypedCommand {
  @Argument var reference: String?
  @Option var why: String
  @Option var missing: String?
  @Option var suggest: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "handoff decline", summary: Bilingual(ja: "引き継ぎを断る", en: "decline a handoff"),
    examples: [
      .init(
        "cb handoff decline C-1042 --why needsInfo --missing item.serial", ja: "情報が足りない",
        en: "something is missing"),
      .init(
        "cb handoff decline C-1042 --why wrongTeam --suggest 営業", ja: "別の班へ", en: "another team's"),
    ],
    usages: [
      Bilingual(
        ja: "<案件> --why CODE [--missing KEY,...] [--suggest 班]",
        en: "<CASE> --why CODE [--missing KEY,...] [--suggest TEAM]")
    ],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [
      .init(
        "--why CODE", ja: DeclineReason.allCases.map(\.rawValue).joined(separator: " "),
        en: DeclineReason.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--missing KEY,...", ja: "足りないこと", en: "what is missing"),
      .init(
        Bilingual(ja: "--suggest 班", en: "--suggest TEAM"), ja: "合う班", en: "the team whose it is"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> HandoffDeclineRequest {
    HandoffDeclineRequest(
      case: reference.map(TypedReference.init) ?? subject.reference,
      reason: try Typed.choice(why, of: "--why"), missing: Typed.list(missing), suggestion: suggest,
      terms: try write.terms())
  }
}

/// `casebook handoff withdraw REF`.
struct HandoffWithdrawCommand: TypedCommand {
  @Argument var reference: String?
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "handoff withdraw",
    summary: Bilingual(ja: "引き継ぎの申し出を取り下げる", en: "take back an offer that was not answered"),
    examples: [
      .init("cb handoff withdraw C-1042", ja: "自分の班が続ける", en: "my team goes on with it")
    ],
    usages: [Bilingual(ja: "<案件>", en: "<CASE>")],
    arguments: [.init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case")],
    options: [CaseOption.help] + WriteOptions.help)

  func request() throws(ErrorReport) -> HandoffWithdrawRequest {
    HandoffWithdrawRequest(
      case: reference.map(TypedReference.init) ?? subject.reference, terms: try write.terms())
  }
}

/// `casebook handoff inbox`.
struct HandoffInboxCommand: TypedCommand {
  @Option var team: String?
  @Flag var sent = false

  static let help = CommandHelp(
    name: "handoff inbox",
    summary: Bilingual(ja: "自分の班への引き継ぎ", en: "handoffs that are offered to my team"),
    examples: [
      .init("cb handoff inbox", ja: "自分の班", en: "my team"),
      .init("cb handoff inbox --team 修", ja: "班を指定", en: "another team"),
      .init("cb handoff inbox --sent", ja: "渡したもの", en: "what we offered"),
    ],
    usages: [Bilingual(ja: "[--team 班] [--sent]", en: "[--team TEAM] [--sent]")],
    options: [
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "the team"),
      .init("--sent", ja: "渡した方", en: "what was offered by the team"),
    ])

  func request() -> HandoffInboxRequest { HandoffInboxRequest(team: team, isSent: sent) }
}
