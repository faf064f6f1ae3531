internal import ArgumentParser
internal import Screens
internal import Service

/// `casebook serve`.
struct ServeCommand: TypedCommand {
  @Option var config: String?
  @Option(parsing: .singleValue) var listen: [String] = []
  @Flag(name: .customLong("insecure-loopback")) var isInsecure = false

  static let help = CommandHelp(
    name: "serve",
    summary: Bilingual(
      ja: "台帳をほかの端末やプログラムに開く (止めるまで動く)",
      en: "serve the book to other machines and programs, until stopped"),
    examples: [
      .init(
        "casebook serve --config /etc/casebook/casebook.toml", ja: "設定ファイルどおり",
        en: "as the file says"),
      .init(
        "casebook serve --listen tcp://*:7100", ja: "窓口は 7100 番、放送はその次の番号",
        en: "requests at 7100, broadcast at the next port"),
      .init(
        "casebook serve --insecure-loopback", ja: "鍵なし、この機械の中だけ。試すときに",
        en: "without keys, on this machine alone: for trying"),
    ],
    usages: [
      Bilingual(
        ja: "[--config ファイル] [--listen 端点]… [--insecure-loopback]",
        en: "[--config FILE] [--listen ENDPOINT]… [--insecure-loopback]")
    ],
    options: [
      .init(
        Bilingual(ja: "--config ファイル", en: "--config FILE"),
        ja: "[serve] のある TOML。省けば /etc/casebook/casebook.toml、それも無ければ既定",
        en: "TOML with a table [serve]; else /etc/casebook/casebook.toml, else the usual"),
      .init(
        Bilingual(ja: "--listen 端点", en: "--listen ENDPOINT"),
        ja: "窓口の端点 tcp://*:7100、ipc:///run/casebook/desk。何度でも",
        en: "where requests come in: tcp://*:7100, ipc:///run/casebook/desk; repeat it"),
      .init(
        "--insecure-loopback",
        ja: "鍵も暗号もなし: この機械の利用者は誰でも、名乗らずに何でも読み書きできる",
        en: "no keys, no encryption: every user of this machine may read and write everything"),
    ],
    notes: [
      Bilingual(
        ja: "先に casebook keys new --server で鍵を作り、casebook keys allow で相手を許します。",
        en: "First make its key with casebook keys new --server; allow others by keys allow."),
      Bilingual(
        ja: "SIGTERM で 2 秒以内に止まり、SIGHUP で許可の一覧を読み直します。",
        en: "SIGTERM ends it within two seconds; SIGHUP has it read the allowlist again."),
    ],
    further: ["casebook keys list", "casebook help settings"])

  func request() throws(ErrorReport) -> ServeRequest {
    var endpoints: [String] = []
    for typed in listen {
      let endpoint = typed.contains("://") ? typed : "tcp://\(typed)"
      guard ServiceConfiguration.isEndpoint(endpoint) else {
        throw UsageProblem.invalidValue(
          typed, of: "--listen", allowed: ["tcp://*:7100", "ipc:///run/casebook/desk"]
        ).report
      }
      endpoints.append(endpoint)
    }
    return ServeRequest(config: config, listen: endpoints, isInsecure: isInsecure)
  }
}
