internal import ArgumentParser
internal import Screens

/// `casebook member leave MEMBER`.
struct MemberLeaveCommand: TypedCommand {
  @Argument var member: String
  @Option var to: String?
  @Flag var leaveOpen = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "member leave",
    summary: Bilingual(
      ja: "担当者が辞めたと記録し、案件と約束を渡す", en: "somebody leaves; hand on their cases and promises"),
    examples: [
      .init("cb member leave 木村 --to 田中", ja: "案件と約束を田中さんに", en: "Tanaka takes everything on"),
      .init("cb member leave 木村 --to 田中 --dry-run", ja: "何が渡るか", en: "what would be handed on"),
      .init("cb member leave 木村 --leave-open", ja: "渡さずに", en: "with nobody to take it on"),
    ],
    usages: [
      Bilingual(ja: "<担当者> [--to 担当者] [--leave-open]", en: "<MEMBER> [--to MEMBER] [--leave-open]")
    ],
    arguments: [
      .init(Bilingual(ja: "<担当者>", en: "<MEMBER>"), ja: "辞める人", en: "who leaves")
    ],
    options: [
      .init(
        Bilingual(ja: "--to 担当者", en: "--to MEMBER"), ja: "引き受ける人 (同じ班)",
        en: "who takes it on, of the same team"),
      .init(
        "--leave-open", ja: "渡せないものは残したまま", en: "what nobody takes on stays with them"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "案件は担当替え、約束は果たす人の訂正になります (お客様との約束は変わりません)。",
        en: "Cases are assigned anew; of promises the owner is corrected, the promise stays.")
    ],
    further: ["casebook assign", "casebook handoff offer"])

  func request() throws(ErrorReport) -> MemberLeaveRequest {
    MemberLeaveRequest(
      member: member, to: to, leavesOpen: leaveOpen, terms: try write.terms())
  }
}
