package import Casebook
internal import Cases

/// Imports repairs in the Open Repair Data Standard as history: one line is one repair.
///
/// Every line becomes an item, a case and a repair of the group that took it on, all on the day of
/// the event, and how it ended.  Ids are made of the line's own id, so a second run adds nothing.
package struct OpenRepairImport {
  /// What the import is run with.
  package struct Options: Sendable {
    /// The clock of the places, which the source does not say.
    package var clock = LocalClock.utc
    /// Whether nothing is written.
    package var isDryRun = false

    package init() {}
  }

  private let options: Options

  package init(_ options: Options) { self.options = options }

  /// Reads `source` to its end and adds what it says to `book`.
  ///
  /// - Parameters:
  ///   - source: Gives the next bytes of the file as UTF-8; empty at its end.
  ///   - book: Where to; in a dry run it is only looked at, and may be missing.
  ///   - progress: Told of the lines read, now and then.
  /// - Returns: What was done.
  /// - Throws: `notCSV` for the header, `columnsAreMissing`, `book`.
  package func run(
    _ source: () throws(ImportError) -> [UInt8], into book: Book?,
    progress: (_ report: ImportReport) -> Void
  ) throws(ImportError) -> ImportReport {
    var table = TableImport(
      OpenRepairMapping(clock: options.clock), into: book, isDryRun: options.isDryRun)
    return try table.run(source, progress: progress)
  }
}

/// The columns that are read, by their names in the header.
enum OpenRepairColumn: String, CaseIterable {
  case id, country, category = "product_category", brand, year = "year_of_manufacture"
  case age = "product_age", status = "repair_status", barrier = "repair_barrier_if_end_of_life"
  case group = "group_identifier", date = "event_date", problem

  /// Whether nothing can be made of a line without it.
  var isNeeded: Bool {
    switch self {
    case .id, .category, .status, .group, .date, .problem: true
    case .country, .brand, .year, .age, .barrier: false
    }
  }
}

/// One repair of the source.
struct OpenRepairRow {
  let id: String
  let country: String?
  let category: String
  let brand: String?
  let year: String?
  let age: String?
  let status: OpenRepairStatus
  let barrier: RepairBarrier?
  let group: String
  let day: Day
  let problem: String?

  /// The model, as far as the source knows it: "Philips Toaster"; a category alone where the brand
  /// is not known.
  var model: String {
    guard let brand, brand != "Unknown" else { return category }
    return "\(brand) \(category)"
  }
}

/// How a repair ended, in the words of the source.
enum OpenRepairStatus: String, CaseIterable {
  case fixed = "Fixed"
  case repairable = "Repairable"
  case endOfLife = "End of life"
  case unknown = "Unknown"
}

/// Where the columns stand, by the names in the header.
struct OpenRepairColumns {
  private let places: [OpenRepairColumn: Int]
  private let count: Int

  init(header: CSVLine) throws(ImportError) {
    let names = header.fields
    var places: [OpenRepairColumn: Int] = [:]
    for column in OpenRepairColumn.allCases {
      places[column] = names.firstIndex(of: column.rawValue)
    }
    let missing = OpenRepairColumn.allCases.filter { $0.isNeeded && places[$0] == nil }
    guard missing.isEmpty else { throw .columnsAreMissing(missing.map(\.rawValue)) }
    self.places = places
    count = names.count
  }

  /// The line as a repair.
  func row(_ line: CSVLine) throws(RowFault) -> OpenRepairRow {
    guard line.count == count else {
      throw RowFault(.fieldCount(found: line.count, expected: count))
    }
    let statusText = try needed(.status, line)
    guard let status = OpenRepairStatus(rawValue: statusText) else {
      throw unreadable(.status, statusText)
    }
    let dateText = try needed(.date, line)
    guard let day = Day(iso: dateText) else { throw unreadable(.date, dateText) }
    return OpenRepairRow(
      id: try needed(.id, line), country: value(.country, line),
      category: try needed(.category, line), brand: value(.brand, line), year: value(.year, line),
      age: value(.age, line), status: status, barrier: try barrier(line),
      group: try needed(.group, line), day: day, problem: value(.problem, line))
  }

  private func barrier(_ line: CSVLine) throws(RowFault) -> RepairBarrier? {
    guard let text = value(.barrier, line) else { return nil }
    switch text {
    case "Spare parts not available": return .noPart
    case "Spare parts too expensive": return .partTooDear
    case "Repair information not available": return .noInformation
    case "No way to open the product": return .noAccess
    case "Lack of equipment": return .noTool
    case _: throw unreadable(.barrier, text)
    }
  }

  private func value(_ column: OpenRepairColumn, _ line: CSVLine) -> String? {
    guard let place = places[column] else { return nil }
    let text = line[place].trimmed
    return text.isEmpty ? nil : text
  }

  private func needed(_ column: OpenRepairColumn, _ line: CSVLine) throws(RowFault) -> String {
    guard let value = value(column, line) else {
      throw RowFault(.missing(column: column.rawValue))
    }
    return value
  }

  private func unreadable(_ column: OpenRepairColumn, _ value: String) -> RowFault {
    RowFault(.unreadable(column: column.rawValue, value: value))
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
