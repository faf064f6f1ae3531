internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Files to be attached.
struct AttachRequest: Request, Hashable {
  var files: [AttachmentFile]
  var kind: MediaKind?
  var caption: String?
  var place: String?
  var retain: String?
  /// An entry, a case, a customer or an item.
  var on: TypedReference?
  var contact: TypedReference?
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let target = try target(writer)
    let attacher = Attacher(
      desk: desk, files: files, kind: kind, caption: caption, place: place,
      retainUntil: try desk.day(retain, .ahead, option: "--retain"),
      retention: try writer.retention())
    let byteCount = try attacher.check()
    guard !desk.options.isDryRun else {
      return try record(attacher.rehearsed(writer), target, writer, byteCount)
    }
    let stored = try attacher.store(in: writer.book, writer)
    return try stored.keeping { (events) throws(ErrorReport) in
      try record(events, target, writer, stored.byteCount)
    }
  }

  private func record(
    _ events: [MediaAttached], _ target: Target, _ writer: Writer, _ byteCount: Int
  ) throws(ErrorReport) -> Answer {
    let size = ByteText.text(byteCount)
    let drafts = events.map {
      Draft(.contacts(.mediaAttached($0)), refs: target.refs, causation: target.cause)
    }
    return try writer.record(
      drafts,
      says: Bilingual(
        ja: "添付 \(events.count) 件 (\(size)) を記録",
        en: (events.count == 1 ? "1 attachment" : "\(events.count) attachments") + " (\(size))"),
      on: target.subject)
  }

  /// On what the attachments are to stand.
  private struct Target {
    var subject: WriteSubject
    var refs: Refs
    /// The entry to which they belong.
    var cause: EventID?
  }

  private func target(_ writer: Writer) throws(ErrorReport) -> Target {
    let desk = writer.desk
    if let contact {
      let spoken = try SpokenContact(contact, nil, writer)
      return Target(subject: spoken.subject, refs: spoken.refs)
    }
    guard let on else {
      let subject = try writer.subject(case: `case`, customer: customer, item: item)
      return Target(subject: subject, refs: Self.refs(subject))
    }
    if on.entry != nil {
      let card = try desk.case(on)
      guard let first = try desk.entry(on, of: card).first else {
        throw UsageProblem.missingArgument("--on", command: "attach").report
      }
      return Target(subject: WriteSubject(case: card), refs: first.refs, cause: first.id)
    }
    let found: Reference? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.resolve(on.text).references.first
    }
    let subject: WriteSubject =
      switch found {
      case .customer: try writer.subject(case: nil, customer: on)
      case .item: try writer.subject(case: nil, item: on)
      case .case, nil: WriteSubject(case: try desk.case(on))
      }
    return Target(subject: subject, refs: Self.refs(subject))
  }

  /// What is attached during a visit or a repair belongs to it.
  private static func refs(_ subject: WriteSubject) -> Refs {
    var refs = subject.refs
    refs.repair = subject.case?.state.openRepairs.last
    refs.visit = subject.case?.state.visits.first { $0.startedAt != nil }?.id
    return refs
  }
}

/// Attachments to be listed.
struct AttachmentListRequest: Request, Hashable {
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var card: CaseCard?
    var feeds: [Feed] = []
    if let customer {
      let id = try desk.customer(customer).id
      feeds = try desk.read { (snapshot) throws(RowsError) in
        try snapshot.names(of: id).map { Feed.customer($0) }
      }
    } else if let item {
      feeds = [.item(try desk.item(item).id)]
    } else {
      let found = try desk.case(`case`)
      card = found
      feeds = [.case(found.id)]
    }
    let wanted = feeds
    let (records, asOf): ([Record], String) = try desk.read { (snapshot) throws(RowsError) in
      var records: [Record] = []
      for feed in wanted { records += try snapshot.records(of: feed, opened: true) }
      return (records, snapshot.asOf.text)
    }
    let sheets = try desk.attachments(records, numberedBy: card)
    let text = AttachmentText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(sheets) }, rows: { sheets.map(text.row) },
      document: {
        Document(
          AttachmentDocument.list,
          Page(rows: sheets, next: nil, total: sheets.count, asOf: asOf))
      })
  }
}

