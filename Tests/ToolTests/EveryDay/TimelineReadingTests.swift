import Cases
import Screens
import Testing

@testable import CasebookTool

@Suite("Reading a timeline")
struct TimelineReadingTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("case", "new", "圧縮機 異音", "--priority", "high")
    try book.done("memo", "始めの記録", "--case", "C-1")
    book.world.outputIsTerminal = true
    book.world.environment["NO_COLOR"] = "1"
    return book
  }

  @Test("marks what others wrote since this user last read it here to the end")
  func unread() throws {
    let book = try Self.story()
    #expect(!(try book.done("timeline", "C-1").contains("未読")), "the first time nothing is new")
    try book.done("memo", "軸受けに摩耗", "--case", "C-1", "--as", "木村")
    try book.done("memo", "自分の記録", "--case", "C-1")
    let filtered = try book.done("timeline", "C-1", "--team", "受")
    #expect(!filtered.contains("未読"))
    book.world.outputIsTerminal = false
    let piped = try book.done("timeline", "C-1")
    #expect(piped.contains("ここから未読 1 件"), "\(piped)")
    book.world.outputIsTerminal = true
    let read = try book.done("timeline", "C-1")
    #expect(read.contains("ここから未読 1 件"), "neither a filter nor a pipe is reading")
    #expect(read.contains(">10:12 修 記") && !read.contains(">10:12 受"))
    #expect(!(try book.done("timeline", "C-1").contains("未読")), "the end was seen")
  }

  @Test("is kept for each device and user by itself")
  func readers() throws {
    let book = try Self.story()
    try book.done("timeline", "C-1")
    book.world.user = "kimura"
    book.world.environment["XDG_STATE_HOME"] = book.directory + "/kimura"
    try book.done("timeline", "C-1")
    try book.done("memo", "木村の記録", "--case", "C-1")
    #expect(!(try book.done("timeline", "C-1").contains("未読")))
    book.world.user = "sato"
    book.world.environment["XDG_STATE_HOME"] = book.directory + "/state"
    #expect(try book.done("timeline", "C-1").contains("ここから未読 1 件"))
  }

  @Test("goes on where marks cannot be kept")
  func noMarks() throws {
    let book = try Self.story()
    book.world.environment["XDG_STATE_HOME"] = "/proc/nowhere"
    #expect(try book.done("timeline", "C-1").contains("始めの記録"))
  }

  @Test("puts changes of one kind together where they fit, and apart where they would be cut")
  func merging() throws {
    let book = try Self.story()
    try book.done("state", "部品待ち", "--case", "C-1")
    try book.done("state", "対応中", "--case", "C-1")
    for symptom in ["noise", "vibration"] {
      try book.done("case", "classify", "C-1", "--symptom", symptom, "--reason", "malfunction")
    }
    func lines(_ width: Int, _ text: String) throws -> [String] {
      book.world.columns = width
      return try book.done("timeline", "C-1").split(separator: "\n").map(String.init)
        .filter { $0.contains(text) }
    }
    #expect(try lines(120, "状態:").count == 2, "a wait and its end are not of one kind")
    #expect(try lines(80, "症状").count == 2)
    #expect(try lines(80, "..").isEmpty, "nothing is cut for having been put together")
    let whole = try lines(200, "症状")
    #expect(whole.count == 1 && whole[0].contains("noise") && whole[0].contains("vibration"))
    let plain = try book.done("timeline", "C-1", "--plain").split(separator: "\n")
    #expect(plain.filter { $0.contains("症状") }.count == 2, "rows have references")
  }

  @Test("has a reference to copy on every line that is asked for it, and nothing after it")
  func references() throws {
    let book = try Self.story()
    for width in [40, 80, 120] {
      book.world.columns = width
      let lines = try book.done("timeline", "C-1", "--refs").split(separator: "\n")
      for number in 1...2 {
        let line = try #require(lines.first { $0.contains("C-1#\(number)") })
        #expect(width >= 100 || line.hasSuffix("C-1#\(number)"), "\(line)")
        #expect(Ruler().cells(String(line)) <= width)
      }
    }
  }

  @Test("folds what machines wrote, unless it is asked for line by line")
  func folding() throws {
    let book = try Self.story()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("call", "in", "--from", "0312345678", "--seconds", "60", "--case", "C-1")
    let folded = try book.done("timeline", "C-1", "--plain").split(separator: "\n").count
    let unfolded = try book.done("timeline", "C-1", "--plain", "--unfold").split(separator: "\n")
    #expect(unfolded.count >= folded)
    #expect(!unfolded.contains { $0.contains("+ 自動") })
  }

  @Test("says above that a case matters")
  func tags() throws {
    #expect(try Self.story().done("timeline", "C-1").contains("[重要]"))
  }
}
