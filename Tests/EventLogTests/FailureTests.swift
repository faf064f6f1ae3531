@testable import EventLog
import Foundation
import LMDB
import Testing

/// The table of STORAGE.md §3, with failures that the writer is told of.
@Suite("A batch that fails")
struct FailureTests {
  let directory: TemporaryDirectory
  let store: LogStore
  let writer = TestWriter()

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
  }

  private static func error(_ code: LMDBError.Code) -> LMDBError {
    LMDBError(code: code, function: "mdb_put")
  }

  private func answer(
    failingWith error: LogError, times: Int = .max, _ limits: LogLimits = LogLimits()
  ) -> (EventLog<TestWriter>.Answer, EventLog<TestWriter>) {
    let log = EventLog(store, writer: writer, limits: limits)
    return (log.submitAndWait(.fail(error, times: times)), log)
  }

  /// Limits under which the disk counts as full.
  private var noRoom: LogLimits {
    var limits = LogLimits()
    limits.roomByteCountMin = .max
    return limits
  }

  @Test("by a full map goes in once more, in a larger one")
  func mapFull() throws {
    let size = try store.environment.state().mapSizeBytes
    let (answer, log) = answer(failingWith: .storage(Self.error(.mapFull)), times: 1)
    #expect(answer.seqs == [1])
    #expect(log.state == .writable)
    #expect(try store.environment.state().mapSizeBytes == 2 * size)
    #expect(writer.calls.aborted == [.storage(Self.error(.mapFull))])
    #expect(writer.calls.tried == [1, 1])
  }

  @Test("by a full map for ever is unavailable after a bounded number of tries")
  func mapFullForEver() throws {
    var limits = LogLimits()
    limits.growthCountMax = 2
    let (answer, log) = answer(failingWith: .storage(Self.error(.mapFull)), limits)
    #expect(answer == .failure(.unavailable(.mapFull)))
    #expect(log.state == .readOnly(.mapFull))
    #expect(writer.calls.tried == [1, 1, 1])
    // The next request tries again by itself.
    #expect(log.submitAndWait(.append([[1]])).seqs == [1])
    #expect(log.state == .writable)
  }

  @Test("by a full map on a full disk is told as a full disk")
  func mapFullWithoutRoom() throws {
    let (answer, log) = answer(failingWith: .storage(Self.error(.mapFull)), noRoom)
    #expect(answer == .failure(.unavailable(.diskFull)))
    #expect(log.state == .readOnly(.diskFull))
    #expect(writer.calls.tried == [1])
  }

  @Test("by a transaction that is too large goes in by halves")
  func transactionFull() throws {
    let log = EventLog(store, writer: writer)
    let held = WaitingRequests(holding: log, writer)
    let full = LogError.storage(Self.error(.transactionFull))
    let requests = (0..<8).map { $0 == 7 ? TestRequest.fail(full, times: 2) : .append([[$0]]) }
    let waiting = WaitingRequests(log, requests)
    writer.release()
    #expect(held.answers().count == 1)
    #expect(waiting.answers().flatMap { $0.seqs } == Array(2...9))
    // All eight; the first four; the other four, which fail once more; two; two.
    #expect(writer.calls.tried == [1, 8, 4, 4, 2, 2])
    log.closeAndWait(folding: false)
  }

  @Test("by one request that is too large for a transaction fails that request")
  func requestTooLarge() throws {
    let (answer, log) = answer(failingWith: .storage(Self.error(.transactionFull)))
    #expect(answer == .failure(.unavailable(.requestTooLarge)))
    #expect(log.state == .writable)
  }

  @Test(
    "by the disk is told as full or failing, by the room there is",
    arguments: [.inputOutput, .noSpace] as [LMDBError.Code], [false, true])
  func disk(code: LMDBError.Code, isFull: Bool) throws {
    let limits = isFull ? noRoom : LogLimits()
    let (answer, log) = answer(failingWith: .storage(Self.error(code)), limits)
    let reason: Unavailability = isFull ? .diskFull : .diskFails
    #expect(answer == .failure(.unavailable(reason)))
    #expect(log.state == .readOnly(reason))
    // Without room, or on a disk that fails, there is no further try.
    #expect(log.submitAndWait(.append([[1]])) == .failure(.unavailable(reason)))
    #expect(writer.calls.tried == [1])
    #expect(try store.head() == .empty)
  }

  @Test("by a quota is told as a full disk, and tried again")
  func quota() throws {
    let (answer, log) = answer(failingWith: .storage(Self.error(.quotaExceeded)), times: 1)
    #expect(answer == .failure(.unavailable(.diskFull)))
    #expect(log.submitAndWait(.append([[1]])).seqs == [1])
    #expect(log.state == .writable)
  }

  @Test(
    "by damage is unknown, and nothing is tried any more",
    arguments: [.panic, .corrupted, .pageNotFound] as [LMDBError.Code])
  func damage(code: LMDBError.Code) throws {
    let (answer, log) = answer(failingWith: .storage(Self.error(code)))
    #expect(answer == .failure(.unknown(Self.error(code))))
    #expect(log.state == .failed(.unknown(Self.error(code))))
    #expect(log.submitAndWait(.append([[1]])) == .failure(.unavailable(.failed)))
    #expect(writer.calls.tried == [1])
  }

  @Test("by something else of the store is unavailable, and the next may succeed")
  func other() throws {
    let (answer, log) = answer(failingWith: .storage(Self.error(.noMemory)))
    #expect(answer == .failure(.unavailable(.store(Self.error(.noMemory)))))
    #expect(log.submitAndWait(.append([[1]])).seqs == [1])
  }

  @Test("because the book is newer stops this process from writing")
  func bookIsNewer() throws {
    let (answer, log) = answer(failingWith: .bookIsNewer)
    #expect(answer == .failure(.bookIsNewer))
    #expect(log.state == .bookIsNewer)
    #expect(log.submitAndWait(.append([[1]])) == .failure(.bookIsNewer))
  }

  @Test("before its commit, by the keys' disk, leaves nothing")
  func willCommit() throws {
    writer.change { $0.willCommitFailures = [.unavailable(.diskFull)] }
    let log = EventLog(store, writer: writer)
    #expect(log.submitAndWait(.append([[1]])) == .failure(.unavailable(.diskFull)))
    #expect(log.state == .readOnly(.diskFull))
    #expect(try store.head() == .empty)
    #expect(log.submitAndWait(.append([[1]])).seqs == [1])
    #expect(log.state == .writable)
  }

  @Test("finds a record beyond the head, and does not write over it")
  func recordBeyondHead() throws {
    let environment = store.environment
    var write = try WriteTransaction(environment)
    let nothing: [UInt8] = []
    try write.append([UInt8](repeating: 0, count: 32).span, nothing.span, at: 1, in: store.log)
    try write.commit()
    let log = EventLog(store, writer: writer)
    #expect(log.submitAndWait(.append([[1]])) == .failure(.corrupted(.recordBeyondHead(seq: 1))))
    #expect(log.state == .failed(.corrupted(.recordBeyondHead(seq: 1))))
  }
}
