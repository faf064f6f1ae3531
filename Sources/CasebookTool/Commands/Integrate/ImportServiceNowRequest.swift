internal import Casebook
internal import Cases
internal import Glibc
internal import Importers
internal import Screens
internal import Wire

/// A ServiceNow audit log to be imported.
struct ImportServiceNowRequest: Request, Hashable {
  var file: String
  var zone: String?
  var teams: String?
  var rejects: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var options = ServiceNowImport.Options()
    options.isDryRun = desk.options.isDryRun
    options.teams = try teamMap()
    if let name = zone {
      var asked = desk.options
      asked.zone = name
      let zone = try ZoneChoice(
        options: asked, environment: desk.world.environment, files: desk.world.zones
      ).zone()
      options.zone = LocalClock { local in
        let first = zone.offset(at: local).minutes
        return zone.offset(at: local.adding(seconds: Int64(-60 * first))).minutes
      }
    }
    let source = try FilePieces(file)
    let book = options.isDryRun ? nil : try desk.book(for: .writeInBulk)
    let meter = Meter(desk, unit: MeterUnit.rows)
    var job = ServiceNowImport(options)
    let report: ImportReport
    do throws(ImportError) {
      report = try job.run(source.next, into: book) {
        meter.tell(Bilingual(ja: "取り込み", en: "import"), UInt64($0.rowCount), of: nil)
      }
    } catch { throw ErrorReport(error, file) }
    meter.end()
    if let rejects, !report.rejects.isEmpty { try Self.write(report, to: rejects) }
    return answer(report, desk)
  }

  /// Lines `Group 56=repair`; `#` begins a comment.
  private func teamMap() throws(ErrorReport) -> [String: Team] {
    guard let teams else { return [:] }
    guard let bytes = SmallFile.read(teams, byteCountMax: 1 << 20) else {
      throw ErrorReport(BookError.doesNotExist(path: teams))
    }
    var map: [String: Team] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = String(line.trimmingSpaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
      guard parts.count == 2, let team = Team(parts[1]) else {
        throw UsageProblem.invalidValue(text, of: "--teams", allowed: ["Group 56=repair"]).report
      }
      map[parts[0]] = team
    }
    return map
  }

  private static func write(_ report: ImportReport, to path: String) throws(ErrorReport) {
    do throws(BookError) {
      try TextFile.write(String(decoding: report.rejectsFile, as: UTF8.self), to: path)
    } catch { throw ErrorReport(error) }
  }

  private func answer(_ report: ImportReport, _ desk: Desk) -> Answer {
    let summary = Bilingual(
      ja: """
        取り込み \(report.rowCount.grouped) 行  案件 \(report.caseCount.grouped)  \
        記録 \(report.eventCount.grouped)  既に有った行 \(report.duplicateCount.grouped)  \
        拒否 \(report.rejectedCount.grouped)
        """,
      en: """
        \(report.rowCount.grouped) lines  \(report.caseCount.grouped) cases  \
        \(report.eventCount.grouped) events  \(report.duplicateCount.grouped) known before  \
        \(report.rejectedCount.grouped) rejected
        """)
    return Answer(
      lines: {
        [Line(desk.say(summary))]
          + report.rejects.prefix(10).map { Line("  \($0.lineNumber): \($0.reason.text)") }
      },
      rows: { [["\(report.rowCount)", "\(report.caseCount)", "\(report.eventCount)"]] },
      document: { Document(ImportDocument.shape, report) },
      exit: report.rejectedCount == 0 ? .done : .partly)
  }
}

extension ErrorReport {
  /// Why an import ended; what had been taken stays, and running it again adds the rest.
  init(_ error: ImportError, _ file: String) {
    switch error {
    case .book(let error): self.init(error)
    case .file(let path, let why): self.init(BookError.file(path: path, why: why))
    case .columnsAreMissing(let names):
      self.init(
        code: "import.columnsAreMissing", exit: .refused,
        message: Bilingual(
          ja: "\(file) に列がありません: \(names.joined(separator: ", "))",
          en: "\(file) lacks columns: \(names.joined(separator: ", "))"))
    case .notCSV(let fault):
      self.init(
        code: "import.notCSV", exit: .refused,
        message: Bilingual(ja: "\(file) は CSV として読めません", en: "\(file) is no CSV"),
        details: [Bilingual(same: "\(fault)")])
    }
  }
}

/// A file read in pieces.
final class FilePieces {
  /// The bytes of one piece.
  static let byteCount = 1 << 20

  private let path: String
  private let descriptor: CInt

  init(_ path: String) throws(ErrorReport) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ErrorReport(
        code: "file.doesNotExist", exit: .notFound,
        message: Bilingual(ja: "\(path) を開けません", en: "\(path) cannot be opened"))
    }
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  func next() throws(ImportError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.byteCount)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    guard count >= 0 else { throw .file(path: path, why: "read") }
    return Array(bytes.prefix(count))
  }
}
