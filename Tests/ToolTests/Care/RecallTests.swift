import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("A recall")
struct RecallTests {
  private func book() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("customer", "new", "連絡先のない人")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("item", "new", "AX-300", "--serial", "4410-0100", "--customer", "K-1")
    try book.done("item", "new", "AX-300", "--serial", "4410-0001", "--customer", "K-2")
    try book.done("case", "new", "異音", "--item", "I-1")
    return book
  }

  private func announced() throws -> BookWorld {
    let book = try book()
    try book.done(
      "recall", "announce", "--models", "AX-300", "--serials", "4410-0001..0099", "--hazard",
      "発煙のおそれ", "--units", "99", "--authority", "METI-17")
    return book
  }

  private func counts(_ book: BookWorld) throws -> JSON {
    try #require(try book.document("recall", "show")["data"]?["counts"])
  }

  @Test(
    "ranges are read as they are typed",
    arguments: [
      ("4410-0001..4410-0099", "4410-0001", "4410-0099"),
      ("4410-0001..0099", "4410-0001", "4410-0099"), ("0001-0099", "0001", "0099"),
      ("4410-0001-4410-0099", "4410-0001", "4410-0099"), ("１〜９", "1", "9"),
      ("A1 .. A9", "A1", "A9"), ("87..87", "87", "87"),
    ])
  func ranges(typed: String, from: String, to: String) throws {
    #expect(try Typed.range(typed) == SerialRange(from: from, to: to))
  }

  @Test(
    "what is no range is said to be none",
    arguments: [
      ("4410-0087", "refused.rangeIsEmpty"), ("9..1", "refused.rangeIsEmpty"),
      ("A1..B9", "refused.rangeIsEmpty"), ("87", "usage.invalidValue"),
      ("..9", "usage.invalidValue"),
    ])
  func noRange(typed: String, code: String) {
    #expect {
      try Typed.range(typed)
    } throws: { error in
      (error as? ErrorReport)?.code == code
    }
  }

  @Test("is counted unit by unit, from the range to the remedy")
  func progress() throws {
    let book = try announced()
    #expect(try counts(book)["inRange"] == 2)
    #expect(try counts(book)["unreachable"] == 1)
    try book.done("recall", "notify", "--all", "--via", "sms")
    #expect(try counts(book)["notified"] == 1)
    #expect(book.run("recall", "notify", "--all").errors.contains("[recall.hasNobodyToTell]"))
    try book.done("recall", "trace", "--item", "I-1", "--result", "agreed")
    try book.done("recall", "remedy", "METI-17", "--case", "C-1")
    #expect(try counts(book)["remedied"] == 1)
    #expect(try counts(book)["percentOfMarket"] == 1)
    #expect(try book.done("recall", "show").contains("回収率 1.0% (処置済み/市場)"))
    let open = try book.document("recall", "show", "--open")["data"]?["units"]?.elements
    #expect(open?.map { $0["item"]?["ref"] } == ["I-3"])
    #expect(try book.done("recall", "show", "--unreachable").contains("[連絡先なし] 連絡先のない人"))
  }

  @Test(
    "has a rate to a tenth of a percent, rounded down, and none of nothing",
    arguments: [
      (1, 480, "0.2%"), (0, 480, "0.0%"), (480, 480, "100.0%"), (2, 3, "66.6%"), (0, 0, "-"),
    ])
  func rates(count: Int, all: Int, text: String) {
    #expect(RecallText.percent(count, of: all) == text)
  }

  @Test("is flagged on the item and on its case until it is remedied")
  func flags() throws {
    let book = try announced()
    for words in [["item", "show", "I-1"], ["show", "C-1"]] {
      #expect(try book.done(words).contains("! リコール対象 METI-17  未通知  発煙のおそれ"))
    }
    #expect(try book.done("timeline", "C-1").contains("[リコール]"))
    #expect(try !book.done("item", "show", "I-2").contains("リコール"))
    try book.done("recall", "remedy", "--item", "I-1")
    #expect(try !book.done("show", "C-1").contains("リコール対象"))
    let case1 = try book.document("show", "C-1")["data"]?["recalls"]
    #expect(case1 == [])
  }

  @Test("revised it keeps what is not said again, and takes other units in")
  func revision() throws {
    let book = try announced()
    try book.done(
      "recall", "announce", "--revises", "METI-17", "--serials", "4410-0001..0500", "--units",
      "400")
    let data = try book.document("recall", "show")["data"]
    #expect(data?["revision"] == 2)
    #expect(data?["hazard"] == "発煙のおそれ")
    #expect(data?["counts"]?["inRange"] == 3)
    #expect(data?["counts"]?["inMarket"] == 400)
  }

  @Test("a unit outside its range, or remedied in two ways, is a conflict to be settled")
  func conflicts() throws {
    let book = try announced()
    func rules(_ written: JSON) -> [JSON?]? {
      written["data"]?["conflicts"]?.elements?.map { $0["rule"] }
    }
    let outside = try book.document("recall", "remedy", "METI-17", "--item", "I-2")
    #expect(rules(outside) == ["unitOutsideRange"])
    #expect(try book.done("recall", "show").contains("範囲外"))
    let first = try book.document("recall", "remedy", "--item", "I-1")
    #expect(rules(first) == [])
    let again = try book.document(
      "recall", "remedy", "METI-17", "--item", "I-1", "--how", "refund")
    #expect(rules(again) == ["remediedTwice"])
    #expect(book.run("recall", "trace", "--item", "I-2", "--result", "agreed").exit == .notFound)
  }

  @Test("is named by the authority's reference, its short name or its model")
  func names() throws {
    let book = try announced()
    for name in ["meti-17", "ＡＸ－３００"] {
      #expect(book.run("recall", "show", name).exit == .done)
    }
    let id = try #require(try book.document("recall", "show")["data"]?["id"]?.text)
    #expect(book.run("recall", "show", String(id.suffix(6))).exit == .done)
    #expect(book.run("recall", "show", "METI-18").exit == .notFound)
    try book.done(
      "recall", "announce", "--models", "AX-300", "--hazard", "異音", "--units", "9")
    let ambiguous = book.run("recall", "show", "AX-300")
    #expect(ambiguous.exit == .usage)
    #expect(ambiguous.errors.contains("METI-17"))
  }
}
