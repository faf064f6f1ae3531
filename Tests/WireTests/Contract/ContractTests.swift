import Cases
import CasesTesting
import FoundationEssentials
import Testing
import WireTesting

@testable import Wire

/// What is committed in `Schemas` for integrators, beside the protobuf that it is made from.
///
/// `CASEBOOK_WRITE_SCHEMAS=1 swift test --filter WireTests.Contract` writes it anew.
@Suite("The contract with integrators", .serialized)
struct ContractTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Schemas")

  /// Every file that this build says, by its path in `Schemas`.
  private static let files: [(path: String, bytes: [UInt8])] = {
    let registry = Registry.documented
    var files = registry.schemaNames.compactMap { name in
      registry.jsonSchema(named: name).map {
        (path: "events/\(AsyncAPI.name(name)).json", bytes: $0.line(.indented))
      }
    }
    files.append(("asyncapi.json", AsyncAPI(isBundled: false).document.line(.indented)))
    files += Vectors.files.map { ("vectors/\($0.name)", Array($0.text.utf8)) }
    return files
  }()

  private static let mayWrite =
    ProcessInfo.processInfo.environment["CASEBOOK_WRITE_SCHEMAS"] == "1"

  @Test("is committed as this build says it")
  func isCommitted() throws {
    for (path, bytes) in Self.files {
      let file = Self.folder.appending(path: path)
      if Self.mayWrite {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      let committed = (try? Data(contentsOf: file)).map { [UInt8]($0) }
      #expect(committed == bytes, "\(path): CASEBOOK_WRITE_SCHEMAS=1 writes it")
    }
  }

  @Test("holds no file that this build does not know", arguments: ["events", "vectors"])
  func holdsNothingElse(_ name: String) throws {
    let known = Set(Self.files.map(\.path))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appending(path: name).path())
    #expect(!names.isEmpty)
    for file in names where !file.hasSuffix(".md") {
      #expect(known.contains("\(name)/\(file)"), "\(file)")
    }
  }

  @Test("is understood by a program of another language", .enabled(if: Self.hasPython))
  func isUnderstoodByOthers() throws {
    let script = Self.folder.deletingLastPathComponent()
      .appending(path: "Tools/subscribers/check_vectors.py")
    let result = try Program.run("python3", script.path(), Self.folder.path())
    #expect(result.code == 0, "\(result.output)")
    #expect(result.output.contains("messages are as they should be"), "\(result.output)")
  }

  @Test("would be refused by it if it were wrong", .enabled(if: Self.hasPython))
  func mistakesAreFound() throws {
    let copy = FileManager.default.temporaryDirectory
      .appending(path: "vectors-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: copy) }
    let script = Self.folder.deletingLastPathComponent()
      .appending(path: "Tools/subscribers/check_vectors.py")
    let mistakes = [
      ("follow.frames", "step=take", "step=have"), ("live.frames", "none=yes", "none=no"),
      ("requests.frames", "code=verb", "code=version"),
      ("replies.frames", "status=300", "status=200"),
    ]
    for (name, right, wrong) in mistakes {
      try? FileManager.default.removeItem(at: copy)
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Self.folder.appending(path: "vectors"), to: copy.appending(path: "vectors"))
      let file = copy.appending(path: "vectors/\(name)")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let parts = text.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
      #expect(parts.count == 2, "\(name)")
      try Data(parts.joined(separator: wrong).utf8).write(to: file)
      #expect(try Program.run("python3", script.path(), copy.path()).code == 1, "\(name)")
    }
  }

  private static let hasPython = Program.isThere("python3")
}

@Suite("The AsyncAPI document")
struct AsyncAPITests {
  /// All values of `$ref`, wherever they stand.
  private func references(_ json: JSON) -> [String] {
    switch json {
    case .object(let members):
      members.flatMap { name, value in
        name == "$ref" ? [value.text ?? ""] : references(value)
      }
    case .array(let elements): elements.flatMap(references)
    case .null, .bool, .integer, .string: []
    }
  }

