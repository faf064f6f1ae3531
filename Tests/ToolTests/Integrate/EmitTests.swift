import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("emit")
struct EmitTests {
  /// ULIDs that sort by their number.
  static func id(_ number: Int) -> String {
    let digits = String(number)
    return "01K000000000000000" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  static func opened(_ number: Int, command: Int) -> String {
    """
    {"id":"\(id(command))","command":"record","occurredAt":"2026-11-22T00:00:00Z","events":\
    [{"type":"case.opened","refs":{"case":"\(id(number))"},"body":{"channel":"phone",\
    "reasonCode":"breakdown","priority":"normal","subject":"異音","firstWords":"音がする"}}]}
    """
  }

  static func memo(_ number: Int, case: Int, command: Int?) -> String {
    let id = command.map { "\"id\":\"\(Self.id($0))\"," } ?? ""
    return """
      {\(id)"type":"memo.written","refs":{"case":"\(Self.id(`case`))"},\
      "occurredAt":"2026-11-22T00:01:00Z",\
      "body":{"memoId":"\(Self.id(number))","body":"メモ \(number)","tags":[],"pinned":false}}
      """
  }

  private func lines(_ outcome: Outcome) throws -> [JSON] {
    try outcome.output.documents().compactMap { $0["data"] }
  }

  @Test("answers every line in order, with its number, its events and where they stand")
  func answers() throws {
    let book = try BookWorld()
    let input = Self.opened(1, command: 2) + "\n\n" + Self.memo(3, case: 1, command: 4) + "\n"
    let outcome = book.run("emit", "--ndjson", input: input)
    #expect(outcome.exit == .done)
    let lines = try lines(outcome)
    #expect(lines.map { $0["line"]?.number } == [1, 3])
    #expect(lines.map { $0["command"]?.text } == [Self.id(2), Self.id(4)])
    #expect(lines.map { $0["entry"]?.text } == ["C-1#1", "C-1#2"])
    #expect(lines.map { $0["events"]?[0]?["type"]?.text } == ["case.opened", "memo.written"])
    let stored = try book.done("tail", "--until-end", "--ndjson").documents()
    for line in lines {
      let event = try #require(line["events"]?[0])
      let found = try #require(stored.first { $0["id"] == event["id"] })
      let seq = try #require(found["data"]?["seq"]?.number)
      #expect(event["position"]?.text == "1.\(seq)")
    }
  }

  @Test("gives a repeated command its first answer and adds nothing")
  func repeats() throws {
    let book = try BookWorld()
    let input = Self.opened(1, command: 2) + "\n" + Self.memo(3, case: 1, command: 4) + "\n"
    let first = try lines(book.run("emit", "--ndjson", input: input + input))
    #expect(first.map { $0["replayed"]?.truth } == [false, false, true, true])
    let before = try book.done("tail", "--until-end")
    let again = try lines(book.run("emit", "--ndjson", input: input))
    #expect(again.map { $0["events"] } == first.prefix(2).map { $0["events"] })
    #expect(again.map { $0["acceptedAt"] } == first.prefix(2).map { $0["acceptedAt"] })
    #expect(try book.done("tail", "--until-end") == before)
  }

  @Test("says which lines are no good, writes the others, and ends with 81")
  func rejects() throws {
    let book = try BookWorld()
    let input = [
      Self.opened(1, command: 2), "{", #"{"type":"memo.written","surprise":1}"#,
      #"{"type":"memo.burnt","body":{}}"#,
      Self.opened(1, command: 2).replacing("異音", with: "\u{1}"),
      #"{"id":"\#(Self.id(9))","command":"resolveCase","refs":{"case":"\#(Self.id(8))"},"#
        + #""body":{"solution":"repaired","rootCause":null}}"#,
      String(repeating: " ", count: EmitRequest.lineByteCountMax) + "{}",
      Self.memo(3, case: 1, command: nil),
    ].joined(separator: "\n")
    let outcome = book.run("emit", "--ndjson", input: input)
    #expect(outcome.exit == .partly)
    let lines = try lines(outcome)
    #expect(lines.map { $0["line"]?.number } == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(
      lines.map { $0["error"] == .null } == [true] + Array(repeating: false, count: 6) + [true])
    #expect(lines[2]["error"]?["at"]?.text == "/surprise")
    #expect(lines[3]["error"]?["code"]?.text == "refused.typeIsUnknown")
    #expect(lines[5]["command"]?.text == Self.id(9))
    #expect(lines[6]["error"]?["code"]?.text == "refused.notJSON")
    let error = try JSON(parsing: Array(outcome.errors.utf8))
    #expect(error["error"]?["code"]?.text == "emit.partial")
    let stored = try book.done("tail", "--until-end").documents().map { $0["type"]?.text }
    #expect(stored.filter { $0 == "case.opened" || $0 == "memo.written" }.count == 2)
  }

