internal import ArgumentParser
internal import Screens

/// `casebook upgrade`.
struct UpgradeCommand: TypedCommand {
  @Option var backup: String?

  static let help = CommandHelp(
    name: "upgrade",
    summary: Bilingual(
      ja: "古い版の台帳をこの版の形式にする (先に控えを取る)", en: "bring an older book to this version, after a backup"),
    examples: [
      .init("casebook upgrade", ja: "控えは台帳の隣に", en: "with the backup beside the book"),
      .init(
        "casebook upgrade --backup /mnt/usb/before", ja: "控えの場所を決める",
        en: "with the backup somewhere else"),
      .init("casebook upgrade --dry-run", ja: "何をするかだけ", en: "only say what would be done"),
    ],
    usages: [Bilingual(ja: "[--backup ディレクトリ]", en: "[--backup DIR]")],
    options: [
      .init(
        Bilingual(ja: "--backup ディレクトリ", en: "--backup DIR"), ja: "控えを置く新しい場所",
        en: "a new directory for the backup")
    ],
    notes: [
      Bilingual(
        ja: "途中で止まっても、もう一度で続けられます。その間もほかの人は古い版のまま使えます。"
          + "新しい版の台帳は断ります (終了コード 76)。",
        en:
          "If it is interrupted, run it again.  Others go on meanwhile with the older version.  A "
          + "book of a newer version is refused: exit code 76.")
    ],
    further: ["casebook doctor", "casebook verify", "casebook restore --help"])

  func request() throws(ErrorReport) -> UpgradeRequest {
    UpgradeRequest(
      backup: try backup.map { (typed) throws(ErrorReport) in
        try Typed.text(typed, of: "--backup")
      })
  }
}
