internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// Cases to be taken along.
struct PackRequest: Request, Hashable {
  var references: [TypedReference]
  var isToday: Bool
  var directory: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let present = try presentKit(desk)
    let path = if let present { present.path } else { Self.absolute(try place(desk)) }
    guard let server = BookPlace.server(of: desk) ?? present?.file.server else {
      throw Self.noServer(desk)
    }
    var file = KitFile(
      id: IdentifierSource().next(at: desk.now), book: BookID(high: 0, low: 1),
      device: IdentifierSource().next(at: desk.now), server: server)
    file.keyFile = Self.keyFile(desk)
    let link = try desk.world.hubLink(present?.file ?? file, desk)
    let hello = try Self.hello(link)
    let cases = try references.map { (typed) throws(ErrorReport) in
      try Self.case(typed, link)
    }
    guard !desk.options.isDryRun else {
      return Answer(lines: { [Line("casebook pack \(path)")] })
    }
    let kit: Kit
    if let present {
      kit = present
    } else {
      guard let book = Self.book(hello.book) else {
        throw ErrorReport(KitError.answerIsUnreadable(at: "/book"))
      }
      file.book = book
      file.member = hello.member
      file.team = hello.team
      try Self.makeParents(of: path)
      do throws(KitError) {
        kit = try Kit.create(
          at: path, file, secrets: try Self.secrets(desk))
      } catch { throw ErrorReport(error) }
    }
    do throws(KitError) {
      try kit.choose(
        cases, isToday: isToday, server: server, keyFile: file.keyFile)
    } catch { throw ErrorReport(error) }
    let report = try SyncRequest.sync(kit, desk)
    if let failure = report.failure { throw ErrorReport(failure) }
    if present == nil { try use(path, desk) }
    return answer(kit, report, isNew: present == nil, desk)
  }

  // MARK: Places

  /// The kit that is renewed; nil for a new one.
  private func presentKit(_ desk: Desk) throws(ErrorReport) -> Kit? {
    if let directory {
      return Kit.exists(at: directory) ? try desk.openKit(Self.absolute(directory)) : nil
    }
    if BookPlace.server(of: desk) == nil, let kit = try desk.kit() { return kit }
    let usual = try place(desk)
    return Kit.exists(at: usual) ? try desk.openKit(usual) : nil
  }

  private func place(_ desk: Desk) throws(ErrorReport) -> String {
    if let directory { return directory }
    if let data = desk.world.environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/casebook/kit"
    }
    let home = desk.world.environment["HOME"] ?? desk.world.user().home ?? ""
    return home + "/.local/share/casebook/kit"
  }

  private static func absolute(_ path: String) -> String { ContextAddRequest.absolute(path) }

  private static func secrets(_ desk: Desk) throws(KitError) -> String {
    do throws(ErrorReport) { return try BookPlace.state(of: desk) + "/kits" } catch {
      throw .secretsAreMissing(path: "XDG_STATE_HOME")
    }
  }

  private static func keyFile(_ desk: Desk) -> String? {
    RemoteKey.path(of: desk).map { absolute($0.path) }
  }

  private static func makeParents(of path: String) throws(ErrorReport) {
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o700)
    } catch {
      throw ErrorReport(
        code: "book.cannotBeCreated", exit: .cannotCreate,
        message: Bilingual(ja: "\(path) を作れません", en: "\(path) cannot be created"),
        details: [Bilingual(same: "\(error)")])
    }
  }

  private static func noServer(_ desk: Desk) -> ErrorReport {
    ErrorReport(
      code: "pack.needsServer", exit: .usage,
      message: Bilingual(
        ja: "どのサーバーから持ち出すのか分かりません", en: "it is not known from which server"),
      hint: ErrorReport.Hint(desk.lineWords(adding: ["--book", "tcp://cb.example.jp:7100"])))
  }

  /// The commands that come work at the kit.
  private func use(_ path: String, _ desk: Desk) throws(ErrorReport) {
    guard directory == nil else { return }
    let words = ["context", "add", "kit", path, "--use"]
    var options = desk.options
    options.isQuiet = true
    options.format = .text
    options.book = nil
    options.context = nil
    Tool.carryOut(words, options, in: desk.worldBefore)
  }

  // MARK: The server

  private static func hello(_ link: any HubLink) throws(ErrorReport) -> HelloAnswer {
    do throws(KitError) {
      let reply = try link.ask(HelloArguments(client: "casebook \(Tool.version)").request)
      if let problem = DeskProblem(reply) { throw .refused(problem) }
      do throws(UnreadableAnswer) { return try HelloAnswer(reply) } catch {
        throw .answerIsUnreadable(at: error.pointer)
      }
    } catch { throw ErrorReport(error) }
  }

  /// "urn:uuid:…" as the id of a book.
  private static func book(_ source: String) -> BookID? {
    let digits = source.dropFirst("urn:uuid:".count).filter { $0 != "-" }
    guard source.hasPrefix("urn:uuid:"), digits.count == 32,
      let high = UInt64(digits.prefix(16), radix: 16),
      let low = UInt64(digits.suffix(16), radix: 16)
    else { return nil }
    return BookID(high: high, low: low)
  }

  /// The id of a case, which the server knows by what was typed.
  private static func `case`(
    _ typed: TypedReference, _ link: any HubLink
  ) throws(ErrorReport) -> CaseID {
    if let id = CaseID(ulid: typed.text) { return id }
    do throws(KitError) {
      let reply = try link.ask(ViewArguments(.case, of: typed.text).request)
      if let problem = DeskProblem(reply) { throw .refused(problem) }
      guard let bytes = reply.payload.first,
        let json = try? JSON(parsing: bytes, limits: .answer),
        let id = json["data"]?["id"]?.text.flatMap(CaseID.init(ulid:))
      else { throw .answerIsUnreadable(at: "/data/id") }
      return id
    } catch { throw ErrorReport(error) }
  }

  // MARK: The answer

  /// 8 件、客先 6.
  private func answer(
    _ kit: Kit, _ report: SyncReport, isNew: Bool, _ desk: Desk
  ) -> Answer {
    let file = kit.file
    let words = Bilingual(
      ja: "\(file.cases.count) 件を持ち出しました (記録 \(report.receivedCount.grouped))",
      en: "\(file.cases.count) cases packed (\(report.receivedCount.grouped) records)")
    var lines = [Line([Span("OK ", .heading), Span(desk.say(words))]), Line("   " + kit.path)]
    if isNew, directory == nil {
      let use = Bilingual(
        ja: "これからのコマンドは端末の上で動きます (context kit)",
        en: "the commands that come work on this device (context kit)")
      lines.append(Line("   " + desk.say(use), .dim))
    }
    let printed = lines.map { desk.ruler.truncated($0, to: desk.width) }
    let synced = SyncedKit(report: report, file: file, path: kit.path)
    return Answer(
      lines: { printed }, rows: { [[kit.path, "\(file.cases.count)"]] },
      document: { Document(SyncDocument.shape, synced) }, isWanted: false)
  }
}