  @Test("refuses an id that was used for something else")
  func reusedIdentifiers() throws {
    let book = try BookWorld()
    let input = Self.opened(1, command: 2) + "\n" + Self.memo(3, case: 1, command: 2)
    let outcome = book.run("emit", "--ndjson", input: input)
    let lines = try lines(outcome)
    #expect(lines.last?["error"]?["code"]?.text == "command.isReused")
  }

  @Test("asks for a decision, by its command or by the event that is its outcome")
  func decisions() throws {
    let book = try BookWorld()
    let promise = """
      "refs":{"case":"\(Self.id(1))","promise":"\(Self.id(20))"},\
      "occurredAt":"2026-11-22T00:00:00Z","body":{"kind":"callback","what":"折り返し",\
      "window":{"from":null,"to":"2026-11-22T09:00:00Z"},"owner":{"team":"support"},\
      "agreedWithCustomer":true}}
      """
    let input = [
      Self.opened(1, command: 2),
      #"{"id":"\#(Self.id(5))","command":"makePromise","# + promise,
      #"{"id":"\#(Self.id(6))","type":"promise.made","#
        + promise.replacing(
          Self.id(20), with: Self.id(21)),
      #"{"id":"\#(Self.id(7))","command":"dance","# + promise,
    ].joined(separator: "\n")
    let lines = try lines(book.run("emit", "--ndjson", input: input))
    #expect(lines.map { $0["error"]?["at"]?.text } == [nil, nil, nil, "/command"])
    #expect(lines[1]["events"]?[0]?["type"]?.text == "promise.made")
    #expect(lines[2]["events"]?[0]?["type"]?.text == "promise.made")
  }

  @Test("takes more lines than may be in flight, cut anywhere by the pipe")
  func manyLines() throws {
    let book = try BookWorld()
    let count = EmitRequest.linesInFlightMax * 2 + 7
    let memos = (0..<count).map { Self.memo(100_000 + $0, case: 1, command: 200_000 + $0) }
    let input = ([Self.opened(1, command: 2)] + memos).joined(separator: "\n") + "\n"
    let outcome = book.run("emit", "--plain", input: input)
    #expect(outcome.exit == .done)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { $0[0] } == (1...count + 1).map { "\($0)" })
    #expect(rows.last?[3] == "C-1#\(count + 1)")
  }

  @Test("takes lines as Windows writes them: with a byte order mark, and CRLF")
  func marked() throws {
    let book = try BookWorld()
    let input = "\u{FEFF}" + Self.opened(1, command: 2) + "\r\n\r\n"
    let outcome = book.run("emit", "--ndjson", input: input + Self.memo(3, case: 1, command: 4))
    #expect(outcome.exit == .done)
    #expect(try lines(outcome).map { $0["line"]?.number } == [1, 3])
  }

  @Test("keeps the lines that were not taken as they came, to be sent again")
  func keptRejects() throws {
    let book = try BookWorld()
    let path = book.directory + "/rejects.ndjson"
    let input = [
      Self.opened(1, command: 2), "{", Self.memo(3, case: 1, command: 4), "{\"type\":1}",
    ]
    let outcome = book.run(
      "emit", "--rejects", path, "--plain", input: input.joined(separator: "\n"))
    #expect(outcome.exit == .partly)
    let kept = SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) }
    #expect(kept == "{\n{\"type\":1}\n")
  }

  @Test("writes nothing with --dry-run")
  func dryRun() throws {
    let book = try BookWorld()
    let before = try book.done("tail", "--until-end")
    let outcome = book.run("emit", "--dry-run", "--ndjson", input: Self.opened(1, command: 2))
    #expect(outcome.exit == .done)
    #expect(try lines(outcome).first?["events"]?[0]?["id"] == .null)
    #expect(try book.done("tail", "--until-end") == before)
  }

  @Test("takes what another book has exported once, however often it is sent")
  func exports() throws {
    let (from, to) = (try BookWorld(), try BookWorld())
    _ = from.run("emit", "--ndjson", input: Self.opened(1, command: 2))
    let export = try from.done("tail", "--until-end").split(separator: "\n")
      .filter { $0.contains(#""type":"case.opened""#) }.joined(separator: "\n")
    let first = to.run("emit", "--ndjson", "--history", input: export)
    #expect(first.exit == .done)
    let again = to.run("emit", "--ndjson", "--history", input: export)
    #expect(try lines(again).map { $0["replayed"]?.truth } == [true])
    #expect(try lines(again).map { $0["events"] } == lines(first).map { $0["events"] })
    // And its own events are not written a second time.
    #expect(
      try lines(from.run("emit", "--ndjson", input: export)).map { $0["replayed"]?.truth } == [true]
    )
  }

  @Test("keeps what it has written when nobody hears the answers")
  func nobodyListens() throws {
    let book = try BookWorld()
    let (output, errors) = (MemorySink(), MemorySink())
    output.failure = .closed
    var world = book.world
    world.input = Self.opened(1, command: 2)
    #expect(Tool.run(["emit", "--ndjson"], in: world.world(output, errors)) == .inputOutput)
    #expect(try book.done("list", "--plain").contains("C-1"))
  }
}
