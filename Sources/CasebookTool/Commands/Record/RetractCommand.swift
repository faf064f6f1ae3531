internal import ArgumentParser
internal import Screens

/// `casebook retract REF#N`.
struct RetractCommand: TypedCommand {
  @Argument var entry: String
  @Option var why: String
  @Option var reason: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "retract",
    summary: Bilingual(
      ja: "記入を取り消す (消えはせず、取り消したことが残る)",
      en: "take an entry back by a new event; nothing is deleted"),
    examples: [
      .init("cb retract C-1042#12 --why \"別の案件だった\"", ja: "理由を添えて", en: "with the reason"),
      .init(
        "cb retract C-1042#12 --why 二重 --dry-run", ja: "何が取り消されるか", en: "what would be taken back"),
    ],
    usages: [
      Bilingual(ja: "<REF#N> --why 文 [--reason CODE]", en: "<REF#N> --why TEXT [--reason CODE]")
    ],
    arguments: [.init("<REF#N>", ja: "記入", en: "the entry")],
    options: [
      .init(Bilingual(ja: "--why 文", en: "--why TEXT"), ja: "理由", en: "why"),
      .init("--reason CODE", ja: "理由コード (mistake)", en: "reason code (mistake)"),
    ] + WriteOptions.help,
    further: ["casebook correct", "casebook undo"])

  func request() throws(ErrorReport) -> RetractRequest {
    RetractRequest(
      entry: TypedReference(entry), why: try Typed.text(why, of: "--why"),
      reasonCode: try Typed.text(reason ?? "mistake", of: "--reason"), terms: try write.terms())
  }
}
