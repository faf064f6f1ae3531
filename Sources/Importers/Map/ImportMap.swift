internal import Cases
internal import TOML
internal import Wire

/// What somebody wrote about the tables of another system: which column is what.
package struct ImportMap: Sendable {
  /// The name of the system, a part of every identifier.
  package let system: String
  /// The zone of its times; `nil` where the map does not say.
  package let zone: String?
  package let tables: [MapTable]
}

/// What the map says of one table.
package struct MapTable: Sendable {
  /// The name of its file; `nil` if the map has only this one.
  package let file: String?
  package let record: MapRecord
  /// The columns that tell its lines apart; none: the whole line does.
  let key: [String]
  let columns: [String: [String]]
  let constants: [String: String]
  /// Field → what a column says → what is meant; "*" is everything else.
  let values: [String: [String: String]]
  let patterns: [DatePattern]
  let separator: Unicode.Scalar

  /// Whether a file of this name is meant; "parts.rejects.csv" is "parts.csv", mended.
  package func fits(_ name: String) -> Bool {
    guard let file else { return true }
    if name == file { return true }
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
    return name.hasPrefix("\(stem).")
  }
}

/// What is wrong with a map.
package struct MapError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    /// It is no TOML.
    case notTOML(String)
    case missing(String)
    case unknown(String, allowed: [String])
    /// A name that is none of the fields of a record.
    case unknownField(String, of: MapRecord)
    /// A field that a record needs and nothing gives.
    case missingField(String, of: MapRecord)
    /// It should be of another kind, said in English.
    case wrongKind(String, expected: String)
    case unreadablePattern(String)
    /// A word that the field cannot be.
    case unknownWord(String, field: String, allowed: [String])
    /// Several tables, and one of them has no file.
    case fileIsMissing
  }

  package let problem: Problem
  /// The line in the map, from 1.
  package let line: Int
}

extension ImportMap {
  /// Reads a map.
  ///
  /// - Parameter bytes: TOML in UTF-8.
  /// - Throws: what is wrong with it, and in which line.
  package init(toml bytes: [UInt8]) throws(MapError) {
    let text: [UInt8]
    do throws(TOMLError) { text = try TOML.json(bytes) } catch {
      throw MapError(problem: .notTOML(error.reason), line: error.line)
    }
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: text, limits: Self.limits) } catch {
      throw MapError(problem: .wrongKind("TOML", expected: "whole numbers"), line: 1)
    }
    let reader = MapReader(text: MapText(bytes))
    self = try reader.map(json)
  }

  private static let limits = JSON.Limits(byteCountMax: TOML.sizeMax * 4, depthMax: 16)
}

/// Where things stand in the text of a map, which the reader of TOML does not tell.
struct MapText {
  private let lines: [Substring]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The line of `key` in a table (from 0; `nil`: before the first), in a section of it.
  func line(of key: String, table: Int?, section: String? = nil) -> Int {
    var tableNow: Int?
    var sectionNow: String?
    var near = 1
    for (index, line) in lines.enumerated() {
      let text = String(line).trimmed
      if text.hasPrefix("[[") {
        tableNow = (tableNow ?? -1) + 1
        sectionNow = nil
        if tableNow == table { near = index + 1 }
      } else if text.hasPrefix("[") {
        sectionNow = text.dropFirst().prefix { $0 != "]" }.split(separator: ".", maxSplits: 1)
          .dropFirst().first.map(String.init)
        if tableNow == table, sectionNow == section { near = index + 1 }
        if tableNow == table, sectionNow == "\(section ?? "").\(key)" || sectionNow == key {
          return index + 1
        }
      } else if tableNow == table, sectionNow == section, Self.begins(text, with: key) {
        return index + 1
      } else if tableNow == table, sectionNow == nil, let section, Self.begins(text, with: section),
        text.contains(key)
      {
        return index + 1
      }
    }
    return near
  }

  private static func begins(_ text: String, with key: String) -> Bool {
    for form in [key, "\"\(key)\"", "'\(key)'"] where text.hasPrefix(form) {
      let next = text.dropFirst(form.count).first
      if next == nil || next == "=" || next == "." || next == " " || next == "\t" { return true }
    }
    return false
  }
}
