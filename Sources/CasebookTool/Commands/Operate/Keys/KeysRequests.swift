internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Service
internal import Wire
internal import ZeroMQ

/// A key of connections to be made.
struct KeysNewRequest: Request, Hashable {
  /// Nil for the server's own.
  let name: String?
  let serverKey: CurvePublicKey?
  let path: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let path = try place(desk)
    guard unsafe access(path, F_OK) != 0 else { throw KeyProblem.exists(path, name) }
    let file: KeyPairFile
    do throws(ZeroMQError) {
      file = KeyPairFile(pair: try CurveKeyPair.generate(), server: server(desk))
    } catch { throw ErrorReport(ServiceError.zeroMQ(error)) }
    if !desk.options.isDryRun { try write(file, to: path, desk) }
    let publicKey = file.pair.publicKey
    let document = KeyDocument(name: name, publicKey, at: path)
    let said = Bilingual(ja: "接続の鍵を作りました: \(path)", en: "a key of connections was made: \(path)")
    return Answer(
      lines: {
        [
          Line([Span("OK ", .heading), Span(desk.say(said))]),
          Line([Span("   "), Span(publicKey.text, .command)]),
        ]
      },
      rows: { [document.row] }, document: { Document(KeyDocument.list, [document]) },
      notes: [Line(desk.say(next(publicKey)), .hint)])
  }

  /// What is done with it.
  private func next(_ publicKey: CurvePublicKey) -> Bilingual {
    guard let name else {
      return Bilingual(
        ja: "   次は  casebook keys allow 名前 --public …   その後  casebook serve",
        en: "   next  casebook keys allow NAME --public …   then  casebook serve")
    }
    let key = ShellText.quoted(publicKey.text)
    let line = "casebook keys allow \(name) --public \(key) --right read"
    return Bilingual(ja: "   サーバーで  \(line)", en: "   on the server  \(line)")
  }

  private func place(_ desk: Desk) throws(ErrorReport) -> String {
    guard let name else {
      let book = try desk.book()
      return DeskDirectory(ofBook: book.path).serverKey
    }
    if let path { return path }
    return try KeyPlace.path(name, desk)
  }

  /// The server's public key, where it is known: typed, or that of the book on this machine.
  private func server(_ desk: Desk) -> CurvePublicKey? {
    if name == nil { return nil }
    if let serverKey { return serverKey }
    guard let book = try? BookPlace.path(of: desk) else { return nil }
    return (try? KeyPairFile(path: DeskDirectory(ofBook: book).serverKey))?.pair.publicKey
  }

  private func write(_ file: KeyPairFile, to path: String, _ desk: Desk) throws(ErrorReport) {
    if name != nil {
      do throws(StreamError) { try SmallFile.makeDirectories(above: path, mode: 0o700) } catch {
        throw ErrorReport(KeyFileError.cannotBeWritten(path: path, why: "\(error)"))
      }
    }
    do throws(KeyFileError) {
      if name == nil { try DeskDirectory(ofBook: try bookPath(desk)).make() }
      try file.write(to: path)
    } catch { throw ErrorReport(error) }
  }

  private func bookPath(_ desk: Desk) throws(KeyFileError) -> String {
    guard let path = desk.openedBook?.path else { throw .isMissing(path: "book.json") }
    return path
  }
}

/// The keys that may connect, to be listed.
struct KeysListRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let keys = try KeyPlace.allowlist(desk).list.keys.map(KeyDocument.init)
    let names = try KeyPlace.memberNames(keys.compactMap(\.member), desk)
    let table = Table(
      columns: [.fits, .fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    let none = Bilingual(ja: "接続を許した相手はまだありません", en: "nobody may connect yet")
    return Answer(
      lines: {
        keys.isEmpty
          ? [Line(desk.say(none))]
          : table.lines(
            keys.map { key in
              [
                Span(key.name ?? "", .command),
                Span(key.member.flatMap { names[$0] } ?? key.team?.code ?? "-"),
                Span(key.audience ?? ""),
                Span(key.rights.map(\.rawValue).joined(separator: " ")),
              ]
            })
      },
      rows: { keys.map(\.row) }, document: { Document(KeyDocument.list, keys) })
  }
}

/// A public key to be shown.
struct KeysShowRequest: Request, Hashable {
  /// Nil for the server's own.
  let name: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let key = try key(desk)
    return Answer(
      lines: { [Line(key.publicKey.text)] }, rows: { [key.row] },
      document: { Document(KeyDocument.list, [key]) })
  }

  private func key(_ desk: Desk) throws(ErrorReport) -> KeyDocument {
    guard let name else {
      let path = DeskDirectory(ofBook: try desk.book().path).serverKey
      do throws(KeyFileError) {
        return KeyDocument(server: try KeyPairFile(path: path).pair.publicKey)
      } catch {
        if case .isMissing = error { throw ServerKeyProblem.isMissing(path) }
        throw ErrorReport(error)
      }
    }
    let list = try KeyPlace.allowlist(desk).list
    guard let key = list[name] else { throw KeyProblem.isUnknown(name, list) }
    return KeyDocument(key)
  }
}

/// Somebody to be shut out.
struct KeysRevokeRequest: Request, Hashable {
  let name: String

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var (list, path) = try KeyPlace.allowlist(desk)
    guard let key = list.revoke(name) else { throw KeyProblem.isUnknown(name, list) }
    if !desk.options.isDryRun { try KeyPlace.write(list, to: path) }
    let said = Bilingual(
      ja: "\(name) の接続を断ちました。動いているサーバーも 1 秒以内に従います",
      en: "\(name) is shut out; a running server obeys within a second")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(said))])] },
      rows: { [KeyDocument(key).row] },
      document: { Document(KeyDocument.list, [KeyDocument(key)]) }, isWanted: false)
  }
}
