internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook customer disclose REF`.
struct CustomerDiscloseCommand: TypedCommand {
  @Argument var reference: String
  @Option(name: [.customShort("o"), .customLong("output")]) var output: String?
  @Option var to: String?
  @Option var why: String?
  @Flag var force = false
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "customer disclose",
    summary: Bilingual(
      ja: "お客様について残しているものをすべて出す (開示)", en: "hand out everything that is kept of a person"),
    examples: [
      .init("cb customer disclose K-77 -o K-77.txt", ja: "読める形でファイルに", en: "to be read, in a file"),
      .init(
        "cb customer disclose K-77 -o K-77.json --json", ja: "添付は K-77.json.media/ に",
        en: "for programs; media in K-77.json.media/"),
      .init(
        "cb customer disclose K-77 --to authority --why warrant", ja: "官公庁の求めで",
        en: "as an authority asked"),
    ],
    usages: [
      Bilingual(
        ja: "<お客様> [-o ファイル] [--to 相手] [--why 理由] [--force]",
        en: "<CUSTOMER> [-o FILE] [--to WHOM] [--why CODE] [--force]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "<お客様>", en: "<CUSTOMER>"), ja: "K-77、電話番号", en: "K-77, a telephone number")
    ],
    options: [
      .init(
        Bilingual(ja: "-o, --output ファイル", en: "-o, --output FILE"),
        ja: "ファイルに。添付は ファイル.media/ に", en: "into a file; media into FILE.media/"),
      .init(
        Bilingual(ja: "--to 相手", en: "--to WHOM"),
        ja: DisclosureTarget.allCases.map(\.rawValue).joined(separator: " ") + " (subject)",
        en: DisclosureTarget.allCases.map(\.rawValue).joined(separator: " ") + " (subject)"),
      .init(
        Bilingual(ja: "--why 理由", en: "--why CODE"), ja: "理由コード (subjectRequest)",
        en: "a reason code (subjectRequest)"),
      .init("--force", ja: "あるファイルに上書きする", en: "replace a file that is there"),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "本人に渡すには、本人と確かめた応対が要ります (contact identify --level verified)。",
        en: "For the person, one of the contacts must have proved who it is "
          + "(contact identify --level verified)."),
      Bilingual(
        ja: "ほかの人について書かれた言葉も含みます。渡す前に人が目を通してください。",
        en: "It holds words about others too: somebody has to read it before it is handed out."),
    ],
    further: ["casebook contact identify", "casebook customer erase"])

  func request() throws(ErrorReport) -> CustomerDiscloseRequest {
    CustomerDiscloseRequest(
      customer: TypedReference(reference), output: output,
      target: try Typed.choice(to, of: "--to") ?? .subject,
      why: try Typed.text(why ?? "subjectRequest", of: "--why"), replaces: force,
      terms: try write.terms())
  }
}
