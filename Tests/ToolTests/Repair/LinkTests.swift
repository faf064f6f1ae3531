import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Links and conflicts on the command line")
struct LinkTests {
  private func started() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音", "--item", "I-1")
    try book.done("case", "new", "また異音", "--item", "I-1")
    return book
  }

  @Test("a duplicate shows on its survivor, takes no decision, and is in no list of work")
  func duplicate() throws {
    let book = try started()
    try book.done("memo", "軸受けを見ること", "--case", "C-2")
    try book.done("promise", "確認電話", "--due", "明日 10:00", "--case", "C-2")
    try book.done("case", "link", "C-2", "C-1", "--relation", "duplicateOf")
    #expect(try book.done("show", "C-2").contains("重複元 C-1"))
    let survivor = try book.done("show", "C-1")
    #expect(survivor.contains("重複 C-2"))
    #expect(survivor.contains("C-2#3"), "what is owed in the duplicate is named by its entry")
    #expect(survivor.contains("軸受けを見ること"))
    let timeline = try book.done("timeline", "C-1")
    #expect(timeline.contains("軸受けを見ること"))
    #expect(timeline.contains("[C-2] 受付 また異音"), "\(timeline)")
    #expect(!timeline.contains("[C-1]"))
    let refused = book.run("case", "resolve", "C-2")
    #expect(refused.errors.contains("[refused.caseIsDuplicate]"))
    #expect(refused.errors.contains("C-1  山田製作所"))
    #expect(try !book.done("list").contains("C-2"))
    #expect(try book.done("list", "--customer", "K-1").contains("C-2"))
    try book.done("case", "unlink", "C-2", "--why", "mistake")
    #expect(try book.done("list").contains("C-2"))
    #expect(try !book.done("timeline", "C-1").contains("軸受けを見ること"))
  }

  @Test("programs link cases by a command or by its event, and are refused like people")
  func emitted() throws {
    let book = try started()
    func id(_ number: String) throws -> String {
      try #require(try book.document("show", number)["data"]?["id"]?.text)
    }
    let (one, two) = (try id("C-1"), try id("C-2"))
    func body(_ other: String) -> String {
      #""body":{"linkId":"01JD8Z6Q9M0B3E6H9M2Q5T8W1Z","relation":"duplicateOf","#
        + #""otherCase":"\#(other)"}"#
    }
    let command = #"{"command":"linkCases","refs":{"case":"\#(two)"},\#(body(one))}"#
    #expect(book.run("emit", input: command + "\n").exit == .done)
    #expect(try book.done("show", "C-2").contains("重複元 C-1"))
    let event = #"{"type":"case.linked","refs":{"case":"\#(one)"},\#(body(two))}"#
    let refused = book.run("emit", input: event + "\n")
    #expect(refused.exit != .done)
    #expect((refused.output + refused.errors).contains("linkMakesCycle"))
  }

  @Test("a survivor is not closed while something is owed in its duplicate")
  func owed() throws {
    let book = try started()
    try book.done("promise", "確認電話", "--due", "明日 10:00", "--case", "C-2")
    try book.done("case", "link", "C-2", "C-1", "--relation", "duplicateOf")
    try book.done("case", "resolve", "C-1", "--confirmed")
    let refused = book.run("case", "close", "C-1")
    #expect(refused.errors.contains("[refused.promisesAreOpen]"))
    #expect(refused.errors.contains("casebook keep \"C-2#2\""), "\(refused.errors)")
    try book.done("release", "C-2#2", "--why", "要らない")
    try book.done("case", "close", "C-1")
  }

  @Test("links that make no sense are refused, those that are not there not found")
  func refusals() throws {
    let book = try started()
    try book.done("case", "new", "三つ目", "--item", "I-1")
    func code(_ arguments: String...) -> String { book.world.run(arguments).errors }
    #expect(code("case", "link", "C-1", "C-1", "--relation", "partOf").contains("linksWithItself"))
    try book.done("case", "link", "C-1", "C-2", "--relation", "duplicateOf")
    #expect(
      code("case", "link", "C-1", "C-2", "--relation", "duplicateOf").contains("linkExists"))
    #expect(
      code("case", "link", "C-2", "C-1", "--relation", "duplicateOf").contains("linkMakesCycle"))
    try book.done("case", "link", "C-2", "C-3", "--relation", "duplicateOf")
    #expect(code("case", "unlink", "C-1", "--why", "mistake").contains("linkIsSuperseded"))
    #expect(code("case", "unlink", "C-2", "--why", "mistake").contains("[link.ambiguous]"))
    #expect(code("case", "unlink", "C-1", "C-3", "--why", "x").contains("[link.doesNotExist]"))
    #expect(code("case", "link", "C-1", "C-2", "--relation", "twinOf").contains("duplicateOf"))
    try book.done("case", "unlink", "C-2", "C-3", "--why", "mistake")
    try book.done("case", "unlink", "C-1", "--why", "mistake")
  }

  @Test("a conflict stands in the case, the list and the inbox until a person settles it")
  func conflict() throws {
    let book = try started()
    try book.done("part", "FLT-20", "--position", "filter", "--case", "C-1")
    let second = try book.done("part", "FLT-21", "--position", "filter", "--case", "C-1")
    #expect(second.contains("食い違い"))
    for screen in [["show", "C-1"], ["conflict", "list"], ["handoff", "inbox"]] {
      let told = try book.done(screen)
      #expect(told.contains("位置の重なり"), "\(told)")
      #expect(told.contains("C-1#3"), "\(told)")
    }
    try book.done("case", "resolve", "C-1", "--confirmed")
    let refused = book.run("case", "close", "C-1")
    #expect(refused.errors.contains("[refused.conflictsAreOpen]"))
    #expect(refused.errors.contains("conflict list"))
    let stranger = book.run(
      "conflict", "settle", "C-1", "--stands", "C-1#1", "--why", "写真で確認")
    #expect(stranger.errors.contains("[refused.eventIsNotInConflict]"))
    let settled = try book.done(
      "conflict", "settle", "C-1#3", "--stands", "C-1#3", "--why", "写真で確認")
    #expect(settled.contains("C-1#3 が正しい"))
    #expect(try book.done("conflict", "list").contains("ありません"))
    #expect(try book.done("conflict", "list", "--all").contains("v 位置の重なり"))
    #expect(
      book.run("conflict", "settle", "C-1", "--why", "x").errors.contains("conflict.doesNotExist"))
    try book.done("case", "close", "C-1")
  }

  @Test("a conflict is settled by the end of its id, and only once")
  func byID() throws {
    let book = try started()
    try book.done("part", "FLT-20", "--position", "filter", "--case", "C-1")
    try book.done("part", "FLT-21", "--position", "filter", "--case", "C-1")
    let id = try #require(
      try book.document("conflict", "list")["data"]?.elements?.first?["id"]?.text)
    try book.done("conflict", "settle", String(id.suffix(6)), "--why", "x")
    let again = book.run("conflict", "settle", id, "--why", "x")
    #expect(again.errors.contains("[refused.conflictIsSettled]"))
  }
}
