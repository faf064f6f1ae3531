package import Cases

/// How values of a type are written in JSON, and the JSON Schema of what is written: declared once,
/// so that a document and its schema cannot differ.
package struct Shape<Value>: Sendable {
  /// JSON Schema 2020-12.
  package let schema: JSON
  /// The value as JSON.
  package let json: @Sendable (Value) -> JSON

  init(_ schema: JSON, _ json: @escaping @Sendable (Value) -> JSON) {
    self.schema = schema
    self.json = json
  }

  /// The same shape for another type, of which `value` is written.
  package func of<Other>(_ value: @escaping @Sendable (Other) -> Value) -> Shape<Other> {
    let json = json
    return Shape<Other>(schema) { json(value($0)) }
  }

  /// The value, or `null`.
  package var orNull: Shape<Value?> {
    let json = json
    return Shape<Value?>(JSONSchema.orNull(schema)) { $0.map(json) ?? .null }
  }

  /// A list of values.
  package var list: Shape<[Value]> {
    let json = json
    return Shape<[Value]>(JSONSchema.list(schema)) { .array($0.map(json)) }
  }
}

extension Shape where Value == String {
  /// Any text.
  package static var text: Shape { Shape(JSONSchema.text) { .string($0) } }

  /// One of these words.
  package static func word(_ words: [String]) -> Shape {
    Shape(JSONSchema.words(words)) { .string($0) }
  }
}

extension Shape where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of the words of an enumeration.
  package static var word: Shape {
    Shape(JSONSchema.words(Value.allCases.map(\.rawValue))) { .string($0.rawValue) }
  }
}

extension Shape where Value == Int {
  /// A whole number.
  package static var integer: Shape { Shape(JSONSchema.integer) { .integer($0) } }
}

extension Shape where Value == Int64 {
  /// A whole number.
  package static var integer: Shape { Shape(JSONSchema.integer) { .integer($0) } }
}

extension Shape where Value == UInt64 {
  /// A whole number; what is beyond 2^63 − 1 is written as that.
  package static var integer: Shape {
    Shape(JSONSchema.integer) { .integer(Int64(clamping: $0)) }
  }
}

extension Shape where Value == Bool {
  /// `true` or `false`.
  package static var truth: Shape { Shape(JSONSchema.truth) { .bool($0) } }
}

extension Shape where Value == Instant {
  /// RFC 3339 in UTC with milliseconds.
  package static var time: Shape { Shape(JSONSchema.time(digitCount: 3)) { .time($0) } }

  /// RFC 3339 in UTC with microseconds: for `acceptedAt` wherever it is printed.
  package static var acceptedTime: Shape {
    Shape(JSONSchema.time(digitCount: 6)) { .acceptedTime($0) }
  }
}

extension Shape where Value == Day {
  /// "2026-11-22".
  package static var day: Shape { Shape(JSONSchema.day) { .day($0) } }
}

extension Shape where Value == Quantity {
  /// A decimal number as text.
  package static var decimal: Shape { Shape(JSONSchema.decimal) { .string($0.text) } }
}

extension Shape where Value == Team {
  /// The code of a team.
  package static var team: Shape { Shape(JSONSchema.team) { .string($0.code) } }
}

extension Shape where Value == LogPosition {
  /// "1.184209".
  package static var position: Shape { Shape(JSONSchema.position) { .position($0) } }
}

extension Shape where Value == [Team] {
  /// "all", or the teams that may see a thing.
  package static var visibility: Shape {
    Shape(JSONSchema.any([JSONSchema.constant("all"), JSONSchema.list(JSONSchema.team)])) {
      .visibility($0)
    }
  }
}

extension Shape {
  /// A ULID.
  package static func id<Tag>() -> Shape where Value == Identifier<Tag> {
    Shape(JSONSchema.ulid) { .id($0) }
  }
}

extension Shape where Value == JSON {
  /// Any value, whose shape is said elsewhere.
  package static var anything: Shape { Shape(JSONSchema.anything) { $0 } }

  /// An event as it is rendered; the schema of its type says the rest of it.
  package static var event: Shape { Shape(Registry.eventSchema) { $0 } }
}

extension Shape where Value == Void {
  /// `null`: there is nothing to say.
  package static var null: Shape { Shape(JSONSchema.null) { .null } }
}

extension Shape {
  /// An object whose names are not known beforehand, with values of one shape.
  package static func map<Inner>(_ inner: Shape<Inner>) -> Shape where Value == [String: Inner] {
    let json = inner.json
    return Shape(JSONSchema.map(inner.schema)) { .object($0.mapValues(json)) }
  }

  /// A value of one of two shapes.
  package static func either<First, Second>(
    _ first: Shape<First>, _ second: Shape<Second>
  ) -> Shape where Value == Either<First, Second> {
    Shape(JSONSchema.any([first.schema, second.schema])) {
      switch $0 {
      case .first(let value): first.json(value)
      case .second(let value): second.json(value)
      }
    }
  }
}

/// A value of one of two types.
package enum Either<First, Second> {
  case first(First)
  case second(Second)
}
