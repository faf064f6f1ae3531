internal import Screens
internal import Wire

/// `--fields a,b.c`: which members of a document's data are wanted.
struct FieldSelection: Hashable, Sendable {
  private let paths: [[String]]

  /// The names as they were typed; `?` asks for the list.
  init(_ names: [String]) {
    paths = names.map { $0.split(separator: ".").map(String.init) }
  }

  /// Whether the list of fields is wanted instead of the document.
  var wantsList: Bool { paths == [["?"]] }

  /// The document with the wanted members of its data alone.
  /// - Throws: the field that does not exist, with those that do.
  func apply(to document: Document) throws(ErrorReport) -> Document {
    var selected = document
    if let elements = document.data.elements {
      var kept: [JSON] = []
      for element in elements { kept.append(try select(from: element)) }
      selected.data = .array(kept)
    } else {
      selected.data = try select(from: document.data)
    }
    return selected
  }

  /// The names of all fields, sorted; those of nested objects with dots.
  static func names(of document: Document) -> [String] {
    let data = document.data.elements?.first ?? document.data
    return names(of: data, prefix: "").sorted()
  }

  private static func names(of value: JSON, prefix: String) -> [String] {
    let members = value.members ?? value.elements?.first?.members ?? [:]
    return members.flatMap { name, value in
      [prefix + name] + names(of: value, prefix: prefix + name + ".")
    }
  }

  private func select(from value: JSON) throws(ErrorReport) -> JSON {
    var kept = JSON.object([:])
    for path in paths {
      guard let part = Self.part(of: value, path[...]) else {
        throw Self.unknown(path.joined(separator: "."), in: value)
      }
      kept = Self.merged(kept, part)
    }
    return kept
  }

  /// The value with nothing but what lies on `path`; nil if there is no such member.
  private static func part(of value: JSON, _ path: ArraySlice<String>) -> JSON? {
    guard let name = path.first else { return value }
    // What is unknown is null, and has no members to choose from.
    if case .null = value { return .null }
    if let elements = value.elements {
      let parts = elements.map { part(of: $0, path) }
      let known = parts.compactMap(\.self)
      return known.count == parts.count ? .array(known) : nil
    }
    guard let member = value[name], let rest = part(of: member, path.dropFirst()) else {
      return nil
    }
    return .object([name: rest])
  }

  private static func merged(_ a: JSON, _ b: JSON) -> JSON {
    if case .object(let left) = a, case .object(let right) = b {
      return .object(left.merging(right) { merged($0, $1) })
    }
    if case .array(let left) = a, case .array(let right) = b, left.count == right.count {
      return .array(zip(left, right).map { merged($0, $1) })
    }
    return b
  }

  private static func unknown(_ name: String, in value: JSON) -> ErrorReport {
    let all = names(of: value, prefix: "").sorted().joined(separator: "  ")
    return ErrorReport(
      code: "usage.unknownField", exit: .usage,
      message: Bilingual(
        ja: "「\(name)」という項目はありません", en: "there is no field \"\(name)\""),
      details: [Bilingual(same: all)])
  }
}
