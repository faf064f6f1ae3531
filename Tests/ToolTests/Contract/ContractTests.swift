import Glibc
import Screens
import Testing
import Wire
import WireTesting

@testable import CasebookTool

/// Looks the documents of a story up in the schemas that `casebook schema` prints.
private struct Contract {
  private var schemas: [String: JSON] = [:]

  /// What `casebook schema NAME` prints.
  mutating func schema(_ name: String) throws -> JSON {
    if let known = schemas[name] { return known }
    let outcome = TestWorld().run("schema", name)
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    let schema = try JSON(parsing: Array(outcome.output.utf8), limits: .test)
    schemas[name] = schema
    return schema
  }

  /// What is wrong with what a command printed; empty if it is what it should be.
  mutating func problems(_ output: String, _ prints: StoryCommand.Prints) throws -> [String] {
    let documents = try output.documents()
    var problems = documents.isEmpty ? ["nothing was printed"] : []
    for document in documents {
      switch prints {
      case .document(let name), .list(let name):
        if document["schema"]?.text != name { problems.append("schema is not \(name)") }
        problems += try SchemaValidator().problems(document, schema(name))
        if name == "casebook.timeline/1" {
          let rows = document["data"]?.elements ?? [document["data"] ?? .null]
          for row in rows { problems += try self.problems(ofEvent: row["event"] ?? .null) }
        }
      case .events: problems += try self.problems(ofEvent: document)
      case .schema:
        if document["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
          problems.append("no JSON Schema 2020-12")
        }
        // Beside its keywords a schema has nothing.
        problems += try SchemaValidator().problems([:], document).filter { $0.contains("keyword") }
      }
    }
    return problems
  }

  private mutating func problems(ofEvent event: JSON) throws -> [String] {
    try SchemaValidator().problems(event, schema(event["type"]?.text ?? ""))
  }
}

@Suite("The JSON contract of the command line")
struct ContractTests {
  /// The commands of the tree, in its order; `casebook` alone is one, too.
  private static let names =
    [""]
    + CommandTree.all.flatMap { node in
      switch node.kind {
      case .command: [node.name]
      case .noun: node.verbs.map { "\(node.name) \($0.name)" }
      }
    }

  @Test("holds for every command there is")
  func isWhole() {
    let told = Set(Story.commands(in: "").map(\.name))
    let others = Story.endless.union(Story.onDevice)
    let untold = Self.names.filter { !told.contains($0) && !others.contains($0) }
    #expect(untold == [], "a command without a document")
    #expect(told.subtracting(Self.names) == [], "a command that is no more")
  }

  @Test("names the commands that print no document, and each of the others prints one")
  func exceptions() {
    func names(_ prints: [StoryCommand.Prints]) -> Set<String> {
      Set(Story.commands(in: "").filter { prints.contains($0.prints) }.map(\.name))
    }
    #expect(names([.none]) == ["help"])
    #expect(names([.events]) == ["tail", "export ndjson"])
    #expect(names([.schema]) == ["schema"])
  }

  @Test("is kept by every command in a story, also by what --dry-run and --ndjson print")
  func story() throws {
    var contract = Contract()
    let book = try BookWorld()
    for (name, text) in Story.files { try Self.write(text, to: book.directory + "/" + name) }
    for command in Story.commands(in: book.directory) {
      let rehearsal = command.prints == .write ? ["--dry-run", "--json"] : nil
      let line = if case .list = command.prints { ["--ndjson"] } else { nil as [String]? }
      for options in [rehearsal, line, ["--json"]].compactMap(\.self) {
        book.world.input = command.input
        let outcome = book.world.run(command.words + options)
        let what = (command.words + options).joined(separator: " ")
        #expect(outcome.exit == .done, "\(what): \(outcome.errors)")
        #expect(try contract.problems(outcome.output, command.prints) == [], "\(what)")
      }
    }
  }

  @Test("is kept by every line that emit answers, taken or not")
  func emittedLines() throws {
    var contract = Contract()
    let book = try BookWorld()
    let lines = EmitTests.opened(1, command: 2) + "\n{}\n" + EmitTests.opened(1, command: 2)
    for (format, name) in [("--ndjson", "casebook.emit/1"), ("--json", "casebook.emitted/1")] {
      let outcome = book.run("emit", "--history", format, input: lines)
      #expect(outcome.exit == .partly)
      #expect(try contract.problems(outcome.output, .document(name)) == [])
    }
  }

  @Test(
    "is kept by every error",
    arguments: [
      ["xyzzy"], ["show", "C-1O42"], ["case", "close", "C-1"], ["memo", "x"],
      ["--book", "/nonexistent", "list"], ["init"], ["schema", "memo.writen"],
      ["show", "C-1", "--fields", "x"],
    ])
  func errors(_ words: [String]) throws {
    var contract = Contract()
    let book = try BookWorld()
    try book.done("case", "new", "異音")
    let outcome = book.world.run(words + ["--json"])
    #expect(outcome.exit != .done)
    #expect(outcome.output.isEmpty)
    #expect(try contract.problems(outcome.errors, .document("casebook.error/1")) == [])
  }

  @Test("is missed by a document that lacks a member", arguments: ["--version", "verify"])
  func missed(_ word: String) throws {
    var contract = Contract()
    let book = try BookWorld()
    let output = try book.done(word, "--json")
    let name = word == "verify" ? "casebook.verify/1" : "casebook.version/1"
    #expect(try contract.problems(output, .document(name)) == [])
    let wrong = output.replacing("\"data\"", with: "\"date\"")
    #expect(try contract.problems(wrong, .document(name)) != [])
  }

  private static func write(_ text: String, to path: String) throws {
    let file = unsafe fopen(path, "w")
    guard let file = unsafe file else { throw TestTrouble.noDirectory }
    unsafe fputs(text, file)
    unsafe fclose(file)
  }
}
