import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("schema")
struct SchemaCommandTests {
  @Test("lists events and outputs apart, in both languages; all of them in JSON and in --plain")
  func list() throws {
    for (language, title) in [(Language.ja, "コマンドの出力"), (.en, "Outputs")] {
      let text = TestWorld().speaking(language).run("schema").output
      let parts = text.split(separator: title)
      #expect(parts.count == 2)
      #expect(parts[0].contains("part.installed/1") && !parts[0].contains("casebook.write/1"))
      #expect(parts[1].contains("casebook.write/1") && !parts[1].contains("part.installed/1"))
    }
    let names = TestWorld().run("schema", "--plain").output.split(separator: "\n").map(String.init)
    let documents = try TestWorld().run("schema", "--json").output.documents()
    #expect(documents.first?["data"]?.elements?.compactMap(\.text) == names)
    #expect(Set(names).count == names.count)
    for name in names {
      let schema = try #require(SchemaCatalogue.schema(named: name))
      #expect(schema["$id"] == .string("casebook:\(name)"))
    }
  }

  @Test(
    "finds a schema by its whole name, or by what people call it",
    arguments: [
      ("part.installed", "part.installed/1"), ("part.installed/1", "part.installed/1"),
      ("withheld", "withheld/1"), ("ｗｒｉｔｅ", "casebook.write/1"), ("write", "casebook.write/1"),
      ("write/1", "casebook.write/1"), ("casebook.write", "casebook.write/1"),
      ("casebook.write/1", "casebook.write/1"), ("case", "casebook.case/1"),
    ])
  func names(_ typed: String, _ name: String) throws {
    let schema = try TestWorld().run("schema", typed, "--json").output.documents().first
    #expect(schema?["title"]?.text == name)
    #expect(schema?["schema"] == nil && schema?["data"] == nil, "it is nothing but a schema")
  }

  @Test(
    "offers what is near to a name that it does not know",
    arguments: [
      ("wirte", "casebook schema write"), ("casebook.wirte/1", "casebook schema write"),
      ("part.instaled", "casebook schema part.installed"),
      ("write/2", "casebook schema write"), ("Verify", "casebook schema verify"),
      ("xyzzy", "casebook schema"),
    ])
  func near(_ typed: String, _ hint: String) {
    for language in Language.allCases {
      let outcome = TestWorld().speaking(language).run("schema", typed)
      #expect(outcome.exit == .notFound)
      #expect(outcome.errors.contains(": \(hint)\n"), "\(outcome.errors)")
      #expect(outcome.errors.contains("[schema.doesNotExist]"))
    }
  }
}
