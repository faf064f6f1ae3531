import EventLog
import LMDB
import Testing

@Suite("A bound of the log")
struct BoundTests {
  let directory: TemporaryDirectory
  let store: LogStore
  let writer = TestWriter()

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  /// The seqs after each commit, when `requests` wait behind a first record.
  private func commits(of requests: [TestRequest], _ limits: LogLimits) -> [UInt64] {
    let log = EventLog(store, writer: writer, limits: limits)
    let held = WaitingRequests(holding: log, writer)
    let waiting = WaitingRequests(log, requests)
    writer.release()
    _ = held.answers()
    _ = waiting.answers()
    log.closeAndWait(folding: false)
    return writer.calls.committed
  }

  @Test("is 512 records or 4 MB to a batch, 1,024 records to a tail")
  func defaults() {
    let limits = LogLimits()
    #expect(limits.batchEventCountMax == 512)
    #expect(limits.batchByteCountMax == 4_000_000)
    #expect(limits.tailEventCountMax == 1_024)
    #expect(LogLimits.command.tailEventCountMax == 128)
    #expect(LogLimits.bulk.tailEventCountMax == 16_384)
    #expect(LogVerifier.eventCountMax == 5_000)
    #expect(Tailer.eventCountMax == 5_000)
  }

  @Test(
    "ends a batch when it has its records",
    arguments: [(3, [4]), (4, [5]), (5, [5, 6]), (9, [5, 9, 10])] as [(UInt8, [UInt64])])
  func batchEvents(count: UInt8, expected: [UInt64]) {
    var limits = LogLimits()
    limits.batchEventCountMax = 4
    let requests = (0..<count).map { TestRequest.append([[$0]]) }
    #expect(commits(of: requests, limits) == [1] + expected)
  }

  @Test("ends a batch when it has its bytes", arguments: [(9, [4]), (10, [3, 4]), (11, [3, 4])])
  func batchBytes(byteCount: Int, expected: [UInt64]) {
    var limits = LogLimits()
    limits.batchByteCountMax = 20
    let record = [UInt8](repeating: 1, count: byteCount)
    #expect(
      commits(of: Array(repeating: .append([record]), count: 3), limits) == [1] + expected)
  }

  @Test("never cuts a request in two")
  func wholeRequests() {
    var limits = LogLimits()
    limits.batchEventCountMax = 2
    let three = TestRequest.append([[1], [2], [3]])
    #expect(commits(of: [three, three], limits) == [1, 4, 7])
  }

  @Test("ends a batch of refusals, which append nothing", arguments: [2, 3, 4])
  func batchRequests(count: Int) {
    var limits = LogLimits()
    limits.batchRequestCountMax = 3
    _ = commits(of: Array(repeating: .refuse, count: count), limits)
    let expected = count <= 3 ? [1, count] : [1, 3, count - 3]
    #expect(writer.calls.tried == expected)
  }

  @Test("refuses requests when as many wait as may")
  func overloaded() throws {
    var limits = LogLimits()
    limits.waitingCountMax = 3
    let log = EventLog(store, writer: writer, limits: limits)
    let held = WaitingRequests(holding: log, writer)
    let waiting = WaitingRequests(log, [.refuse, .refuse, .append([[1]])])
    #expect(log.submitAndWait(.append([[2]])) == .failure(.overloaded))
    writer.release()
    #expect(held.answers().count == 1)
    #expect(waiting.answers().last?.seqs == [2])
    #expect(log.submitAndWait(.append([[2]])).seqs == [3])
    log.closeAndWait(folding: false)
  }

  @Test("folds the tail when it is longer than that", arguments: [3, 4, 5])
  func tail(count: UInt64) throws {
    var limits = LogLimits()
    limits.tailEventCountMax = 4
    let log = EventLog(store, writer: writer, limits: limits)
    for _ in 0..<count { _ = log.submitAndWait(.append([[1]])) }
    log.closeAndWait(folding: false)
    #expect(writer.calls.foldsTried == (count > 4 ? [[0, 5]] : []))
    #expect(try store.folded() == (count > 4 ? 5 : 0))
  }
}
