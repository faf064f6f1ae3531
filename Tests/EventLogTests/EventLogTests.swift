import EventLog
import Foundation
import LMDB
import Testing

@Suite("An event log")
struct EventLogTests {
  let directory: TemporaryDirectory
  let store: LogStore
  let writer = TestWriter()

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  @Test("gives every record its own seq, without gaps, to many who write at once")
  func gapless() async throws {
    let log = EventLog(store, writer: writer)
    let seqs = await withTaskGroup(of: [UInt64].self) { group in
      for number in 0..<500 {
        group.addTask {
          let records = (0...number % 3).map { Array("record \(number).\($0)".utf8) }
          return await log.submit(.append(records)).seqs
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    await log.close(folding: false)
    #expect(seqs.count == 999)
    #expect(seqs.sorted() == Array(1...999))
    #expect(try store.verify() == 999)
  }

  @Test("keeps the records of a request together and as they were")
  func stored() throws {
    let log = EventLog(store, writer: writer)
    #expect(log.submitAndWait(.append([[1], [], [2, 3]])).seqs == [1, 2, 3])
    #expect(log.submitAndWait(.append([[4]])).seqs == [4])
    #expect(try store.records() == [[1], [], [2, 3], [4]])
    log.closeAndWait(folding: false)
  }

  @Test("writes what waits in one batch, and answers in order")
  func groupCommit() throws {
    let log = EventLog(store, writer: writer)
    let held = WaitingRequests(holding: log, writer)
    let waiting = WaitingRequests(log, (1...100).map { .append([[$0]]) })
    writer.release()
    #expect(held.answers().flatMap { $0.seqs } == [1])
    #expect(waiting.answers().flatMap { $0.seqs } == Array(2...101))
    #expect(writer.calls.committed == [1, 101])
    log.closeAndWait(folding: false)
  }

  @Test("keeps nothing of a request that is refused")
  func refusal() throws {
    let log = EventLog(store, writer: writer)
    let before = try store.head()
    #expect(log.submitAndWait(.refuse) == .success(.refused))
    #expect(try store.head() == before)
    #expect(log.submitAndWait(.append([[1]])).seqs == [1])
    log.closeAndWait(folding: false)
  }

  @Test("continues after being closed and opened again")
  func reopen() throws {
    for expected in [1, 3] as [UInt64] {
      let log = EventLog(store, writer: writer)
      #expect(log.submitAndWait(.append([[1], [2]])).seqs == [expected, expected + 1])
      log.closeAndWait(folding: false)
    }
    #expect(try store.verify() == 4)
  }

  @Test("refuses requests once closed, however often it is closed")
  func closed() async throws {
    let log = EventLog(store, writer: writer)
    #expect(await log.submit(.append([[1]])).seqs == [1])
    await log.close(folding: false)
    await log.close(folding: true)
    #expect(await log.submit(.append([[1]])) == .failure(.closed))
    #expect(closeAndSubmit(log) == .failure(.closed))
  }

  /// Not in an `async` function.
  private func closeAndSubmit(_ log: EventLog<TestWriter>) -> EventLog<TestWriter>.Answer {
    log.closeAndWait(folding: false)
    return log.submitAndWait(.append([[1]]))
  }

  @Test("that was never written to closes without a thread")
  func neverWritten() throws {
    let log = EventLog(store, writer: writer)
    log.closeAndWait(folding: false)
    #expect(log.submitAndWait(.refuse) == .failure(.closed))
  }

  @Test("answers what was waiting when it is closed")
  func closesAfterAnswers() throws {
    let log = EventLog(store, writer: writer)
    let held = WaitingRequests(holding: log, writer)
    let waiting = WaitingRequests(log, [.append([[1]]), .append([[2]])])
    writer.release()
    log.closeAndWait(folding: false)
    #expect(held.answers().flatMap { $0.seqs } == [1])
    #expect(waiting.answers().flatMap { $0.seqs } == [2, 3])
  }

  @Test("ends its thread when it is dropped")
  func dropped() throws {
    do {
      let log = EventLog(store, writer: writer)
      #expect(log.submitAndWait(.append([[1]])).seqs == [1])
    }
    #expect(try store.head().seq == 1)
  }

  @Test("names its thread for who looks at the process")
  func threadName() throws {
    let log = EventLog(store, writer: writer)
    _ = log.submitAndWait(.refuse)
    let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
    let names = tasks.compactMap { task in
      try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)
    }
    #expect(names.contains("log-writer\n"))
    log.closeAndWait(folding: false)
  }
}
