internal import ArgumentParser
internal import Screens

/// `casebook health`.
struct HealthCommand: TypedCommand {
  static let help = CommandHelp(
    name: "health",
    summary: Bilingual(ja: "台帳やサーバーが動いているか (終了コード 0 か 1)", en: "exit code 0 if healthy, 1 if not"),
    examples: [
      .init("casebook health", ja: "この台帳", en: "this book"),
      .init("casebook health --book tcp://cb.example.jp:7100", ja: "サーバー", en: "a server"),
      .init("casebook health -q || systemctl restart casebook", ja: "見張りに", en: "for a watchdog"),
    ],
    usages: [Bilingual(same: "")],
    notes: [
      Bilingual(
        ja: "サーバーでは、止まっている、応じない、鍵を断られた、サーバーの鍵が違う、流れが遅れている、ディスクが残り少ない、を分けて言う。何も書かない。",
        en:
          "Of a server it tells apart: down, silent, our key refused, the server's key wrong, the "
          + "feed behind, the disk nearly full.  It writes nothing.")
    ],
    further: ["casebook doctor", "casebook help exit"])

  func request() throws(ErrorReport) -> HealthRequest { HealthRequest() }
}
