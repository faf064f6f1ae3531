/// A member of an object: its name, its shape, and where its value comes from.
package struct Member<Value>: Sendable {
  let name: String
  let schema: JSON
  let json: @Sendable (Value) -> JSON

  /// - Parameters:
  ///   - name: A name of the domain, lowerCamelCase, never translated.
  ///   - shape: How it is written.
  ///   - description: What it means, in a sentence, for the schema.
  ///   - value: Takes it from the whole.
  package init<Inner>(
    _ name: String, _ shape: Shape<Inner>, _ description: String = "",
    _ value: @escaping @Sendable (Value) -> Inner
  ) {
    self.name = name
    schema = JSONSchema.described(shape.schema, description)
    json = { shape.json(value($0)) }
  }

  private init(name: String, schema: JSON, json: @escaping @Sendable (Value) -> JSON) {
    self.name = name
    self.schema = schema
    self.json = json
  }

  /// The same member of another type, of which `value` has it.
  package func of<Other>(_ value: @escaping @Sendable (Other) -> Value) -> Member<Other> {
    let json = json
    return Member<Other>(name: name, schema: schema) { json(value($0)) }
  }
}

extension Shape {
  /// An object with these members, all of them always present.
  package static func object(_ members: [Member<Value>]) -> Shape {
    let properties = members.map { ($0.name, $0.schema) }
    return Shape(JSONSchema.object(Dictionary(uniqueKeysWithValues: properties))) { value in
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.json(value)) }))
    }
  }
}

/// A kind of document that the command line prints under `--json`; a list also under `--ndjson`, by
/// its elements.
///
/// ```swift
/// let write = DocumentShape<WriteResult>("casebook.write/1", "What a command wrote.", [
///   Member("command", .id()) { $0.command },
///   Member("entry", Shape.text.orNull, "The entry's number, C-1042#14.") { $0.entry },
/// ])
/// print(write.json(result).line())
/// ```
package struct DocumentShape<Value>: Sendable {
  /// "casebook.write/1": the value of the member `schema`, and the name of the JSON Schema.
  package let name: String
  /// JSON Schema 2020-12.
  package let schema: JSON
  private let shape: Shape<Value>

  /// - Parameters:
  ///   - name: "casebook.NAME/MAJOR".
  ///   - description: What the document says, in a sentence.
  ///   - members: Its members beside `schema`.
  package init(_ name: String, _ description: String, _ members: [Member<Value>]) {
    self.name = name
    let named = Member<Value>("schema", Shape(JSONSchema.constant(.string(name))) { $0 }) { _ in
      JSON.string(name)
    }
    let whole = Shape<Value>.object(members + [named])
    shape = whole
    guard let element = members.first(where: { $0.name == Self.dataName })?.schema["items"] else {
      schema = JSONSchema.named(name, description, whole.schema)
      return
    }
    let line = JSONSchema.object([Self.dataName: element, named.name: named.schema])
    schema = JSONSchema.named(
      name, description,
      JSONSchema.any([
        JSONSchema.described(whole.schema, "The whole list: --json."),
        JSONSchema.described(line, "One of it on a line: --ndjson."),
      ]))
  }

  /// The member that says what was asked for; where it is a list, each element may be a document of
  /// its own, with `schema` beside it.
  private static var dataName: String { "data" }

  /// The document.
  package func json(_ value: Value) -> JSON { shape.json(value) }
}

/// A part of a list.
package struct Page<Row> {
  package var rows: [Row]
  /// An opaque cursor; `nil` at the end.
  package var next: String?
  package var total: Int?
  /// The position up to which the book was read.
  package var asOf: String

  package init(rows: [Row], next: String?, total: Int?, asOf: String) {
    self.rows = rows
    self.next = next
    self.total = total
    self.asOf = asOf
  }

  /// The members of a list as every command prints it.
  package static func members(_ row: Shape<Row>) -> [Member<Page>] {
    let page: Shape<Page> = .object([
      Member("count", Shape<Int>.integer) { $0.rows.count },
      Member("next", Shape<String>.text.orNull, "Where to go on.") { $0.next },
      Member("total", Shape<Int>.integer.orNull) { $0.total },
    ])
    return [
      Member("asOf", Shape<String>.text, "The position up to which the book was read.") { $0.asOf },
      Member("data", row.list) { $0.rows },
      Member("page", page) { $0 },
    ]
  }
}

extension Page: Sendable where Row: Sendable {}
