import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("print")
struct PrintTests {
  /// A line of `emit` that has the item of a case taken in.
  static func taken(case number: Int, item: Int, command: Int) -> String {
    """
    {"id":"\(EmitTests.id(command))","command":"record","occurredAt":"2026-11-22T00:30:00Z",\
    "events":[{"type":"item.custodyPassed","refs":{"case":"\(EmitTests.id(number))",\
    "item":"\(EmitTests.id(item))"},"body":{"from":"customer","to":"us","why":"repair",\
    "place":"棚 B-3","condition":"外装に傷","accessories":["電源コード"]}}]}
    """
  }

  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done(
      "customer", "new", "山田製作所", "--kind", "company", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("memo", "お客様はお怒り", "--case", "C-1")
    for words in [
      ["repair", "new", "--symptom", "noise"], ["visit", "start"],
      ["repair", "diagnose", "--fault", "E4", "--note", "軸受けに摩耗"],
      ["part", "CMP-88", "--sn", "9M0417", "--old-sn", "7K2201"],
      ["repair", "finish", "--tests", "run30min"], ["visit", "end"],
    ] { try book.done(words + ["--case", "C-1", "--as", "kimura"]) }
    return book
  }

  @Test("report has what was done, with serials, and nothing internal")
  func report() throws {
    let book = try Self.story()
    let text = try book.done("print", "report", "C-1", "--remarks", "次回点検は春に")
    for words in [
      "作業報告書", "山田製作所 御中", "AX-300", "4410-0087", "軸受けに摩耗", "CMP-88", "9M0417", "7K2201",
      "木村", "次回点検は春に", "お客様ご確認",
    ] { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("お怒り"))
    let document = try book.document("print", "report", "C-1")
    #expect(document["data"]?["parts"]?[0]?["oldSerial"]?.text == "7K2201")
    #expect(document["data"]?["outcome"]?.text == "fixed")
  }

  @Test("report as a page is one for A4, in the years and by the house that were asked for")
  func page() throws {
    let book = try Self.story()
    book.world.environment["CASEBOOK_SHOP"] = "川崎サービス / 044-200-0000"
    let page = try book.done("print", "report", "C-1", "--html", "--era")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"ja\">"))
    #expect(page.contains("size: A4") && page.contains("令和8年11月22日"))
    #expect(page.contains("川崎サービス<br>044-200-0000"))
    let english = book.world.speaking(.en).run("print", "report", "C-1", "--shop", "Kawasaki & Co")
    #expect(english.output.contains("Service report"))
    #expect(english.output.contains("Kawasaki & Co"))
  }

  @Test("receipt is of what was taken, and there is none of what was not")
  func receipt() throws {
    let book = try Self.story()
    let outcome = book.run("print", "receipt", "C-1")
    #expect(outcome.exit == .refused)
    #expect(outcome.errors.contains("[receipt.nothingTaken]"))
    #expect(outcome.errors.contains("custody take"))
    let input = EmitTests.opened(1, command: 2) + "\n" + Self.taken(case: 1, item: 3, command: 4)
    #expect(book.run("emit", "--history", input: input).exit == .done)
    let text = try book.done("print", "receipt", "C-2", "--due", "12/5")
    for words in ["預かり証", "外装に傷", "電源コード", "2026年12月5日(土)", "棚 B-3"] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
