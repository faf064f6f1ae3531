package import Casebook
package import Cases

/// Imports the audit log of a ServiceNow service desk as history.
///
/// Ids are made of what the source says, so a second run adds nothing and an interrupted one goes
/// on where it was.
package struct ServiceNowImport {
  /// What the import is run with.
  package struct Options: Sendable {
    /// The clock of the source's times, which carry no zone.
    package var zone = LocalClock.utc
    /// Group to team.
    package var teams: [String: Team] = [:]
    /// Whether nothing is written.
    package var isDryRun = false

    package init() {}
  }

  /// How many lines of one case are kept in memory: more than any case has by far.
  package static let linesPerCaseMax = 100_000

  private let options: Options
  private var mapping: ServiceNowMapping
  private var queue = ImportQueue()
  private var columns: ServiceNowColumns?
  private var rows: [ServiceNowRow] = []
  /// The bytes of the lines of `rows`.
  private var lines: [[UInt8]] = []

  package init(_ options: Options) {
    self.options = options
    mapping = ServiceNowMapping(teams: options.teams, zone: options.zone)
  }

  /// Reads `source` to its end and adds what it says to `book`.
  ///
  /// - Parameters:
  ///   - source: Gives the next bytes of the file; empty at its end.
  ///   - book: Where to; in a dry run it is not touched.
  ///   - progress: Told of the lines read, now and then.
  /// - Returns: What was done.
  /// - Throws: `notCSV` for the header, `columnsAreMissing`, `book`; lines that cannot be taken are
  ///   in the report.
  package mutating func run(
    _ source: () throws(ImportError) -> [UInt8], into book: Book?,
    progress: (_ report: ImportReport) -> Void
  ) throws(ImportError) -> ImportReport {
    queue = ImportQueue(book, isDryRun: options.isDryRun)
    var reader = CSVReader()
    while true {
      let bytes = try source()
      reader.add(bytes)
      try takeLines(&reader)
      if bytes.isEmpty { break }
      progress(queue.report)
    }
    try finishCase()
    try queue.finish()
    progress(queue.report)
    return queue.report
  }

  private mutating func takeLines(_ reader: inout CSVReader) throws(ImportError) {
    while true {
      let line: CSVLine?
      do throws(CSVFault) { line = try reader.next() } catch {
        guard columns != nil else { throw .notCSV(error) }
        let refused = reader.refused
        queue.report.rowCount += 1
        queue.report.reject(
          RejectedRow(
            lineNumber: refused.number, reason: .csv(error), bytes: refused.bytes))
        continue
      }
      guard let line else { return }
      if let columns {
        try take(line, columns)
      } else {
        columns = try ServiceNowColumns(header: line)
        queue.report.header = line.bytes
      }
    }
  }

  private mutating func take(
    _ line: CSVLine, _ columns: ServiceNowColumns
  ) throws(ImportError) {
    queue.report.rowCount += 1
    let row: ServiceNowRow
    do throws(RowFault) { row = try columns.row(line, options.zone) } catch {
      return queue.report.reject(
        RejectedRow(lineNumber: line.number, reason: error.reason, bytes: line.bytes))
    }
    if let last = rows.last, last.number != row.number || rows.count >= Self.linesPerCaseMax {
      try finishCase()
    }
    rows.append(row)
    lines.append(line.bytes)
  }

  // MARK: Cases

  /// Maps the lines of a case, once all of them are there.
  private mutating func finishCase() throws(ImportError) {
    guard !rows.isEmpty else { return }
    queue.report.caseCount += 1
    for (bytes, line) in zip(lines, mapping.commands(for: rows)) {
      try queue.add(
        ImportedLine(
          lineNumber: line.lineNumber, bytes: bytes, commands: line.commands,
          registrationCount: line.registrationCount))
    }
    rows.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }
}
