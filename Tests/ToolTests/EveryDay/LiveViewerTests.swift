import Cases
import Screens
import Testing

@testable import CasebookTool

/// A terminal at which a test types.
private final class MemoryTerminal: Terminal {
  /// What is typed next, or what happens; after the last step nobody can type any more.
  enum Step {
    case keys(String)
    case nothing
    case does(() throws -> Void)
    case news(TerminalNews)
    case size(Int, Int)
  }

  var size: ViewerSize? = ViewerSize(columns: 80, rows: 24)
  /// What it answers when it is asked for the width of an ambiguous glyph.
  var report = "\u{1B}[1;2R"
  private var steps: [Step]
  private var news = TerminalNews()
  private(set) var written = ""
  /// Every screen that was drawn, as its lines.
  private(set) var screens: [String] = []
  private var cells = CellBuffer(width: 80, height: 24)
  private(set) var isTaken = false
  private(set) var enteredCount = 0
  private(set) var suspendedCount = 0
  private(set) var troubles: [any Error] = []
  private var isAsked = false

  init(_ steps: [Step]) { self.steps = steps }

  func enter() { (isTaken, enteredCount) = (true, enteredCount + 1) }
  func leave() { isTaken = false }
  func suspend() { suspendedCount += 1 }

  func read(within milliseconds: Int) -> [UInt8]? {
    if isAsked {
      isAsked = false
      return Array(report.utf8)
    }
    guard !steps.isEmpty else { return nil }
    switch steps.removeFirst() {
    case .keys(let keys): return Array(keys.utf8)
    case .nothing: return []
    case .does(let act):
      do { try act() } catch { troubles.append(error) }
      return []
    case .news(let news): self.news.formUnion(news)
    case .size(let columns, let rows):
      size = ViewerSize(columns: columns, rows: rows)
      news.insert(.resized)
    }
    return []
  }

  func write(_ text: String) {
    written += text
    if text == CursorReport.question {
      isAsked = true
    } else {
      draw(text)
    }
  }

  /// Does what ECMA-48 says of a move of the cursor, of clearing and of text; drops colours.
  private func draw(_ text: String) {
    var rest = Substring(text)
    var (row, column) = (0, 0)
    let ruler = Ruler(ambiguous: report.contains(";3R") ? .two : .one)
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        cells.write(Line(String(character)), row: row, column: column, ruler)
        column += ruler.cells(character)
        continue
      }
      _ = rest.popFirst()
      let parameters = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(parameters.count)
      let final = rest.popFirst()
      if final == "H" {
        let parts = parameters.split(separator: ";").compactMap { Int($0) }
        (row, column) = ((parts.first ?? 1) - 1, (parts.last ?? 1) - 1)
      }
      if final == "J", let size {
        cells = CellBuffer(width: size.columns, height: size.rows)
      }
    }
    screens.append((0..<cells.height).map(cells.text).joined(separator: "\n"))
  }

  /// Whether any screen had a text.
  func showed(_ text: String) -> Bool { screens.contains { $0.contains(text) } }

  func takeNews() -> TerminalNews {
    defer { news = [] }
    return news
  }
}

