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
  var document: () -> Document = { Document(NoDocument.shape, ()) }
  /// Said to people besides, on standard error.
  var notes: [Line] = []
  /// Whether the lines are the wanted thing: they are printed even with `--quiet`.
  var isWanted = true
  /// Whether everything was printed while it came: nothing is printed at the end.
  var isStreamed = false
  var exit = ExitCode.done
}

/// A document of `--json`: of a declared shape, so that there is a schema of it.
struct Document: Hashable, Sendable {
  /// `casebook.<name>/<major>`; nil for what is not ours: a JSON Schema.
  let schema: String?
  /// An object, or an array for lists.
  var data: JSON
  /// Members beside `schema` and `data`: `asOf`, `page`.
  var others: [String: JSON]

  /// A value in its shape.
  init<Value>(_ shape: DocumentShape<Value>, _ value: Value) {
    var members = shape.json(value).members ?? [:]
    schema = members.removeValue(forKey: "schema")?.text
    data = members.removeValue(forKey: "data") ?? .null
    others = members
  }

  /// A JSON Schema, as it is.
  init(jsonSchema: JSON) {
    schema = nil
    data = jsonSchema
    others = [:]
  }

  /// The whole document.
  var json: JSON {
    guard let schema else { return data }
    var members = others
    members["schema"] = .string(schema)
    members["data"] = data
    return .object(members)
  }

  /// The documents of `--ndjson`: one for each element of a list, else the one document.
  var lines: [JSON] {
    guard let schema, let elements = data.elements else { return [json] }
    return elements.map { .object(["data": $0, "schema": .string(schema)]) }
  }
}
