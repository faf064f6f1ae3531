import EventLog
import Foundation
import LMDB
import Testing

@Suite("Reading the log")
struct ReadingTests {
  let directory: TemporaryDirectory
  let store: LogStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  @Test("gives a record by its seq")
  func record() throws {
    try store.appendDirectly([[1], [2, 2]])
    let environment = store.environment
    let snapshot = try ReadTransaction(environment)
    #expect(try store.record(at: 0, in: snapshot)?.array == nil)
    #expect(try store.record(at: 2, in: snapshot)?.array == [2, 2])
    #expect(try store.record(at: 3, in: snapshot)?.array == nil)
    #expect(try store.hash(at: 2, in: snapshot) == store.head(in: snapshot).hash)
    #expect(try store.hash(at: 0, in: snapshot) == .zero)
  }

  @Test(
    "gives records in order, no more than asked for",
    arguments: [(0, 2, [1, 2]), (0, 4, [1, 2, 3, 4]), (2, 9, [3, 4]), (4, 9, [])]
      as [(UInt64, Int, [UInt64])])
  func scan(position: UInt64, countMax: Int, expected: [UInt64]) throws {
    try store.appendDirectly([[1], [2], [3], [4]])
    let environment = store.environment
    let snapshot = try ReadTransaction(environment)
    var seqs: [UInt64] = []
    let last = try store.scan(after: position, countMax: countMax, in: snapshot) { seq, record in
      seqs.append(seq)
      #expect(record.array == [UInt8(seq)])
    }
    #expect(seqs == expected)
    #expect(last == expected.last ?? position)
  }

  @Test("finds the first record accepted at a time or later, as a walk would")
  func search() throws {
    let times: [UInt8] = [3, 4, 5, 9, 20, 21, 22, 60]
    try store.appendDirectly(times.map { [$0] })
    let environment = store.environment
    let snapshot = try ReadTransaction(environment)
    for time in 0...61 as ClosedRange<UInt8> {
      let expected = times.firstIndex { $0 >= time } ?? times.count
      let found = try store.firstSeq(acceptedAtOrAfter: Int64(time), in: snapshot) { record in
        Int64(record.array[0])
      }
      #expect(found == UInt64(expected) + 1)
    }
  }

  @Test("works through a write transaction too, with what it has appended")
  func throughWriter() throws {
    try store.appendDirectly([[1]])
    let environment = store.environment
    let write = try WriteTransaction(environment)
    #expect(try store.record(at: 1, in: write)?.array == [1])
    #expect(try store.head(in: write).seq == 1)
    #expect(try store.folded(in: write) == 0)
    #expect(try store.epochs(in: write) == [Epoch(number: 1, startsAfter: 0)])
  }
}

@Suite("A tailer")
struct TailerTests {
  let directory: TemporaryDirectory
  let store: LogStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  @Test("gives each record once, in order, in bounded steps")
  func steps() throws {
    try store.appendDirectly([[1], [2], [3], [4], [5]])
    var tailer = Tailer(store, after: 1)
    func next() throws -> [UInt64] {
      try tailer.next(countMax: 2) { seq, record in
        #expect(record.array == [UInt8(seq)])
        return seq
      }
    }
    #expect(try next() == [2, 3])
    #expect(try next() == [4, 5])
    #expect(try next() == [])
    #expect(tailer.position == 5)
    try store.appendDirectly([[6]])
    #expect(try next() == [6])
  }

  @Test("waits while there is nothing, and not when there is something")
  func waits() throws {
    var tailer = Tailer(store, after: 0)
    #expect(try tailer.wait(atMost: 0))  // It has not looked yet.
    _ = try tailer.next { seq, _ in seq }
    #expect(try !tailer.wait(atMost: 5))
    try store.appendDirectly([[1]])
    #expect(try tailer.wait(atMost: 5))
    #expect(try tailer.next { seq, _ in seq } == [1])
    #expect(try !tailer.wait(atMost: 0))
  }

  @Test("keeps its position when a record cannot be read")
  func unreadable() throws {
    try store.appendDirectly([[1], [2]])
    var tailer = Tailer(store, after: 0)
    #expect(throws: LogError.bookIsNewer) {
      try tailer.next { seq, _ throws(LogError) in
        if seq == 2 { throw .bookIsNewer }
        return seq
      }
    }
    #expect(tailer.position == 0)
  }

  @Test("sees what is written while it follows, without a gap")
  func follows() throws {
    let store = store
    Thread.detachNewThread {
      let log = EventLog(store, writer: TestWriter())
      for _ in 0..<300 { _ = log.submitAndWait(.append([[1], [2]])) }
      log.closeAndWait(folding: false)
    }
    var tailer = Tailer(store, after: 0)
    var seen: [UInt64] = []
    while seen.count < 600 {
      seen += try tailer.next { seq, _ in seq }
      _ = try tailer.wait()
    }
    #expect(seen == Array(1...600))
  }
}
