import Testing

@testable import CasebookTool

@Suite("export ndjson")
struct ExportTests {
  @Test("writes all events, or those of a case, of a customer, of a time")
  func scopes() throws {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("customer", "new", "佐藤様", "--phone", "090-1111-2222")
    try book.done("case", "new", "圧縮機 異音", "--customer", "K-1")
    try book.done("case", "new", "水漏れ", "--customer", "K-2")
    try book.done("memo", "昨日の話", "--case", "C-1", "--at", "昨日 9:00")
    func types(_ options: String...) throws -> [String] {
      let lines = try book.done(["export", "ndjson"] + options).split(separator: "\n")
      return lines.compactMap { line in
        line.split(separator: "\"type\":\"").dropFirst().first?.prefix { $0 != "\"" }
      }.map(String.init)
    }
    #expect(try types("--case", "C-1") == ["case.opened", "memo.written"])
    #expect(try types("--case", "C-2") == ["case.opened"])
    let ofCustomer = try types("--customer", "K-2")
    #expect(ofCustomer.first == "customer.registered")
    #expect(ofCustomer.last == "case.opened")
    #expect(ofCustomer.count < 5)
    #expect(try types("--case", "C-1", "--until", "昨日") == ["memo.written"])
    #expect(try types("--case", "C-1", "--since", "今日") == ["case.opened"])
    #expect(try types().count > 7)
  }
}
