package import Casebook
package import Cases

/// Imports tables of any system as history, by a map that says which column is what.
package struct MapImport {
  /// What the import is run with.
  package struct Options {
    /// The clock of times that say no zone.
    package var clock = LocalClock.utc
    /// Whether nothing is written.
    package var isDryRun = false
    /// What matching compares of a contact point, and the extension behind a switchboard.
    package var point: (_ kind: ContactPointKind, _ raw: String) -> ContactPointText = {
      ContactPointText(normalized: $1)
    }
    /// The team that people call so.
    package var team: (_ name: String) -> Team? = { Team($0) }

    package init() {}
  }

  private let map: ImportMap
  private let context: MapContext
  private let book: Book?

  /// - Parameters:
  ///   - map: Which column is what.
  ///   - book: Where to; in a dry run it is only looked at, and may be missing.
  ///   - options: What else is known.
  package init(_ map: ImportMap, into book: Book?, _ options: Options) {
    self.map = map
    self.book = book
    context = MapContext(
      history: SourceHistory(system: "csv/\(map.system)", clock: options.clock), options: options,
      references: MapReferences(book))
  }

  /// Reads a file to its end and adds what it says.
  ///
  /// - Parameters:
  ///   - table: What the map says of it.
  ///   - source: Gives the next bytes of the file as UTF-8; empty at its end.
  ///   - progress: Told of the lines read, now and then.
  /// - Returns: What was done.
  /// - Throws: `notCSV` for the header, `columnsAreMissing`, `book`.
  package func run(
    _ table: MapTable, _ source: () throws(ImportError) -> [UInt8],
    progress: (_ report: ImportReport) -> Void
  ) throws(ImportError) -> ImportReport {
    var job = TableImport(
      MapMapping(table: table, context: context), into: book, isDryRun: context.options.isDryRun,
      separator: table.separator)
    return try job.run(source, progress: progress)
  }
}

/// A contact point as it is looked up.
package struct ContactPointText: Hashable, Sendable {
  package var normalized: String
  package var extensionDigits: String?

  package init(normalized: String, extensionDigits: String? = nil) {
    self.normalized = normalized
    self.extensionDigits = extensionDigits
  }
}

/// The rows of one table.
struct MapMapping: RowMapping {
  let table: MapTable
  let context: MapContext
  private var places: [String: Int] = [:]
  private var count = 0
  /// People whose registration is on its way.
  private var people: Set<String> = []

  init(table: MapTable, context: MapContext) {
    self.table = table
    self.context = context
  }

  mutating func begin(_ header: CSVLine) throws(ImportError) {
    let names = header.fields.map(\.trimmed)
    let wanted = table.key + table.columns.sorted { $0.key < $1.key }.flatMap(\.value)
    var missing: [String] = []
    for column in wanted where !names.contains(column) && !missing.contains(column) {
      missing.append(column)
    }
    guard missing.isEmpty else { throw .columnsAreMissing(missing) }
    for (place, name) in names.enumerated() where places[name] == nil { places[name] = place }
    count = names.count
  }

  mutating func map(_ line: CSVLine) throws(RowFault) -> MappedRow {
    guard line.count == count else {
      throw RowFault(.fieldCount(found: line.count, expected: count))
    }
    let row = MapRow(table: table, line: line, places: places, context: context)
    let story = try MapStory(row)
    var commands: [Command] = []
    for name in story.people where people.insert(name.name).inserted {
      commands.append(story.registration(of: name))
    }
    let registrationCount = commands.count
    commands += try story.commands()
    if let first = commands.dropFirst(registrationCount).first {
      context.references.insert(first.id)
    }
    return MappedRow(
      registrationCount: registrationCount, commands: commands, opensCase: story.opensCase,
      fields: row.fields)
  }
}
