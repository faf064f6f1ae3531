import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("measure")
struct MeasureTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "異音", "--item", "I-1")
    return book
  }

  private func last(_ book: BookWorld) throws -> JSON? {
    try book.done("export", "ndjson").documents().last { $0["type"] == "item.measured" }?["data"]?[
      "body"]
  }

  @Test("writes value, unit and the range that is right, and says when it is missed")
  func isWritten() throws {
    let book = try story()
    let said = try book.done(
      "m", "吐出圧", "０．４２", "MPa", "--ok", "0.65..0.75", "--case", "C-1")
    #expect(said.contains("OK 測定 吐出圧 0.42 MPa を記録 (基準の外です)"), "\(said)")
    let body = try last(book)
    #expect(body?["value"] == "0.42" && body?["unit"] == "MPa" && body?["kind"] == "test")
    #expect(body?["okRange"]?["low"] == "0.65" && body?["okRange"]?["high"] == "0.75")
    #expect(try book.done("timeline", "C-1", "--plain").contains("吐出圧 0.42 MPa (基準 0.65-0.75)"))
    let good = try book.done("m", "吐出圧", "0.70", "MPa", "--ok", "0.65-0.75", "--case", "C-1")
    #expect(!good.contains("基準の外"))
  }

  @Test(
    "takes numbers below zero, whatever the keyboard writes for minus",
    arguments: ["-18", "－１８", "−18"])
  func negative(_ typed: String) throws {
    let book = try story()
    try book.done("m", "庫内温度", typed, "C", "--ok", "-20..-15", "--case", "C-1")
    let body = try last(book)
    #expect(body?["value"] == "-18")
    #expect(body?["okRange"]?["low"] == "-20" && body?["okRange"]?["high"] == "-15")
  }

  @Test("stands on an item where no case is named")
  func onItem() throws {
    let book = try story()
    try book.done("m", "運転時間", "12040", "h", "--kind", "meter", "--item", "4410-0087")
    #expect(try last(book)?["kind"] == "meter")
    #expect(try book.done("export", "ndjson", "--case", "C-1").contains("item.measured") == false)
  }

  @Test(
    "understands ranges that are open at one end",
    arguments: [("..5", "", "5"), ("3..", "3", ""), ("3〜5", "3", "5"), ("-5--3", "-5", "-3")])
  func ranges(_ typed: String, _ low: String, _ high: String) throws {
    let book = try story()
    try book.done("m", "x", "4", "--ok", typed, "--case", "C-1")
    let range = try last(book)?["okRange"]
    #expect(range?["low"]?.text ?? "" == low && range?["high"]?.text ?? "" == high)
  }

  @Test("refuses what is no number or no range, and offers what may have been meant")
  func slips() throws {
    let book = try story()
    let glued = book.run("m", "吐出圧", "0.42MPa", "--ok", "0.65..0.75", "--case", "C-1")
    #expect(glued.exit == .usage && glued.errors.contains("[usage.invalidValue]"))
    #expect(
      glued.errors.contains("casebook measure 吐出圧 0.42 MPa --ok 0.65..0.75"), "\(glued.errors)")
    for wrong in ["..", "5..3", "a..b", "1.2.3", ""] {
      let outcome = book.run("m", "x", "1", "--ok", wrong, "--case", "C-1")
      #expect(outcome.exit == .usage, "\(wrong)")
    }
    try book.done("case", "new", "製品の無い案件", "--customer", "K-1")
    let none = book.run("m", "x", "1", "--case", "C-2")
    #expect(none.errors.contains("[item.isNotSaid]"))
  }
}
