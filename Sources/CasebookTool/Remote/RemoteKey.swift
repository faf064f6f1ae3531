internal import Client
internal import Screens
internal import Service

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
    guard let place = path(of: desk) else {
      if address.isLocal { return nil }
      throw missing("", address)
    }
    let file: KeyPairFile
    do throws(KeyFileError) { file = try KeyPairFile(path: place.path) } catch {
      guard case .isMissing = error else { throw ErrorReport(error) }
      if address.isLocal, !place.isSaid { return nil }
      throw missing(place.path, address)
    }
    guard let server = file.server else { throw namesNoServer(place.path) }
    return ClientKeys(server: server, pair: file.pair)
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

  private static func namesNoServer(_ path: String) -> ErrorReport {
    ErrorReport(
      code: "key.namesNoServer", exit: .configuration,
      message: Bilingual(
        ja: "鍵のファイル \(path) にサーバーの公開鍵がありません",
        en: "the key file \(path) does not hold the server's public key"),
      hint: ErrorReport.Hint(
        "casebook keys show",
        before: Bilingual(
          ja: "台帳のある機械で見て server = \"…\" の行を足す",
          en: "see it on the machine of the book, and add a line server = \"…\"")))
  }
}
