package import Wire

/// Checks values against the keywords of JSON Schema that casebook writes, and knows no others: a
/// schema with another keyword is refused, so that none goes unchecked.
package struct SchemaValidator {
  package init() {}

  private static let annotations: Set<String> = [
    "$id", "$schema", "title", "description", "format", "contentEncoding",
  ]

  /// What is wrong, as a place and a keyword; empty if the value is valid.
  package func problems(
    _ value: JSON, _ schema: JSON, at place: String = ""
  ) throws -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): no schema"] }
    var problems: [String] = []
    for (keyword, argument) in keywords.sorted(by: { $0.key < $1.key }) {
      switch keyword {
      case "type":
        if argument.text != typeName(value) { problems.append("\(place): type \(argument)") }
      case "const":
        if value != argument { problems.append("\(place): const \(argument)") }
      case "enum":
        if argument.elements?.contains(value) != true { problems.append("\(place): enum") }
      case "pattern": problems += try pattern(value, argument, place)
      case "anyOf":
        let matches = try (argument.elements ?? []).contains { schema in
          try self.problems(value, schema, at: place).isEmpty
        }
        if !matches { problems.append("\(place): anyOf") }
      case "required":
        for name in argument.elements ?? [] where value[name.text ?? ""] == nil {
          problems.append("\(place): required \(name)")
        }
      case "properties":
        for (name, member) in value.members ?? [:] {
          if let schema = argument[name] {
            problems += try self.problems(member, schema, at: "\(place)/\(name)")
          }
        }
      case "additionalProperties":
        for (name, member) in value.members ?? [:] where schema["properties"]?[name] == nil {
          problems += try self.problems(member, argument, at: "\(place)/\(name)")
        }
      case "items":
        for (index, element) in (value.elements ?? []).enumerated() {
          problems += try self.problems(element, argument, at: "\(place)/\(index)")
        }
      case _ where Self.annotations.contains(keyword): break
      case _: problems.append("\(place): keyword \(keyword)")
      }
    }
    return problems
  }

  private func pattern(_ value: JSON, _ pattern: JSON, _ place: String) throws -> [String] {
    let regex = try Regex(pattern.text ?? "")
    guard let text = value.text, text.firstMatch(of: regex) == nil else { return [] }
    return ["\(place): pattern"]
  }

  private func typeName(_ value: JSON) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
