/// Pieces of JSON Schema 2020-12, kept to what draft-07 knows too, as tools for AsyncAPI need.
enum JSONSchema {
  static let dialect: JSON = "https://json-schema.org/draft/2020-12/schema"

  static let truth: JSON = ["type": "boolean"]
  static let integer: JSON = ["type": "integer"]
  static let text: JSON = ["type": "string"]
  static let null: JSON = ["type": "null"]
  static let anything: JSON = [:]

  /// RFC 3339 in UTC with `digitCount` digits behind the point.
  static func time(digitCount: Int) -> JSON {
    let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    let time = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
    return [
      "type": "string", "format": "date-time",
      "pattern": .string("^\(day)T\(time)\\.[0-9]{\(digitCount)}Z$"),
    ]
  }

  static let day: JSON = [
    "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  ]
  static let decimal: JSON = pattern(#"^-?[0-9]+(\.[0-9]+)?$"#)
  static let team: JSON = pattern("^[A-Za-z0-9._-]{1,64}$")
  static let ulid: JSON = pattern("^[0-7][0-9A-HJKMNP-TV-Z]{25}$")
  static let sha256: JSON = pattern("^[0-9a-f]{64}$")
  static let base64: JSON = [
    "type": "string", "contentEncoding": "base64",
    "pattern": "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  ]
  static let position: JSON = pattern(#"^[0-9]+\.[0-9]+$"#)

  static func pattern(_ pattern: String) -> JSON {
    ["type": "string", "pattern": .string(pattern)]
  }

  static func constant(_ value: JSON) -> JSON { ["const": value] }

  static func words(_ words: [String]) -> JSON {
    ["type": "string", "enum": .array(words.map { .string($0) })]
  }

  static func list(_ element: JSON) -> JSON { ["type": "array", "items": element] }

  /// An object with any names.
  static func map(_ value: JSON) -> JSON { ["type": "object", "additionalProperties": value] }

  static func any(_ schemas: [JSON]) -> JSON { ["anyOf": .array(schemas)] }

  static func orNull(_ schema: JSON) -> JSON { any([schema, null]) }

  /// An object of which all members are known and always present.
  ///
  /// Further members are allowed: they are what newer builds add.
  static func object(
    _ properties: [String: JSON], optional: Set<String> = []
  ) -> JSON {
    let required = properties.keys.filter { !optional.contains($0) }.sorted()
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(required.map { .string($0) }),
    ]
  }

  static func described(_ schema: JSON, _ description: String) -> JSON {
    guard !description.isEmpty, case .object(var members) = schema else { return schema }
    members["description"] = .string(description)
    return .object(members)
  }

  /// A schema that stands for itself.
  static func named(_ name: String, _ description: String, _ schema: JSON) -> JSON {
    guard case .object(var members) = described(schema, description) else { return schema }
    members["$schema"] = dialect
    members["$id"] = .string("casebook:\(name)")
    members["title"] = .string(name)
    return .object(members)
  }
}
