internal import Casebook
internal import Cases

/// What the lines of a table say, each by itself.
protocol RowMapping {
  /// Finds the columns.
  mutating func begin(_ header: CSVLine) throws(ImportError)
  /// What a line says.
  mutating func map(_ line: CSVLine) throws(RowFault) -> MappedRow
}

/// What one line comes to.
struct MappedRow {
  /// How many of the commands, at the beginning, other lines may have brought in otherwise.
  var registrationCount = 0
  var commands: [Command] = []
  /// Whether it opens a case.
  var opensCase = false
  /// What was read, in the order in which people are shown it.
  var fields: [ImportSample.Field] = []
}

/// Reads a table line by line, and hands what its lines say to a book.
struct TableImport<Mapping: RowMapping> {
  private(set) var mapping: Mapping
  private var queue: ImportQueue
  private var reader: CSVReader
  private var hasBegun = false

  init(_ mapping: Mapping, into book: Book?, isDryRun: Bool, separator: Unicode.Scalar = ",") {
    self.mapping = mapping
    queue = ImportQueue(book, isDryRun: isDryRun)
    reader = CSVReader(separator: separator)
  }

  /// Reads `source` to its end.
  ///
  /// - Parameters:
  ///   - source: Gives the next bytes of the file as UTF-8; empty at its end.
  ///   - progress: Told of the lines read, now and then.
  /// - Returns: What was done.
  /// - Throws: `notCSV` for the header, `columnsAreMissing`, `book`; lines that cannot be taken are
  ///   in the report.
  mutating func run(
    _ source: () throws(ImportError) -> [UInt8], progress: (_ report: ImportReport) -> Void
  ) throws(ImportError) -> ImportReport {
    while true {
      let bytes = try source()
      reader.add(bytes)
      try takeLines()
      if bytes.isEmpty { break }
      progress(queue.report)
    }
    try queue.finish()
    progress(queue.report)
    return queue.report
  }

  private mutating func takeLines() throws(ImportError) {
    while true {
      let line: CSVLine?
      do throws(CSVFault) { line = try reader.next() } catch {
        guard hasBegun else { throw .notCSV(error) }
        let refused = reader.refused
        queue.report.rowCount += 1
        queue.report.reject(
          RejectedRow(lineNumber: refused.number, reason: .csv(error), bytes: refused.bytes))
        continue
      }
      guard let line else { return }
      if hasBegun {
        try take(line)
      } else {
        try mapping.begin(line)
        hasBegun = true
        queue.report.header = line.bytes
      }
    }
  }

  private mutating func take(_ line: CSVLine) throws(ImportError) {
    queue.report.rowCount += 1
    let row: MappedRow
    do throws(RowFault) { row = try mapping.map(line) } catch {
      return queue.report.reject(
        RejectedRow(lineNumber: line.number, reason: error.reason, bytes: line.bytes))
    }
    if queue.report.samples.count < ImportReport.samplesMax {
      queue.report.samples.append(
        ImportSample(
          lineNumber: line.number, fields: row.fields,
          types: row.commands.flatMap { $0.importedTypes }))
    }
    try queue.add(
      ImportedLine(
        lineNumber: line.number, bytes: line.bytes, commands: row.commands,
        registrationCount: row.registrationCount, opensCase: row.opensCase))
  }
}

extension Command {
  /// The types of the events of history that it carries.
  var importedTypes: [String] {
    guard case .import(let drafts) = content else { return [] }
    return drafts.map { $0.draft.event.kind?.rawValue ?? "" }
  }
}
