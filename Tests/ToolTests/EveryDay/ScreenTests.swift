import Cases
import Screens
import Testing

@testable import CasebookTool

@Suite("Every screen of the day")
struct ScreenTests {
  /// A morning of three teams, as of 10:12.
  private static func morning() throws -> BookWorld {
    let book = try BookWorld(isEmpty: true)
    let now = book.world.now
    book.world.now = now.adding(seconds: -26 * 3_600)
    try book.done("init", "--name", "佐藤", "--team", "受")
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("member", "new", "中村", "--team", "営", "--os-user", "nakamura")
    try book.done("customer", "new", "山田製作所 高橋様", "--phone", "03-1234-5678")
    try book.done("customer", "new", "Acme Ltd, Ms Jones", "--phone", "+44 20 7946 0018")
    try book.done("item", "new", "AX-300", "--serial", "4410-0087", "--customer", "K-1")
    try book.done("case", "new", "圧縮機 異音 E4", "--item", "I-1", "--priority", "high")
    try book.done("case", "new", "No hot water since this morning", "--customer", "K-2")
    for number in ["C-1", "C-2"] { try book.done("assign", "佐藤", "--case", number) }
    try book.done("call", "in", "--from", "0312345678", "--seconds", "161", "--case", "C-1")
    try book.done("memo", "始動5分で「ガラガラ」異音、E4 表示。昨夜から", "--case", "C-1")
    try book.done(
      "promise", "折り返し (技術より)", "--kind", "callback", "--due", "11/22 10:00", "--case", "C-1")
    try book.done("promise", "Call back with a date", "--due", "11/22 12:00", "--case", "C-2")
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "異音の診断", "--situation",
      "始動5分で異音、E4", "--next", "訪問日の調整", "--open", "item.serial,case.symptom", "--by",
      "11/22 11:00")
    try book.done("part", "CMP-88", "--sn", "7K2201", "--item", "I-1")
    book.world.now = now.adding(seconds: -2 * 3_600)
    try book.done("contact", "in", "また止まりました。至急お願いします", "--channel", "email", "--case", "C-1")
    try book.done("visit", "start", "--case", "C-2", "--as", "木村")
    try book.done(
      "part", "FLT-20", "--qty", "2", "--case", "C-2", "--item", "I-1", "--as", "木村")
    try book.done("memo", "来期に2台増設の予定", "--case", "C-1", "--as", "中村")
    // Not at the same moment as what came before: cases stand in the order of their last event.
    book.world.now = now.adding(seconds: -2 * 3_600 + 60)
    try book.done("state", "部品待ち", "--case", "C-2")
    book.world.now = now
    try book.done("go", "C-1")
    return book
  }

  private static let commands: [[String]] = [
    [], ["list"], ["list", "--mine"], ["show", "C-1"], ["timeline", "C-1"],
    ["timeline", "C-1", "--refs", "--team", "受"], ["due"], ["handoff", "inbox", "--team", "修"],
    ["find", "異音"], ["watch", "--since", "8:00", "--until-end"], ["go"],
    ["customer", "show", "K-1"], ["item", "show", "I-1"],
  ]

  @Test("is as kept, and no line is wider than the terminal", arguments: [40, 80, 120])
  func screens(width: Int) throws {
    let book = try Self.morning()
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      var text = ""
      for command in Self.commands {
        let output = try book.done(command)
        text += "$ " + (["cb"] + command).joined(separator: " ") + "\n" + output + "\n"
        // Frames and marks take one cell or two on no terminal: none of them is ambiguous.
        for ambiguous in AmbiguousWidth.allCases {
          let wide = output.split(separator: "\n").first {
            Ruler(ambiguous: ambiguous).cells(String($0)) > width
          }
          #expect(wide == nil, "\(command) at \(width): \(wide ?? "")")
        }
      }
      GoldenScreens.check(text, "day.\(language.rawValue).\(width).txt")
    }
  }
}
