internal import Cases
internal import Wire
internal import ZeroMQ

/// The keys that may speak to a service: `BOOK/desk/clients.toml`.
package struct Allowlist: Hashable, Sendable {
  /// Bound: how many keys.
  package static let keyCountMax = 10_000

  /// In the order of the file.
  package private(set) var keys: [AllowedKey]

  package init(_ keys: [AllowedKey] = []) { self.keys = keys }

  /// Reads the file; none at all is a list that allows nobody.
  ///
  /// - Throws: Why it cannot be used: then nothing of it holds.
  package init(path: String) throws(KeyFileError) {
    let json: JSON
    // Who may write to it decides who comes in; who may read it learns names and public keys.
    do throws(KeyFileError) { json = try KeyFile.json(path, forbidden: 0o022) } catch .isMissing {
      keys = []
      return
    }
    do throws(MemberError) {
      let document = try Members(json, at: "", allowed: ["client"])
      keys = []
      let elements = try document.optional("client", "a list of tables") { $0.elements } ?? []
      for (index, element) in elements.enumerated() {
        keys.append(try AllowedKey(element, at: "/client/\(index)"))
      }
    } catch {
      throw .isMalformed(path: path, at: error.pointer, why: error.why)
    }
    try check(path)
  }

  private func check(_ path: String) throws(KeyFileError) {
    guard keys.count <= Self.keyCountMax else { throw .isTooLong(path: path) }
    var names: Set<String> = []
    var known: Set<CurvePublicKey> = []
    for key in keys {
      guard names.insert(key.name).inserted, known.insert(key.publicKey).inserted else {
        throw .isDoubled(path: path, name: key.name)
      }
      guard !Self.published.contains(key.publicKey.text) else {
        throw .isPublished(path: path, name: key.name)
      }
    }
  }

  /// The halves that zmq_curve(7) prints: everybody has the secrets to them.
  private static let published: Set<String> = [
    "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7", "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID",
  ]

  /// The key of that name.
  package subscript(_ name: String) -> AllowedKey? { keys.first { $0.name == name } }

  /// Adds a key, in the place of one with the same name.
  package mutating func allow(_ key: AllowedKey) {
    if let place = keys.firstIndex(where: { $0.name == key.name }) {
      keys[place] = key
    } else {
      keys.append(key)
    }
  }

  /// Takes a key out; nil if there was none of that name.
  package mutating func revoke(_ name: String) -> AllowedKey? {
    guard let place = keys.firstIndex(where: { $0.name == name }) else { return nil }
    return keys.remove(at: place)
  }

  /// Replaces the file; a service that runs notices it within half a second.
  ///
  /// - Throws: When what it would say cannot be read again, or it cannot be written.
  package func write(to path: String) throws(KeyFileError) {
    try check(path)
    try KeyFile.write(toml, to: path)
  }

  private var toml: String {
    var text = """
      # Who may speak to `casebook serve`: keys of connections, not those that seal personal data.
      # Written by `casebook keys allow` and `casebook keys revoke`; a change holds at once.

      """
    for key in keys { text += "\n[[client]]\n" + key.toml }
    return text
  }
}

extension AllowedKey {
  private static let names: Set = [
    "name", "public", "member", "team", "audience", "rights", "doPerSecond", "readPerSecond",
    "burst", "blobBytesPerSecond",
  ]

  fileprivate init(_ json: JSON, at pointer: String) throws(MemberError) {
    let table = try Members(json, at: pointer, allowed: Self.names)
    let name = try table.required("name", "letters, digits, - _ and .") { json in
      json.text.flatMap { Self.isName($0) ? $0 : nil }
    }
    let publicKey = try table.required("public", "a key: 40 characters of Z85") { json in
      json.text.flatMap(CurvePublicKey.init)
    }
    var rights: Set<Right> = []
    for word in try table.texts("rights") ?? [] {
      guard let right = Right(rawValue: word) else {
        let words = Right.allCases.map(\.rawValue).joined(separator: " ")
        throw table.error("rights", "expected some of \(words)")
      }
      rights.insert(right)
    }
    self.init(
      name: name, publicKey: publicKey,
      member: try table.optional("member", "a ULID") { $0.text.flatMap(MemberID.init(ulid:)) },
      team: try table.optional("team", "the code of a team") { $0.text.flatMap(Team.init) },
      audience: try table.required("audience", "the name of an audience") { $0.text },
      rights: rights, rates: try DeskRates(table))
  }

  /// Its lines; nothing in them needs an escape.
  fileprivate var toml: String {
    var lines = ["name = \"\(name)\"", "public = \"\(publicKey)\""]
    if let member { lines.append("member = \"\(member)\"") }
    if let team { lines.append("team = \"\(team.code)\"") }
    lines.append("audience = \"\(audience)\"")
    let words = Right.allCases.filter(rights.contains).map { "\"\($0.rawValue)\"" }
    lines.append("rights = [\(words.joined(separator: ", "))]")
    let usual = DeskRates()
    if rates.doPerSecond != usual.doPerSecond { lines.append("doPerSecond = \(rates.doPerSecond)") }
    if rates.readPerSecond != usual.readPerSecond {
      lines.append("readPerSecond = \(rates.readPerSecond)")
    }
    if rates.burst != usual.burst { lines.append("burst = \(rates.burst)") }
    if rates.blobBytesPerSecond != usual.blobBytesPerSecond {
      lines.append("blobBytesPerSecond = \(rates.blobBytesPerSecond)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension DeskRates {
  /// The bound of a rate that somebody chooses.
  private static let rateMax = 1_000_000_000

  /// What a table says; else what every key may.
  init(_ table: Members) throws(MemberError) {
    let range = 0...Self.rateMax
    doPerSecond = try table.count("doPerSecond", range) ?? doPerSecond
    readPerSecond = try table.count("readPerSecond", range) ?? readPerSecond
    burst = try table.count("burst", range) ?? burst
    blobBytesPerSecond = try table.count("blobBytesPerSecond", range) ?? blobBytesPerSecond
  }
}
