import Cases
import CasesTesting
import Testing
import Views

@Suite("The records of a customer's or an item's timeline")
struct TimelineFeedsTests {
  private static let customer = Refs([Ref(.customer, .sample("A"))])
  private static let other = Refs([Ref(.customer, .sample("B"))])

  private func rows(_ history: History) throws -> SortedRows {
    var rows = SortedRows(log: history.records)
    for record in history.records {
      #expect(AllViews.fold(record, into: &rows).isEmpty)
    }
    return rows
  }

  private func memo(_ text: String) -> Event {
    .facts(.memoWritten(MemoWritten(memoID: .sample(text), body: text, pinned: false)))
  }

  /// A case of A, with a memo that names nobody, and a call of which A is found out later.
  private var history: History {
    let inCase = Refs([Ref(.case, .sample("one"))])
    let call = Refs([Ref(.contact, .sample("call"))])
    return History().inCase("one").ofCustomer("A").onItem(nil).opened()
      .then(memo("in the case"), refs: inCase)
      .then(memo("in the call"), refs: call)
      .then(memo("whose call"), refs: Refs(call.all + Self.customer.all))
      .then(memo("of somebody else"), refs: Self.other)
  }

  @Test("are what stands under any of the names, with the whole of their cases and contacts")
  func customers() throws {
    let rows = try rows(history)
    let one: CustomerID = .sample("A")
    let two: CustomerID = .sample("B")
    #expect(try TimelineFeeds.ofCustomer([one], in: rows).seqs == [1, 2, 3, 4])
    #expect(try TimelineFeeds.ofCustomer([two], in: rows).seqs == [5])
    let both = try TimelineFeeds.ofCustomer([one, two], in: rows)
    #expect(both.seqs == [1, 2, 3, 4, 5])
    #expect(both.cases.map(\.id) == [.sample("one")])
    #expect(!both.hasMore)
  }

  @Test("are the latest ones where there are more than are wanted", arguments: [4, 5, 6])
  func bound(countMax: Int) throws {
    let rows = try rows(history)
    let feeds = try TimelineFeeds.ofCustomer(
      [.sample("A"), .sample("B")], countMax: countMax, in: rows)
    #expect(feeds.seqs == Array([1, 2, 3, 4, 5].suffix(countMax)))
    #expect(feeds.hasMore == (countMax < 5))
  }

  @Test("begin, of an item, for its new owner when it becomes theirs, and for itself at once")
  func items() throws {
    let item = Refs([Ref(.item, .sample("unit"))])
    let registered = ItemRegistered(model: "AX-300", serial: "1")
    let changed = ItemOwnershipChanged(
      from: .sample("B"), to: .sample("A"), on: Day(number: 20_000), reason: "sold")
    let history = History().inCase(nil).ofCustomer(nil).onItem(nil)
      .then(.items(.itemRegistered(registered)), refs: Refs(item.all + Self.other.all))
      .then(memo("before"), refs: item)
      .then(.items(.itemOwnershipChanged(changed)), refs: Refs(item.all + Self.customer.all))
      .then(memo("after"), refs: item)
    let rows = try rows(history)
    #expect(try TimelineFeeds.ofItem(.sample("unit"), in: rows).seqs == [1, 2, 3, 4])
    #expect(try TimelineFeeds.ofCustomer([.sample("A")], in: rows).seqs == [3, 4])
    // Between two names of one person it does not change hands.
    #expect(
      try TimelineFeeds.ofCustomer([.sample("A"), .sample("B")], in: rows).seqs == [1, 2, 3, 4])
  }
}
