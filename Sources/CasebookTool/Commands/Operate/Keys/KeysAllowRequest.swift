internal import Casebook
internal import Cases
internal import Screens
internal import Service
internal import Views
internal import Wire
internal import ZeroMQ

/// Somebody who is to be let in, or may do something else from now on.
struct KeysAllowRequest: Request, Hashable {
  let name: String
  let publicKey: CurvePublicKey?
  let member: String?
  let team: String?
  let audience: String?
  /// Nil leaves them as they were.
  let rights: Set<Right>?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var (list, path) = try KeyPlace.allowlist(desk)
    let before = list[name]
    var known = publicKey ?? before?.publicKey
    if known == nil { known = try ownKey(desk) }
    guard let publicKey = known else { throw KeyProblem.needsKey(name) }
    var key =
      before
      ?? AllowedKey(name: name, publicKey: publicKey, rights: [.read])
    key.publicKey = publicKey
    if let member {
      let card = try desk.member(member, option: "--member")
      key.member = card.state.id
      key.team = card.state.team
    }
    if let team { key.team = try desk.team(team, option: "--team") }
    if let audience { key.audience = audience }
    if let rights { key.rights = rights }
    list.allow(key)
    if !desk.options.isDryRun { try KeyPlace.write(list, to: path) }
    let allowed = KeyDocument(key)
    let words = allowed.rights.map(\.rawValue).joined(separator: " ")
    let said = Bilingual(
      ja: "\(name) を許しました: 範囲 \(key.audience)、権利 \(words)",
      en: "\(name) may connect: audience \(key.audience), rights \(words)")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { [allowed.row] }, document: { Document(KeyDocument.list, [allowed]) },
      isWanted: false)
  }

  /// The key of that name that was made on this machine.
  private func ownKey(_ desk: Desk) throws(ErrorReport) -> CurvePublicKey? {
    let path = try KeyPlace.path(name, desk)
    do throws(KeyFileError) { return try KeyPairFile(path: path).pair.publicKey } catch {
      if case .isMissing = error { return nil }
      throw ErrorReport(error)
    }
  }
}

/// Where keys of connections lie.
enum KeyPlace {
  /// `$XDG_CONFIG_HOME/casebook/keys/NAME.toml`.
  static func path(_ name: String, _ desk: Desk) throws(ErrorReport) -> String {
    let file = try ConfigFiles.path(.user, desk)
    let directory = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return directory.joined(separator: "/") + "/keys/\(name).toml"
  }

  /// Who may connect to the server of the book.
  static func allowlist(
    _ desk: Desk
  ) throws(ErrorReport) -> (list: Allowlist, path: String) {
    let path = DeskDirectory(ofBook: try desk.book().path).allowlist
    do throws(KeyFileError) { return (try Allowlist(path: path), path) } catch {
      throw ErrorReport(error)
    }
  }

  /// Replaces the list.
  static func write(_ list: Allowlist, to path: String) throws(ErrorReport) {
    let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    do throws(KeyFileError) {
      try DeskDirectory(ofBook: directory.joined(separator: "/")).make()
      try list.write(to: path)
    } catch { throw ErrorReport(error) }
  }

  /// The names of members, where the book opens them.
  static func memberNames(
    _ ids: [MemberID], _ desk: Desk
  ) throws(ErrorReport) -> [MemberID: String] {
    try desk.read { (snapshot) throws(RowsError) in
      var names: [MemberID: String] = [:]
      for id in ids { names[id] = try snapshot.member(id)?.name.text }
      return names
    }
  }
}

/// What goes wrong with keys of connections.
enum KeyProblem {
  static func exists(_ path: String, _ name: String?) -> ErrorReport {
    ErrorReport(
      code: "keys.exists", exit: .cannotCreate,
      message: Bilingual(
        ja: "\(path) がもうあります。鍵は上書きしません",
        en: "\(path) is there already; a key is never replaced"),
      hint: ErrorReport.Hint(
        name.map { "casebook keys new \($0)-2" } ?? "casebook keys show"))
  }

  static func needsKey(_ name: String) -> ErrorReport {
    ErrorReport(
      code: "keys.needsKey", exit: .usage,
      message: Bilingual(
        ja: "\(name) の公開鍵が要ります", en: "the public key of \(name) is needed"),
      hint: ErrorReport.Hint(
        "casebook keys new \(name)",
        before: Bilingual(ja: "端末で作る", en: "make it on the device")))
  }

  static func isUnknown(_ name: String, _ list: Allowlist) -> ErrorReport {
    let near: [String] =
      switch NameMatch(name, among: list.keys.map(\.name)) {
      case .exact(let name), .repaired(let name): [name]
      case .near(let names): names
      }
    return ErrorReport(
      code: "keys.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "「\(name)」という接続の鍵は許していません", en: "no key of connections is allowed as \(name)"),
      details: near.isEmpty
        ? []
        : [
          Bilingual(
            ja: "近いもの  \(near.joined(separator: "  "))",
            en: "near  \(near.joined(separator: "  "))")
        ],
      hint: ErrorReport.Hint("casebook keys list"))
  }
}
