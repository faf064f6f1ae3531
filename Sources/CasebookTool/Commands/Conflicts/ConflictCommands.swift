internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook conflict list`.
struct ConflictListCommand: TypedCommand {
  @Flag var all = false
  @OptionGroup var subject: CaseOption

  static let help = CommandHelp(
    name: "conflict list",
    summary: Bilingual(ja: "食い違っている記録を見る", en: "list what contradicts what"),
    examples: [
      .init("cb conflict list", ja: "片付いていないもの", en: "those nobody has settled"),
      .init("cb conflict list --case C-1042", ja: "案件を指定", en: "of one case"),
      .init("cb conflict list --all", ja: "片付いたものも", en: "the settled ones, too"),
    ],
    usages: [Bilingual(ja: "[--case 案件] [--all]", en: "[--case CASE] [--all]")],
    options: [
      .init(Bilingual(ja: "--case 案件", en: "--case CASE"), ja: "この案件だけ", en: "of this case only"),
      .init("--all", ja: "片付いたものも", en: "the settled ones, too"),
    ], further: ["casebook conflict settle --help", "casebook explain conflict.raised"])

  func request() -> ConflictListRequest {
    ConflictListRequest(case: subject.reference, includesSettled: all)
  }
}

/// `casebook conflict settle REF`.
struct ConflictSettleCommand: TypedCommand {
  @Argument var conflict: String?
  @Option var stands: String?
  @Option var why: String
  @OptionGroup var subject: CaseOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "conflict settle",
    summary: Bilingual(ja: "食い違いを片付ける: どの記入が正しいか", en: "settle a conflict: which entry stands"),
    examples: [
      .init(
        "cb conflict settle C-1042#12 --stands C-1042#12 --why \"お客様に確認\"", ja: "記入 12 が正しい",
        en: "entry 12 stands"),
      .init(
        "cb conflict settle C-1042 --why \"両方とも誤り\"", ja: "どれも正しくない", en: "none of them stands"),
    ],
    usages: [
      Bilingual(
        ja: "<案件[#番号]|ID> --why 文 [--stands 案件#番号]",
        en: "<CASE[#N]|ID> --why TEXT [--stands CASE#N]"
      )
    ],
    arguments: [
      .init(
        Bilingual(ja: "<案件[#番号]|ID>", en: "<CASE[#N]|ID>"),
        ja: "食い違いのある案件か記入、または conflict list の ID",
        en: "the case or entry with the conflict, or the ID that conflict list shows")
    ],
    options: [
      .init(
        Bilingual(ja: "--stands 案件#番号", en: "--stands CASE#N"), ja: "正しい記入 (省けば、どれでもない)",
        en: "the entry that is right (else none of them)"),
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"), CaseOption.help,
    ] + WriteOptions.help, further: ["casebook conflict list"])

  func request() throws(ErrorReport) -> ConflictSettleRequest {
    ConflictSettleRequest(
      conflict: conflict.map(TypedReference.init) ?? subject.reference,
      stands: stands.map(TypedReference.init), why: try Typed.text(why, of: "--why"),
      terms: try write.terms())
  }
}
