internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook assign MEMBER`.
struct AssignCommand: TypedCommand {
  @Argument var member: String
  @OptionGroup var subject: CaseOption
  @Option var why: String?
  @Option var team: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "assign",
    summary: Bilingual(
      ja: "班の中で担当を決める (班をまたぐなら handoff)",
      en: "give a case to a person of its team; across teams it is a handoff"),
    examples: [
      .init("cb assign 木村 --case C-1042", ja: "木村さんに", en: "to Kimura"),
      .init("cb assign - --case C-1042", ja: "班に戻す", en: "back to the team"),
    ],
    usages: [
      Bilingual(ja: "<担当者|-> [--why CODE] [--case 案件]", en: "<MEMBER|-> [--why CODE] [--case CASE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<担当者|->", en: "<MEMBER|->"), ja: "担当者。- は班に戻す", en: "who; - for nobody")
    ],
    options: [
      .init("--why CODE", ja: "理由コード (workload)", en: "reason code (workload)"),
      .init(
        Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班 (まだ無い案件で)",
        en: "the team, where the case has none yet"),
      CaseOption.help,
    ] + WriteOptions.help)

  func request() throws(ErrorReport) -> AssignRequest {
    AssignRequest(
      member: member == "-" ? nil : member, team: team, reason: why ?? "workload",
      case: subject.reference, terms: try write.terms())
  }
}
