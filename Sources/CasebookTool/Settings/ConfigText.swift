internal import TOML
internal import Wire

/// The text of a configuration file: where its keys stand, and how one is changed while every
/// other byte stays as it is.
///
/// toml++ says what a file means, but not where; so the places are found here by a scan that knows
/// strings, arrays and comments.  Whatever it changes is read again by toml++ and compared with
/// what was meant before anybody writes it to a file.
struct ConfigText: Hashable, Sendable {
  /// A line of `key = value`, which may go over several lines.
  private struct Statement: Hashable {
    /// With the table in which it stands.
    let path: [String]
    /// Of the lines, with their ends.
    let whole: Range<Int>
    /// Of the value, without the comment behind it.
    let value: Range<Int>
  }

  /// A line `[table]`.
  private struct Header: Hashable {
    let path: [String]
    let whole: Range<Int>
  }

  private(set) var bytes: [UInt8]
  private var statements: [Statement] = []
  private var headers: [Header] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  /// Why bytes say nothing.
  struct Unreadable: Error, Hashable {
    /// From 1; nil where nobody knows.
    let line: Int?
    /// English, as the readers say it.
    let reason: String
  }

  /// What a file means.
  static func json(_ bytes: [UInt8]) -> Result<JSON, Unreadable> {
    do throws(TOMLError) {
      let text = try TOML.json(bytes)
      do throws(JSONError) {
        return .success(try JSON(parsing: text, limits: limits))
      } catch {
        return .failure(Unreadable(line: nil, reason: error.reason.rawValue))
      }
    } catch { return .failure(Unreadable(line: error.line, reason: error.reason)) }
  }

  /// Bound of what is read.
  static let byteCountMax = TOML.sizeMax
  private static let limits = JSON.Limits(byteCountMax: 4 << 20, depthMax: 16)

  /// The line of a key, or of the table of that name, from 1; nil if it stands nowhere by itself.
  func line(of path: [String]) -> Int? {
    let start =
      statements.first { $0.path == path }?.whole.lowerBound
      ?? headers.first { $0.path == path }?.whole.lowerBound
    return start.map { start in bytes[..<start].count { $0 == Self.newline } + 1 }
  }

  // MARK: Changing

  /// The text with `path` set to the string or truth or number that `value` writes; nil where that
  /// cannot be done without touching more.
  func setting(_ path: [String], to value: JSON) -> ConfigText? {
    guard let key = path.last else { return nil }
    let written = Self.written(value)
    var changed = bytes
    if let old = statements.first(where: { $0.path == path }) {
      changed.replaceSubrange(old.value, with: written)
    } else {
      let table = Array(path.dropLast())
      let line = Self.written(key: key) + Array(" = ".utf8) + written + [Self.newline]
      if table.isEmpty {
        insert(line, at: endOfRoot, in: &changed)
      } else if let end = end(of: table) {
        insert(line, at: end, in: &changed)
      } else {
        if let last = changed.last, last != Self.newline { changed.append(Self.newline) }
        if !changed.isEmpty { changed.append(Self.newline) }
        let names = table.map { String(decoding: Self.written(key: $0), as: UTF8.self) }
        changed += Array("[\(names.joined(separator: "."))]\n".utf8) + line
      }
    }
    return checked(changed) { Self.set(path[...], to: value, in: $0) }
  }

  /// The text without `path`, whether that is a key or a table; nil where that cannot be done
  /// without touching more.
  func removing(_ path: [String]) -> ConfigText? {
    var gone = statements.filter { $0.path.starts(with: path) }.map(\.whole)
    gone += headers.filter { $0.path == path }.map(\.whole)
    var changed = bytes
    for range in gone.sorted(by: { $0.lowerBound > $1.lowerBound }) {
      changed.removeSubrange(range)
    }
    return checked(changed) { Self.remove(path[...], from: $0) }
  }