@Suite("A timeline in full screen")
struct LiveViewerTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("case", "new", "圧縮機 異音")
    try book.done("memo", "始めの記録", "--case", "C-1")
    book.world.environment["TERM"] = "xterm-256color"
    return book
  }

  /// Runs `timeline C-1 --live` at a terminal.
  private static func live(
    _ book: BookWorld, _ terminal: MemoryTerminal, _ more: [String] = []
  ) -> (exit: ExitCode, output: String, errors: String) {
    let output = MemorySink()
    output.isTerminal = true
    let errors = MemorySink()
    var world = book.world.world(output, errors)
    world.terminal = terminal
    let exit = Tool.run(["timeline", "C-1", "--live"] + more, in: world)
    #expect(!terminal.isTaken, "the screen is given back")
    #expect(terminal.troubles.isEmpty, "\(terminal.troubles)")
    return (exit, output.text, errors.text)
  }

  @Test("is drawn, and gives the screen back at the end")
  func draws() throws {
    let terminal = MemoryTerminal([.keys("j"), .keys("q")])
    let result = Self.live(try Self.story(), terminal)
    #expect(result.exit == .done && result.errors.isEmpty && result.output.isEmpty)
    #expect(terminal.enteredCount == 1)
    #expect(terminal.showed("始めの記録") && terminal.showed("接続中 10:12"))
  }

  @Test("shows what others write while it is open, and counts it as read when its end was seen")
  func follows() throws {
    let book = try Self.story()
    // Another process cannot be here: the book is closed while the memo is written, as by `n`.
    let terminal = MemoryTerminal([.keys("n新しい記録\r"), .nothing, .keys("q")])
    #expect(Self.live(book, terminal).exit == .done)
    #expect(terminal.showed("新しい記録"))
    #expect(terminal.showed("OK メモを記録"))
    #expect(try book.done("timeline", "C-1", "--plain").contains("新しい記録"))
    book.world.outputIsTerminal = true
    #expect(!(try book.done("timeline", "C-1").contains("未読")))
    try book.done("memo", "木村の記録", "--case", "C-1", "--as", "木村")
    #expect(try book.done("timeline", "C-1").contains("ここから未読 1 件"))
  }

  @Test("says why a command was refused, and goes on")
  func refused() throws {
    let book = try Self.story()
    try book.done("promise", "折り返し", "--due", "11:00", "--case", "C-1")
    let terminal = MemoryTerminal([.keys("cy"), .nothing, .keys("q")])
    #expect(Self.live(book, terminal).exit == .done)
    #expect(terminal.showed("エラー: "), "\(terminal.screens.last ?? "")")
  }

  @Test("follows the size of the terminal, and the width of its glyphs")
  func sizes() throws {
    let terminal = MemoryTerminal([.size(120, 30), .size(40, 12), .keys("q")])
    terminal.report = "\u{1B}[1;3R"
    #expect(Self.live(try Self.story(), terminal).exit == .done)
    #expect(terminal.showed("Enter 詳細"), "the keys of a wide screen")
    #expect(terminal.showed("n記録 p約束"), "the keys of a narrow one")
  }

  @Test("ends with Ctrl-C and with what asks a process to end, and stops with Ctrl-Z")
  func signals() throws {
    let book = try Self.story()
    #expect(Self.live(book, MemoryTerminal([.keys("\u{03}")])).exit == .interrupted)
    #expect(Self.live(book, MemoryTerminal([.news(.ended)])).exit == .interrupted)
    let hangup = MemoryTerminal([])
    #expect(Self.live(book, hangup).exit == .done)
    let stopped = MemoryTerminal([.keys("\u{1A}"), .news(.stopped), .keys("q")])
    #expect(Self.live(book, stopped).exit == .done)
    #expect(stopped.suspendedCount == 2)
  }

  @Test("copies a reference through the terminal")
  func copies() throws {
    let terminal = MemoryTerminal([.keys("Gy"), .keys("q")])
    _ = Self.live(try Self.story(), terminal)
    #expect(terminal.written.contains("\u{1B}]52;c;Qy0xIzI=\u{07}"), "C-1#2")
    #expect(Clipboard.sequence("C-1042#12").contains("Qy0xMDQyIzEy"))
    #expect(Clipboard.sequence("C-1").contains("c;Qy0x\u{07}"))
  }

  @Test("filters what it reads, and says what that hides")
  func filters() throws {
    let book = try Self.story()
    try book.done("memo", "修の記録", "--case", "C-1", "--as", "木村")
    let terminal = MemoryTerminal([.keys("f状態\r"), .nothing, .keys("q")])
    #expect(Self.live(book, terminal).exit == .done)
    #expect(terminal.showed("件を隠しています"), "\(terminal.screens.last ?? "")")
  }

  @Test(
    "is plain lines where nothing may move",
    arguments: [
      ("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", ""), ("CASEBOOK_ACCESSIBLE", "1"),
      ("CASEBOOK_NO_INPUT", "1"),
    ])
  func plain(name: String, value: String) throws {
    let book = try Self.story()
    book.world.environment[name] = value
    let terminal = MemoryTerminal([])
    let output = MemorySink()
    output.isTerminal = true
    var world = book.world.world(output, MemorySink())
    world.terminal = terminal
    let interruption = MemoryInterruption()
    world.interruption = interruption
    world.pause = { _ in interruption.isWanted = true }
    #expect(Tool.run(["timeline", "C-1", "--live"], in: world) == .interrupted)
    #expect(terminal.enteredCount == 0)
    #expect(output.text.contains("始めの記録"))
  }
}
