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

/// A kind of document that the command line prints under `--json`.
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
    shape = .object(members + [named])
    schema = JSONSchema.named(name, description, shape.schema)
  }

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
