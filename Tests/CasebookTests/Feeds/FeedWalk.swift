import Cases
import CasesTesting
import EventLog
import Testing
import Views
import Wire

@testable import Casebook

/// A walk through a feed, page by page, as a reader far away takes it.
struct FeedWalk {
  var items: [FeedItem] = []
  var pageCount = 0
  var through = LogPosition(epoch: 1, seq: 0)
}

extension TestBook {
  /// Walks from the first event of a feed to its end; `limits` chooses those of the next page.
  func walk(
    _ name: FeedName, rendering: FeedRendering = .record, end: FeedEnd = .head,
    limits: () -> (eventCount: Int, byteCount: Int) = { (500, 1 << 20) }
  ) throws -> FeedWalk {
    var walk = FeedWalk()
    var after: LogPosition?
    while true {
      let (eventCount, byteCount) = limits()
      let page = try page(
        name, after: after, limit: eventCount, byteCountMax: byteCount, rendering: rendering,
        end: end)
      walk.items += page.items
      walk.pageCount += 1
      walk.through = page.through
      after = page.through
      if !page.more { return walk }
      #expect(!page.items.isEmpty, "a page that is not the last brings a reader further")
      if page.items.isEmpty { return walk }
    }
  }

  func page(
    _ name: FeedName, after position: LogPosition? = nil, limit: Int = 500,
    byteCountMax: Int = 1 << 20, rendering: FeedRendering = .record, end: FeedEnd = .head
  ) throws -> FeedPage {
    try reading { (snapshot) throws(RowsError) in
      guard case .from(let seq) = snapshot.start(of: position) else {
        preconditionFailure("the position is one of the book")
      }
      return try snapshot.page(
        of: name, after: seq, limit: limit, byteCountMax: byteCountMax, rendering: rendering,
        end: end)
    }
  }

  /// Reads from a snapshot.
  func reading<Result>(
    _ body: (borrowing BookSnapshot) throws(RowsError) -> Result
  ) throws -> Result {
    let path = path
    return try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) { return try body(snapshot) } catch {
        throw BookError(error, path: path)
      }
    }
  }

  /// Every record as it is stored: the chain hash, then the bytes.
  func storedValues() throws -> [[UInt8]] {
    try reading { (snapshot) throws(RowsError) in
      var values: [[UInt8]] = []
      for seq in 1..<(snapshot.head.seq + 1) { values.append(try snapshot.storedValue(at: seq)) }
      return values
    }
  }
}

extension Record {
  /// Whether it stands in a feed, by the words of the specification and not by the index.
  func stands(in name: FeedName) -> Bool {
    switch name {
    case .log: true
    case .case(let id): refs.all.contains(Ref(.case, id.any))
    case .customer(let id):
      refs.all.contains { ref in
        [.customer, .survivor, .absorbed].contains(ref.role) && ref.id == id.any
      }
    case .item(let id): refs.all.contains(Ref(.item, id.any))
    case .team(let wanted): team == wanted || event.addressedTeams.contains(wanted)
    case .type(let name): event.typeName == name
    }
  }
}
