internal import Client
internal import Screens

/// Where the book is.
enum BookPlace {
  /// What the command line, the environment or a file says, else
  /// `$XDG_DATA_HOME/casebook/book`, `~/.local/share/casebook/book`.
  static func path(of desk: Desk) throws(ErrorReport) -> String {
    if let (setting, value) = desk.configuration.book(desk.options) {
      let isName = setting.kind == .context
      let place = isName ? try book(ofContext: value, desk) : value.text
      guard !ServerAddress.isMeant(by: place) else {
        let name = (try? Route(desk.words, in: CommandTree.all))?.name ?? ""
        throw RemoteWay.refusal(of: name)
      }
      return place
    }
    if let data = directory("XDG_DATA_HOME", desk) { return data + "/casebook/book" }
    return try home(of: desk) + "/.local/share/casebook/book"
  }

  private static func book(
    ofContext value: Configuration.Value, _ desk: Desk
  ) throws(ErrorReport) -> String {
    let contexts = desk.configuration.contexts
    if let book = contexts[value.text] { return book.text }
    let isTyped = value.origin == .option("--context")
    throw ContextUse.missing(
      value.text, exit: isTyped ? .usage : .configuration, known: contexts.keys.sorted(),
      origin: isTyped ? nil : value.origin.words)
  }

  /// The directory of what belongs to this device: `$XDG_STATE_HOME/casebook`.
  static func state(of desk: Desk) throws(ErrorReport) -> String {
    if let state = directory("XDG_STATE_HOME", desk) { return state + "/casebook" }
    return try home(of: desk) + "/.local/state/casebook"
  }

  /// Relative paths in these variables are to be ignored (XDG Base Directory Specification).
  private static func directory(_ name: String, _ desk: Desk) -> String? {
    desk.world.environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  private static func home(of desk: Desk) throws(ErrorReport) -> String {
    let home = desk.world.environment["HOME"] ?? desk.world.user().home ?? ""
    guard home.hasPrefix("/") else {
      throw ErrorReport(
        code: "config.noHome", exit: .configuration,
        message: Bilingual(
          ja: "ホームディレクトリが分かりません", en: "there is no home directory"),
        hint: ErrorReport.Hint(
          "export CASEBOOK_BOOK=/path XDG_STATE_HOME=/path",
          before: Bilingual(ja: "場所を決める", en: "say where")))
    }
    return home
  }

  /// The address of the server whose book is meant; nil where it is a directory, or unknown.
  static func server(of desk: Desk) -> String? {
    guard let (setting, value) = desk.configuration.book(desk.options) else { return nil }
    let place =
      setting.kind == .context ? desk.configuration.contexts[value.text]?.text : value.text
    return place.flatMap { ServerAddress.isMeant(by: $0) ? $0 : nil }
  }

  /// That a place is meant for a server but is no address.
  static func notAnAddress(_ typed: String) -> ErrorReport {
    ErrorReport(
      code: "server.addressIsWrong", exit: .configuration,
      message: Bilingual(
        ja: "「\(typed)」はサーバーの場所として読めません",
        en: "\"\(typed)\" is no address of a server"),
      details: [
        Bilingual(same: "tcp://cb.example.jp:7100  tcp://[::1]:7100  ipc:///run/casebook/desk")
      ])
  }
}
