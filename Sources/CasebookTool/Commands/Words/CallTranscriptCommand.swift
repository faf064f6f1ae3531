internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook call transcript FILE`.
struct CallTranscriptCommand: TypedCommand {
  @Argument var file: String
  @Option var contact: String?
  @Option var recording: String?
  @Option(name: .customLong("customer-is")) var customerIs: String?
  @Option var language: String?
  @Option var caption: String?
  @Option var retain: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "call transcript",
    summary: Bilingual(
      ja: "通話の書き起こしを応対に付け、注意語を聞き取る",
      en: "attach the transcript of a call and hear its alert words"),
    examples: [
      .init("cb call transcript call.txt", ja: "自分の最後の応対に", en: "to my last contact"),
      .init(
        "cb call transcript call.json --contact C-1042#3 --recording C-1042#4",
        ja: "応対と録音を指す", en: "to a contact, and to its recording"),
      .init(
        "cb call transcript call.vtt --customer-is 話者A", ja: "話者A がお客様",
        en: "話者A is the customer"),
    ],
    usages: [
      Bilingual(
        ja: "<ファイル|-> [--contact REF] [--recording REF] [--customer-is 名,...]",
        en: "<FILE|-> [--contact REF] [--recording REF] [--customer-is NAME,...]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<ファイル|->", en: "<FILE|->"),
        ja: "行ごとに「03:12 お客様: …」の文、WebVTT、SubRip、JSON",
        en: "lines such as \"03:12 customer: …\", WebVTT, SubRip or JSON")
    ],
    options: [
      .init(
        "--contact REF", ja: "応対 (C-1042#3、番号の終わり、- は最後のもの)",
        en: "the contact (C-1042#3, the end of its id, - for my last)"),
      .init(
        "--recording REF", ja: "もとの録音 (省けば応対の録音が 1 つのときそれ)",
        en: "the recording it is of (else the contact's, where it has one)"),
      .init(
        Bilingual(ja: "--customer-is 名,...", en: "--customer-is NAME,..."),
        ja: "どの話者がお客様か (ほかは担当者)", en: "which speakers are the customer (the others are not)"),
      .init("--language TAG", ja: "言語 (ja)", en: "its language (ja)"),
      .init(
        Bilingual(ja: "--caption 文", en: "--caption TEXT"), ja: "何の書き起こしか (省けばファイル名)",
        en: "what it is of (else the name of the file)"),
      .init(
        Bilingual(ja: "--retain 日", en: "--retain DATE"), ja: "消す日 (省けば方針のとおり)",
        en: "when it is destroyed (else as the policy says)"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "注意語は文書 alert-rules、言い換えは文書 dictionary にあります。",
        en: "Alert words stand in the document alert-rules, terms in the document dictionary.")
    ],
    further: ["casebook kpi words", "casebook help words"])

  func request() throws(ErrorReport) -> TranscriptRequest {
    TranscriptRequest(
      file: AttachmentFile(path: file), contact: contact.map(TypedReference.init),
      recording: recording.map(TypedReference.init), customerNames: Typed.list(customerIs),
      language: language, caption: caption, retain: retain, terms: try write.terms())
  }
}
