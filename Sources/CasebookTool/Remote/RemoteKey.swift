internal import Client
internal import Glibc
internal import Screens
internal import Wire
internal import ZeroMQ

/// The file with which a client shows who it is.
///
/// TOML: `public`, `secret` and `server`, each a key of 40 characters.
enum RemoteKey {
  /// Where it is: `--key`, CASEBOOK_KEY, that of the context, the setting `key`, else
  /// `$XDG_CONFIG_HOME/casebook/keys/default.toml`.
  static func path(of desk: Desk) -> (path: String, isSaid: Bool)? {
    if let typed = desk.options.key { return (typed, true) }
    if let set = desk.configuration.variable(.key) { return (set.text, true) }
    if let context = desk.configuration.book(desk.options), context.setting.kind == .context,
      let key = desk.configuration.contextKeys[context.value.text]
    {
      return (key.text, true)
    }
    if let set = desk.configuration.value(of: .key, typed: nil) { return (set.text, true) }
    let home = Configuration.home(desk.world)
    guard let config = ConfigPlaces.user(desk.world.environment, home: home) else { return nil }
    let directory = config.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (directory.joined(separator: "/") + "/keys/default.toml", false)
  }

  /// The keys; nil where there are none and the server is on this machine, which may do without.
  static func keys(
    of desk: Desk, for address: ServerAddress
  ) throws(ErrorReport) -> ClientKeys? {
    let place = path(of: desk)
    let look = place.map { SmallFile.look($0.path) } ?? .missing
    switch look {
    case .missing:
      if address.isLocal, place?.isSaid != true { return nil }
      throw missing(place?.path ?? "", address)
    case .unreadable: throw problem(place?.path ?? "", SystemText.lastError())
    case .bytes(let bytes):
      let path = place?.path ?? ""
      try checkMode(path)
      return try keys(in: bytes, path)
    }
  }

  /// The keys that a file holds.
  private static func keys(
    in bytes: [UInt8], _ path: String
  ) throws(ErrorReport) -> ClientKeys {
    guard case .success(let json) = ConfigText.json(bytes) else {
      throw problem(path, "TOML")
    }
    guard let own = json["public"]?.text.flatMap(CurvePublicKey.init) else {
      throw problem(path, "public")
    }
    guard let secret = json["secret"]?.text.flatMap(CurveSecretKey.init) else {
      throw problem(path, "secret")
    }
    guard let server = json["server"]?.text.flatMap(CurvePublicKey.init) else {
      throw problem(path, "server")
    }
    return ClientKeys(server: server, pair: CurveKeyPair(publicKey: own, secretKey: secret))
  }

  private static func checkMode(_ path: String) throws(ErrorReport) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return }
    throw ErrorReport(
      code: "key.isOpen", exit: .configuration,
      message: Bilingual(
        ja: "\(path) をほかの利用者が読めます", en: "others can read \(path)"),
      details: [
        Bilingual(
          ja: "この鍵を持つ人は、あなたとして記録できます", en: "whoever has this key can record in your name")
      ],
      hint: ErrorReport.Hint("chmod 600 \(ShellText.quoted(path))"))
  }

  private static func missing(_ path: String, _ address: ServerAddress) -> ErrorReport {
    ErrorReport(
      code: "key.doesNotExist", exit: .configuration,
      message: Bilingual(
        ja: "\(address.text) に使う鍵がありません (\(path))",
        en: "there is no key for \(address.text) (\(path))"),
      details: [
        Bilingual(
          ja: "鍵は台帳のある機械で casebook keys new が作ります",
          en: "casebook keys new makes one, on the machine of the book")
      ],
      hint: ErrorReport.Hint(
        "casebook --key FILE", before: Bilingual(ja: "別の場所なら", en: "if it is elsewhere")))
  }

  private static func problem(_ path: String, _ why: String) -> ErrorReport {
    ErrorReport(
      code: "key.cannotBeUsed", exit: .configuration,
      message: Bilingual(
        ja: "鍵のファイル \(path) が使えません (\(why))",
        en: "the key file \(path) cannot be used (\(why))"),
      details: [
        Bilingual(
          ja: "public、secret、server がそれぞれ 40 字で要ります",
          en: "it needs public, secret and server, 40 characters each")
      ])
  }
}
