import Cases
import CasesTesting
import Foundation
import Testing
import WireTesting

@testable import Wire

@Suite("The JSON Schema of an event")
struct EventSchemaTests {
  private static let profiles: [(Profile, PersonalPart?)] = [
    (.everything, nil), (Profile(classes: []), nil), (.everything, .keyMissing),
    (.everything, .erased),
  ]

  private func rendered(_ kind: Event.Kind) throws -> [JSON] {
    try Self.profiles.map { profile, personal in
      try Renderer(book: .sample("book"), profile: profile)
        .value(.sample(of: .sample(kind)), personal)
    }
  }

  private func schema(_ kind: Event.Kind) throws -> JSON {
    try #require(Registry.documented.jsonSchema(named: "\(kind.rawValue)/1"))
  }

  @Test("accepts every event, whoever reads it", arguments: Event.Kind.allCases)
  func acceptsSamples(_ kind: Event.Kind) throws {
    let schema = try schema(kind)
    #expect(schema["$id"] == .string("casebook:\(kind.rawValue)/1"))
    #expect(schema["description"] != nil)
    #expect(schema["title"] == .string("\(kind.rawValue)/1"))
    for event in try rendered(kind) {
      #expect(try SchemaValidator().problems(event, schema) == [])
    }
  }

  @Test("is found by its name")
  func isFound() {
    let registry = Registry.current
    #expect(registry.schemaNames.count == Event.Kind.allCases.count + 1)
    #expect(registry.schemaNames.allSatisfy { registry.jsonSchema(named: $0) != nil })
    #expect(registry.jsonSchema(named: "case.dreamt/1") == nil)
  }

  @Test("accepts any content", arguments: Event.Kind.allCases)
  func acceptsAnyContent(_ kind: Event.Kind) throws {
    var random = RandomContent(.seeded("any content against the schema of \(kind)"))
    let shape = try #require(Registry.current.newest(kind.rawValue))
    let schema = Registry.current.jsonSchema(shape)["properties"]?["data"]?["properties"]?["body"]
    for _ in 0..<10 {
      let problems = try SchemaValidator().problems(
        random.body(shape), try #require(schema))
      #expect(problems == [])
    }
  }

  @Test("refuses what is no such event")
  func refuses() throws {
    let schema = try schema(.partInstalled)
    let event = try #require(try rendered(.partInstalled).first)
    #expect(try !SchemaValidator().problems([:], schema).isEmpty)
    let wrong: [([String], JSON?)] = [
      (["id"], "x"), (["id"], nil), (["specversion"], "2.0"), (["sequence"], "1"),
      (["type"], "part.removed"), (["time"], "2026-11-20T05:37:00Z"),
      (["acceptedtime"], "2026-11-20T05:37:00.000Z"), (["data", "team"], 1),
      (["data", "origin"], "moon"), (["data", "refs", "case"], "C-1042"),
      (["data", "visibility"], "none"), (["data", "body", "qty"], 1),
      (["data", "body", "qty"], .null), (["data", "body", "serial"], nil),
      (["data", "body", "source"], "moon"), (["data", "body"], .null),
    ]
    for (path, value) in wrong {
      let problems = try SchemaValidator().problems(event.replacing(path, value), schema)
      #expect(!problems.isEmpty, "\(path)")
    }
    let closed = event.replacing(
      ["data", "body", "serial"], ["redacted": true, "why": "audience"])
    #expect(try !SchemaValidator().problems(closed, schema).isEmpty)
  }

  @Test("accepts what is withheld")
  func acceptsWithheld() throws {
    var record = Record.sample(of: .cases(.caseClosed(.sample)))
    record.visibility = [.sales]
    let event = try Renderer(
      book: .sample("book"), profile: Profile(classes: [], teams: [.repair])
    ).value(record)
    #expect(try SchemaValidator().problems(event, Registry.withheldSchema) == [])
    #expect(Registry.withheldSchema["$id"] == "casebook:withheld/1")
  }

  /// `jsonschema` of Python as a second opinion, where it is installed.
  @Test("is a schema to others too", .enabled(if: Python.hasJSONSchema, "needs jsonschema"))
  func isASchemaToOthers() throws {
    let pairs = try Event.Kind.allCases.map { kind -> JSON in
      ["schema": try schema(kind), "values": .array(try rendered(kind))]
    }
    let answer = try Python.run(
      """
      import json, sys, jsonschema
      from jsonschema import Draft202012Validator, Draft7Validator
      for pair in json.load(sys.stdin):
          for validator in (Draft202012Validator, Draft7Validator):
              validator.check_schema(pair["schema"])
              checker = validator(pair["schema"])
              for value in pair["values"]:
                  checker.validate(value)
              assert not checker.is_valid({}), pair["schema"]["$id"]
      print("valid")
      """, input: JSON.array(pairs).bytes())
    #expect(answer == "valid\n")
  }
}

extension JSON {
  /// The same with the member at `path` replaced, or taken out.
  func replacing(_ path: [String], _ value: JSON?) -> JSON {
    guard let name = path.first, case .object(var members) = self else { return self }
    members[name] =
      path.count == 1
      ? value : (members[name] ?? [:]).replacing(Array(path.dropFirst()), value)
    return .object(members)
  }
}

/// The Python of this machine.
enum Python {
  static let hasJSONSchema: Bool =
    (try? run("import jsonschema\nprint(1)", input: [])) == "1\n"

  /// What a program prints; empty if it fails.
  static func run(_ program: String, input: [UInt8]) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "casebook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "input")
    try Data(input).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : ""
  }
}