/// An attachment to be taken out.
struct AttachmentGetRequest: Request, Hashable {
  var attachment: TypedReference
  /// A path, or `-`.
  var output: String
  var number: Int?
  var replaces = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let sheet = try desk.attachment(attachment, number: number)
    guard let key = sheet.media.mediaKey else { throw closed(sheet) }
    let book = try desk.book()
    let sum = sheet.media.sha256
    if output == "-" {
      guard desk.options.format == .text || desk.options.format == .plain else {
        throw UsageProblem.exclusive(["-", "--json"]).report
      }
      let sink = desk.world.output
      try read(sheet) { () throws(BlobError) in
        try book.readBlob(sum, key: key) { (piece) throws(BlobError) in
          try Self.write(piece) { (bytes) throws(StreamError) in try sink.write(bytes) }
        }
      }
      return Answer(isStreamed: true)
    }
    try desk.checkFile(output)
    let file = try OutputFile(
      output, replaces: replaces, again: desk.lineWords(adding: ["--force"]))
    try read(sheet) { () throws(BlobError) in
      try book.readBlob(sum, key: key) { (piece) throws(BlobError) in
        try Self.write(piece) { (bytes) throws(StreamError) in try file.write(bytes) }
      }
    }
    try file.finish()
    let size = ByteText.text(sheet.byteCount ?? 0)
    let said = Bilingual(ja: "\(output) に書き出しました (\(size))", en: "written to \(output) (\(size))")
    let taken = TakenAttachment(attachment: sheet, path: output)
    return Answer(
      lines: { [Line("OK " + desk.say(said))] },
      rows: { [[output, "\(sheet.byteCount ?? 0)", sheet.media.mediaID.description]] },
      document: { Document(AttachmentDocument.taken, taken) }, isWanted: false)
  }

  private static func write(
    _ bytes: [UInt8], by write: ([UInt8]) throws(StreamError) -> Void
  ) throws(BlobError) {
    do throws(StreamError) { try write(bytes) } catch {
      switch error {
      case .closed: throw .stream(why: "closed")
      case .failed(let why): throw .stream(why: why)
      }
    }
  }

  private func read(
    _ sheet: OpenedAttachment, _ body: () throws(BlobError) -> Void
  ) throws(ErrorReport) {
    do throws(BlobError) { try body() } catch {
      if case .stream(let why) = error {
        throw ErrorReport(
          code: "output.failed", exit: .inputOutput,
          message: Bilingual(ja: "\(output) に書けません", en: "\(output) cannot be written"),
          details: [Bilingual(same: why)])
      }
      throw AttachmentFile.report(error, attachment.text)
    }
  }

  /// Nobody can read it any more, or not here.
  private func closed(_ sheet: OpenedAttachment) -> ErrorReport {
    sheet.presence == .erased
      ? ErrorReport(
        code: "attachment.isErased", exit: .refused,
        message: Bilingual(
          ja: "\(attachment.text) は消去されました。もう誰にも読めません",
          en: "\(attachment.text) was erased; nobody can read it any more"))
      : ErrorReport(
        code: "attachment.keyIsMissing", exit: .configuration,
        message: Bilingual(
          ja: "この台帳の写しには \(attachment.text) の鍵がありません",
          en: "this copy of the book has no key for \(attachment.text)"),
        hint: ErrorReport.Hint("casebook help restore"))
  }
}

/// An attachment that was written to a file.
struct TakenAttachment: Sendable {
  let attachment: OpenedAttachment
  let path: String
}

/// Attachments for people.
struct AttachmentText {
  let desk: Desk
  let dates: DateWriter

  func lines(_ sheets: [OpenedAttachment]) -> [Line] {
    guard !sheets.isEmpty else {
      return [Line(desk.say(Bilingual(ja: "添付はありません", en: "no attachments")), .dim)]
    }
    let table = Table(
      columns: [.fits, .fits, .rest, .fits, .fits], ruler: desk.ruler, width: desk.width)
    let isNarrow = desk.width < Self.narrowBelow
    return table.lines(
      sheets.map { sheet in
        [
          Span(isNarrow ? sheet.shortName : sheet.name, .heading),
          Span(desk.say(sheet.media.kind.spoken)),
          Span(sheet.caption.spoken.text(in: desk.language)), size(sheet),
          Span(isNarrow ? "" : dates.dayAndTime(sheet.record.occurredAt), .dim),
        ]
      })
  }

  /// Below this width the date gives way to what is shown.
  private static let narrowBelow = 60

  private func size(_ sheet: OpenedAttachment) -> Span {
    switch sheet.presence {
    case .here: Span(ByteText.text(sheet.byteCount ?? 0), .dim)
    case .missing: Span(desk.say(Bilingual(ja: "中身なし", en: "missing")), .overdue)
    case .keyMissing: Span(desk.say(Bilingual(ja: "鍵なし", en: "no key")), .notice)
    case .erased: Span(desk.say(Bilingual(ja: "消去済み", en: "erased")), .dim)
    }
  }

  func row(_ sheet: OpenedAttachment) -> [String] {
    [
      sheet.reference ?? "", "\(sheet.ordinal)", sheet.media.kind.rawValue,
      sheet.caption.text ?? "", sheet.byteCount.map(String.init) ?? "", sheet.presence.rawValue,
      sheet.media.mediaID.description,
    ]
  }
}

extension MediaKind {
  /// What people call it.
  var spoken: Bilingual {
    switch self {
    case .recording: Bilingual(ja: "録音", en: "recording")
    case .transcript: Bilingual(ja: "書き起こし", en: "transcript")
    case .photo: Bilingual(ja: "写真", en: "photo")
    case .document: Bilingual(ja: "書類", en: "document")
    case .signature: Bilingual(ja: "署名", en: "signature")
    }
  }
}