  /// The changed text, if it means what the old one meant but for one change.
  private func checked(_ changed: [UInt8], _ change: (JSON) -> JSON) -> ConfigText? {
    guard case .success(let before) = Self.json(bytes),
      case .success(let after) = Self.json(changed),
      Self.withoutEmptyTables(after) == Self.withoutEmptyTables(change(before))
    else { return nil }
    return ConfigText(changed)
  }

  private func insert(_ line: [UInt8], at offset: Int, in bytes: inout [UInt8]) {
    let start = offset > 0 && bytes[offset - 1] != Self.newline ? [Self.newline] : []
    bytes.insert(contentsOf: start + line, at: offset)
  }

  /// Behind the last key that stands in no table; without any, before the first table and the
  /// comment on it.
  private var endOfRoot: Int {
    guard let first = headers.first else { return bytes.count }
    let root = statements.last { $0.whole.lowerBound < first.whole.lowerBound }
    if let root { return root.whole.upperBound }
    var start = first.whole.lowerBound
    while start > 0 {
      let line = lineStart(before: start)
      let head = bytes[line..<start].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      guard head == UInt8(ascii: "#") else { break }
      start = line
    }
    return start
  }

  private func lineStart(before offset: Int) -> Int {
    (bytes[..<(offset - 1)].lastIndex(of: Self.newline) ?? -1) + 1
  }

  /// Behind the last key of a table that has a line of its own.
  private func end(of table: [String]) -> Int? {
    guard let index = headers.firstIndex(where: { $0.path == table }) else { return nil }
    let next = index + 1 < headers.count ? headers[index + 1].whole.lowerBound : bytes.count
    let inside = headers[index].whole.upperBound..<next
    return statements.last { inside.contains($0.whole.lowerBound) }?.whole.upperBound
      ?? headers[index].whole.upperBound
  }

  // MARK: What is meant

  private static func set(_ path: ArraySlice<String>, to value: JSON, in json: JSON) -> JSON {
    guard let name = path.first else { return value }
    var members = json.members ?? [:]
    members[name] = set(path.dropFirst(), to: value, in: members[name] ?? .object([:]))
    return .object(members)
  }

  private static func remove(_ path: ArraySlice<String>, from json: JSON) -> JSON {
    guard let name = path.first, var members = json.members else { return json }
    if path.count == 1 {
      members[name] = nil
    } else if let inner = members[name] {
      members[name] = remove(path.dropFirst(), from: inner)
    }
    return .object(members)
  }

  private static func withoutEmptyTables(_ json: JSON) -> JSON {
    guard let members = json.members else { return json }
    return .object(members.mapValues(withoutEmptyTables).filter { $0.value != .object([:]) })
  }

  // MARK: Writing

  /// A value; a string as a basic string.
  private static func written(_ value: JSON) -> [UInt8] {
    guard let text = value.text else { return value.bytes() }
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:  // Open set: other controls.
        let digits = String(scalar.value, radix: 16)
        written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      case _: written.unicodeScalars.append(scalar)  // Open set: all that stands for itself.
      }
    }
    return Array((written + "\"").utf8)
  }

  /// A key, in quotes where it needs them.
  private static func written(key: String) -> [UInt8] {
    let isBare = !key.isEmpty && key.utf8.allSatisfy(isBare)
    return isBare ? Array(key.utf8) : written(.string(key))
  }
}

// MARK: - Where things stand

extension ConfigText {
  private static let newline = UInt8(ascii: "\n")

  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    case _: false  // Open set: every other byte.
    }
  }

  private mutating func scan() {
    var scanner = TOMLScanner(bytes)
    var table: [String] = []
    while let start = scanner.nextStatement() {
      if scanner.isAtHeader {
        table = scanner.header() ?? []
        scanner.skipLine()
        headers.append(Header(path: table, whole: start..<scanner.at))
      } else if let key = scanner.keyPath() {
        let value = scanner.value()
        scanner.skipLine()
        statements.append(Statement(path: table + key, whole: start..<scanner.at, value: value))
      } else {
        scanner.skipLine()
      }
    }
  }
}
