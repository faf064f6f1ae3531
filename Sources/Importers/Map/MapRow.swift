internal import Casebook
internal import Cases

/// What the rows of all tables of a map share.
struct MapContext {
  let history: SourceHistory
  let options: MapImport.Options
  let references: MapReferences
}

/// Which rows are known, of this import and of those before.
final class MapReferences {
  private let book: Book?
  private var known: Set<CommandID> = []

  init(_ book: Book?) { self.book = book }

  /// Notes that a command is on its way.
  func insert(_ command: CommandID) { known.insert(command) }

  /// Whether a command was carried out, or is on its way.
  func contains(_ command: CommandID) throws(ImportError) -> Bool {
    if known.contains(command) { return true }
    guard let book else { return false }
    let isThere: Bool
    do throws(BookError) { isThere = try book.has(command) } catch { throw .book(error) }
    if isThere { known.insert(command) }
    return isThere
  }
}

/// One line of a table, read by the map.
struct MapRow {
  let table: MapTable
  let line: CSVLine
  /// Where the columns stand.
  let places: [String: Int]
  let context: MapContext

  var history: SourceHistory { context.history }

  // MARK: Names

  /// The text that tells the row apart from all others of its table.
  func key() throws(RowFault) -> String {
    guard !table.key.isEmpty else { return String(decoding: line.bytes, as: UTF8.self) }
    var parts: [String] = []
    for column in table.key {
      let text = raw(column)
      guard !text.isEmpty else { throw RowFault(.missing(column: column)) }
      parts.append(text)
    }
    return Self.key(parts)
  }

  /// A key of several columns as one text; no column has the sign that stands between them.
  static func key(_ parts: [String]) -> String { parts.joined(separator: "\u{1F}") }

  /// The identifier of what a row of `record` with this key tells of.
  func id<Tag>(_ record: MapRecord, _ key: String) -> Identifier<Tag> {
    history.id(record.rawValue, key)
  }

  // MARK: Texts

  private func raw(_ column: String) -> String {
    places[column].map { line[$0].trimmed } ?? ""
  }

  /// The values of a field: of each of its columns that says something, else the constant.
  func texts(_ field: String) -> [String] {
    let words = table.values[field]
    let found = (table.columns[field] ?? []).map(raw).compactMap { text -> String? in
      if let meant = words?[text] { return meant.isEmpty ? nil : meant }
      if text.isEmpty { return nil }
      return words?["*"] ?? text
    }
    return found.isEmpty ? table.constants[field].map { [$0] } ?? [] : found
  }

  /// The text of a field; that of several columns with spaces between them.
  func text(_ field: String) -> String? {
    let texts = texts(field)
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  func needed(_ field: String) throws(RowFault) -> String {
    guard let text = text(field) else { throw RowFault(.missing(column: column(field))) }
    return text
  }

  /// The column that people look at when a field is wrong.
  private func column(_ field: String) -> String {
    (table.columns[field] ?? []).first ?? field
  }

  private func unreadable(_ field: String, _ text: String) -> RowFault {
    RowFault(.unreadable(column: column(field), value: text))
  }

  // MARK: Values

  func word<Value: RawRepresentable<String> & CaseIterable>(
    _ field: String, _ type: Value.Type = Value.self
  ) throws(RowFault) -> Value? {
    guard let text = text(field) else { return nil }
    let key = text.lowercased()
    guard let value = Value.allCases.first(where: { $0.rawValue.lowercased() == key }) else {
      throw unreadable(field, text)
    }
    return value
  }

  func moment(_ field: String) throws(RowFault) -> SourceTime? {
    guard let text = text(field) else { return nil }
    // A constant is written by whoever wrote the map, a column by the other system.
    let patterns =
      table.columns[field] == nil ? table.patterns + DatePattern.usual : table.patterns
    for pattern in patterns {
      if let time = pattern.read(text, history.clock) { return time }
    }
    throw unreadable(field, text)
  }

  func neededMoment(_ field: String) throws(RowFault) -> SourceTime {
    guard let moment = try moment(field) else { throw RowFault(.missing(column: column(field))) }
    return moment
  }

  func day(_ field: String) throws(RowFault) -> Day? {
    guard let time = try moment(field) else { return nil }
    return Day(
      of: time.instant, offsetMinutes: history.clock.offset(at: time.instant))
  }

  func count(_ field: String) throws(RowFault) -> Int? {
    guard let text = text(field) else { return nil }
    guard let count = Int(text.halfWidthDigits), count >= 0 else { throw unreadable(field, text) }
    return count
  }

  func quantity(_ field: String) throws(RowFault) -> Quantity? {
    guard let text = text(field) else { return nil }
    guard let quantity = Quantity(text.halfWidthDigits), quantity.isPositive else {
      throw unreadable(field, text)
    }
    return quantity
  }

  func team(_ field: String) throws(RowFault) -> Team? {
    guard let text = text(field) else { return nil }
    if let team = context.options.team(text) ?? Team(text) ?? Team(SourceCode.of(text)) {
      return team
    }
    throw unreadable(field, text)
  }

  func neededTeam(_ field: String) throws(RowFault) -> Team {
    guard let team = try team(field) else { throw RowFault(.missing(column: column(field))) }
    return team
  }

  func person(_ field: String) -> MemberID? {
    text(field).map { history.id("member", $0) }
  }

  /// The thing that a column names by its key; the row that tells of it must have come before.
  func reference<Tag>(
    _ field: String, _ record: MapRecord
  ) throws(RowFault) -> Identifier<Tag>? {
    let texts = texts(field)
    guard !texts.isEmpty else { return nil }
    let key = Self.key(texts)
    let command: CommandID = history.commandID("\(record.rawValue)/\(key)")
    let isKnown: Bool
    do throws(ImportError) { isKnown = try context.references.contains(command) } catch {
      throw RowFault(.refused(code: "unavailable", field: nil))
    }
    guard isKnown else {
      throw RowFault(.unknown(column: column(field), value: texts.joined(separator: " ")))
    }
    return id(record, key)
  }

  /// What was read, for people.
  var fields: [ImportSample.Field] {
    table.record.fields.compactMap { field in
      let texts = texts(field.name)
      guard !texts.isEmpty else { return nil }
      return ImportSample.Field(name: field.name, value: texts.joined(separator: " / "))
    }
  }
}

extension String {
  /// With the digits, points and signs of full width as those of ASCII, and without commas.
  fileprivate var halfWidthDigits: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.compactMap { scalar in
          if scalar == "," { return nil }
          let isWide = (0xFF0B...0xFF19).contains(scalar.value)
          return isWide ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar
        }))
  }
}
