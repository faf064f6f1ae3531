import Cases
import CasesTesting
import EventLog
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A feed")
struct FeedTests {
  private static let renderer = Renderer(book: testBook)

  /// A book with a record for each letter of `cases`, in the case of that letter.
  private func book(_ cases: String) throws -> TestBook {
    let test = try TestBook()
    for (number, letter) in cases.enumerated() {
      try test.accept(test.memo("\(number + 1)", of: "case \(letter)"))
    }
    return test
  }

  private static func feed(_ letter: String) -> FeedName { .case(.sample("case \(letter)")) }

  @Test("of the whole log has every record, and each follows the one before it")
  func log() throws {
    let test = try book("aba")
    let page = try test.page(.log)
    #expect(page.items.map(\.seq) == [1, 2, 3])
    #expect(page.items.map(\.previous) == [0, 1, 2])
    #expect(!page.more)
    #expect(page.through == LogPosition(epoch: 1, seq: 3))
  }

  @Test("of a case has its records, each with the one before it in that case")
  func ofCase() throws {
    let page = try book("abaab").page(Self.feed("a"))
    #expect(page.items.map(\.seq) == [1, 3, 4])
    #expect(page.items.map(\.previous) == [0, 1, 3])
    #expect(page.through == LogPosition(epoch: 1, seq: 5))
  }

  @Test("that nothing stands in is empty, and known up to the head")
  func empty() throws {
    let test = try book("aa")
    for name in [Self.feed("z"), .team(.sales), .type("no.such.type")] {
      let page = try test.page(name)
      #expect(page == FeedPage(items: [], more: false, through: LogPosition(epoch: 1, seq: 2)))
    }
  }

  @Test("of a book without records is empty")
  func emptyBook() throws {
    let page = try TestBook().page(.log)
    #expect(page == FeedPage(items: [], more: false, through: LogPosition(epoch: 1, seq: 0)))
  }

  @Test("of a type and of a team have what they are named for")
  func ofTypeAndTeam() throws {
    let test = try TestBook()
    try test.open("a")
    try test.accept(test.memo("1", of: "a"))
    var offered = HandoffOffered.sample
    offered.from = Owner(team: .support)
    offered.to = Owner(team: .repair)
    let refs = Refs(Role.allCases.map { Ref($0, .sample("a \($0.word)")) })
    try test.accept(test.history([.commitments(.handoffOffered(offered))], refs: refs))
    #expect(try test.page(.type("case.opened")).items.map(\.seq) == [1])
    #expect(try test.page(.type("memo.written")).items.map(\.seq) == [2])
    #expect(try test.page(.team(.support)).items.map(\.seq) == [1, 2, 3])
    #expect(try test.page(.team(.repair)).items.map(\.seq) == [3])
  }

  @Test("of both customers has the merge of the two, which moves nothing")
  func merge() throws {
    let test = try TestBook()
    let merged = try #require(Event.samples.first { $0.kind == .customerMerged })
    let refs = Refs([Ref(.survivor, .sample("one")), Ref(.absorbed, .sample("other"))])
    try test.accept(test.history([merged], refs: refs))
    try test.accept(test.memo("1", of: "a"))
    for name in ["one", "other"] {
      #expect(try test.page(.customer(.sample(name))).items.map(\.seq) == [1])
    }
    let names = try test.reading { (snapshot) throws(RowsError) in
      try snapshot.feedNames(of: try snapshot.record(at: 1, opened: false)).map(\.name)
    }
    #expect(names.contains(.customer(.sample("one"))))
    #expect(names.contains(.customer(.sample("other"))))
  }

  @Test("goes on over the fold: its rows are partly in the table, partly in memory")
  func overTheFold() throws {
    let test = try book("abaab")
    try test.reopen(folding: true)
    for (number, letter) in "baab".enumerated() {
      try test.accept(test.memo("later \(number)", of: "case \(letter)"))
    }
    let standing = try test.standing()
    #expect(standing.folded == 5)
    #expect(standing.seq == 9)
    for size in 1...6 {
      let walk = try test.walk(Self.feed("a")) { (size, 1 << 20) }
      #expect(walk.items.map(\.seq) == [1, 3, 4, 7, 8])
      #expect(walk.items.map(\.previous) == [0, 1, 3, 4, 7])
    }
  }

  // MARK: Limits

