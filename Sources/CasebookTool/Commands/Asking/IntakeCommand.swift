internal import ArgumentParser
internal import Screens

/// `casebook intake [SCRIPT]`.
struct IntakeCommand: TypedCommand {
  @Argument var script: String?
  @Flag(name: .customLong("list")) var isListed = false
  @OptionGroup var place: AskedOptions
  @OptionGroup var within: AskedContactOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "intake",
    summary: Bilingual(
      ja: "聞き取り: まだ分からないことだけを聞く", en: "work a script through: asks only what is not known"),
    examples: [
      .init("cb intake --case C-1042", ja: "この製品の聞き取り", en: "the script for this item"),
      .init("cb intake visitSheet --case C-1042", ja: "訪問票", en: "the visit sheet"),
      .init(
        "cb intake --list --case C-1042 --json", ja: "残りを見るだけ", en: "only see what is left"),
    ],
    usages: [
      Bilingual(
        ja: "[台本] [--list] [--case 案件 | --customer お客様 | --item 製品]",
        en: "[SCRIPT] [--list] [--case CASE | --customer CUSTOMER | --item ITEM]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[台本]", en: "[SCRIPT]"), ja: "文書の番号か題名 (省けば製品に合うもの)",
        en: "id or title of the document (else the one that fits the item)")
    ],
    options: [.init("--list", ja: "聞かずに一覧だけ", en: "only list, ask nothing")]
      + AskedOptions.help + [AskedContactOption.help] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "端末では 1 つずつ聞きます: 空の行は飛ばす、? は分からない、- は断られた、. で終わり。"
          + "パイプでは一覧だけを出します。",
        en: "On a terminal it asks one by one: an empty line skips, ? is not known, - declined, "
          + ". ends.  Through a pipe it only lists.")
    ], further: ["casebook ask", "casebook facts", "casebook fact set"])

  func request() throws(ErrorReport) -> IntakeRequest {
    IntakeRequest(
      script: script, isListed: isListed, place: try place.typed(), contact: within.reference,
      terms: try write.terms())
  }
}
