internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook case link REF REF --relation R`.
struct CaseLinkCommand: TypedCommand {
  @Argument var reference: String
  @Argument var other: String?
  @Option var relation: String
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case link", summary: Bilingual(ja: "案件どうしを関連付ける", en: "link two cases"),
    examples: [
      .init(
        "cb case link C-1050 C-1042 --relation duplicateOf", ja: "C-1050 は C-1042 の重複",
        en: "C-1050 is a duplicate of C-1042"),
      .init(
        "cb case link C-1042 --case C-1061 --relation followUpOf", ja: "C-1061 は C-1042 の続き",
        en: "C-1061 follows up on C-1042"),
    ],
    usages: [
      Bilingual(
        ja: "<案件> <相手の案件> --relation R", en: "<CASE> <OTHER CASE> --relation R")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件 (省けば --case)", en: "the case (else --case)"),
      .init(
        Bilingual(ja: "<相手の案件>", en: "<OTHER CASE>"), ja: "関連の元", en: "the one it relates to"),
    ],
    options: [
      .init(
        "--relation R", ja: CaseRelation.allCases.map(\.rawValue).joined(separator: " "),
        en: CaseRelation.allCases.map(\.rawValue).joined(separator: " ")),
      CaseOption.help,
    ] + WriteOptions.help, further: ["casebook case unlink --help"])

  func request() throws(ErrorReport) -> CaseLinkRequest {
    CaseLinkRequest(
      case: other == nil ? subject.reference : TypedReference(reference),
      other: TypedReference(other ?? reference),
      relation: try Typed.choice(relation, of: "--relation"), terms: try write.terms())
  }
}

/// `casebook case unlink REF [REF]`.
struct CaseUnlinkCommand: TypedCommand {
  @Argument var reference: String?
  @Argument var other: String?
  @Option var relation: String?
  @Option var why: String
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "case unlink", summary: Bilingual(ja: "案件の関連付けを外す", en: "undo a link between cases"),
    examples: [
      .init("cb case unlink C-1050 --why mistake", ja: "関連が 1 つのとき", en: "its only link"),
      .init("cb case unlink C-1050 C-1042 --why mistake", ja: "相手を指定", en: "that with one case"),
    ],
    usages: [
      Bilingual(
        ja: "<案件> [相手の案件] --why CODE [--relation R]",
        en: "<CASE> [OTHER CASE] --why CODE [--relation R]")
    ],
    arguments: [
      .init(Bilingual(ja: "<案件>", en: "<CASE>"), ja: "案件", en: "the case"),
      .init(Bilingual(ja: "[相手の案件]", en: "[OTHER CASE]"), ja: "相手", en: "the one at the other end"),
    ],
    options: [
      .init("--why CODE", ja: "理由コード (mistake など)", en: "reason code (mistake, …)"),
      .init(
        "--relation R", ja: CaseRelation.allCases.map(\.rawValue).joined(separator: " "),
        en: CaseRelation.allCases.map(\.rawValue).joined(separator: " ")),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> CaseUnlinkRequest {
    CaseUnlinkRequest(
      case: reference.map(TypedReference.init) ?? subject.reference,
      other: other.map(TypedReference.init),
      relation: try Typed.choice(relation, of: "--relation"), why: why, terms: try write.terms())
  }
}
