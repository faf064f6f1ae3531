internal import ArgumentParser
internal import Cases
internal import Screens

/// What a telephone system tells of a call.
enum RingEvent: String, Hashable, CaseIterable, Sendable {
  case started, queued, diverted, answered, held, resumed, transferred, ended, wrapped

  /// Whether it may happen several times in one part of a call.
  var mayRepeat: Bool {
    switch self {
    case .held, .resumed: true
    case .started, .queued, .diverted, .answered, .transferred, .ended, .wrapped: false
    }
  }
}

/// `casebook ring`.
struct RingCommand: TypedCommand {
  @Option var event: String
  @Option(name: .customLong("call-id")) var call: String
  @Option var from: String?
  @Option var to: String?
  @Option var agent: String?
  @Option var leg: String?
  @Option var nth: String?
  @OptionGroup var details: RingOptions
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "ring",
    summary: Bilingual(
      ja: "電話機からの知らせを受ける (PBX のフック): 誰からか、どうなったか",
      en: "take news of a call (a PBX hook): who calls, what becomes of it"),
    examples: [
      .init(
        "casebook ring --event started --from \"$CALLERID\" --to \"$DNIS\" --call-id \"$UNIQUEID\"",
        ja: "鳴り始め。誰からかを答える", en: "it rings; answers who it may be"),
      .init(
        "casebook ring --event answered --agent 佐藤 --call-id \"$UNIQUEID\"", ja: "応答",
        en: "somebody answers"),
      .init(
        "casebook ring --event transferred --target 修/木村 --call-id \"$UNIQUEID\"", ja: "転送",
        en: "it is passed on"),
      .init(
        "casebook ring --event ended --seconds \"$BILLSEC\" --call-id \"$UNIQUEID\"", ja: "終わり",
        en: "it is over"),
    ],
    usages: [
      Bilingual(
        ja: "--event 出来事 --call-id 番号 [--from 番号] [--to 番号] [--agent 担当者] [--leg 数] …",
        en: "--event E --call-id ID [--from N] [--to N] [--agent MEMBER] [--leg N] …")
    ],
    options: [
      .init(
        Bilingual(ja: "--event 出来事", en: "--event E"),
        ja: "started 鳴り始め、queued 待ち、diverted 振り分け、answered 応答、held 保留、resumed 保留終わり、"
          + "transferred 転送、ended 終わり、wrapped 後処理済み",
        en: RingEvent.names),
      .init(
        Bilingual(ja: "--call-id 番号", en: "--call-id ID"), ja: "電話機がその通話に付けた番号",
        en: "the telephone system's name of the call"),
      .init(
        Bilingual(ja: "--from 番号", en: "--from N"), ja: "かけてきた番号、非通知", en: "the caller's number"),
      .init(Bilingual(ja: "--to 番号", en: "--to N"), ja: "かかってきた回線", en: "the line that was called"),
      .init(
        Bilingual(ja: "--agent 担当者", en: "--agent MEMBER"), ja: "応答した人、転送した人",
        en: "who answered, or passed it on"),
      .init(
        Bilingual(ja: "--leg 数", en: "--leg N"), ja: "何人目か (省けば 1。転送の後は 2)",
        en: "which part of it (else 1; 2 after a transfer)"),
      .init(
        Bilingual(ja: "--nth 数", en: "--nth N"), ja: "何度目の保留か (省けば記録から)",
        en: "which hold of that part (else as recorded)"),
    ] + RingOptions.help + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "同じ番号の同じ出来事は、何度知らせても一度だけ記録される。順番が前後してもよい。"
          + "後から知らせるときは --at で時刻を、終わりが先に届くときは --seconds と --result も付ける。",
        en:
          "The same event of the same call is recorded once, however often it is announced, and in "
          + "any order. Say when it happened, by --at, where the news comes late; --seconds and "
          + "--result where the end may come first.")
    ],
    further: ["casebook contact list", "casebook pop", "casebook help contact show"])

  func request() throws(ErrorReport) -> RingRequest {
    let event: RingEvent = try Typed.choice(event, of: "--event")
    var details = try details.details(of: event)
    if event == .transferred, details.receiver == nil {
      throw UsageProblem.missingArgument("--target TEAM/MEMBER", command: "ring").report
    }
    if event != .transferred { details.receiver = nil }
    return RingRequest(
      event: event, call: try Typed.text(call, of: "--call-id"), from: from, to: to,
      agent: agent, leg: max(1, try Typed.count(leg, of: "--leg") ?? 1),
      turn: try Typed.count(nth, of: "--nth"), details: details, terms: try write.terms())
  }
}

