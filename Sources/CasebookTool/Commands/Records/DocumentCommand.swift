internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook document publish FILE`.
struct DocumentPublishCommand: TypedCommand {
  @Argument var file: String
  @Option var kind: String
  @Option var id: String?
  @Option var title: String?
  @Option var audience: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "document publish",
    summary: Bilingual(
      ja: "手順書・理由コード・班などの新しい版を公開する", en: "publish a version of a manual, reason codes, teams, …"),
    examples: [
      .init("cb document publish teams.json --kind teams", ja: "班", en: "the teams"),
      .init(
        "cb document publish e4.md --kind article --id e4-noise --title \"E4 異音\"", ja: "記事",
        en: "an article"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル|-> --kind K [--id 名] [--title 題] [--audience A]",
        en: "<FILE|-> --kind K [--id NAME] [--title TEXT] [--audience A]")
    ],
    arguments: [
      .init(Bilingual(ja: "<ファイル|->", en: "<FILE|->"), ja: "内容", en: "the content")
    ],
    options: [
      .init(
        "--kind K", ja: DocumentKind.allCases.map(\.rawValue).joined(separator: " "),
        en: DocumentKind.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        Bilingual(ja: "--id 名", en: "--id NAME"), ja: "文書の名 (省けば種類の名)",
        en: "its name (else that of the kind)"),
      .init(Bilingual(ja: "--title 題", en: "--title TEXT"), ja: "題", en: "its title"),
      .init(
        "--audience A",
        ja: DocumentAudience.allCases.map(\.rawValue).joined(separator: " ") + " (agents)",
        en: DocumentAudience.allCases.map(\.rawValue).joined(separator: " ") + " (agents)"),
    ] + WriteOptions.help,
    further: ["casebook help fact-keys", "casebook help clocks"])

  func request() throws(ErrorReport) -> DocumentPublishRequest {
    DocumentPublishRequest(
      file: file, kind: try Typed.choice(kind, of: "--kind"), id: id, title: title,
      audience: try Typed.choice(audience, of: "--audience") ?? .agents, terms: try write.terms())
  }
}
