import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Customers and cases that are one")
struct MergeTests {
  /// K-1 and K-2 are one person, with a case, an item and a promise each; K-3 is somebody else.
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    for (name, phone) in [
      ("山田太郎", "03-1234-5678"), ("山田 太郎様", "090-1111-2222"), ("佐藤様", "06-1111-2222"),
    ] {
      try book.done("customer", "new", name, "--phone", phone)
      book.world.now = book.world.now.adding(seconds: 1)
    }
    for (customer, serial) in [("K-1", "S1"), ("K-2", "S2")] {
      try book.done("item", "new", "AX-300", "--serial", serial, "--customer", customer)
      try book.done("case", "new", "異音 \(serial)", "--item", serial)
      try book.done("promise", "折り返し \(serial)", "--due", "明日 11:00", "--case", serial)
      book.world.now = book.world.now.adding(seconds: 1)
    }
    return book
  }

  private func numbers(_ document: JSON?, _ member: String) -> [String] {
    (document?["data"]?[member]?.elements ?? []).compactMap { $0["ref"]?.text }
  }

  @Test("are read together under the survivor, and by either number")
  func union() throws {
    let book = try story()
    let said = try book.done("merge", "K-2", "K-1", "--score", "90", "--method", "name")
    #expect(said.contains("K-2 山田 太郎様 をまとめました"), "\(said)")
    for number in ["K-1", "K-2", "09011112222", "0312345678"] {
      let shown = try book.document("customer", "show", number)
      #expect(shown["data"]?["ref"] == "K-1", "\(number)")
      #expect(numbers(shown, "cases").sorted() == ["C-1", "C-2"])
      #expect(numbers(shown, "items").sorted() == ["I-1", "I-2"])
      #expect(numbers(shown, "otherNames") == ["K-2"])
      #expect(shown["data"]?["points"]?.elements?.count == 2)
      #expect(shown["data"]?["promises"]?.elements?.count == 2)
    }
    let cases = try book.document("list", "--customer", "K-2")["data"]?.elements ?? []
    #expect(cases.compactMap { $0["customer"]?["ref"]?.text } == ["K-1", "K-1"])
    let items = try book.document("item", "list", "--customer", "K-1")["data"]?.elements ?? []
    #expect(items.compactMap { $0["customer"]?["ref"]?.text } == ["K-1", "K-1"])
    let listed = try book.document("customer", "list", "太郎様")["data"]?.elements ?? []
    #expect(listed.compactMap { $0["ref"]?.text } == ["K-1"])
  }

  @Test("come apart again, with a list of what was written under the survivor meanwhile")
  func apart() throws {
    let book = try story()
    let before = try book.document("customer", "show", "K-1")["data"]
    try book.done("merge", "K-2", "K-1")
    try book.done("memo", "どちらの話か不明", "--customer", "K-1")
    let undone = try book.document("unmerge", "K-2", "--why", "mistake")["data"]
    #expect(undone?["absorbed"]?["ref"] == "K-2" && undone?["survivor"]?["ref"] == "K-1")
    let meanwhile = undone?["meanwhile"]?.elements ?? []
    #expect(meanwhile.compactMap { $0["type"]?.text } == ["memo.written"])
    #expect(meanwhile.first?["text"]?.text?.contains("どちらの話か不明") == true)
    #expect(try book.document("customer", "show", "K-1")["data"] == before)
    #expect(try book.document("customer", "show", "K-2")["data"]?["ref"] == "K-2")
  }

  @Test("keep what is written where its writer wrote it")
  func writing() throws {
    let book = try story()
    try book.done("merge", "K-2", "K-1")
    try book.done("memo", "K-2 の件", "--customer", "K-2")
    try book.done("customer", "tag", "K-2", "vip")
    let shown = try book.document("customer", "show", "K-1")["data"]
    #expect(shown?["tags"]?.elements == ["vip"])
    // A tag is taken off wherever it hangs.
    try book.done("customer", "tag", "K-1", "--remove", "vip")
    #expect(try book.document("customer", "show", "K-2")["data"]?["tags"]?.elements == [])
    try book.done(
      "customer", "point", "K-1", "--retire", "090-1111-2222", "--reason", "moved")
    let meanwhile =
      try book.document("unmerge", "K-2", "--why", "mistake")["data"]?["meanwhile"]?.elements ?? []
    #expect(!meanwhile.contains { $0["type"] == "memo.written" })
    let points = try book.document("customer", "show", "K-2")["data"]?["points"]?.elements ?? []
    #expect(points.map { $0["retired"] } == [true])
  }

  @Test("are refused where they make no sense, with what helps")
  func refusals() throws {
    let book = try story()
    #expect(book.run("merge", "K-1", "K-1").errors.contains("[refused.mergesWithItself]"))
    try book.done("merge", "K-2", "K-1")
    let twice = book.run("merge", "K-2", "K-3")
    #expect(twice.exit == .refused && twice.errors.contains("[refused.alreadyMerged]"))
    #expect(book.run("merge", "K-1", "K-2").errors.contains("[refused.mergeMakesCycle]"))
    try book.done("merge", "K-1", "K-3")
    let below = book.run("unmerge", "K-2", "--why", "mistake")
    #expect(below.errors.contains("[refused.mergeIsSuperseded]"), "\(below)")
    #expect(below.errors.contains("casebook unmerge K-1 --why mistake"), "\(below)")
    try book.done("unmerge", "K-1", "--why", "mistake")
    try book.done("unmerge", "K-2", "--why", "mistake")
    #expect(
      book.run("unmerge", "K-2", "--why", "mistake").errors.contains("[refused.alreadyUnmerged]"))
    let never = book.run("unmerge", "K-3", "K-2", "--why", "mistake")
    #expect(never.exit == .notFound && never.errors.contains("[merge.doesNotExist]"))
    #expect(book.run("merge", "K-1", "C-1").errors.contains("[merge.kindsDiffer]"))
    #expect(book.run("merge", "K-1", "K-2", "--score", "101").exit == .usage)
    #expect(
      book.run("merge", "C-1", "C-2", "--score", "9").errors.contains("[merge.optionIsOfCustomers]")
    )
  }

  @Test("ask which one is meant where several were merged")
  func several() throws {
    let book = try story()
    try book.done("merge", "K-2", "K-1")
    try book.done("merge", "K-3", "K-1")
    let several = book.run("unmerge", "K-1", "--why", "mistake")
    #expect(several.exit == .usage && several.errors.contains("[merge.ambiguous]"), "\(several)")
    try book.done("unmerge", "K-1", "K-3", "--why", "mistake")
    try book.done("unmerge", "K-1", "--why", "mistake")
    #expect(try book.document("customer", "show", "K-2")["data"]?["ref"] == "K-2")
  }

  @Test("of cases are duplicates: what is written meanwhile is listed when they come apart")
  func cases() throws {
    let book = try story()
    try book.done("merge", "C-2", "C-1")
    let shown = try book.document("show", "C-1")["data"]
    #expect(shown?["promises"]?.elements?.count == 2)
    try book.done("memo", "元の案件に", "--case", "C-1")
    let undone = try book.document("unmerge", "C-2", "--why", "mistake")["data"]
    #expect(undone?["meanwhile"]?.elements?.compactMap { $0["ref"]?.text } == ["C-1#3"])
    #expect(try book.document("show", "C-1")["data"]?["promises"]?.elements?.count == 1)
  }

  @Test("are found by what they have in common, the likeliest first, shared numbers left out")
  func duplicates() throws {
    let book = try story()
    try book.done("customer", "new", "山田太郎", "--phone", "０３－１２３４－５６７８")
    try book.done("customer", "new", "別の会社", "--phone", "06-1111-2222")
    try book.done(
      "customer", "new", "同じ家の人", "--phone", "090-1111-2222", "--sharing", "household")
    let pairs = try book.document("customer", "list", "--duplicates")["data"]?.elements ?? []
    #expect(pairs.compactMap { $0["survivor"]?["ref"]?.text } == ["K-1", "K-3"])
    #expect(pairs.compactMap { $0["absorbed"]?["ref"]?.text } == ["K-4", "K-5"])
    #expect(pairs.compactMap { $0["names"]?.text } == ["same", "other"])
    try book.done("merge", "K-4", "K-1")
    let left = try book.document("customer", "list", "--duplicates")["data"]?.elements ?? []
    #expect(left.compactMap { $0["absorbed"]?["ref"]?.text } == ["K-5"])
  }
}

