internal import ArgumentParser
internal import Screens

/// `casebook pack --today|REF…`.
struct PackCommand: TypedCommand {
  @Argument var references: [String] = []
  @Flag(name: .customLong("today")) var isToday = false
  @Option(name: .customLong("to")) var directory: String?

  static let help = CommandHelp(
    name: "pack",
    summary: Bilingual(ja: "案件を端末に持ち出す", en: "take cases along on this device"),
    examples: [
      .init("cb pack --today", ja: "今日の訪問", en: "today's visits"),
      .init("cb pack C-1042 C-1050", ja: "この案件も", en: "these cases, too"),
      .init(
        "cb pack --today --book tcp://cb.example.jp:7100", ja: "初めての端末で", en: "the first time"),
    ],
    usages: [
      Bilingual(
        ja: "--today | <案件>… [--to ディレクトリ]", en: "--today | <CASE>… [--to DIR]")
    ],
    arguments: [
      .init(Bilingual(ja: "<案件>…", en: "<CASE>…"), ja: "C-1042", en: "C-1042")
    ],
    options: [
      .init("--today", ja: "自分の今日の訪問", en: "my visits of today"),
      .init(
        Bilingual(ja: "--to ディレクトリ", en: "--to DIR"), ja: "置き場所 (省けば既定の場所)",
        en: "where (else the default place)"),
    ],
    notes: [
      Bilingual(
        ja: "持ち出した後は、どのコマンドも電波なしで端末の上で動きます。"
          + "端末の外では開けません。",
        en: "From then on every command works on this device without network. "
          + "Elsewhere it cannot be opened.")
    ],
    further: ["casebook sync", "casebook outbox list", "casebook go"])

  func request() throws(ErrorReport) -> PackRequest {
    guard isToday || !references.isEmpty else {
      throw UsageProblem.missingArgument("--today|REF…", command: "pack").report
    }
    return PackRequest(
      references: references.map(TypedReference.init), isToday: isToday, directory: directory)
  }
}
