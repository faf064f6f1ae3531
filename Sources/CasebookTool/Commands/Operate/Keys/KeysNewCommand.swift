internal import ArgumentParser
internal import Screens
internal import ZeroMQ

/// `casebook keys new NAME`.
struct KeysNewCommand: TypedCommand {
  @Argument var name: String?
  @Flag(name: .customLong("server")) var isServer = false
  @Option(name: .customLong("server-key")) var serverKey: String?
  @Option var to: String?

  static let help = CommandHelp(
    name: "keys new",
    summary: Bilingual(
      ja: "接続の鍵を作る: この端末の、またはサーバーの",
      en: "make a key of connections: this device's, or the server's"),
    examples: [
      .init("casebook keys new --server", ja: "台帳のあるサーバーで、一度だけ", en: "where the book is, once"),
      .init(
        "casebook keys new kimura-tablet", ja: "端末で。公開鍵だけをサーバーに渡す",
        en: "on the device; only the public half goes to the server"),
      .init(
        "casebook keys new erp --server-key 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'",
        ja: "サーバーの公開鍵も入れて", en: "with the server's public key in it"),
    ],
    usages: [
      Bilingual(
        ja: "<名前> [--server-key 鍵] [--to ファイル]", en: "<NAME> [--server-key KEY] [--to FILE]"),
      Bilingual(same: "--server"),
    ],
    arguments: [KeysHelp.name],
    options: [
      .init(
        "--server", ja: "サーバーの鍵を台帳の desk/server.key に",
        en: "the server's, in the book's desk/server.key"),
      .init(
        Bilingual(ja: "--server-key 鍵", en: "--server-key KEY"),
        ja: "相手のサーバーの公開鍵 (keys show で出る)", en: "the server's public key, as keys show prints it"),
      .init(
        Bilingual(ja: "--to ファイル", en: "--to FILE"), ja: "既定は設定の置き場の keys/名前.toml",
        en: "else keys/NAME.toml beside the configuration"),
    ],
    notes: [
      Bilingual(
        ja: "秘密の半分はこの端末から出しません。すでにある鍵は上書きしません。",
        en: "The secret half stays on this machine.  A key that is there is never replaced."),
      KeysHelp.twoKinds,
    ],
    further: ["casebook keys allow", "casebook keys show"])

  func request() throws(ErrorReport) -> KeysNewRequest {
    if isServer {
      if let name { throw UsageProblem.unexpected([name], command: Self.help.name).report }
      return KeysNewRequest(name: nil, serverKey: nil, path: nil)
    }
    guard let name else {
      throw UsageProblem.missingArgument("<NAME>", command: Self.help.name).report
    }
    var server: CurvePublicKey?
    if let serverKey {
      server = CurvePublicKey(serverKey)
      guard server != nil else {
        throw UsageProblem.invalidValue(serverKey, of: "--server-key", allowed: []).report
      }
    }
    return KeysNewRequest(name: try KeysHelp.name(name), serverKey: server, path: to)
  }
}
