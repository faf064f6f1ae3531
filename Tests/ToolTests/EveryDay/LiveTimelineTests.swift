import Casebook
import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

/// A desk at which a case is followed while something happens between two looks.
private final class LiveDesk {
  let output = MemorySink()
  private let errors = MemorySink()
  private var desk: Desk?
  /// What happens next; after the last step nobody reads any more.
  private var steps: [(Desk) throws -> Void]
  private(set) var troubles: [any Error] = []

  init(_ book: BookWorld, _ format: GlobalOptions.Format, _ steps: [(Desk) throws -> Void]) throws {
    self.steps = steps
    var world = book.world.world(output, errors)
    world.pause = { [unowned self] _ in next() }
    var options = GlobalOptions()
    options.format = format
    desk = Desk(world, options)
    _ = try desk?.book(for: .write)
  }

  /// Follows the case until nobody reads.
  func follow(_ request: TimelineViewRequest) throws {
    guard let desk else { return }
    _ = try request.run(at: desk)
    desk.close()
    self.desk = nil
  }

  private func next() {
    guard let desk else { return }
    if steps.isEmpty { output.failure = .closed }
    let step = steps.isEmpty ? memo("誰も読まない") : steps.removeFirst()
    do { try step(desk) } catch { troubles.append(error) }
  }
}

/// Writes a memo on the case.
private func memo(_ text: String, case number: String = "C-1") -> (Desk) throws -> Void {
  { desk in
    _ = try MemoRequest(text: text, case: TypedReference(number)).run(at: desk)
  }
}

@Suite("A case that is followed")
struct LiveTimelineTests {
  private static func story() throws -> BookWorld {
    let book = try BookWorld()
    try book.done("case", "new", "圧縮機 異音")
    try book.done("memo", "始めの記録", "--case", "C-1")
    try book.done("case", "new", "別の案件")
    return book
  }

  @Test(
    "under --json and --ndjson is a stream of the events that tail prints, each as it comes",
    arguments: [GlobalOptions.Format.json, .ndjson])
  func events(format: GlobalOptions.Format) throws {
    let book = try Self.story()
    let before = try book.done("export", "ndjson", "--case", "C-1")
    let live = try LiveDesk(
      book, format,
      [
        memo("一つ目"), memo("ほかの案件", case: "C-2"), { _ in },
        { desk in
          try memo("二つ目")(desk)
          try memo("三つ目")(desk)
        },
      ])
    try live.follow(TimelineViewRequest(case: TypedReference("C-1"), isLive: true))
    #expect(live.troubles.isEmpty)
    let after = try book.done("export", "ndjson", "--case", "C-1").split(separator: "\n")
    let printed = live.output.text.split(separator: "\n")
    #expect(live.output.text.hasPrefix(before), "what is there comes first")
    #expect(printed == after.dropLast(), "all but the one that nobody read")
    #expect(printed.count == before.split(separator: "\n").count + 3)
    #expect(live.output.writeCount == printed.count, "no line waits for another one")
    let tailed = try book.done("tail", "--after", "beginning", "--until-end")
    #expect(Set(printed).isSubset(of: Set(tailed.split(separator: "\n"))))
  }

  @Test("shows of new events those that the filter lets through")
  func filters() throws {
    let book = try Self.story()
    let live = try LiveDesk(
      book, .ndjson,
      [
        { desk in
          let words = ["C-1", "--symptom", "noise"]
          _ = try CaseClassifyCommand.parse(words, name: "case classify").request().run(at: desk)
        }, memo("見えるもの"),
      ])
    try live.follow(
      TimelineViewRequest(case: TypedReference("C-1"), kinds: ["memo"], isLive: true))
    #expect(live.troubles.isEmpty)
    let documents = try live.output.text.documents()
    #expect(documents.map { $0["type"] } == ["memo.written", "memo.written"])
    let whole = try book.document("timeline", "C-1", "--kind", "memo")
    #expect(whole["data"]?.elements?.count == 3, "with the one that nobody read")
    #expect(try book.document("timeline", "C-1")["data"]?.elements?.count ?? 0 > 3)
  }

  @Test("has new lines for people, each once")
  func lines() throws {
    let book = try Self.story()
    let live = try LiveDesk(book, .text, [memo("一つ目"), { _ in }, memo("二つ目")])
    try live.follow(TimelineViewRequest(case: TypedReference("C-1"), isLive: true))
    #expect(live.troubles.isEmpty)
    for text in ["始めの記録", "一つ目", "二つ目"] {
      #expect(live.output.text.split(separator: text).count == 2, "\(live.output.text)")
    }
    #expect(!live.output.text.contains("誰も読まない"))
  }
}
