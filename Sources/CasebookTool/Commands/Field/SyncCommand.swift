internal import ArgumentParser
internal import Screens

/// `casebook sync`.
struct SyncCommand: TypedCommand {
  @Flag(name: .customLong("watch")) var isWatching = false

  static let help = CommandHelp(
    name: "sync",
    summary: Bilingual(ja: "端末の記録を送り、新しいものを受け取る", en: "send what waits and fetch what is new"),
    examples: [
      .init("cb sync", ja: "今すぐ", en: "now"),
      .init("cb sync --watch", ja: "つながるたびに", en: "whenever there is network"),
    ],
    usages: [Bilingual(same: "[--watch]")],
    options: [
      .init("--watch", ja: "続けて送受信する", en: "go on sending and fetching")
    ],
    notes: [
      Bilingual(
        ja: "送るものがあれば、コマンドの後にひとりでに始まります (30 秒に一度まで)。"
          + "何度送っても 1 度だけ記録されます。",
        en: "It begins by itself after a command while something waits, at most every 30 s. "
          + "Whatever is sent again is recorded once.")
    ],
    further: ["casebook outbox list", "casebook pack"])

  func request() throws(ErrorReport) -> SyncRequest { SyncRequest(isWatching: isWatching) }
}
