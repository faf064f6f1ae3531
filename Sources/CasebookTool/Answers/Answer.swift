internal import Screens
internal import Wire

/// What a command has to say; the shell prints it in the form that was asked for.
///
/// What is not asked for is not computed.
struct Answer {
  /// For people, on standard output.
  var lines: () -> [Line] = { [] }
  /// For `--plain`: rows of exact values.
  var rows: () -> [[String]] = { [] }
  /// For `--json`.
  var document: () -> Document = { Document("none", data: .null) }
  /// Said to people besides, on standard error.
  var notes: [Line] = []
  /// Whether the lines are the wanted thing: they are printed even with `--quiet`.
  var isWanted = true
  /// Whether everything was printed while it came: nothing is printed at the end.
  var isStreamed = false
  var exit = ExitCode.done
}

/// A document of `--json`.
struct Document: Hashable, Sendable {
  /// `casebook.<name>/<major>`.
  let schema: String
  /// An object, or an array for lists.
  var data: JSON
  /// Members beside `schema` and `data`: `asOf`, `page`.
  var others: [String: JSON]

  /// Makes a document of the first major version.
  init(_ name: String, data: JSON, others: [String: JSON] = [:]) {
    schema = "casebook.\(name)/1"
    self.data = data
    self.others = others
  }

  /// A list with its page.
  init(_ name: String, list: [JSON], total: Int?, asOf: JSON) {
    self.init(
      name, data: .array(list),
      others: [
        "asOf": asOf,
        "page": ["count": .integer(list.count), "next": .null, "total": .integer(total)],
      ])
  }

  /// A document that was made as a whole, with its name, data and other members.
  init(whole: JSON) {
    var members = whole.members ?? [:]
    schema = members.removeValue(forKey: "schema")?.text ?? ""
    data = members.removeValue(forKey: "data") ?? .null
    others = members
  }

  /// The whole document.
  var json: JSON {
    var members = others
    members["schema"] = .string(schema)
    members["data"] = data
    return .object(members)
  }

  /// The documents of `--ndjson`: one for each element of a list, else the one document.
  var lines: [JSON] {
    guard let elements = data.elements else { return [json] }
    return elements.map { .object(["data": $0, "schema": .string(schema)]) }
  }
}
