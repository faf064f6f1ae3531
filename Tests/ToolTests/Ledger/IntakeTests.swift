import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("A script that is worked through")
struct IntakeTests {
  private func book() throws -> BookWorld {
    let book = try AskedBook.make()
    let published = book.run(
      "document", "publish", "-", "--kind", "script", "--id", "reception", input: AskedBook.script)
    guard published.exit == .done else { throw TestTrouble.failed(published) }
    return book
  }

  @Test("lists what is left, what is to be read back, and what need not be asked")
  func lists() throws {
    let book = try book()
    try book.done("fact", "set", "asked.hours", "午前のみ", "--case", "C-1")
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    book.world.now = TestWorld.now.adding(seconds: 400 * 86_400)
    let before = try AskedBook.types(book)
    let text = try book.done("intake", "受付票", "--case", "C-1")
    #expect(text.contains("聞く 1") && text.contains("「電源は」"))
    #expect(text.contains("読み上げて確かめる 1") && text.contains("「第2工場でよろしいですね」"))
    #expect(text.contains("聞かなくてよい 1") && text.contains("午前のみ"))
    let rows = try book.document("intake", "reception", "--case", "C-1")["data"]?.elements ?? []
    #expect(rows.map { $0["verdict"]?.text } == ["confirm", "ask", "answered"])
    #expect(try AskedBook.types(book) == before, "looking writes nothing")
  }

  @Test("asks on a terminal, writes every answer at once, and leaves the rest")
  func asks() throws {
    let book = try book()
    try book.done("call", "in", "--from", "0312345678", "--case", "C-1")
    try book.done("fact", "set", "asked.hours", "午前のみ", "--case", "C-1")
    book.world.inputIsTerminal = true
    book.world.outputIsTerminal = true
    // A place, an answer that is none and then one.
    let outcome = book.run("intake", "reception", "--case", "C-1", input: "第2工場\nmaybe\noff\n")
    #expect(outcome.exit == .done, "\(outcome.errors)")
    #expect(outcome.output.contains("電源を切る"))
    #expect(outcome.output.contains("聞いた 2  確かめた 0  聞かずに済んだ 1  残り 0"))
    #expect(
      try AskedBook.types(book).suffix(7) == [
        "question.spared", "question.asked", "fact.asserted", "question.answered",
        "question.asked", "fact.asserted", "question.answered",
      ])
    let again = book.run("intake", "reception", "--case", "C-1", input: "")
    #expect(again.output.contains("聞かずに済んだ 3"))
    let spared = try AskedBook.types(book).filter { $0 == "question.spared" }
    #expect(spared.count == 3, "each key once in a contact")
  }

  @Test("takes that the customer does not know, or declines, and stops when told")
  func noAnswers() throws {
    let book = try book()
    book.world.inputIsTerminal = true
    book.world.outputIsTerminal = true
    let outcome = book.run("intake", "reception", "--case", "C-1", input: "?\n-\n.\n")
    #expect(outcome.output.contains("聞いた 2  確かめた 0  聞かずに済んだ 0  残り 1"))
    #expect(book.run("ask", "asked.power", "--case", "C-1").output.contains("[fact.wasRefused]"))
    #expect(book.run("ask", "asked.site", "--case", "C-1").exit == .done)
  }

  @Test("reads back what has aged: yes confirms it, anything else replaces it")
  func readsBack() throws {
    let book = try book()
    try book.done("fact", "set", "asked.site", "第2工場", "--case", "C-1")
    book.world.inputIsTerminal = true
    book.world.outputIsTerminal = true
    for (answer, type) in [("y", "fact.confirmed"), ("第3工場", "fact.corrected")] {
      book.world.now = book.world.now.adding(seconds: 366 * 86_400)
      let outcome = book.run("intake", "reception", "--case", "C-1", input: "\(answer)\n.\n")
      #expect(outcome.output.contains("確かめた 1"))
      #expect(
        try AskedBook.types(book).suffix(3) == ["question.asked", type, "question.answered"])
    }
  }

  @Test("names the scripts there are where none was meant")
  func unknownScript() throws {
    let book = try book()
    let outcome = book.run("intake", "recepton", "--case", "C-1")
    #expect(outcome.exit == .notFound)
    #expect(outcome.errors.contains("reception  受付票"))
    #expect(outcome.errors.contains("[script.doesNotExist]"))
  }
}
