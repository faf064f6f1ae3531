internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook ask KEY`.
struct AskCommand: TypedCommand {
  @Argument var key: String
  @Flag var confirm = false
  @Option var because: String?
  @OptionGroup var place: AskedOptions
  @OptionGroup var within: AskedContactOption
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "ask",
    summary: Bilingual(
      ja: "お客様に聞く前に: 分かっていれば答えを出す", en: "before asking the customer: prints what is known"),
    examples: [
      .init(
        "cb ask item.site --case C-1042", ja: "分かっていれば答えと終了コード 1",
        en: "known: the answer, and exit code 1"),
      .init(
        "cb ask item.site --confirm", ja: "読み上げて確かめる", en: "read the answer back"),
      .init(
        "cb ask item.site --because valueDoubted", ja: "それでも聞く (理由が残る)",
        en: "ask all the same; the reason is kept"),
      .init("cb ask 製造番号 --item 4410-0087", ja: "呼び名でも", en: "also by what it is called"),
    ],
    usages: [
      Bilingual(
        ja: "<KEY> [--confirm | --because CODE] [--case 案件 | --customer お客様 | --item 製品]",
        en: "<KEY> [--confirm | --because CODE] [--case CASE | --customer CUSTOMER | --item ITEM]")
    ],
    arguments: [
      .init("<KEY>", ja: "事実の項目: item.serial、または製造番号", en: "the key: item.serial")
    ],
    options: [
      .init("--confirm", ja: "分かっていることを読み上げて確かめる", en: "read back what is known"),
      .init("--because CODE", ja: AskReason.names, en: AskReason.names),
    ] + AskedOptions.help + [AskedContactOption.help] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "分からなければ終了コード 0 で、聞いたことが記録されます。答えは casebook fact set で。"
          + "--because は、分かっていても聞く理由です。",
        en: "What is not known exits 0 and is noted as asked; the answer: casebook fact set. "
          + "--because is why it is asked although it is known."
      )
    ],
    further: ["casebook facts", "casebook fact set", "casebook intake"])

  func request() throws(ErrorReport) -> AskRequest {
    guard !confirm || because == nil else {
      throw UsageProblem.exclusive(["--confirm", "--because"]).report
    }
    return AskRequest(
      key: try Typed.text(key, of: "<KEY>"), isReadBack: confirm,
      because: try Typed.choice(because, of: "--because"), place: try place.typed(),
      contact: within.reference, terms: try write.terms())
  }
}
