import Screens
import Testing

@testable import CasebookTool

@Suite("Finding")
struct FindTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("memo", "始動5分で「ガラガラ」と鳴る。昨夜から", "--case", "C-1", "--as", "木村")
    try book.done("part", "CMP-88", "--sn", "9M0417", "--case", "C-1", "--as", "木村")
    return book
  }

  @Test("shows where, when, who, and the words around the hit", arguments: [80, 120])
  func lines(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    let text = try book.done("find", "ｶﾞﾗｶﾞﾗ")
    #expect(text.contains("「ｶﾞﾗｶﾞﾗ」 1 件"))
    #expect(text.contains("C-1#2"), "\(text)")
    #expect(text.contains("修 記"))
    #expect(text.contains("山田製作所"))
    #expect(text.contains("ガラガラ"))
  }

  @Test(
    "finds by every kind of word",
    arguments: [
      ("9m0417", "C-1#3"), ("CMP-88", "C-1#3"), ("異音", "C-1"), ("山田", "K-1"), ("5678", "K-1"),
      ("4410-0087", "I-1"), ("C-1", "C-1"),
    ])
  func kinds(typed: String, reference: String) throws {
    let text = try Self.story().done("find", typed)
    #expect(text.contains(reference), "\(text)")
  }

  @Test("of one kind leaves the others out")
  func oneKind() throws {
    let book = try Self.story()
    #expect(try book.done("f", "9M0417", "--in", "part", "--plain").contains("part\tC-1#3"))
    #expect(!(try book.done("find", "9M0417", "--in", "text", "--plain")).contains("C-1"))
  }

  @Test("says that something is nowhere, with exit code 1 if asked")
  func nowhere() throws {
    let book = try Self.story()
    #expect(try book.done("find", "水漏れ").contains("「水漏れ」は見つかりません"))
    #expect(book.run("find", "水漏れ", "--exists").exit == .no)
    #expect(book.run("find", "異音", "--exists").exit == .done)
    #expect(book.run("find", "、。").exit == .usage)
    #expect(book.run("find", "異音", "--in", "nothing").exit == .usage)
  }

  @Test("has no line wider than the terminal, and the hit is on it", arguments: [40, 60, 80, 120])
  func widths(width: Int) throws {
    let book = try Self.story()
    let long = String(repeating: "あいうえお、", count: 30) + "異臭" + String(repeating: "かきく", count: 30)
    try book.done("memo", long, "--case", "C-1")
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      let text = try book.done("find", "異臭")
      #expect(text.contains("異臭"))
      for line in text.split(separator: "\n") {
        #expect(Ruler().cells(String(line)) <= width, "\(line)")
      }
      #expect(text.split(separator: "\n").dropFirst().contains { $0.contains("異臭") })
    }
  }
}