  private func value(_ pointer: String, in document: JSON) -> JSON? {
    pointer.dropFirst(2).split(separator: "/").reduce(Optional(document)) { value, name in
      value?[String(name)]
    }
  }

  @Test("refers to what is there and to nothing else", arguments: [true, false])
  func refersToWhatIsThere(_ isBundled: Bool) throws {
    let document = AsyncAPI(isBundled: isBundled).document
    #expect(document["asyncapi"] == "3.0.0")
    var count = 0
    for reference in references(document) {
      count += 1
      if reference.hasPrefix("#/") {
        #expect(value(reference, in: document) != nil, "\(reference)")
      } else {
        #expect(!isBundled && reference.hasPrefix("events/"), "\(reference)")
      }
    }
    #expect(count > 180)
  }

  @Test("knows every verb and every event")
  func isComplete() {
    let document = AsyncAPI(isBundled: true).document
    for verb in Verb.allCases {
      #expect(document["operations"]?[verb.rawValue.lowercased()] != nil, "\(verb)")
    }
    for kind in Event.Kind.allCases {
      #expect(document["components"]?["schemas"]?["\(kind.rawValue).v1"] != nil, "\(kind)")
      #expect(document["channels"]?["feed"]?["messages"]?["\(kind.rawValue).v1"] != nil)
    }
    #expect(document["servers"]?["desk"]?["protocol"] == "zmq")
    #expect(document["servers"]?["feed"]?["bindings"]?["x-zmq"]?["socket"] == "PUB")
  }

  @Test("describes the requests and the replies of the vectors")
  func fitsTheVectors() throws {
    let messages = try #require(AsyncAPI(isBundled: true).document["components"]?["messages"])
    for request in Vectors.requests {
      let verb = try #require(request.facts["verb"])
      let schema = try #require(messages["\(verb).request"]?["payload"])
      let json = try JSON(parsing: request.frames[2])
      #expect(try SchemaValidator().problems(json, schema) == [], "\(request.name)")
    }
    for reply in Vectors.replies + Vectors.problems {
      let verb = try #require(reply.facts["to"])
      let name = reply.facts["code"] == nil ? "\(verb).reply" : "problem"
      let schema = try #require(messages[name]?["payload"])
      let json = try JSON(parsing: reply.frames[1])
      #expect(try SchemaValidator().problems(json, schema) == [], "\(reply.name)")
    }
  }
}

@Suite("The verb SCHEMA")
struct SchemaDocumentsTests {
  private let documents = SchemaDocuments(outputs: ["casebook.case/1": ["type": "object"]])

  @Test("gives everything that its list names")
  func givesWhatItNames() throws {
    let list = try JSON(
      parsing: documents.document(SchemaArguments()).bytes, limits: .answer)
    let names = try #require(list.elements).compactMap(\.text)
    #expect(names == documents.names)
    #expect(names.contains("asyncapi") && names.contains("vectors"))
    #expect(names.contains("withheld/1") && names.contains("casebook.case/1"))
    for name in names {
      #expect(try !documents.document(SchemaArguments(name: name)).bytes.isEmpty, "\(name)")
    }
  }

  @Test("gives the newest version, or the one that is asked for")
  func givesVersions() throws {
    let newest = try documents.document(SchemaArguments(name: "part.installed"))
    let first = try documents.document(SchemaArguments(name: "part.installed", version: 1))
    #expect(newest.bytes == first.bytes)
    let schema = try JSON(parsing: first.bytes)
    #expect(schema["$id"] == "casebook:part.installed/1")
    for arguments in [
      SchemaArguments(name: "part.installed", version: 2), SchemaArguments(name: "part.dreamt"),
      SchemaArguments(name: ""),
    ] {
      #expect(throws: DeskProblem.self) { try documents.document(arguments) }
    }
  }
}