/// What a telephone system says of an event besides.
struct RingOptions: ParsableArguments {
  @Option var seconds: String?
  @Option(name: .customLong("hold-seconds")) var held: String?
  @Option var wait: String?
  @Option var result: String?
  @Option var stage: String?
  @Option var cause: String?
  @Option var queue: String?
  @Option var position: String?
  @Option var estimate: String?
  @Option var why: String?
  @Option var because: String?
  @Option var target: String?
  @Option var page: String?
  @Flag var consult = false
  @Option var disposition: String?
  @Option var acw: String?
  @Option(name: .customLong("menu")) var menu: String?

  static let help: [CommandHelp.Entry] = [
    .init(
      Bilingual(ja: "--wait 長さ", en: "--wait S"), ja: "待たせた長さ (省けば記録から)",
      en: "how long it rang (else as recorded)"),
    .init(
      Bilingual(ja: "--seconds 長さ", en: "--seconds S"), ja: "話した長さ (省けば記録から)",
      en: "how long was talked (else as recorded)"),
    .init(
      Bilingual(ja: "--hold-seconds 長さ", en: "--hold-seconds S"), ja: "保留の長さ (省けば記録から)",
      en: "how long it was on hold (else as recorded)"),
    .init("--result R", ja: ContactOutcome.names, en: ContactOutcome.names),
    .init("--stage S", ja: "切れた段階 " + ContactStage.names, en: "how far: " + ContactStage.names),
    .init(Bilingual(ja: "--cause コード", en: "--cause CODE"), ja: "切れた原因", en: "why it ended"),
    .init(Bilingual(ja: "--queue 名", en: "--queue NAME"), ja: "待ち行列", en: "the queue"),
    .init(
      Bilingual(ja: "--position 数", en: "--position N"), ja: "何番目か", en: "the place in the queue"),
    .init(
      Bilingual(ja: "--estimate 長さ", en: "--estimate S"), ja: "案内した待ち時間",
      en: "the wait that was announced"),
    .init(
      Bilingual(ja: "--why 理由コード", en: "--why CODE"), ja: "待たせる理由、用件",
      en: "why they wait, or call"),
    .init("--because B", ja: DivertReason.names, en: DivertReason.names),
    .init(
      Bilingual(ja: "--target 先", en: "--target T"),
      ja: "振り分け先 " + DivertTarget.names + "、転送先 班/担当者",
      en: "where to: " + DivertTarget.names + ", or TEAM/MEMBER"),
    .init(
      Bilingual(ja: "--page ページ", en: "--page P"), ja: "案内したページ", en: "the page that was named"),
    .init("--consult", ja: "先に話した転送", en: "they spoke before the transfer"),
    .init("--disposition D", ja: "終了コード (done)", en: "the wrap-up code (done)"),
    .init(
      Bilingual(ja: "--acw 長さ", en: "--acw S"), ja: "後処理の長さ",
      en: "how long the work after it took"),
    .init(
      Bilingual(ja: "--menu 1,3", en: "--menu 1,3"), ja: "音声案内で押した番号",
      en: "keys pressed in the menu"),
  ]

  /// - Throws: Where one of them is not of its form.
  func details(of event: RingEvent) throws(ErrorReport) -> RingDetails {
    var details = RingDetails()
    details.talkSeconds = try Typed.seconds(seconds, of: "--seconds")
    details.holdSeconds = try Typed.seconds(held, of: "--hold-seconds")
    details.waitSeconds = try Typed.seconds(wait, of: "--wait")
    details.afterCallWorkSeconds = try Typed.seconds(acw, of: "--acw")
    details.outcome = try Typed.choice(result, of: "--result")
    details.stage = try Typed.choice(stage, of: "--stage")
    details.cause = cause
    details.queue = queue
    details.position = try Typed.count(position, of: "--position")
    details.estimateSeconds = try Typed.seconds(estimate, of: "--estimate")
    details.reason = why
    details.because = try Typed.named(because, of: "--because") { $0.word }
    if event == .diverted {
      details.target = try Typed.named(target, of: "--target") { $0.word }
    } else {
      details.receiver = target
    }
    details.page = page
    details.isConsulted = consult
    details.disposition = disposition
    details.ivrPath = Typed.list(menu)
    return details
  }
}
