import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("What is held, lent and returned")
struct HoldingTests {
  private func started() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音", "--item", "I-1")
    return book
  }

  @Test("a loaner is lent, listed and taken back, and a case with one out is not closed")
  func loaner() throws {
    let book = try started()
    try book.done("item", "new", "LN-1", "--serial", "L7")
    let lent = try book.done(
      "loaner", "lend", "--item", "I-2", "--due", "2026-12-24", "--case", "C-1")
    #expect(lent.contains("貸出"))
    let again = book.run("loaner", "lend", "--item", "I-2", "--due", "2026-12-24", "--case", "C-1")
    #expect(again.errors.contains("[loaner.isOut]"))
    #expect(try book.done("loaner", "list").contains("I-2"))
    #expect(try book.done("loaner", "list", "--overdue").contains("ありません"))
    try book.done("case", "resolve", "C-1", "--confirmed")
    let refused = book.run("case", "close", "C-1")
    #expect(refused.exit == .refused)
    #expect(refused.errors.contains("[refused.loanersAreOut]"))
    try book.done("loaner", "return", "--item", "I-2")
    #expect(book.run("loaner", "return", "--item", "I-2").errors.contains("[loaner.doesNotExist]"))
    try book.done("case", "close", "C-1")
  }

  @Test("a return goes from authorized over arrived to settled")
  func rma() throws {
    let book = try started()
    try book.done("rma", "authorize", "--case", "C-1", "--why", "defective")
    #expect(try book.done("rma", "list").contains("到着待ち"))
    let early = book.run("rma", "settle", "--case", "C-1", "--outcome", "repaired")
    #expect(early.errors.contains("[refused.itemHasNotArrived]"))
    let twice = book.run("rma", "authorize", "--case", "C-1", "--why", "defective")
    #expect(twice.errors.contains("[refused.rmaIsOpen]"))
    try book.done("custody", "take", "--item", "I-1", "--why", "rma")
    #expect(try book.done("rma", "list").contains("到着済み"))
    let missing = book.run("rma", "settle", "--case", "C-1", "--outcome", "replaced")
    #expect(missing.errors.contains("[refused.newItemIsMissing]"))
    try book.done("item", "new", "AX-300", "--serial", "2", "--replaces", "I-1")
    try book.done("rma", "settle", "--case", "C-1", "--outcome", "replaced", "--new-item", "I-2")
    #expect(try book.done("rma", "list").contains("ありません"))
    let settled = book.run("rma", "settle", "--case", "C-1", "--outcome", "refunded")
    #expect(settled.errors.contains("[refused.lineIsSettled]"))
    #expect(try book.done("rma", "list", "--case", "C-1", "--all").contains("交換"))
  }

  @Test("an item is given back for what it was taken for, and not taken twice")
  func custody() throws {
    let book = try started()
    let taken = try book.done(
      "custody", "take", "--case", "C-1", "--why", "inspection", "--place", "棚3")
    #expect(taken.contains("お客様 > 当社"))
    #expect(book.run("custody", "take", "--case", "C-1").errors.contains("[custody.isTheSame]"))
    #expect(try book.done("item", "show", "I-1").contains("棚3"))
    try book.done("custody", "return", "--case", "C-1")
    #expect(try book.done("item", "history", "I-1").contains("当社 > お客様 (点検)"))
  }

  @Test("what somebody else owns does not come back on this case")
  func stranger() throws {
    let book = try started()
    try book.done("customer", "new", "北川商店")
    try book.done("item", "new", "AX-300", "--serial", "9", "--customer", "K-2")
    let outcome = book.run(
      "rma", "authorize", "--case", "C-1", "--item", "I-2", "--why", "defective")
    #expect(outcome.errors.contains("[refused.itemBelongsToAnother]"))
  }

  @Test("a warranty is granted and judged, and a verdict stands until it is overturned")
  func warranty() throws {
    let book = try started()
    let none = book.run("warranty", "judge", "--case", "C-1", "--verdict", "in")
    #expect(none.errors.contains("[refused.evidenceIsMissing]"))
    try book.done(
      "warranty", "grant", "--item", "I-1", "--from", "2026-04-01", "--until", "2027-03-31")
    try book.done("warranty", "judge", "--case", "C-1", "--verdict", "in")
    let shown = try book.done("show", "C-1")
    #expect(shown.contains("2027/03/31"))
    #expect(shown.contains("保証内"))
    let second = book.run(
      "warranty", "judge", "--case", "C-1", "--verdict", "out", "--why", "misuse")
    #expect(second.errors.contains("[refused.verdictStands]"))
    #expect(second.errors.contains("--overturn"))
    try book.done(
      "warranty", "judge", "--case", "C-1", "--verdict", "out", "--why", "misuse", "--overturn")
    #expect(try book.done("show", "C-1").contains("保証外"))
    try book.done("item", "new", "AX-300", "--serial", "2", "--replaces", "I-1")
    #expect(
      try book.done("item", "show", "I-2").contains("2027/03/31"), "what remains is carried on")
  }

  @Test("the life of an item tells its parts now and before, and the items built into it")
  func history() throws {
    let book = try started()
    try book.done(
      "part", "CMP-88", "--sn", "7K2201", "--position", "compressor", "--case", "C-1",
      "--at", "11/20 10:00")
    try book.done("part", "CMP-88", "--sn", "9M0417", "--old-sn", "7K2201", "--case", "C-1")
    try book.done("item", "new", "BRD-1", "--serial", "B1", "--parent", "I-1")
    for width in [40, 80, 120] {
      book.world.columns = width
      let told = try book.done("item", "history", "I-1")
      #expect(told.contains("今  CMP-88  S/N 9M0417"), "\(told)")
      #expect(told.contains("前  CMP-88  S/N 7K2201"), "\(told)")
      #expect(told.contains("  I-2 BRD-1"))
      let cells = told.split(separator: "\n").map { Ruler().cells(String($0)) }
      #expect((cells.max() ?? 0) <= width)
    }
    let data = try book.document("item", "history", "I-1")["data"]
    #expect(data?.elements?.count == 2)
    #expect(data?.elements?.last?["parent"]?["ref"]?.text == "I-1")
  }

  @Test("parts are moved into a van, and fewer are left once one is put in")
  func stock() throws {
    let book = try started()
    try book.done("part", "CMP-88", "--moved", "車載", "--from", "倉庫", "--qty", "2")
    #expect(try book.done("part", "list", "--place", "van").contains("残 2"))
    try book.done("part", "CMP-88", "--case", "C-1")
    let left = try book.done("part", "list")
    #expect(left.contains("車載 (佐藤)"))
    #expect(left.contains("残 1"))
    let same = book.run("part", "CMP-88", "--moved", "van", "--from", "van")
    #expect(same.errors.contains("[part.isThere]"))
  }

  @Test(
    "a quote is given and answered, as people write amounts",
    arguments: ["148500", "１４８，５００", "¥148,500円"])
  func quote(amount: String) throws {
    let book = try started()
    let given = try book.done("quote", amount, "--no", "Q-2291", "--case", "C-1")
    #expect(given.contains("¥148,500(税込)"), "\(given)")
    #expect(try book.done("show", "C-1").contains("見積中"))
    #expect(
      book.run("quote", "accepted", "--no", "Q-1", "--case", "C-1").errors.contains(
        "[quote.ambiguous]"))
    try book.done("quote", "承諾", "--case", "C-1")
    #expect(book.run("quote", "declined", "--case", "C-1").errors.contains("[quote.doesNotExist]"))
    #expect(
      book.run("quote", "0", "--case", "C-1").errors.contains("[refused.amountIsNotPositive]"))
  }

  @Test("time is logged on the repair that is open, from a minute to a day")
  func work() throws {
    let book = try started()
    #expect(book.run("repair", "work", "--minutes", "45", "--case", "C-1").exit == .notFound)
    try book.done("repair", "new", "--symptom", "noise", "--case", "C-1")
    #expect(try book.done("repair", "work", "--minutes", "45", "--case", "C-1").contains("45分"))
    try book.done("repair", "work", "--minutes", "1440", "--case", "C-1")
    for minutes in ["0", "1441"] {
      let outcome = book.run("repair", "work", "--minutes", minutes, "--case", "C-1")
      #expect(outcome.errors.contains("[work.isNoSpan]"))
    }
  }
}
