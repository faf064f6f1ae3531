internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// A book to be created.
struct InitRequest: Request, Hashable {
  var path: String?
  /// The name of who runs the command, to be registered as a member.
  var name: String?
  var team: String?
  /// The country of national telephone numbers.
  var region: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var place = path ?? ""
    if place.isEmpty { place = try BookPlace.path(of: desk) }
    guard !desk.options.isDryRun else {
      return Answer(lines: { [Line("casebook init \(place)")] })
    }
    try Self.makeParents(of: place)
    let identifiers = IdentifierSource()
    let book: Book
    do throws(BookError) {
      book = try Book.prepare(
        at: place, id: identifiers.next(at: desk.now), clock: desk.world.clock)
    } catch {
      guard case .isHalfMade = error else { throw ErrorReport(error) }
      throw ErrorReport(
        halfMade: place, again: desk.lineWords(adding: path == nil ? [place] : []))
    }
    desk.openedBook = book
    do throws(ErrorReport) { try fill(book, desk) } catch {
      desk.openedBook = nil
      book.abandon()
      throw error
    }
    return answer(place, book, desk)
  }

  /// Writes what is in the book from the first moment on; then it is one.
  private func fill(_ book: Book, _ desk: Desk) throws(ErrorReport) {
    try publish(desk)
    if let name {
      let request = MemberNewRequest(
        name: name, team: team ?? Team.support.code, osUser: desk.world.user().name)
      _ = try request.run(at: desk)
    }
    do throws(BookError) { try book.establish() } catch { throw ErrorReport(error) }
  }

  /// Teams, reason codes, the calendar and the schema; and the country, if it is known.
  private func publish(_ desk: Desk) throws(ErrorReport) {
    let writer = try Writer(desk, WriteTerms())
    let zone = try desk.zone()
    var documents = DefaultDocuments.all(
      zone: BusinessZone(zone, around: desk.now),
      schema: Registry.embedded)
    var region = Self.region(ofLocale: desk.world.environment)
    if let typed = self.region { region = try PhoneRegion.checked(typed, option: "--region") }
    if let region {
      documents.append(
        DocumentPublished(
          documentID: Settings.telephone, kind: .policy, version: 1, title: "Telephone 電話",
          content: JSON.object(["region": .string(region)]).bytes(), audience: .agents))
    }
    for document in documents {
      _ = try writer.decide(
        .publishDocument(document), refs: Refs(), says: Bilingual(same: ""), on: WriteSubject())
    }
  }

  private func answer(_ place: String, _ book: Book, _ desk: Desk) -> Answer {
    let first = Bilingual(ja: "台帳 \(place) を作りました", en: "book \(place) created")
    let next = Bilingual(
      ja: "次は  casebook customer new \"名前\" --phone 番号",
      en: "next  casebook customer new NAME --phone N")
    let keys = Bilingual(
      ja: "鍵は \(place)/keys にあります。別の場所に控えを取ってください",
      en: "the keys are in \(place)/keys; keep a copy elsewhere")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(first))])] },
      rows: { [[place, book.file.id.description]] },
      document: {
        Document(InitDocument.shape, InitDocument(id: book.file.id, path: place))
      },
      notes: [Line("   " + desk.say(keys)), Line("   " + desk.say(next))], isWanted: false)
  }

  /// `ja_JP.UTF-8` says Japan; a locale without a territory says nothing.
  private static func region(ofLocale environment: [String: String]) -> String? {
    let locale =
      ["LC_ALL", "LC_TELEPHONE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    let parts = locale.prefix { $0 != "." && $0 != "@" }.split(separator: "_")
    guard parts.count == 2, parts[1].count == 2, parts[1].allSatisfy(\.isLetter) else { return nil }
    return parts[1].uppercased()
  }

  /// The directories above the book, as `mkdir -p` would.
  private static func makeParents(of path: String) throws(ErrorReport) {
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o755)
    } catch {
      throw ErrorReport(
        code: "book.cannotBeCreated", exit: .cannotCreate,
        message: Bilingual(ja: "\(path) を作れません", en: "\(path) cannot be created"),
        details: [Bilingual(same: "\(error)")])
    }
  }
}
