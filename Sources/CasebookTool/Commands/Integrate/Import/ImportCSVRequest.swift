internal import Casebook
internal import Cases
internal import Importers
internal import Screens

/// Tables to be imported by a map.
struct ImportCSVRequest: Request, Hashable {
  var files: [String]
  /// Nil to look beside the first file.
  var map: String?
  var terms: ImportTerms

  /// Bound: the bytes of a map.
  static let mapByteCountMax = 1 << 20

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    // Whether they are there is asked before anything else.
    for file in files { _ = try FilePieces(file) }
    let path = try mapPath()
    let map = try read(path)
    let order = try order(map, path)
    var options = MapImport.Options()
    options.isDryRun = desk.options.isDryRun
    let isDesks = map.zone == nil
    options.clock = isDesks ? desk.clock(of: try desk.zone()) : try desk.clock(ofZone: map.zone)
    let book = try desk.bookForImport()
    let labels = book == nil ? TeamLabels.standard : try desk.teams()
    options.team = { name in labels.team(typed: name).flatMap { Team($0.key) } }
    options.point = { kind, raw in desk.contactPointText(kind, raw) }
    let job = MapImport(map, into: book, options)
    let begunAt = desk.world.clock()
    var imported: [ImportedFile] = []
    for (file, table) in order {
      let source = try ImportSource(file, terms.encoding)
      let name = Self.name(of: file)
      imported.append(
        try desk.imported(file, as: name, source, task: Bilingual(same: name)) {
          progress throws(ImportError) in
          try job.run(table, source.next, progress: progress)
        })
    }
    return try ImportAnswer(
      desk: desk, terms: terms, files: imported,
      command: "casebook import csv --map \(ShellText.quoted(path))", begunAt: begunAt,
      namesFiles: map.tables.count > 1
    ).answer()
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: The map

  /// The map that was named, or that stands beside the first file.
  private func mapPath() throws(ErrorReport) -> String {
    if let map { return map }
    let first = files.first ?? ""
    let directory = first.lastIndex(of: "/").map { String(first[...$0]) } ?? ""
    let stem = Self.name(of: first).split(separator: ".").first.map(String.init) ?? ""
    let candidates = ["\(directory)\(stem).toml", "\(directory)map.toml"]
    for path in candidates where SmallFile.read(path, byteCountMax: Self.mapByteCountMax) != nil {
      return path
    }
    throw ErrorReport(
      code: "import.mapIsMissing", exit: .usage,
      message: Bilingual(
        ja: "対応表がありません。\(candidates.joined(separator: " も ")) もありません",
        en: "there is no map, neither \(candidates.joined(separator: " nor "))"),
      hint: ErrorReport.Hint("casebook help import-maps"))
  }

  private func read(_ path: String) throws(ErrorReport) -> ImportMap {
    guard let bytes = SmallFile.read(path, byteCountMax: Self.mapByteCountMax) else {
      throw ErrorReport(
        code: "file.cannotBeRead", exit: .notFound,
        message: Bilingual(ja: "\(path) が読めません", en: "\(path) cannot be read"))
    }
    var decoder = TextDecoder(nil)
    let text: [UInt8]
    do throws(ImportError) { text = try decoder.decode(bytes) + decoder.decode([]) } catch {
      throw ErrorReport(error, path)
    }
    do throws(MapError) { return try ImportMap(toml: text) } catch {
      throw ErrorReport(error, path)
    }
  }

  /// The files in the order of the map's tables, so that what is named has come before.
  private func order(
    _ map: ImportMap, _ path: String
  ) throws(ErrorReport) -> [(file: String, table: MapTable)] {
    var order: [(place: Int, file: String)] = []
    for file in files {
      let name = Self.name(of: file)
      // Where there is one table only, its file may be called anything.
      let only = map.tables.count == 1 ? 0 : map.tables.firstIndex { $0.file == name }
      guard let place = only ?? map.tables.firstIndex(where: { $0.fits(name) }) else {
        let known = map.tables.compactMap(\.file).joined(separator: "  ")
        throw ErrorReport(
          code: "import.fileIsNotMapped", exit: .usage,
          message: Bilingual(
            ja: "\(path) に \(name) の対応がありません", en: "\(path) says nothing of \(name)"),
          details: [Bilingual(same: known)], hint: ErrorReport.Hint("casebook help import-maps"))
      }
      order.append((place, file))
    }
    return order.sorted { $0.place < $1.place }.map { ($0.file, map.tables[$0.place]) }
  }
}

extension Desk {
  /// What matching compares of a contact point, as `customer new` would record it.
  func contactPointText(_ kind: ContactPointKind, _ raw: String) -> ContactPointText {
    guard kind == .phone || kind == .sms, let number = try? number(raw) else {
      return ContactPointText(normalized: pointText(raw))
    }
    return ContactPointText(
      normalized: number.normalized, extensionDigits: number.extensionDigits)
  }

  /// The clock of a zone, for sources whose times say none.
  func clock(of zone: Zone) -> LocalClock {
    LocalClock { local in
      let first = zone.offset(at: local).minutes
      return zone.offset(at: local.adding(seconds: Int64(-60 * first))).minutes
    }
  }
}
