import Screens
import Testing

@testable import CasebookTool

@Suite("A customer who is not found by name")
struct NearCustomerTests {
  private static func book() throws -> BookWorld {
    let book = try BookWorld()
    for name in ["山田製作所", "山田製作所 経理", "北川商店", "木下医院", "Miller & Sons"] {
      try book.done("customer", "new", name)
    }
    try book.done("customer", "new", "髙島屋", "--kana", "タカシマヤ")
    return book
  }

  @Test(
    "is met with near names, the nearest first, and a line to paste",
    arguments: [
      ("山田製作所", ["K-1  山田製作所", "K-2  山田製作所 経理"]), ("山田製做所", ["K-1"]),
      ("山田", ["K-1", "K-2"]), ("北川商会", ["K-3  北川商店"]), ("milller & sons", ["K-5"]),
      ("Ｍｉｌｌｅｒ＆Ｓｏｎｓ", ["K-5"]), ("たかしまや", ["K-6  髙島屋"]), ("タカシマ", ["K-6"]),
    ])
  func near(_ typed: String, _ near: [String]) throws {
    let book = try Self.book()
    for (language, word) in [(Language.ja, "近いもの  "), (.en, "near  ")] {
      book.world = book.world.speaking(language)
      let outcome = book.run("list", "--customer", typed)
      #expect(outcome.exit == .notFound)
      #expect(outcome.errors.contains("[customer.doesNotExist]"))
      let lines = outcome.errors.split(separator: "\n").map(String.init)
      #expect(lines[1].hasPrefix("  " + word + near[0]), "\(lines)")
      for (line, text) in zip(lines.dropFirst(), near) { #expect(line.contains(text)) }
      #expect(lines.count == near.count + 3)
      let first = near[0].prefix { $0 != " " }
      #expect(outcome.errors.contains(": casebook list --customer \(first)\n"))
    }
  }

  @Test(
    "is only not found where no name is like it", arguments: ["佐々木工業", "山", "K-77", "0901234567"])
  func far(_ typed: String) throws {
    let outcome = try Self.book().run("customer", "show", typed)
    #expect(outcome.errors.contains("[customer.doesNotExist]"))
    #expect(outcome.errors.split(separator: "\n").count == 2, "\(outcome.errors)")
  }

  @Test("is looked for among at most three near ones, and among the latest customers")
  func bounds() throws {
    let book = try BookWorld()
    try book.done("customer", "new", "古い名前")
    var lines = ""
    for number in 1...FindingLimits.customersReadMax {
      let id = EmitTests.id(number)
      lines += """
        {"type":"customer.registered","refs":{"customer":"\(id)"},\
        "occurredAt":"2026-11-22T00:01:00Z","body":{"kind":"company","name":"新しい名前"}}

        """
    }
    let outcome = book.run("emit", "--history", input: lines)
    #expect(outcome.exit == .done, "\(outcome.errors.prefix(500))")
    #expect(!book.run("customer", "show", "古い名前").errors.contains("K-1 "))
    let found = book.run("customer", "show", "新しい名")
    #expect(found.errors.split(separator: "\n").count == 3 + FindingLimits.nearMax)
    #expect(found.errors.contains("  K-501  新しい名前"))
  }
}