  @Test("comes in pages that end where they are told to, and says whether there is more")
  func pages() throws {
    let test = try book("aaa")
    let first = try test.page(Self.feed("a"), limit: 2)
    #expect(first.items.map(\.seq) == [1, 2])
    #expect(first.more)
    #expect(first.through == LogPosition(epoch: 1, seq: 2))
    let second = try test.page(Self.feed("a"), after: first.through, limit: 1)
    #expect(second.items.map(\.previous) == [2])
    #expect(!second.more)
    #expect(try test.walk(.log) { (1, 1 << 20) }.pageCount == 3)
  }

  @Test("has 500 events in a page at most, whatever is asked for")
  func eventLimit() throws {
    let test = try TestBook()
    let memo = Event.facts(
      .memoWritten(MemoWritten(memoID: .sample("1"), body: "1", pinned: false)))
    let refs = Refs([Ref(.case, .sample("case a"))])
    try test.accept(test.history(Array(repeating: memo, count: 501), refs: refs))
    for name in [.log, Self.feed("a")] {
      for limit in [500, 501, .max] {
        let page = try test.page(name, limit: limit)
        #expect(page.items.count == 500)
        #expect(page.more)
      }
      #expect(try test.page(name, after: LogPosition(epoch: 1, seq: 1)).more == false)
    }
  }

  @Test("has as many events in a page as fit into its bytes, to the byte")
  func byteLimit() throws {
    let test = try book("aaaa")
    let items = try test.page(.log).items
    let three = items.prefix(3).reduce(0) { $0 + $1.bytes.count + FeedLimits.itemByteCount }
    #expect(try test.page(.log, byteCountMax: three).items.count == 3)
    let page = try test.page(.log, byteCountMax: three - 1)
    #expect(page.items.count == 2)
    #expect(page.more)
    #expect(page.through == LogPosition(epoch: 1, seq: 2))
  }

  @Test("hands on an event that alone is longer than a page")
  func longEvent() throws {
    let test = try book("aa")
    #expect(try test.walk(.log) { (500, 1) }.items.map(\.seq) == [1, 2])
  }

  @Test("answers the present end where no events are asked for")
  func present() throws {
    let test = try book("aab")
    let page = try test.page(Self.feed("a"), limit: 0)
    #expect(page == FeedPage(items: [], more: false, through: LogPosition(epoch: 1, seq: 3)))
  }

  @Test("does not tell who may not see the log how far it goes")
  func lastEvent() throws {
    let test = try book("abab")
    #expect(try test.page(Self.feed("a"), end: .lastEvent).through.seq == 3)
    #expect(try test.page(Self.feed("a"), limit: 0, end: .lastEvent).through.seq == 3)
    #expect(try test.page(Self.feed("z"), end: .lastEvent).through.seq == 0)
    #expect(try test.page(Self.feed("z"), limit: 0, end: .lastEvent).through.seq == 0)
    let after = LogPosition(epoch: 1, seq: 4)
    #expect(try test.page(Self.feed("a"), after: after, end: .lastEvent).through == after)
  }

  // MARK: Bytes

  @Test("has events as they are rendered for its readers")
  func rendered() throws {
    let test = try TestBook()
    try test.tellEverything()
    let profile = Profile(classes: [.name], teams: [.sales])
    for renderer in [Self.renderer, Renderer(book: testBook, profile: profile)] {
      let items = try test.walk(.log, rendering: .event(renderer)).items
      let expected = try test.reading { (snapshot) throws(RowsError) in
        var expected: [[UInt8]] = []
        for seq in 1..<(snapshot.head.seq + 1) {
          expected.append(try snapshot.rendered(seq, by: renderer))
        }
        return expected
      }
      #expect(items.map(\.bytes) == expected)
    }
  }

  @Test("has records as they are stored: each begins with its hash, and the hashes are a chain")
  func stored() throws {
    let test = try TestBook()
    try test.tellEverything()
    let chain = Chain(bookID: testBook.bytes)
    var hash = ChainHash.zero
    for item in try test.walk(.log).items {
      let record = Array(item.bytes.dropFirst(ChainHash.byteCount))
      hash = unsafe chain.hash(of: record.span.bytes, seq: item.seq, epoch: 1, after: hash)
      #expect(hash.array == Array(item.bytes.prefix(ChainHash.byteCount)))
      #expect(
        try test.reading { (snapshot) throws(RowsError) in try snapshot.chainHash(at: item.seq) }
          == hash)
    }
    #expect(try test.book.head().hash == hash)
  }
}
