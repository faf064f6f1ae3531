import Casebook
import Cases
import Glibc
import Screens
import Synchronization
import Testing
import Wire

@testable import CasebookTool

/// A desk at which all cases are watched while something happens between two looks.
private final class WatchDesk {
  let output = MemorySink()
  let errors = MemorySink()
  let interruption = MemoryInterruption()
  private var desk: Desk?
  /// What happens next; after the last step Ctrl-C is pressed.
  private var steps: [(Desk) throws -> Void]
  private(set) var troubles: [any Error] = []
  /// Moves on by this much between two looks.
  var secondsBetween: Int64 = 1
  private let time: Moment

  init(
    _ book: BookWorld, _ format: GlobalOptions.Format, _ steps: [(Desk) throws -> Void]
  ) throws {
    self.steps = steps
    let time = Moment(book.world.now)
    self.time = time
    var world = book.world.world(output, errors)
    world.interruption = interruption
    world.clock = { time.now }
    world.pause = { [unowned self] _ in next() }
    var options = GlobalOptions()
    options.format = format
    desk = Desk(world, options)
    _ = try desk?.book(for: .write)
  }

  /// Watches until Ctrl-C.
  func watch(_ request: WatchRequest) throws -> ExitCode {
    guard let desk else { return .internalError }
    defer {
      desk.close()
      self.desk = nil
    }
    return try request.run(at: desk).exit
  }

  private func next() {
    guard let desk else { return }
    time.pass(seconds: secondsBetween)
    if steps.isEmpty {
      interruption.isWanted = true
      return
    }
    do { try steps.removeFirst()(desk) } catch { troubles.append(error) }
  }
}

/// A clock that a test moves.
private final class Moment: Sendable {
  private let moment: Mutex<Instant>
  init(_ now: Instant) { moment = Mutex(now) }

  var now: Instant { moment.withLock { $0 } }
  func pass(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Writes a memo on a case.
private func memo(
  _ text: String, case number: String = "C-1", as member: String? = nil
) -> (Desk) throws -> Void {
  { desk in
    let terms = WriteTerms(member: member)
    _ = try MemoRequest(text: text, case: TypedReference(number), terms: terms).run(at: desk)
  }
}

@Suite("watch")
struct WatchTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("member", "new", "木村", "--team", "修", "--os-user", "kimura")
    try book.done("customer", "new", "山田製作所")
    try book.done("case", "new", "圧縮機 異音", "--customer", "K-1")
    try book.done("case", "new", "給湯器 水漏れ")
    try book.done("memo", "前からの記録", "--case", "C-1")
    return book
  }

  @Test("prints lines of all cases as they come, and ends with Ctrl-C")
  func lines() throws {
    let book = try Self.story()
    let desk = try WatchDesk(
      book, .text, [memo("一つ目"), { _ in }, memo("二つ目", case: "C-2", as: "木村")])
    #expect(try desk.watch(WatchRequest()) == .interrupted)
    #expect(desk.troubles.isEmpty)
    #expect(
      desk.output.text == """
        10:12:00 C-1    受 記 佐藤  一つ目
        10:12:00 C-2    修 記 木村  二つ目

        """, "\(desk.output.text)")
    #expect(desk.errors.text.contains("接続しました 11/22 10:12:00"))
    #expect(!desk.interruption.isListening, "Ctrl-C ends the process again")
  }

  @Test("shows what the filters let through, and with --since first what was")
  func filters() throws {
    let book = try Self.story()
    func watched(_ request: WatchRequest) throws -> [String] {
      let desk = try WatchDesk(
        book, .plain, [memo("受の", case: "C-2"), memo("修の", as: "木村")])
      #expect(try desk.watch(request) == .interrupted)
      return desk.output.text.split(separator: "\n").map {
        String($0.split(separator: "\t").last ?? "")
      }
    }
    #expect(try watched(WatchRequest(teams: ["修"])) == ["修の"])
    #expect(try watched(WatchRequest(case: TypedReference("C-2"))) == ["受の"])
    #expect(try watched(WatchRequest(kinds: ["promise"])) == [])
    let since = try watched(WatchRequest(kinds: ["memo"], since: "9:00"))
    #expect(since.first == "前からの記録" && since.suffix(2) == ["受の", "修の"])
    #expect(try watched(WatchRequest(kinds: ["memo"], since: "明日")) == ["受の", "修の"])
  }

  @Test(
    "is a stream: hello, what is there, what comes, and a tick where nothing does",
    arguments: [GlobalOptions.Format.json, .ndjson])
  func stream(format: GlobalOptions.Format) throws {
    let book = try Self.story()
    let desk = try WatchDesk(book, format, [memo("新しい"), { _ in }, { _ in }])
    desk.secondsBetween = WatchRequest.tickSeconds
    _ = try desk.watch(WatchRequest(kinds: ["memo"], since: "9:00"))
    let documents = try desk.output.text.documents()
    #expect(
      documents.compactMap { $0["op"]?.text } == ["hello", "existing", "added", "tick", "tick"])
    #expect(
      documents.map { $0["event"]?["type"] ?? .null }.prefix(3) == [
        .null, "memo.written", "memo.written",
      ])
    #expect(documents[0]["asOf"] == documents[1]["asOf"] || documents[0]["asOf"] != nil)
    #expect(documents[2]["position"] != documents[1]["position"])
    #expect(desk.errors.text.isEmpty)
  }

  @Test("goes on behind its cursor, which never runs ahead of what was printed")
  func cursor() throws {
    let book = try Self.story()
    let path = book.directory + "/cursor"
    let request = WatchRequest(kinds: ["memo"], cursorFile: path)
    let first = try WatchDesk(book, .plain, [memo("一つ目")])
    _ = try first.watch(request)
    #expect(first.output.text.contains("一つ目"))
    try book.done("memo", "留守の間", "--case", "C-1")
    let second = try WatchDesk(book, .plain, [])
    _ = try second.watch(request)
    #expect(second.output.text.contains("留守の間") && !second.output.text.contains("一つ目"))
    try book.done("memo", "読まれない", "--case", "C-1")
    let closed = try WatchDesk(book, .plain, [])
    closed.output.failure = .closed
    #expect(try closed.watch(request) == .done, "a closed pipe is an end")
    let third = try WatchDesk(book, .plain, [])
    _ = try third.watch(request)
    #expect(third.output.text.contains("読まれない"))
    let file = unsafe fopen(path, "w")
    if let file = unsafe file { unsafe fputs("somewhere", file); unsafe fclose(file) }
    let damaged = try WatchDesk(book, .plain, [])
    #expect(throws: ErrorReport.self) { _ = try damaged.watch(request) }
  }

  @Test("reads a long log in several steps and misses nothing")
  func bound() throws {
    let book = try Self.story()
    let outcome = book.run("watch", "--since", "9:00", "--until-end", "--ndjson")
    let printed = try outcome.output.documents().dropFirst().map { $0["event"] ?? .null }
    let all = try book.done("export", "ndjson").documents()
    #expect(printed.map { $0["id"] } == all.map { $0["id"] })
  }

  @Test("has no line that is wider than the terminal", arguments: [40, 80, 120])
  func widths(width: Int) throws {
    let book = try Self.story()
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      for line in try book.done("watch", "--since", "2020-01-01", "--until-end").split(
        separator: "\n")
      {
        #expect(Ruler().cells(String(line)) <= width)
      }
    }
  }
}
