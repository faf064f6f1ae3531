import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("A screen pop")
struct PopTests {
  private func office() throws -> BookWorld {
    let book = try BookWorld()
    book.world.environment["CASEBOOK_REGION"] = "JP"
    try book.done("member", "new", "木村", "--team", "修")
    try book.done(
      "customer", "new", "山田製作所 高橋様", "--kana", "ヤマダセイサクショ", "--phone", "03-1234-5678",
      "--address", "東京都港区1-2-3 第2工場")
    return book
  }

  private func data(_ book: BookWorld, _ number: String...) throws -> JSON {
    let outcome = book.world.run(["pop"] + number + ["--json"])
    guard outcome.exit == .done else { throw TestTrouble.failed(outcome) }
    return try #require(
      try JSON(parsing: Array(outcome.output.utf8), limits: .test)["data"])
  }

  private func references(_ data: JSON) -> [String?] {
    data["candidates"]?.elements?.map { $0["ref"]?.text } ?? []
  }

  @Test(
    "finds a number however it is written",
    arguments: [
      "03-1234-5678", "0312345678", "０３－１２３４－５６７８", "03ー1234ー5678", "03/1234/5678",
      "(03) 1234-5678", "03.1234.5678", "+81 3 1234 5678", "+81-3-1234-5678", "0081-3-1234-5678",
      "0081312345678", "184-03-1234-5678", "1860312345678", "tel:+81312345678",
      "sip:0312345678@pbx.example",
    ])
  func forms(number: String) throws {
    let book = try office()
    let data = try data(book, number)
    #expect(references(data) == ["K-1"])
    #expect(data["candidates"]?[0]?["level"] == "known")
    #expect(data["candidates"]?[0]?["reason"] == "onlyOne")
    #expect(data["number"]?["display"] == "03-1234-5678")
    #expect(data["number"]?["raw"]?.text == number)
  }

  @Test(
    "says why there is no number",
    arguments: [
      ("非通知", "P"), ("P", "P"), ("anonymous", "P"), ("公衆電話", "C"), ("表示圏外", "O"),
      ("通知不可", "O"), ("S", "S"), ("受信エラー", "E"),
    ])
  func withheld(typed: String, reason: String) throws {
    let book = try office()
    let data = try data(book, typed)
    #expect(references(data).isEmpty)
    #expect(data["number"]?["withheld"]?.text == reason)
    let text = try book.done("pop", typed)
    #expect(text.contains("(\(reason))") && text.contains("casebook contact identify"), "\(text)")
  }

  @Test("leads to one behind a switchboard with the extension, and to all without it")
  func extensions() throws {
    let book = try office()
    try book.done(
      "customer", "new", "営業所", "--phone", "06-1111-2222 内線12", "--sharing", "one")
    try book.done("customer", "new", "経理", "--phone", "06-1111-2222 内線13")
    let one = try data(book, "06-1111-2222", "内線１３")
    #expect(references(one) == ["K-3", "K-2"])
    #expect(one["candidates"]?[0]?["level"] == "known")
    let all = try data(book, "0611112222")
    #expect(Set(references(all)) == ["K-2", "K-3"])
    #expect(
      all["candidates"]?.elements?.map { $0["reason"]?.text } == [
        "withoutExtension", "withoutExtension",
      ])
  }

  @Test("names everybody at a shared number, and what they share it as")
  func shared() throws {
    let book = try office()
    for name in ["佐藤 一郎", "佐藤 花子"] {
      try book.done("customer", "new", name, "--phone", "045-222-3333", "--sharing", "household")
    }
    let data = try data(book, "0452223333")
    #expect(data["candidates"]?.elements?.count == 2)
    #expect(data["candidates"]?.elements?.allSatisfy { $0["sharing"] == "household" } == true)
    let text = try book.done("pop", "0452223333")
    #expect(text.contains("2 人 (世帯で共有)") && text.contains("たぶん"), "\(text)")
    let none = try book.done("pop", "0399998888")
    #expect(none.contains("登録なし") && none.contains("customer new 名前 --phone 03-9999-8888"))
  }

  /// A customer with all that a pop can say.
  private func story() throws -> BookWorld {
    let book = try office()
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done(
      "warranty", "grant", "--item", "I-1", "--from", "2026-04-01", "--until", "2027-03-31")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("memo", "守衛を通すこと", "--customer", "K-1", "--pin")
    try book.done("customer", "tag", "K-1", "vip")
    try book.done("customer", "tag", "K-1", "めいわく", "--why", "無言電話が続く")
    try book.done(
      "call", "in", "--from", "0312345678", "--customer", "K-1", "--seconds", "100", "--at",
      "11/20 10:00")
    try book.done(
      "recall", "announce", "--models", "AX-300", "--hazard", "発煙", "--units", "99",
      "--authority", "METI-17")
    try book.done("promise", "確認電話", "--due", "10:20", "--case", "C-1", "--team", "修")
    book.world.now = book.world.now.adding(seconds: 20 * 60)
    return book
  }

  @Test("says who it is, what is late, what is open, what they have and what they told")
  func everything() throws {
    let book = try story()
    let text = try book.done("pop", "0312345678")
    for piece in [
      "1 山田製作所 高橋様  K-1 [めいわく] [重要]", "! 約束 12分超過  確認電話", "未完了 C-1 圧縮機 異音 E4",
      "めいわく  無言電話が続く", "住所   東京都港区1-2-3 第2工場", "着信   累計 1 回", "前回 2日前", "AX-300 S/N 4410-0087",
      "保証 2027/03/31 まで", "リコール対象 METI-17", "守衛を通すこと", "ヤマダセイサクショ",
    ] {
      let squeezed = text.split(separator: " ", omittingEmptySubsequences: true).joined()
      #expect(
        squeezed.contains(piece.split(separator: " ").joined()), "\(piece) is missing:\n\(text)")
    }
    let sheet = try data(book, "0312345678")["candidates"]?[0]?["sheet"]
    #expect(sheet?["promises"]?[0]?["promise"]?["lateSec"] == .integer(720))
    #expect(sheet?["calls"]?["inbound"] == .integer(1))
    #expect(sheet?["memos"]?[0]?["body"] == "守衛を通すこと")
    #expect(sheet?["items"]?[0]?["item"]?["warrantyUntil"] == "2027-03-31")
    #expect(sheet?["items"]?[0]?["recalls"]?[0]?["name"] == "METI-17")
  }

  @Test(
    "fits into every terminal in both languages", arguments: [40, 80, 120],
    [Language.ja, .en])
  func widths(columns: Int, language: Language) throws {
    let book = try story()
    try book.done(
      "customer", "new", "山田製作所 経理", "--phone", "03-1234-5678", "--sharing", "switchboard")
    book.world = book.world.speaking(language)
    book.world.columns = columns
    let ruler = Ruler()
    for words in [["0312345678"], ["0312345678", "--full"], ["K-1"], ["非通知"], ["0399998888"]] {
      let text = try book.done(["pop"] + words)
      for line in text.split(separator: "\n") {
        #expect(ruler.cells(String(line)) <= columns, "\(columns) \(line)")
      }
    }
    let both = try book.done("pop", "0312345678")
    #expect(both.contains("K-1") && both.contains("K-2") && both.contains("casebook pop K-1"))
  }

  @Test("of a customer who was merged shows the survivor once")
  func merged() throws {
    let book = try office()
    try book.done("customer", "new", "ヤマダ", "--phone", "090-1111-2222")
    try book.done("merge", "K-2", "K-1")
    let data = try data(book, "09011112222")
    #expect(references(data) == ["K-1"])
    #expect(data["candidates"]?[0]?["aliases"]?[0]?["ref"] == "K-2")
    #expect(try book.done("pop", "K-2").contains("K-2 も同じお客様"))
  }

  @Test("of a mail address and of a customer's number brings the same customer")
  func named() throws {
    let book = try office()
    try book.done("customer", "point", "K-1", "--email", "Takahashi@Example.jp")
    #expect(references(try data(book, "takahashi@example.jp")) == ["K-1"])
    #expect(references(try data(book, "K-1")) == ["K-1"])
    #expect(book.run("pop", "K-99").exit == .notFound)
  }
}
