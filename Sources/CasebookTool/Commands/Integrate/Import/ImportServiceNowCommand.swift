internal import ArgumentParser
internal import Screens

/// The audit log of another desk becomes history here.
struct ImportServiceNowCommand: TypedCommand {
  @Argument var file: String
  @Option var zone: String?
  @Option var teams: String?
  @Option var encoding: String?
  @Option var rejects: String?

  static let help = CommandHelp(
    name: "import servicenow",
    summary: Bilingual(ja: "ServiceNow の監査記録を履歴として取り込む", en: "import a ServiceNow audit log"),
    examples: [
      .init(
        "casebook import servicenow incident_event_log.csv --dry-run", ja: "書かずに確かめる",
        en: "writes nothing"),
      .init(
        "casebook import servicenow log.csv --zone America/Sao_Paulo --teams teams.txt",
        ja: "時間帯と班の対応", en: "its time zone, and its groups as our teams"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル> [--zone 時間帯] [--teams ファイル] [--encoding 文字コード] [--rejects ファイル]",
        en: "<FILE> [--zone ZONE] [--teams FILE] [--encoding ENCODING] [--rejects FILE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<ファイル>", en: "<FILE>"), ja: "CSV (incident_event_log)", en: "the CSV")
    ],
    options: [
      .init(
        Bilingual(ja: "--zone 時間帯", en: "--zone ZONE"), ja: "元の時計 (UTC)",
        en: "the clock of its times (UTC)"),
      .init(
        Bilingual(ja: "--teams ファイル", en: "--teams FILE"), ja: "「Group 56=repair」の行",
        en: "lines such as Group 56=repair"),
      ImportTerms.encodingOption, ImportTerms.rejectsOption,
    ], notes: ImportTerms.notes)

  func request() throws(ErrorReport) -> ImportServiceNowRequest {
    ImportServiceNowRequest(
      file: file, zone: zone, teams: teams,
      terms: try ImportTerms(encoding: encoding, rejects: rejects))
  }
}
