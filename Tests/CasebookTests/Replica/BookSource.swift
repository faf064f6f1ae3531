import Cases
import EventLog
import Views
import Wire

@testable import Casebook

/// A book of the same process as what a desk would be to a replica; can be spoilt.
struct BookSource: RecordSource {
  let book: Book
  /// Changes what is told of the book.
  var changeOrigin: (inout ReplicaOrigin) -> Void = { _ in }
  /// Changes the records of a page: their seqs and bytes.
  var changeItems: (inout [FeedItem]) -> Void = { _ in }
  /// How many questions are answered before one is not.
  var answerCount = Int.max
  /// The events that were acknowledged.
  var acknowledged: (EventID) -> Void = { _ in }

  mutating func hello() throws(SourceError) -> ReplicaOrigin {
    var origin = try reading { (snapshot) throws(RowsError) in
      ReplicaOrigin(
        book: book.file.id, epochs: snapshot.epochs, head: snapshot.present(snapshot.head.seq))
    }
    changeOrigin(&origin)
    return origin
  }

  mutating func records(
    after position: LogPosition, limit: Int, waitMilliseconds: Int
  ) throws(SourceError) -> FeedPage {
    answerCount -= 1
    if answerCount < 0 { throw .unreachable("the cable is out") }
    do throws(BookError) {
      _ = try book.waitForChange(
        after: UInt64(position.seq), milliseconds: min(waitMilliseconds, 50))
    } catch { throw .unreachable("\(error)") }
    let answer = try reading { (snapshot) throws(RowsError) -> Result<FeedPage, SourceError> in
      switch snapshot.start(of: position) {
      case .from(let seq):
        .success(try snapshot.page(of: .log, after: seq, limit: limit, rendering: .record))
      case .epoch(let number, let from): .failure(.epoch(number: number, from: from))
      case .ahead: .failure(.ahead)
      }
    }
    let page = try answer.get()
    var items = page.items
    changeItems(&items)
    return FeedPage(items: items, more: page.more, through: page.through)
  }

  mutating func acknowledge(_ event: EventID) throws(SourceError) { acknowledged(event) }

  private func reading<Answer>(
    _ body: (borrowing BookSnapshot) throws(RowsError) -> Answer
  ) throws(SourceError) -> Answer {
    do throws(BookError) {
      return try book.read { (snapshot) throws(BookError) in
        do throws(RowsError) { return try body(snapshot) } catch {
          throw BookError(error, path: book.path)
        }
      }
    } catch { throw .unreachable("\(error)") }
  }
}

extension FeedItem {
  /// The same with one bit turned over in byte `place`.
  func spoilt(at place: Int) -> FeedItem {
    var bytes = bytes
    bytes[place] ^= 1
    return FeedItem(seq: seq, previous: previous, bytes: bytes)
  }
}

/// A book and what follows it, both in a temporary directory.
final class TestReplica {
  let hub: TestBook
  private var opened: Replica?

  init(_ hub: TestBook) throws {
    self.hub = hub
    var source = BookSource(book: hub.book)
    opened = try Replica.create(
      at: path, of: source.hello(), source: "tcp://hub:7100",
      mapSizeBytes: TestBook.mapSizeBytes)
  }

  deinit { opened?.close() }

  /// The directory of the replica.
  var path: String { hub.directory + "/replica" }

  var replica: Replica {
    guard let opened else { preconditionFailure("the replica is open") }
    return opened
  }

  func close() {
    opened?.close()
    opened = nil
  }

  func reopen() throws {
    close()
    opened = try Replica(opening: path)
  }

  /// Follows until nothing is left.
  func follow(
    _ other: Book? = nil, _ change: (inout BookSource) -> Void = { _ in }
  ) throws {
    var source = BookSource(book: other ?? hub.book)
    change(&source)
    var follower = ReplicaFollower(replica, source)
    try follower.run(untilEnd: true)
  }

  /// What keeps it from following.
  func fault(_ change: (inout BookSource) -> Void) throws -> ReplicaFault? {
    do throws(ReplicaError) {
      var source = BookSource(book: hub.book)
      change(&source)
      var follower = ReplicaFollower(replica, source)
      try follower.run(untilEnd: true)
      return nil
    } catch {
      guard case .fault(let fault) = error else { throw error }
      return fault
    }
  }
}

extension Book {
  /// Chain hash and bytes of every record.
  func values() throws -> [[UInt8]] {
    let path = path
    return try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        var values: [[UInt8]] = []
        for seq in 1..<(snapshot.head.seq + 1) { values.append(try snapshot.storedValue(at: seq)) }
        return values
      } catch { throw BookError(error, path: path) }
    }
  }

  /// Every row of every view.
  func allRows() throws -> [ViewName: [[UInt8]: [UInt8]]] {
    try read { (snapshot) throws(BookError) in
      var rows: [ViewName: [[UInt8]: [UInt8]]] = [:]
      for view in ViewName.allCases { rows[view] = try snapshot.allRows(of: view) }
      return rows
    }
  }

  /// Every record as its readers see it.
  func rendered() throws -> [String] {
    let renderer = Renderer(book: file.id)
    let path = path
    return try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        var lines: [String] = []
        for seq in 1..<(snapshot.head.seq + 1) {
          lines.append(
            String(decoding: try snapshot.rendered(seq, by: renderer), as: UTF8.self))
        }
        return lines
      } catch { throw BookError(error, path: path) }
    }
  }
}
