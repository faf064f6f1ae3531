internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// What is kept of a customer, to be handed out.
struct CustomerDiscloseRequest: Request, Hashable {
  var customer: TypedReference
  /// Nil for standard output.
  var output: String?
  var target: DisclosureTarget
  /// A reason code.
  var why: String
  var replaces = false
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let output { try desk.checkFile(output) }
    let writer = try Writer(desk, terms)
    let card = try desk.customer(customer)
    let subject = WriteSubject(customer: card)
    let disclosure = try desk.disclosure(of: card)
    let document = Document(DisclosureDocument.shape, disclosure)
    let lines = try Self.lines(disclosure, card, desk)
    let isJSON = desk.options.format == .json || desk.options.format == .ndjson
    let bytes = isJSON ? document.json.line() : Array(lines.rendered(.off).utf8)
    let made = DisclosureMade(
      to: target, what: .export, reason: why, sha256: Book.sha256(bytes))
    let said = Bilingual(
      ja: "\(card.number) の開示: 記録 \(disclosure.records.count) 件、添付 \(disclosure.media.count) 件",
      en: "disclosed of \(card.number): \(disclosure.records.count) records, "
        + "\(disclosure.media.count) attachments")
    // Nothing leaves the house before the book has noted that it did.
    let answer = try writer.decide(
      .disclose(made), refs: subject.refs, says: said, on: subject)
    guard !desk.options.isDryRun else { return answer }
    guard let output else {
      return Answer(lines: { lines }, document: { document }, notes: [Self.warning(desk)])
    }
    try write(bytes, to: output, desk)
    try writeMedia(disclosure.media, beside: output, writer.book)
    var noted = answer
    noted.notes.append(Self.warning(desk))
    return noted
  }

  private static func warning(_ desk: Desk) -> Line {
    Line(
      desk.say(
        Bilingual(
          ja: "ほかの人についての言葉が含まれていないか、渡す前に確かめてください",
          en: "look for words about others before it is handed out")), .notice)
  }

  // MARK: For people

  private static func lines(
    _ disclosure: Disclosure, _ card: CustomerCard, _ desk: Desk
  ) throws(ErrorReport) -> [Line] {
    let dates = try desk.dates()
    let text = RecordText(desk: desk, dates: dates)
    let promises = PromiseText(desk: desk, dates: dates, teams: try desk.teams())
    var lines = text.lines(disclosure.person, promises) + [Line("")]
    let codes = try desk.codeNames()
    let language = desk.language
    var names: LineNames = try desk.read { (snapshot) throws(RowsError) in
      try NameBook(of: disclosure.records, in: nil, snapshot).names
    }
    names.code = { codes[$0]?.text(in: language) }
    let writer = LineWriter(names: names, dates: dates, teams: try desk.teams())
    for record in disclosure.records {
      lines.append(
        Line([
          Span(dates.dayAndTime(record.occurredAt) + "  ", .dim), Span(writer.text(record)),
        ]))
    }
    if !disclosure.media.isEmpty { lines.append(Line("")) }
    return lines
      + (disclosure.media.isEmpty
        ? [] : AttachmentText(desk: desk, dates: dates).lines(disclosure.media))
  }

  // MARK: Files

  private func write(_ bytes: [UInt8], to path: String, _ desk: Desk) throws(ErrorReport) {
    let file = try OutputFile(
      path, replaces: replaces, again: desk.lineWords(adding: ["--force"]))
    do throws(StreamError) { try file.write(bytes) } catch { throw OutputFile.failure(path) }
    try file.finish()
  }

  /// Writes what can be opened of the media into the directory `FILE.media`, by number and name.
  private func writeMedia(
    _ media: [OpenedAttachment], beside path: String, _ book: Book
  ) throws(ErrorReport) {
    let here = media.filter { $0.presence == .here }
    guard !here.isEmpty else { return }
    let directory = path + ".media"
    guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else {
      throw OutputFile.failure(directory)
    }
    for (place, sheet) in here.enumerated() {
      guard let key = sheet.media.mediaKey else { continue }
      let name = "\(directory)/\(place + 1)-\(sheet.media.mediaID)"
      let file = try OutputFile(name, replaces: true, again: "")
      var hasFailed = false
      do throws(BlobError) {
        try book.readBlob(sheet.media.sha256, key: key) { (piece) throws(BlobError) in
          do throws(StreamError) { try file.write(piece) } catch { hasFailed = true }
        }
      } catch { throw AttachmentFile.report(error, sheet.name) }
      guard !hasFailed else { throw OutputFile.failure(name) }
      try file.finish()
    }
  }
}
