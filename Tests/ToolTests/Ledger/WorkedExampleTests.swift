import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

/// The worked example of the ledger: the serial number is asked three times, once by somebody who
/// could not know, and once more than anybody should.
@Suite("The serial number that is asked three times")
struct WorkedExampleTests {
  private func served() throws -> ServedBook {
    try ServedBook(name: "木村", team: .repair) { book in
      try book.done("member", "new", "木村", "--team", "修")
      try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
      try book.done("item", "new", "AX-300", "--customer", "K-1")
      try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
      let published = book.run(
        "document", "publish", "-", "--kind", "factKeys", "--id", "asked-keys",
        input: AskedBook.keys)
      guard published.exit == .done else { throw TestTrouble.failed(published) }
    }
  }

  /// What somebody at the desk does, through the server.
  @discardableResult
  private func support(_ served: ServedBook, _ words: String...) throws -> Outcome {
    let outcome = served.run(words + ["--as", "佐藤"])
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    return outcome
  }

  private func events(_ served: ServedBook) throws -> [JSON] {
    let outcome = served.run("timeline", "C-1", "--json")
    let rows = try JSON(parsing: Array(outcome.output.utf8), limits: .test)["data"]?.elements ?? []
    return rows.compactMap { $0["event"] }
  }

  private func questions(_ served: ServedBook) throws -> [JSON] {
    try events(served).filter { $0["type"]?.text == "question.asked" }
  }

  @Test("is asked by whoever may, by whoever could not know, and not a third time")
  func story() throws {
    let served = try served()
    // At eight the technician takes the case along.
    let packed = served.run("pack", "C-1", "--to", served.kit)
    #expect(packed.exit == .done, "\(packed.errors)")
    // The customer calls; the serial number is not known, so it is asked, and said at 3:12.
    try support(served, "call", "in", "--from", "0312345678", "--case", "C-1")
    try support(served, "fact", "set", "case.symptom", "始動5分で異音", "--case", "C-1")
    let first = try support(served, "ask", "item.serial", "--case", "C-1")
    #expect(first.output.contains("聞いてください: 製造番号"))
    try support(
      served, "fact", "set", "item.serial", "4410-0087", "--contact", "-", "--at-second", "3:12",
      "--case", "C-1")
    try support(
      served, "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音",
      "--next",
      "訪問")
    let offer = try events(served).last { $0["type"]?.text == "handoff.offered" }
    let spared = Set((offer?["data"]?["body"]?["doNotAsk"]?.elements ?? []).compactMap(\.text))
    #expect(spared.isSuperset(of: ["item.serial", "case.symptom"]))
    // At half past nine the technician, who has heard nothing since, asks it again.
    let offline = served.run(["ask", "item.serial", "--case", "C-1"], onKit: served.kit)
    #expect(offline.exit == .done, "\(offline.errors)")
    let sync = served.run(["sync"], onKit: served.kit)
    #expect(sync.exit == .done, "\(sync.errors)")
    // The book keeps what he could know: his pack, and not the head of the log.
    let asked = try questions(served)
    #expect(asked.map { $0["data"]?["body"]?["verdict"]?.text } == ["ask", "ask"])
    let known = asked.compactMap { $0["data"]?["body"]?["ledgerSeq"]?.text }
      .compactMap(LogPosition.init(text:)).map(\.seq)
    let places = try #require(known.count == 2 ? known : nil)
    #expect(places[1] < places[0])
    // Now the device carries it: nobody is asked a third time.
    let third = served.run(["ask", "item.serial", "--case", "C-1"], onKit: served.kit)
    #expect(third.exit == .no)
    #expect(third.output.contains("4410-0087"))
    #expect(third.output.contains("通話 3:12"))
    #expect(try questions(served).count == 2)
    // What nobody knew was rightly asked; that the pack was behind is work for who ships packs.
    let counted = served.run("kpi", "questions", "--by", "team", "--json")
    #expect(counted.exit == .done, "\(counted.errors)")
    let figure = try JSON(parsing: Array(counted.output.utf8), limits: .test)["data"]?[0]
    let values = figure?["values"]
    #expect(values?["asked"]?.number == 2)
    #expect(values?["justified"]?.number == 1)
    #expect(values?["notReplicated"]?.number == 1)
    #expect(values?["share"]?.text == "50.0")
    #expect(figure?["matrix"]?["rows"]?[0]?.text == "repair")
    #expect(figure?["matrix"]?["columns"]?[0]?.text == "notReplicated")
  }

  @Test("spares the customer what was said in another case, also on a device")
  func otherCase() throws {
    let served = try served()
    try support(served, "fact", "set", "asked.site", "第2工場 北側", "--case", "C-1")
    try support(served, "fact", "set", "asked.hours", "午前のみ", "--case", "C-1")
    try support(served, "fact", "set", "asked.power", "off", "--case", "C-1")
    try support(served, "memo", "この案件だけの話", "--case", "C-1")
    try support(served, "case", "new", "再訪", "--item", "I-1")
    #expect(served.run("pack", "C-2", "--to", served.kit).exit == .done)
    for (key, value) in [("asked.site", "第2工場 北側"), ("asked.hours", "午前のみ")] {
      let outcome = served.run(["ask", key, "--case", "C-2"], onKit: served.kit)
      #expect(outcome.exit == .no)
      #expect(outcome.output.contains(value))
    }
    // What was said of the other case alone is no business of the device.
    #expect(served.run(["ask", "asked.power", "--case", "C-2"], onKit: served.kit).exit == .done)
    let told = served.run(["facts", "C-1"], onKit: served.kit).output
    #expect(!told.contains("off"))
    #expect(!served.run(["timeline", "C-1"], onKit: served.kit).output.contains("この案件だけの話"))
  }
}