@Suite("The timeline of a customer or an item")
struct SubjectTimelineTests {
  private func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("customer", "new", "山田太郎", "--phone", "03-1234-5678")
    book.world.now = book.world.now.adding(seconds: 60)
    try book.done("customer", "new", "山田様", "--phone", "090-1111-2222")
    try book.done("item", "new", "AX-300", "--serial", "S1", "--customer", "K-1")
    try book.done("case", "new", "異音", "--item", "S1")
    try book.done("case", "new", "使い方", "--customer", "K-2")
    book.world.now = book.world.now.adding(seconds: 3_600)
    try book.done("part", "CMP-88", "--case", "C-1")
    try book.done("memo", "午前のみ", "--case", "C-2")
    return book
  }

  private func types(_ book: BookWorld, _ words: String...) throws -> [String] {
    try book.done(["timeline"] + words + ["--ndjson"]).documents()
      .compactMap { $0["data"]?["event"]?["type"]?.text }
  }

  @Test("has the whole of their cases, by any of their numbers, each line with its case")
  func customers() throws {
    let book = try story()
    #expect(try types(book, "K-1").contains("part.installed"))
    #expect(try !types(book, "K-1").contains("memo.written"))
    try book.done("merge", "K-2", "K-1")
    for number in ["K-1", "K-2", "0312345678"] {
      let all = try types(book, number)
      #expect(all.contains("part.installed") && all.contains("memo.written"), "\(number)")
      #expect(all.contains("customer.merged"))
    }
    let printed = try book.done("timeline", "K-2")
    #expect(printed.contains("K-1 山田太郎") && printed.contains("まとめた登録 K-2"), "\(printed)")
    #expect(printed.contains("[C-1]") && printed.contains("[C-2]"), "\(printed)")
    #expect(printed.contains("山田様 > 山田太郎"), "\(printed)")
    try book.done("unmerge", "K-2", "--why", "mistake")
    #expect(try !types(book, "K-1").contains("memo.written"))
  }

  @Test("of an item is found by its number and its serial")
  func items() throws {
    let book = try story()
    for typed in ["I-1", "S1"] {
      let all = try types(book, typed)
      #expect(all.contains("item.registered") && all.contains("part.installed"), "\(typed)")
      #expect(!all.contains("memo.written"))
    }
    #expect(try book.done("timeline", "S1").contains("I-1 AX-300 S/N S1"))
  }

  @Test("as of a time has what the book knew then, and merges as they stood then")
  func atTime() throws {
    let book = try story()
    let before = book.world.now.adding(seconds: -1_800)
    try book.done("merge", "K-2", "K-1")
    let then = RFC3339.string(before)
    let early = try types(book, "K-1", "--at", then)
    #expect(early.contains("case.opened") && !early.contains("part.installed"), "\(early)")
    #expect(early.filter { $0 == "customer.registered" }.count == 1)
    #expect(try types(book, "C-1", "--at", then) == types(book, "C-1").dropLast())
    #expect(try types(book, "I-1", "--at", then).contains("part.installed") == false)
  }

  @Test("is not live, and says what is")
  func live() throws {
    let book = try story()
    let live = book.run("timeline", "K-1", "--live")
    #expect(live.exit == .usage && live.errors.contains("[timeline.isNotLive]"), "\(live)")
    #expect(live.errors.contains("casebook tail --customer K-1"))
    #expect(book.run("timeline", "C-1", "--live", "--at", "昨日").exit == .usage)
  }
}
