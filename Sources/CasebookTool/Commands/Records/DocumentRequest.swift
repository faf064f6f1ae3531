internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A version of a document to be published.
struct DocumentPublishRequest: Request, Hashable {
  /// A path, or `-`.
  var file: String
  var kind: DocumentKind
  var id: String?
  var title: String?
  var audience: DocumentAudience
  var terms = WriteTerms()

  /// Bound: what the log takes in one document.
  static let byteCountMax = ShapeLimits.documentByteCountMax

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let typed = try content(desk)
    let writer = try Writer(desk, terms)
    let name = id ?? kind.standardID
    let calendars = try desk.read { (snapshot) throws(RowsError) in
      Set(try snapshot.documents(.calendar).map(\.id))
    }
    let (keys, taken) = try desk.read { (snapshot) throws(RowsError) in
      (try snapshot.factKeys(), try snapshot.factKeyNames(except: name))
    }
    let content = try DocumentCheck(
      kind: kind, id: name, content: typed, calendars: calendars, keys: keys, taken: taken,
      isTOML: file.hasSuffix(".toml"),
      zone: { name in desk.world.zones.zone(named: name).map { BusinessZone($0, around: desk.now) }
      }
    ).checked()
    let known: (version: Int, title: String)? = try desk.read { (snapshot) throws(RowsError) in
      guard let place = try snapshot.document(kind, name) else { return nil }
      let record = try snapshot.record(at: place.seq, opened: false)
      guard case .book(.documentPublished(let published)) = record.event else { return nil }
      return (place.version, published.title)
    }
    let published = DocumentPublished(
      documentID: name, kind: kind, version: (known?.version ?? 0) + 1,
      title: title ?? known?.title ?? name, content: content, audience: audience)
    return try writer.decide(
      .publishDocument(published), refs: Refs(),
      says: Bilingual(
        ja: "\(published.title) (\(name) 第 \(published.version) 版) を公開",
        en: "\(published.title) (\(name), version \(published.version)) published"),
      on: WriteSubject())
  }

  func content(_ desk: Desk) throws(ErrorReport) -> [UInt8] {
    if file == "-" {
      let bytes = try? desk.world.input.readAll(byteCountMax: Self.byteCountMax)
      guard let bytes = bytes ?? nil else { throw Self.unreadable(file) }
      return bytes
    }
    try desk.checkFile(file)
    guard let bytes = SmallFile.read(file, byteCountMax: Self.byteCountMax) else {
      throw Self.unreadable(file)
    }
    return bytes
  }

  private static func unreadable(_ file: String) -> ErrorReport {
    ErrorReport(
      code: "file.cannotBeRead", exit: .notFound,
      message: Bilingual(ja: "\(file) が読めません", en: "\(file) cannot be read"),
      details: [
        Bilingual(
          ja: "無いか、\(byteCountMax.grouped) バイトより大きいか、権限がありません",
          en: "it is missing, greater than \(byteCountMax.grouped) bytes, or not permitted")
      ])
  }
}

extension DocumentKind {
  /// The name of the one document that a house has of this kind.
  var standardID: String {
    switch self {
    case .teams: "teams"
    case .reasonCodes: "reason-codes"
    case .calendar: "calendar"
    case .factKeys: "fact-keys"
    case .alertRules: "alert-rules"
    case .dictionary: "dictionary"
    case .models: "models"
    case .schema: "schema"
    case .article, .manual, .script, .checklist, .policy: rawValue
    }
  }
}
