import Testing

@testable import CasebookTool

@Suite("What falls due")
struct DueTests {
  @Test("is listed up to a limit, and says when there is more", arguments: [(2, true), (3, false)])
  func limit(limit: Int, isCut: Bool) throws {
    let book = try BookWorld()
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "異音", "--customer", "K-1")
    for number in 1...3 {
      try book.done("promise", "連絡\(number)", "--due", "明日 1\(number):00", "--case", "C-1")
    }
    let outcome = book.run("due", "--limit", "\(limit)")
    #expect(outcome.output.split(separator: "\n").count == limit)
    #expect(outcome.errors.contains("ほかにもあります") == isCut, "\(outcome.errors)")
  }
}
