import Screens
import Testing

@testable import CasebookTool

@Suite("The timeline of a case")
struct TimelineTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修")
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1")
    try book.done("state", "部品待ち", "--case", "C-1")
    try book.done("state", "対応中", "--case", "C-1")
    try book.done("call", "out", "--to", "0312345678", "--case", "C-1", "--seconds", "245")
    try book.done("memo", "軸受けに摩耗", "--case", "C-1", "--as", "木村")
    try book.done("case", "resolve", "C-1")
    try book.done("case", "reopen", "C-1")
    return book
  }

  @Test("says from which state to which a case went")
  func states() throws {
    let book = try Self.story()
    // Changes within ten minutes are one line, which a terminal cuts off and `--plain` does not.
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("状態: 対応中 > 部品待ち"))
    #expect(text.contains("状態: 部品待ち > 対応中 (再開)"))
    #expect(text.contains("状態: 対応中 > 完了待ち 解決"))
    #expect(text.contains("状態: 完了待ち > 再発 (未解決)"))
    book.world = book.world.speaking(.en)
    let english = try book.done("timeline", "C-1", "--plain")
    #expect(english.contains("State: in-progress > waiting-parts"))
    #expect(english.contains("State: waiting-close > recurred (not solved)"))
  }

  @Test("names the customer with the number, the item and the owner above", arguments: [80, 120])
  func header(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    let lines = try book.done("timeline", "C-1").split(separator: "\n").prefix(2)
      .joined(separator: "\n")
    #expect(lines.contains("C-1 圧縮機 異音 E4 [再発]"))
    #expect(lines.contains("山田製作所 03-1234-5678"))
    #expect(lines.contains("AX-300 S/N 4410-0087"))
    #expect(lines.contains("10:12"))
  }

  @Test("stands below a case that is shown, its last five lines, and says how many were before")
  func lastLines() throws {
    let book = try Self.story()
    let before = try book.done("show", "C-1").split(separator: "\n")
    for number in 1...6 { try book.done("memo", "記録\(number)", "--case", "C-1") }
    let shown = try book.done("show", "C-1").split(separator: "\n")
    #expect(shown.suffix(5).map { String($0.suffix(3)) } == (2...6).map { "記録\($0)" })
    #expect(shown.contains { $0.contains("件") && !before.contains($0) })
  }

  @Test("names a caller once")
  func caller() throws {
    let text = try Self.story().done("timeline", "C-1")
    #expect(text.contains("発信 山田製作所 0312345678 4分05秒"), "\(text)")
    #expect(!text.contains("照合"))
  }

  @Test("has no line that is wider than the terminal, or ends in spaces", arguments: [40, 80, 120])
  func widths(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      for line in try book.done("timeline", "C-1").split(separator: "\n") {
        #expect(Ruler().cells(String(line)) <= width)
        #expect(!line.hasSuffix(" "), "\(line)")
      }
    }
  }

  @Test("calls codes what the documents of the house call them, else by the code")
  func codes() throws {
    let book = try Self.story()
    try book.done("case", "classify", "C-1", "--symptom", "noise", "--reason", "malfunction")
    #expect(try book.done("timeline", "C-1", "--plain").contains("症状 noise"))
    let symptoms = """
      {"symptoms":[{"code":"noise","name":{"ja":"異音がする","en":"strange noise"}},\
      {"code":"malfunction","name":{"en":"something else"}},{"code":1},7]}
      """
    let publish = ["document", "publish", "-", "--kind", "reasonCodes", "--id", "symptoms"]
    book.world.input = symptoms
    try book.done(publish)
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("症状 異音がする") && text.contains("用件 故障"), "\(text)")
    book.world = book.world.speaking(.en)
    let english = try book.done("timeline", "C-1", "--plain")
    #expect(english.contains("symptom strange noise") && english.contains("reason Malfunction"))
    #expect(try book.done("timeline", "C-1", "--json").contains("\"symptom\":\"noise\""))
  }

  @Test("shows what the filters let through, and says what they hide")
  func filters() throws {
    let book = try Self.story()
    let repair = try book.done("timeline", "C-1", "--team", "修")
    #expect(repair.contains("軸受けに摩耗") && !repair.contains("発信"))
    #expect(repair.contains("修のみ"))
    let calls = try book.done("timeline", "C-1", "--kind", "電", "--plain")
    #expect(calls.split(separator: "\n").count == 1)
    let states = try book.done("timeline", "C-1", "--kind", "state", "--plain")
    let reversed = try book.done("timeline", "C-1", "--kind", "state", "--plain", "--reverse")
    #expect(states.split(separator: "\n").reversed() == reversed.split(separator: "\n"))
    #expect(try book.done("timeline", "C-1", "--since", "明日", "--plain").isEmpty)
    #expect(try book.done("timeline", "C-1", "--until", "昨日", "--plain").isEmpty)
    #expect(book.run("timeline", "C-1", "--kind", "xyz").errors.contains("[usage.invalidValue]"))
  }
}
