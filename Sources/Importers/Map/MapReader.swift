internal import Cases
internal import Wire

/// Reads a map that has been read as TOML.
struct MapReader {
  let text: MapText

  /// The names that stand before the tables.
  private static let top = ["system", "zone", "dates", "separator", "tables"]
  /// The names in a table.
  private static let inTable = [
    "file", "record", "key", "columns", "constants", "values", "dates", "separator",
  ]

  func map(_ json: JSON) throws(MapError) -> ImportMap {
    let members = json.members ?? [:]
    try allow(members, Self.top, table: nil)
    guard let system = members["system"]?.text, !system.trimmed.isEmpty else {
      throw error(.missing("system"), "system", nil)
    }
    let patterns = try patterns(members["dates"], table: nil) ?? DatePattern.usual
    let separator = try separator(members["separator"], table: nil) ?? ","
    let elements = members["tables"]?.elements ?? []
    guard !elements.isEmpty else { throw error(.missing("[[tables]]"), "tables", nil) }
    var tables: [MapTable] = []
    for (index, element) in elements.enumerated() {
      tables.append(try table(element, index, patterns, separator))
    }
    if tables.count > 1, let index = tables.firstIndex(where: { $0.file == nil }) {
      throw error(.fileIsMissing, "file", index)
    }
    return ImportMap(system: system, zone: members["zone"]?.text, tables: tables)
  }

  private func error(
    _ problem: MapError.Problem, _ key: String, _ table: Int?, section: String? = nil
  ) -> MapError {
    MapError(problem: problem, line: text.line(of: key, table: table, section: section))
  }

  private func allow(
    _ members: [String: JSON], _ names: [String], table: Int?
  ) throws(MapError) {
    guard let unknown = members.keys.filter({ !names.contains($0) }).min() else { return }
    throw error(.unknown(unknown, allowed: names), unknown, table)
  }

  // MARK: Tables

  private func table(
    _ json: JSON, _ index: Int, _ patterns: [DatePattern], _ separator: Unicode.Scalar
  ) throws(MapError) -> MapTable {
    let members = json.members ?? [:]
    try allow(members, Self.inTable, table: index)
    let records = MapRecord.allCases.map(\.rawValue)
    guard let name = members["record"]?.text else {
      throw error(.missing("record"), "record", index)
    }
    guard let record = MapRecord(rawValue: name) else {
      throw error(.unknown(name, allowed: records), "record", index)
    }
    let columns = try fields(members["columns"], "columns", record, index) { value in
      value.text.map { [$0] } ?? value.elements?.compactMap(\.text)
    }
    let constants = try fields(members["constants"], "constants", record, index) { value in
      value.text ?? value.number.map { "\($0)" } ?? value.truth.map { "\($0)" }
    }
    let values = try fields(members["values"], "values", record, index) { value in
      value.members?.compactMapValues(\.text)
    }
    for field in record.fields {
      try checkWords(field, constants[field.name].map { [$0] } ?? [], "constants", index)
      try checkWords(field, Array((values[field.name] ?? [:]).values), "values", index)
      if field.isNeeded, columns[field.name] == nil, constants[field.name] == nil {
        throw error(.missingField(field.name, of: record), "columns", index, section: "columns")
      }
    }
    return MapTable(
      file: members["file"]?.text, record: record, key: try key(members["key"], index),
      columns: columns, constants: constants, values: values,
      patterns: try self.patterns(members["dates"], table: index) ?? patterns,
      separator: try self.separator(members["separator"], table: index) ?? separator)
  }

  /// The members of a section, which are fields of the record.
  private func fields<Value>(
    _ json: JSON?, _ section: String, _ record: MapRecord, _ index: Int,
    _ read: (JSON) -> Value?
  ) throws(MapError) -> [String: Value] {
    guard let json else { return [:] }
    guard let members = json.members else {
      throw error(.wrongKind(section, expected: "a table"), section, index)
    }
    let names = Set(record.fields.map(\.name))
    var fields: [String: Value] = [:]
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard names.contains(name) else {
        throw error(.unknownField(name, of: record), name, index, section: section)
      }
      guard let value = read(value) else {
        throw error(
          .wrongKind("\(section).\(name)", expected: "a text"), name, index, section: section)
      }
      fields[name] = value
    }
    return fields
  }

  private func checkWords(
    _ field: MapField, _ words: [String], _ section: String, _ index: Int
  ) throws(MapError) {
    guard case .word(let allowed) = field.kind else { return }
    for word in words.sorted() where !allowed.contains(word) {
      throw error(
        .unknownWord(word, field: field.name, allowed: allowed), field.name, index,
        section: section)
    }
  }

  // MARK: Values

  private func key(_ json: JSON?, _ index: Int) throws(MapError) -> [String] {
    guard let json else { return [] }
    if let one = json.text { return [one] }
    let many = json.elements?.compactMap(\.text) ?? []
    guard !many.isEmpty else {
      throw error(.wrongKind("key", expected: "a column, or a list of columns"), "key", index)
    }
    return many
  }

  private func patterns(_ json: JSON?, table: Int?) throws(MapError) -> [DatePattern]? {
    guard let json else { return nil }
    var patterns: [DatePattern] = []
    for text in json.text.map({ [$0] }) ?? json.elements?.compactMap(\.text) ?? [] {
      guard let pattern = DatePattern(text) else {
        throw error(.unreadablePattern(text), "dates", table)
      }
      patterns.append(pattern)
    }
    guard !patterns.isEmpty else {
      throw error(.wrongKind("dates", expected: "a pattern, or a list of them"), "dates", table)
    }
    return patterns
  }

  private func separator(_ json: JSON?, table: Int?) throws(MapError) -> Unicode.Scalar? {
    guard let json else { return nil }
    switch json.text {
    case ",", "comma": return ","
    case ";", "semicolon": return ";"
    case "\t", "tab": return "\t"
    case let other:
      throw error(
        .unknown(other ?? "", allowed: ["comma", "semicolon", "tab"]), "separator", table)
    }
  }
}
