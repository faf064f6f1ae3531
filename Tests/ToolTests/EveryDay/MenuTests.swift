import Screens
import Testing

@testable import CasebookTool

@Suite("The menu of digits")
struct MenuTests {
  /// A visit that runs, of an item of which the same model got the same part before.
  private static func visit() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("customer", "new", "山田製作所")
    for serial in ["4410-0087", "4410-0088"] {
      try book.done("item", "new", "AX-300", "--serial", serial, "--customer", "K-1")
    }
    try book.done("item", "new", "BX-100", "--serial", "1", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音", "--item", "I-1")
    try book.done("part", "CMP-88", "--sn", "7K2201", "--item", "I-1")
    try book.done("part", "CMP-88", "--sn", "5A0001", "--item", "I-2")
    try book.done("part", "FLT-20", "--item", "I-2")
    try book.done("part", "ZZZ-99", "--item", "I-3")
    book.world.user = "kimura"
    try book.done("visit", "start", "--case", "C-1")
    book.world.columns = 40
    book.world.inputIsTerminal = true
    book.world.outputIsTerminal = true
    book.world.environment["NO_COLOR"] = "1"
    return book
  }

  @Test("records a replaced part with thirteen key presses and no input method")
  func part() throws {
    let book = try Self.visit()
    let keys = "1\n1\n\n9M0417\n\n"
    #expect(keys.count == 13)
    let outcome = book.run(input: keys)
    #expect(outcome.exit == .done)
    let screen = outcome.output
    #expect(screen.contains("C-1 山田製作所 圧縮機 異音\n訪問中 10:12-"), "\(screen)")
    #expect(screen.contains("1 CMP-88  2 回\n2 FLT-20  1 回\n9 型番を打つ / 読み取る\n番号> "))
    #expect(!screen.contains("ZZZ-99"), "of another model")
    #expect(screen.contains("数量 [1]> 新 S/N> 旧 S/N [7K2201]> "))
    #expect(screen.contains("OK 部品 CMP-88 x1 の交換を記録"))
    #expect(screen.contains("取消: cb undo"))
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("7K2201 > 9M0417"), "\(text)")
  }

  @Test("takes digits of any width, a number that was scanned, and goes on after a slip")
  func typed() throws {
    let book = try Self.visit()
    let outcome = book.run(input: "８\n１\n９\nBLT-12\n２\n\n\n1\nCMP-88\n1\nX1\n\n3\n-軸受け\n0\n")
    #expect(outcome.output.contains("上の番号から選んでください"))
    #expect(outcome.output.contains("OK 部品 BLT-12 x2 を記録"), "\(outcome.output)")
    #expect(outcome.output.contains("OK 部品 CMP-88 x1 の交換を記録"), "\(outcome.output)")
    #expect(try book.done("timeline", "C-1", "--plain").contains("-軸受け"))
  }

  @Test("records what was measured, also below zero")
  func measured() throws {
    let book = try Self.visit()
    let outcome = book.run(input: "2\n吐出圧\n0.42\nMPa\n2\n庫内温度\n-18\nC\n0\n")
    #expect(outcome.exit == .done && outcome.errors.isEmpty, "\(outcome.errors)")
    let text = try book.done("timeline", "C-1", "--plain", "--kind", "測")
    #expect(text.contains("吐出圧 0.42 MPa") && text.contains("庫内温度 -18 C"), "\(text)")
  }

  @Test("makes promises and ends the visit by digits alone, and then is over")
  func ending() throws {
    let book = try Self.visit()
    let outcome = book.run(input: "5\n1\n2\n7\n6\n5\n3\n後の入力\n")
    #expect(outcome.output.contains("約束を記録"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("OK 訪問終了を記録"))
    let text = try book.done("timeline", "C-1", "--plain")
    #expect(text.contains("折り返し 11/23(月) 10:00") && text.contains("部品なし"), "\(text)")
    #expect(!text.contains("後の入力"))
  }

  @Test("ends where nobody types any more, wherever that is", arguments: 0...6)
  func end(lines: Int) throws {
    let book = try Self.visit()
    let all = ["1", "9", "CMP-88", "", "9M0417", ""]
    let before = try book.done("export", "ndjson").split(separator: "\n").count
    let outcome = book.run(input: all.prefix(lines).map { $0 + "\n" }.joined())
    #expect(outcome.exit == .done)
    let after = try book.done("export", "ndjson").split(separator: "\n").count
    #expect(after == (lines == all.count ? before + 2 : before), "nothing is half recorded")
  }

  @Test("says what is refused and goes on")
  func refused() throws {
    let book = try Self.visit()
    let outcome = book.run(input: "1\n9\nCMP-88\n0\n\n\n0\n")
    #expect(outcome.errors.contains("[usage.invalidValue]"), "\(outcome.errors)")
    #expect(outcome.exit == .done)
  }

  @Test("is not there where nobody can type, at a desk, or without a visit")
  func unwanted() throws {
    for change: (inout TestWorld) -> Void in [
      { $0.inputIsTerminal = false }, { $0.outputIsTerminal = false }, { $0.columns = 60 },
      { $0.environment["CASEBOOK_NO_INPUT"] = "1" }, { $0.user = "sato" },
    ] {
      let book = try Self.visit()
      change(&book.world)
      let outcome = book.run(input: "0\n")
      #expect(outcome.output.contains("次は"), "my day instead")
      #expect(!outcome.output.contains("番号>"))
    }
    let book = try Self.visit()
    book.world.columns = 59
    #expect(book.run(input: "0\n").output.contains("番号>"))
    #expect(!book.run("--no-input", input: "0\n").output.contains("番号>"))
    #expect(!book.run("--json", input: "0\n").output.contains("番号>"))
  }

  @Test("has no line that is wider than the device", arguments: Language.allCases)
  func widths(language: Language) throws {
    let book = try Self.visit()
    book.world = book.world.speaking(language)
    let outcome = book.run(input: "1\n1\n\n9M0417\n\n2\n5\n1\n1\n7\n6\n1\n")
    // What is typed ends the line of a prompt; here nobody echoes it.
    for line in outcome.output.replacing("> ", with: "> \n").split(separator: "\n") {
      #expect(Ruler().cells(String(line)) <= 40, "\(line)")
    }
  }
}
