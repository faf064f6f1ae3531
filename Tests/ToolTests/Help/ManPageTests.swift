import Glibc
import Screens
import Testing

@testable import CasebookTool

@Suite("Pages for man")
struct ManPageTests {
  @Test("there is one for each command, each topic, the codes and the events, in both languages")
  func all() throws {
    let names = Set(ManPages.all.map(\.fileName))
    for node in CommandTree.all {
      #expect(names.contains("casebook-\(node.name).1"))
      for verb in node.verbs { #expect(names.contains("casebook-\(node.name)-\(verb.name).1")) }
    }
    for topic in HelpTopic.allCases { #expect(names.contains("casebook-\(topic.rawValue).7")) }
    #expect(names.isSuperset(of: ["casebook.1", "casebook-errors.7", "casebook-events.7"]))
    #expect(names.count == ManPages.all.count, "no name stands twice")
  }

  @Test("has nothing that man would take for a request of its own", arguments: Language.allCases)
  func requests(_ language: Language) {
    let known: Set<Substring> = [
      ".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".BR", ".RS", ".RE", ".nf", ".fi", ".nh", ".ad",
      ".br",
    ]
    for page in ManPages.all {
      let text = page.text(ManRequest.writer(language))
      for line in text.split(separator: "\n").dropFirst() where line.hasPrefix(".") {
        #expect(known.contains(line.prefix { $0 != " " }), "\(page.name): \(line)")
      }
      #expect(!text.contains("\n\n"), "\(page.name)")
    }
  }

  @Test(
    "is written without warnings of groff", .enabled(if: hasGroff), arguments: Language.allCases)
  func groff(_ language: Language) throws {
    let book = try BookWorld(isEmpty: true)
    try book.done("man", "--to", book.directory + "/man")
    let root = book.directory + "/man" + (language == .ja ? "/ja" : "")
    let warnings = book.directory + "/warnings"
    let macros = language == .ja ? "-mja" : ""
    _ = unsafe system(
      "for f in '\(root)'/man[17]/*; do groff -k -man \(macros) -Tutf8 -ww -z \"$f\"; done > "
        + "'\(warnings)' 2>&1")
    let said = SmallFile.read(warnings).map { String(decoding: $0, as: UTF8.self) }
    #expect(said == "", "\(said ?? "")")
  }

  private static let hasGroff = unsafe system("command -v groff > /dev/null 2>&1") == 0

  @Test("is printed for a command, a verb, a topic, and not for what is none")
  func printed() {
    let world = TestWorld().speaking(.en)
    #expect(world.run("man", "part").output.contains(".TH \"CASEBOOK\\-PART\" 1"))
    #expect(world.run("man", "case", "new").output.contains("CASEBOOK\\-CASE\\-NEW"))
    #expect(world.run("man", "dates").output.contains("CASEBOOK\\-DATES\" 7"))
    #expect(world.run("man").output.contains(".TH \"CASEBOOK\" 1"))
    let none = world.run("man", "xyzzy")
    #expect(none.exit == .notFound)
    #expect(none.errors.contains("[man.doesNotExist]"))
  }
}
