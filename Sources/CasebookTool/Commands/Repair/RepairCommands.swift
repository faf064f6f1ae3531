internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook repair new`.
struct RepairNewCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @Option var mode: String?
  @Option var symptom: String
  @Option var reported: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "repair new", summary: Bilingual(ja: "修理を始める", en: "open a repair"),
    examples: [
      .init("cb repair new --case C-1042 --symptom noise", ja: "訪問修理", en: "on site"),
      .init(
        "cb repair new --case C-1042 --mode depot --symptom noise", ja: "預かり修理", en: "at depot"),
    ],
    usages: [
      Bilingual(
        ja: "--symptom CODE [--mode M] [--item 製品] [--case 案件]",
        en: "--symptom CODE [--mode M] [--item ITEM] [--case CASE]")
    ],
    options: [
      CaseOption.help,
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
        en: "the item (else that of the case)"),
      .init(
        "--mode M", ja: RepairMode.allCases.map(\.rawValue).joined(separator: " ") + " (onSite)",
        en: RepairMode.allCases.map(\.rawValue).joined(separator: " ") + " (onSite)"),
      .init("--symptom CODE", ja: "症状", en: "symptom"),
      .init(
        Bilingual(ja: "--reported 文", en: "--reported TEXT"), ja: "申告", en: "what was reported"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> RepairNewRequest {
    RepairNewRequest(
      case: subject.reference, item: item.map(TypedReference.init),
      mode: try Typed.choice(mode, of: "--mode") ?? .onSite, symptom: symptom, reported: reported,
      terms: try write.terms())
  }
}

/// `casebook repair diagnose`.
struct RepairDiagnoseCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var fault: String?
  @Option var cause: String?
  @Flag var nff = false
  @Option var note: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "repair diagnose", summary: Bilingual(ja: "診断を記録する", en: "record a diagnosis"),
    examples: [
      .init(
        "cb repair diagnose --fault E4 --cause bearingWorn", ja: "故障と原因", en: "fault and cause"),
      .init("cb repair diagnose --nff", ja: "再現せず", en: "no fault found"),
    ],
    usages: [
      Bilingual(
        ja: "--fault CODE [--cause CODE] [--nff] [--note 文] [--case 案件]",
        en: "--fault CODE [--cause CODE] [--nff] [--note TEXT] [--case CASE]")
    ],
    options: [
      CaseOption.help, .init("--fault CODE", ja: "故障", en: "fault"),
      .init("--cause CODE", ja: "原因", en: "cause"),
      .init("--nff", ja: "再現せず", en: "no fault found"),
      .init(Bilingual(ja: "--note 文", en: "--note TEXT"), ja: "ひとこと", en: "a note"),
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> RepairDiagnoseRequest {
    guard fault != nil || nff else {
      throw UsageProblem.missingArgument("--fault", command: "repair diagnose").report
    }
    return RepairDiagnoseRequest(
      case: subject.reference, fault: fault ?? "none", cause: cause, isNoFaultFound: nff,
      note: note, terms: try write.terms())
  }
}

/// `casebook repair finish`.
struct RepairFinishCommand: TypedCommand {
  @OptionGroup var subject: CaseOption
  @Option var outcome: String?
  @Option var barrier: String?
  @Option var tests: String?
  @Option var sign: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "repair finish", summary: Bilingual(ja: "修理を終える", en: "finish a repair"),
    examples: [
      .init("cb repair finish --tests run30min", ja: "直った", en: "fixed"),
      .init(
        "cb repair finish --outcome notFixed --barrier noPart", ja: "部品が無い",
        en: "for want of a part"),
    ],
    usages: [
      Bilingual(
        ja: "[--outcome O] [--barrier B] [--tests A,B] [--case 案件]",
        en: "[--outcome O] [--barrier B] [--tests A,B] [--case CASE]")
    ],
    options: [
      CaseOption.help,
      .init(
        "--outcome O",
        ja: RepairOutcome.allCases.map(\.rawValue).joined(separator: " ") + " (fixed)",
        en: RepairOutcome.allCases.map(\.rawValue).joined(separator: " ") + " (fixed)"),
      .init(
        "--barrier B", ja: RepairBarrier.allCases.map(\.rawValue).joined(separator: " "),
        en: RepairBarrier.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--tests A,B", ja: "した試験", en: "tests that were done"),
      Signature.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> RepairFinishRequest {
    RepairFinishRequest(
      case: subject.reference, outcome: try Typed.choice(outcome, of: "--outcome") ?? .fixed,
      barrier: try Typed.choice(barrier, of: "--barrier"), tests: Typed.list(tests),
      signature: sign.map(AttachmentFile.init), terms: try write.terms())
  }
}
