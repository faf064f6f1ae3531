internal import ArgumentParser
internal import Screens

/// `casebook explain CODE|KIND`.
struct ExplainCommand: TypedCommand {
  @Argument var name: String

  static let help = CommandHelp(
    name: "explain",
    summary: Bilingual(
      ja: "誤りのコード、出来事の種類、印を説明する", en: "explain an error code, a type of event, a sign"),
    examples: [
      .init("cb explain case.doesNotExist", ja: "誤り", en: "an error"),
      .init("cb explain part.installed", ja: "出来事", en: "an event"),
      .init("cb explain 訂", ja: "印", en: "a sign of the timeline"),
      .init("cb explain 65", ja: "終了コード", en: "an exit code"),
    ],
    usages: [Bilingual(ja: "<コード|種類|印>", en: "<CODE|TYPE|SIGN>")],
    arguments: [
      .init(
        Bilingual(ja: "<コード>", en: "<CODE>"), ja: "角かっこの中のコードなど",
        en: "what stood in brackets, or the like")
    ],
    further: ["casebook help exit"])

  func request() throws(ErrorReport) -> ExplainRequest { ExplainRequest(name: name) }
}
