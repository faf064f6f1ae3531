import Testing

@testable import CasebookTool

@Suite("A hint")
struct HintTests {
  @Test("names the book that stood on the command line, so that it can be pasted")
  func namesTheBook() throws {
    let book = try BookWorld()
    let outcome = book.run("show", "--book", book.book)
    #expect(outcome.errors.contains(" --book \(book.book)"), "\(outcome.errors)")
    let plain = book.run("show")
    #expect(plain.errors.contains("casebook show --case"), "\(plain.errors)")
    #expect(!plain.errors.contains("--book"), "\(plain.errors)")
  }

  @Test(
    "for making a book, or for words, names no other",
    arguments: [
      ["show", "C-1"], ["schema", "nothing"],
    ])
  func leavesOthers(words: [String]) throws {
    let book = try BookWorld(isEmpty: true)
    let outcome = book.run(words[0], words[1], "--book", "/nowhere/book")
    #expect(!outcome.errors.contains("--book"), "\(outcome.errors)")
  }
}
