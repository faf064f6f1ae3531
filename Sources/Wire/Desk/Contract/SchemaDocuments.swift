/// What the verb SCHEMA gives.
package struct SchemaDocuments: Sendable {
  private let registry: Registry
  /// Those of the documents of VIEW, by name: "casebook.case/1".
  private let outputs: [String: JSON]

  /// - Parameters:
  ///   - registry: The shapes of events, with their comments.
  ///   - outputs: The schemas of the documents that VIEW gives, by name.
  package init(registry: Registry = .documented, outputs: [String: JSON] = [:]) {
    self.registry = registry
    self.outputs = outputs
  }

  /// The names of all, and of the description of the protocol and its vectors.
  package var names: [String] {
    registry.schemaNames + outputs.keys.sorted() + [Self.asyncAPI, Self.vectors]
  }

  private static let asyncAPI = "asyncapi"
  private static let vectors = "vectors"

  /// The document that a request asks for; the list of all names where it names none.
  ///
  /// - Throws: `notFound` where there is none.
  package func document(
    _ arguments: SchemaArguments
  ) throws(DeskProblem) -> (name: String, bytes: [UInt8]) {
    guard let name = arguments.name else {
      return ("list", JSON.array(names.map { .string($0) }).bytes())
    }
    if name == Self.asyncAPI {
      return (name, AsyncAPI(registry: registry, isBundled: true).document.bytes())
    }
    if name == Self.vectors { return (name, Vectors.document) }
    guard let schema = schema(name, arguments.version) else {
      throw DeskProblem(.notFound, "there is no such schema; without a name: the list", at: "/name")
    }
    return (name, schema.bytes())
  }

  /// By type and version, by the newest of a type, or by the whole name "part.installed/1".
  private func schema(_ name: String, _ version: Int?) -> JSON? {
    if let version {
      return registry.jsonSchema(named: "\(name)/\(version)") ?? outputs["\(name)/\(version)"]
    }
    return registry.newestJSONSchema(of: name) ?? registry.jsonSchema(named: name)
      ?? outputs[name]
  }
}
