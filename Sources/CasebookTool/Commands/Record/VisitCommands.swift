internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook visit schedule`.
struct VisitScheduleCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var when: String
  @Option var until: String?
  @Option(name: .customLong("with")) var technician: String?
  @Option var skills: String?
  @Option var why: String?
  @Option var replaces: String?
  @Option var access: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "visit schedule", summary: Bilingual(ja: "訪問を決める", en: "schedule a visit"),
    examples: [
      .init(
        "cb v schedule --case C-1042 --when \"11/20 13:00\" --until 15:00 --with 木村", ja: "枠と担当",
        en: "window and technician"),
      .init(
        "cb v schedule --case C-1042 --when 明日 --why byCustomer --replaces C-1042#9",
        ja: "お客様の都合で変更", en: "moved by the customer"),
    ],
    usages: [
      Bilingual(
        ja: "--when 日時 [--until 日時] [--with 担当者] [--case 案件]",
        en: "--when TIME [--until TIME] [--with MEMBER] [--case CASE]")
    ],
    options: [
      CaseOption.help,
      .init(
        Bilingual(ja: "--when 日時", en: "--when TIME"), ja: "いつから。日だけなら終日",
        en: "from when; a day alone means all day"),
      .init(
        Bilingual(ja: "--until 日時", en: "--until TIME"), ja: "いつまで (15:00、+2h)。省けば1時間",
        en: "until when (15:00, +2h); an hour unless said"),
      .init(
        Bilingual(ja: "--with 担当者", en: "--with MEMBER"), ja: "訪問する人", en: "the technician"),
      .init("--skills A,B", ja: "要る技能", en: "skills that it takes"),
      .init(
        "--why CODE", ja: VisitReason.allCases.map(\.rawValue).joined(separator: " "),
        en: VisitReason.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        "--replaces REF#N", ja: "代わりになる訪問の記入", en: "the entry of the visit that it replaces"),
      .init(
        Bilingual(ja: "--access 文", en: "--access TEXT"), ja: "入り方 (守衛、脚立)",
        en: "how to get in (gate, ladder)"),
    ] + WriteOptions.help,
    further: ["casebook help dates"])

  func request() throws(ErrorReport) -> VisitScheduleRequest {
    VisitScheduleRequest(
      case: subject.reference, when: when, until: until, technician: technician,
      skills: Typed.list(skills), why: try Typed.choice(why, of: "--why"),
      replaces: replaces.map(TypedReference.init), access: access, terms: try write.terms())
  }
}

/// `casebook visit start`.
struct VisitStartCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "visit start", summary: Bilingual(ja: "訪問を始める", en: "a visit begins"),
    examples: [.init("cb v start --case C-1042", ja: "着いた", en: "arrived")],
    usages: [Bilingual(ja: "[--case 案件]", en: "[--case CASE]")],
    options: [CaseOption.help] + WriteOptions.help)

  func request() throws(ErrorReport) -> VisitStartRequest {
    VisitStartRequest(case: subject.reference, terms: try write.terms())
  }
}

/// `casebook visit end`.
struct VisitEndCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var result: String?
  @Option var note: String?
  @Option var sign: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "visit end", summary: Bilingual(ja: "訪問を終える", en: "a visit ends"),
    examples: [
      .init("cb v end", ja: "終わった", en: "done"),
      .init("cb v end --sign sign.png", ja: "お客様の署名を添えて", en: "with the customer's signature"),
      .init("cb v end --result noPart --note \"基板の手配\"", ja: "部品が無い", en: "a part is missing"),
    ],
    usages: [
      Bilingual(
        ja: "[--result R] [--note 文] [--sign ファイル] [--case 案件]",
        en: "[--result R] [--note TEXT] [--sign FILE] [--case CASE]")
    ],
    options: [
      CaseOption.help,
      .init(
        "--result R", ja: VisitResult.allCases.map(\.rawValue).joined(separator: " "),
        en: VisitResult.allCases.map(\.rawValue).joined(separator: " ")),
      .init(Bilingual(ja: "--note 文", en: "--note TEXT"), ja: "どうだったか", en: "how it went"),
      Signature.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> VisitEndRequest {
    VisitEndRequest(
      case: subject.reference, result: try Typed.choice(result, of: "--result") ?? .done,
      note: note, signature: sign.map(AttachmentFile.init), terms: try write.terms())
  }
}
