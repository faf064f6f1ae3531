internal import ArgumentParser
internal import Cases
internal import Screens

/// Which call is meant.
private let callArgument = CommandHelp.Entry(
  Bilingual(ja: "[応対]", en: "[CONTACT]"), ja: "C-1042#3、応対の番号 (省けば自分の今の電話)",
  en: "C-1042#3, its id or the end of it (else my last call)")

/// `casebook call answer [CONTACT]`.
struct CallAnswerCommand: TypedCommand {
  @Argument var contact: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call answer",
    summary: Bilingual(ja: "電話に出たことを記録する", en: "record that a call was answered"),
    examples: [
      .init("cb call answer 7K2M4Q", ja: "転送されてきた電話に出た", en: "took a call that was passed on")
    ],
    usages: [Bilingual(ja: "[応対]", en: "[CONTACT]")], arguments: [callArgument],
    options: WriteOptions.help, further: ["casebook contact list"])

  func request() throws(ErrorReport) -> CallRequest {
    CallRequest(
      act: .answer, contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call hold [CONTACT]`.
struct CallHoldCommand: TypedCommand {
  @Argument var contact: String?
  @Option var why: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call hold",
    summary: Bilingual(ja: "保留にしたことを記録する", en: "record that a call was put on hold"),
    examples: [
      .init("cb call hold", ja: "今の電話", en: "the call that I have"),
      .init("cb call hold --why parts", ja: "理由: 部品の確認", en: "why: parts are looked up"),
    ],
    usages: [Bilingual(ja: "[応対] [--why 理由コード]", en: "[CONTACT] [--why CODE]")],
    arguments: [callArgument],
    options: [
      .init(
        Bilingual(ja: "--why 理由コード", en: "--why CODE"), ja: "待たせる理由 (lookUp)",
        en: "why they wait (lookUp)")
    ] + WriteOptions.help, further: ["casebook call resume"])

  func request() throws(ErrorReport) -> CallRequest {
    CallRequest(
      act: .hold(reason: try Typed.text(why ?? "lookUp", of: "--why")),
      contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call resume [CONTACT]`.
struct CallResumeCommand: TypedCommand {
  @Argument var contact: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call resume", summary: Bilingual(ja: "保留を終えたことを記録する", en: "record that a hold is over"),
    examples: [.init("cb call resume", ja: "今の電話", en: "the call that I have")],
    usages: [Bilingual(ja: "[応対]", en: "[CONTACT]")], arguments: [callArgument],
    options: WriteOptions.help)

  func request() throws(ErrorReport) -> CallRequest {
    CallRequest(
      act: .resume, contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call transfer TEAM[/MEMBER] [CONTACT]`.
struct CallTransferCommand: TypedCommand {
  @Argument var to: String
  @Argument var contact: String?
  @Flag var consult = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call transfer",
    summary: Bilingual(ja: "電話を転送したことを記録する", en: "record that a call was passed on"),
    examples: [
      .init("cb call transfer 修", ja: "修理班へ", en: "to repair"),
      .init(
        "cb call transfer 修/木村 --consult", ja: "木村に話してから", en: "to Kimura, after a word with him"),
    ],
    usages: [
      Bilingual(ja: "<班>[/担当者] [応対] [--consult]", en: "<TEAM>[/MEMBER] [CONTACT] [--consult]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<班>[/担当者]", en: "<TEAM>[/MEMBER]"), ja: "渡す先", en: "who takes it"),
      callArgument,
    ],
    options: [
      .init("--consult", ja: "先に話した (省けば直接)", en: "they spoke first (else blind)")
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "電話だけを渡す。案件の責任を渡すのは handoff offer。",
        en: "Only the call passes; responsibility for the case passes by handoff offer.")
    ], further: ["casebook call answer", "casebook handoff offer"])

  func request() throws(ErrorReport) -> CallRequest {
    let (team, person) = try TypedOwner.parts(to, of: "call transfer")
    return CallRequest(
      act: .transfer(team: team, person: person, consult ? .consult : .blind),
      contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call divert TARGET [CONTACT]`.
struct CallDivertCommand: TypedCommand {
  @Argument var target: String
  @Argument var contact: String?
  @Option var because: String?
  @Option var page: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call divert",
    summary: Bilingual(
      ja: "折り返し予約・Web 案内などに回したことを記録する", en: "record that a call was sent elsewhere"),
    examples: [
      .init("cb call divert callback --because waitTooLong", ja: "折り返し予約に", en: "to a callback"),
      .init("cb call divert web --page /faq/e4", ja: "ページを案内", en: "to a page"),
    ],
    usages: [
      Bilingual(
        ja: "<先> [応対] [--because 理由] [--page ページ]",
        en: "<TARGET> [CONTACT] [--because B] [--page P]")
    ],
    arguments: [
      .init(Bilingual(ja: "<先>", en: "<TARGET>"), ja: DivertTarget.names, en: DivertTarget.names),
      callArgument,
    ],
    options: [
      .init(
        Bilingual(ja: "--because 理由", en: "--because B"), ja: DivertReason.names + " (agentChoice)",
        en: DivertReason.names + " (agentChoice)"),
      .init(
        Bilingual(ja: "--page ページ", en: "--page P"), ja: "案内したページ", en: "the page that was named"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CallRequest {
    CallRequest(
      act: .divert(
        try Typed.named(target, of: "<TARGET>") { $0.word },
        because: try Typed.named(because, of: "--because") { $0.word } ?? .agentChoice,
        page: page),
      contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call end [CONTACT]`.
struct CallEndCommand: TypedCommand {
  @Argument var contact: String?
  @Option var result: String?
  @Option var stage: String?
  @Option var seconds: String?
  @Option var cause: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call end", summary: Bilingual(ja: "電話の終わりを記録する", en: "record that a call is over"),
    examples: [
      .init("cb call end", ja: "話した長さは記録から", en: "how long was talked: as recorded"),
      .init(
        "cb call end --result abandoned --stage hold", ja: "保留中に切れた", en: "they gave up on hold"),
    ],
    usages: [
      Bilingual(
        ja: "[応対] [--result R] [--stage S] [--seconds 長さ]",
        en: "[CONTACT] [--result R] [--stage S] [--seconds S]")
    ],
    arguments: [callArgument],
    options: [
      .init("--result R", ja: ContactOutcome.names, en: ContactOutcome.names),
      .init("--stage S", ja: ContactStage.names, en: ContactStage.names),
      .init(
        Bilingual(ja: "--seconds 長さ", en: "--seconds S"), ja: "話した長さ (省けば記録から)",
        en: "how long was talked (else as recorded)"),
      .init(
        Bilingual(ja: "--cause コード", en: "--cause CODE"), ja: "切れた原因", en: "why it ended"),
    ] + WriteOptions.help, further: ["casebook call wrap-up"])

  func request() throws(ErrorReport) -> CallRequest {
    CallRequest(
      act: .end(
        CallEnd(
          stage: try Typed.choice(stage, of: "--stage"),
          outcome: try Typed.choice(result, of: "--result"),
          talkSeconds: try Typed.seconds(seconds, of: "--seconds"), cause: cause)),
      contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// `casebook call wrap-up [CONTACT]`.
struct CallWrapUpCommand: TypedCommand {
  @Argument var contact: String?
  @Option var disposition: String?
  @Option var why: String?
  @Option(name: .customLong("case"), parsing: .singleValue) var cases: [String] = []
  @Option var resolved: String?
  @Option var acw: String?
  @Option var summary: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call wrap-up",
    summary: Bilingual(
      ja: "後処理を終え、終了コードを記録する", en: "finish the work after a call, with its disposition"),
    examples: [
      .init("cb call wrap-up", ja: "用件済み", en: "done"),
      .init(
        "cb call wrap-up --disposition callback --case C-1042 --resolved no", ja: "折り返す。解決していない",
        en: "to be called back, not resolved"),
    ],
    usages: [
      Bilingual(
        ja: "[応対] [--disposition D] [--why 理由コード] [--case 案件]… [--resolved yes|no] …",
        en: "[CONTACT] [--disposition D] [--why CODE] [--case CASE]… [--resolved yes|no] …")
    ],
    arguments: [callArgument],
    options: [
      .init("--disposition D", ja: "終了コード (done)", en: "the wrap-up code (done)"),
      .init(
        Bilingual(ja: "--why 理由コード", en: "--why CODE"), ja: "用件のコード (other)",
        en: "what it was about (other)"),
      .init(
        Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "用件の案件 (何度でも)",
        en: "a case that it was about (again for more)"),
      .init("--resolved yes|no", ja: "お客様が解決したと言ったか", en: "whether the customer says so"),
      .init(
        Bilingual(ja: "--acw 長さ", en: "--acw S"), ja: "後処理の長さ (省けば終わりから今まで)",
        en: "how long it took (else since the end)"),
      .init(Bilingual(ja: "--summary 文", en: "--summary TEXT"), ja: "要点", en: "a summary"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CallRequest {
    let work = CallWrapUp(
      disposition: try Typed.text(disposition ?? "done", of: "--disposition"),
      reasonCode: try Typed.text(why ?? "other", of: "--why"),
      afterCallWorkSeconds: try Typed.seconds(acw, of: "--acw"),
      isResolved: try resolved.map { (typed) throws(ErrorReport) in
        try Typed.truth(typed, of: "--resolved")
      }, summary: summary)
    return CallRequest(
      act: .wrapUp(work, cases: cases.map(TypedReference.init)),
      contact: contact.map(TypedReference.init), terms: try write.terms())
  }
}

/// A team and perhaps a person, as they were typed: `修/木村`.
enum TypedOwner {
  static func parts(
    _ typed: String, of command: String
  ) throws(ErrorReport) -> (team: String, person: String?) {
    let parts = typed.halfWidth.split(separator: "/", maxSplits: 1).map(String.init)
    return (
      try Typed.required(parts.first, "<TEAM>", of: command), parts.count > 1 ? parts[1] : nil
    )
  }
}
