import Cases
import CasesTesting
import EventLog
import Foundation
import Synchronization
import Testing
import Views
import Wire

@testable import Casebook

@Suite("Waiting for the log to move", .serialized)
struct WaitingTests {
  /// Longer than anything here takes on a busy machine, in milliseconds.
  private static let longMilliseconds = 50_000

  @Test("ends at once where it has moved already, with the head and its chain hash")
  func moved() throws {
    let test = try TestBook()
    try test.open("a")
    let head = try #require(try test.book.waitForChange(after: 0, milliseconds: 0))
    #expect(head.seq == 1)
    #expect(head == (try test.book.head()))
    #expect(
      head.hash.array == Array(try test.storedValues()[0].prefix(ChainHash.byteCount)))
  }

  @Test("ends when the time is over, and not before")
  func over() throws {
    let test = try TestBook()
    let clock = ContinuousClock()
    for milliseconds in [0, 1, 30] {
      var head: Head?
      let took = try clock.measure {
        head = try test.book.waitForChange(after: 0, milliseconds: milliseconds)
      }
      #expect(head == nil)
      #expect(took >= .milliseconds(milliseconds))
    }
  }

  @Test(
    "is bounded, whatever is asked for",
    arguments: [(-1, 0), (0, 0), (59_999, 59_999), (60_000, 60_000), (60_001, 60_000)])
  func bound(asked: Int, meant: Int) {
    #expect(FeedLimits.bounded(waitMilliseconds: asked) == meant)
    #expect(FeedLimits.bounded(waitMilliseconds: .max) == 60_000)
  }

  @Test("ends with a commit of the same process")
  func ownCommit() throws {
    let test = try TestBook()
    let writing = Writing(test.book, [test.memo("1", of: "a")])
    let head = try test.book.waitForChange(after: 0, milliseconds: Self.longMilliseconds)
    #expect(head?.seq == 1)
    #expect(writing.acceptedCount() == 1)
  }

  @Test("does not end because somebody hints at nothing, or folds")
  func falseHint() throws {
    let test = try TestBook()
    let book = test.book
    let isOver = Mutex(false)
    Thread.detachNewThread {
      while !isOver.withLock({ $0 }) { book.hint() }
    }
    #expect(try book.waitForChange(after: 0, milliseconds: 20) == nil)
    isOver.withLock { $0 = true }
  }

  @Test("ends soon after it is interrupted")
  func interrupted() throws {
    let test = try TestBook()
    let clock = ContinuousClock()
    var askedCount = 0
    var head: Head?
    let took = try clock.measure {
      head = try test.book.waitForChange(after: 0, milliseconds: Self.longMilliseconds) {
        askedCount += 1
        return askedCount == 3
      }
    }
    #expect(head == nil)
    #expect(took < .seconds(2))
  }

  @Test("of a process sees every record of another one, in order and once")
  func otherProcess() async throws {
    let test = try TestBook()
    try test.open("case")
    test.close()
    let path = test.path
    let count = WaitingWriter.count + 1
    let following = Task { try follow(path, count: count) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      try writeSlowly(path)
    }
    let seen = try await following.value
    #expect(seen == Array(1...UInt64(count)))
  }

}

/// Waits and reads, until so many records were seen.
private func follow(_ path: String, count: Int) throws -> [UInt64] {
  let book = try Book(opening: path, for: .read)
  defer { book.close() }
  var seen: [UInt64] = []
  while seen.count < count {
    let at = seen.last ?? 0
    let head = try book.waitForChange(after: at, milliseconds: 50_000)
    guard let head, head.seq > at else { return seen }
    try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        let page = try snapshot.page(of: .log, after: at, rendering: .record)
        seen += page.items.map(\.seq)
      } catch { throw BookError(error, path: path) }
    }
  }
  return seen
}

/// Who writes in another process.
enum WaitingWriter {
  static let count = 100
}

private func writeSlowly(_ path: String) throws {
  let book = try Book(opening: path)
  for number in 0..<WaitingWriter.count {
    let memo = MemoWritten(memoID: .sample("memo"), body: "\(number)", pinned: false)
    let now = Book.systemClock()
    let command = Command(
      id: .sample("written \(number)"),
      content: .record([
        Draft(.facts(.memoWritten(memo)), refs: Refs([Ref(.case, .sample("case"))]))
      ]),
      occurredAt: now, utcOffsetMinutes: 540, recordedAt: now, actor: nil, team: .support,
      device: .sample("device"), authenticatedBy: .osUser)
    let receipt = try book.perform(command).receipt
    precondition(receipt != nil, "the memo is accepted")
    if number.isMultiple(of: 10) { usleep(5_000) }
  }
  book.close(folding: true)
}
