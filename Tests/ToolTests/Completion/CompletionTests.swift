import Cases
import Screens
import Testing

@testable import CasebookTool

@Suite("The completion of a shell")
struct CompletionTests {
  /// What is offered for a line whose last word is at the cursor, without the meanings.
  private static func words(_ line: [String], in world: TestWorld = TestWorld()) -> [String] {
    lines(line, in: world).map { String($0.split(separator: "\t").first ?? "") }
  }

  private static func lines(_ line: [String], in world: TestWorld) -> [String] {
    let outcome = world.run([Completion.word] + line)
    #expect(outcome.exit == .done)
    #expect(outcome.errors.isEmpty)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  /// A book with two open cases, a closed one, a promise.
  private static func book() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("case", "new", "使い方", "--customer", "K-1")
    try book.done("case", "new", "済んだこと", "--customer", "K-1")
    try book.done("case", "resolve", "C-3", "--confirmed")
    try book.done("case", "close", "C-3")
    try book.done("promise", "折り返し", "--due", "明日 11:00", "--case", "C-1")
    return book
  }

  @Test("offers commands at the beginning, verbs behind a noun, nothing behind a text")
  func commands() {
    #expect(Self.words([""]).contains("timeline"))
    #expect(Self.words(["tim"]) == ["timeline"])
    #expect(Self.words(["case", "re"]) == ["resolve", "reopen"])
    #expect(Self.words(["memo", ""]).isEmpty)
    #expect(Self.words(["xyzzy", ""]).isEmpty)
    #expect(Self.words(["help", "dat"]) == ["dates"])
  }

  @Test("offers options of the command and of all, before and behind arguments")
  func options() {
    #expect(Self.words(["list", "--mi"]) == ["--mine"])
    #expect(Self.words(["list", "x", "--tea"]) == ["--team"])
    #expect(Self.words(["--js"]) == ["--json"])
    #expect(Self.words(["--lang", "en", "list", "--so"]) == ["--sort"])
    #expect(Self.words(["memo", "--", "--ca"]).isEmpty, "behind -- there are only texts")
  }

  @Test("offers the values of an enumeration, behind a space and behind =")
  func choices() {
    let kinds = PromiseKind.allCases.map(\.rawValue)
    #expect(Self.words(["promise", "x", "--kind", ""]) == kinds)
    #expect(Self.words(["promise", "x", "--kind=vi"]) == ["--kind=visit"])
    #expect(Self.words(["promise", "x", "--kind", "=", "vi"]) == ["visit"], "as bash splits")
    #expect(Self.words(["list", "--color", "n"]) == ["never"])
    #expect(Self.words(["completion", ""]) == ["bash", "zsh", "fish"])
    #expect(Self.words(["config", "set", "lang", ""]) == ["ja", "en"])
    #expect(Self.words(["config", "get", "t"]) == ["tz"])
    #expect(Self.words(["explain", "part.ins"]) == ["part.installed"])
    #expect(Self.words(["rebuild", "se"]) == ["search"])
  }

  @Test("leaves files and directories to the shell")
  func files() {
    #expect(Self.words(["--book", ""]) == [":directories"])
    #expect(Self.words(["import", "servicenow", ""]) == [":files"])
  }

  @Test("offers open cases with their titles, however they are typed")
  func cases() throws {
    let book = try Self.book()
    #expect(Self.words(["show", "C-"], in: book.world).sorted() == ["C-1", "C-2"])
    #expect(Self.words(["memo", "x", "--case", "ｃ－１"], in: book.world) == ["C-1"])
    #expect(
      Self.lines(["show", "C-1"], in: book.world) == ["C-1\t山田製作所  圧縮機 異音 E4"])
    #expect(Self.words(["show", "C-3"], in: book.world).isEmpty, "it is closed")
  }

  @Test("offers customers, items, teams, members and promises")
  func others() throws {
    let book = try Self.book()
    let world = book.world
    #expect(Self.lines(["list", "--customer", "K"], in: world) == ["K-1\t山田製作所"])
    #expect(Self.words(["item", "show", "I"], in: world) == ["I-1"])
    #expect(Self.words(["item", "show", "44"], in: world) == ["4410-0087"])
    #expect(Self.words(["list", "--team", "re"], in: world) == ["repair"])
    #expect(Self.words(["list", "--team", "修"], in: world) == ["修"])
    #expect(
      Self.words(["memo", "x", "--only", "support,re"], in: world) == ["support,repair"])
    #expect(Self.words(["assign", "木"], in: world) == ["木村"])
    #expect(Self.words(["memo", "x", "--as", "kim"], in: world) == ["kimura"])
    let promises = Self.lines(["keep", ""], in: world)
    #expect(promises.count == 1)
    #expect(promises.first?.hasPrefix("C-1#2\t折り返し") == true)
  }

  @Test("works with the book of the line")
  func bookOfLine() throws {
    let book = try Self.book()
    book.world.environment["CASEBOOK_BOOK"] = "/nonexistent"
    #expect(Self.words(["show", "C-"], in: book.world).isEmpty)
    #expect(
      Self.words(["--book", book.book, "show", "C-"], in: book.world).sorted() == ["C-1", "C-2"])
  }

  @Test("says nothing about what is wrong", arguments: [["--tz"], ["--lang", "fr", "li"], []])
  func silent(_ line: [String]) throws {
    let book = try BookWorld(isEmpty: true)
    _ = Self.words(line, in: book.world)
    #expect(Self.words(["show", ""], in: book.world).isEmpty)
  }

  @Test("knows what every option takes that names a thing of the book or a file")
  func everyOption() {
    let known: Set<String> = ["CASE", "CUSTOMER", "ITEM", "TEAM", "MEMBER", "FILE", "DIR"]
    for node in CommandTree.all.flatMap({ [$0] + $0.verbs }) {
      guard case .command(let command) = node.kind else { continue }
      for entry in command.help.arguments + command.help.options {
        let word = entry.term.en.split { " <>[]=".contains($0) }.last.map(String.init) ?? ""
        guard known.contains(word) else { continue }
        #expect(
          Offered(entry, of: command.help.name) != .nothing,
          "\(command.help.name): \(entry.term.en)")
      }
    }
  }
}
