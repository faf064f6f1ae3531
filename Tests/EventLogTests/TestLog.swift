@testable import EventLog
import Foundation
import LMDB
import Synchronization

/// A directory under the system's temporary directory, removed with the last reference to it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "casebook-log-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    // What cannot be removed is in the temporary directory.
    do { try FileManager.default.removeItem(atPath: path) } catch {}
  }
}

/// What the tests ask of a log.
enum TestRequest: Sendable {
  /// Appends these records.
  case append([[UInt8]])
  /// Is refused.
  case refuse
  /// Fails the batch with this, as often as said.
  case fail(LogError, times: Int)
  /// Does not return until `TestWriter.release` is called; appends one record.
  case hold
}

/// The answer of `TestWriter`.
enum TestReply: Hashable, Sendable {
  case appended([UInt64])
  case refused
}

/// A writer that appends what it is given, and remembers how it was called.
final class TestWriter: LogWriter {
  struct Calls: Sendable {
    /// The number of requests of each batch that was tried.
    var tried: [Int] = []
    /// The head of each batch that was committed.
    var committed: [UInt64] = []
    var aborted: [LogError] = []
    /// (folded, head) of each folding that was tried, and the head of each that was done.
    var foldsTried: [[UInt64]] = []
    var folded: [UInt64] = []
    var failures = 0
    var foldFailures: [LogError] = []
    var willCommitFailures: [LogError] = []
    var clock: Int64 = 1_000_000
  }

  private let state = Mutex(Calls())

  /// How it was called up to now.
  var calls: Calls { state.withLock { $0 } }

  /// Prepares how it will behave.
  func change(_ body: (inout Calls) -> Void) { state.withLock { body(&$0) } }

  private let gate = Monitor((isHeld: false, isReleased: false))

  func begin(_ appender: inout Appender, _ transaction: inout WriteTransaction) {
    state.withLock { $0.tried.append(0) }
  }

  func perform(
    _ request: TestRequest, _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) -> TestReply {
    state.withLock { $0.tried[$0.tried.count - 1] += 1 }
    switch request {
    case .append(let records):
      return .appended(try append(records, &appender, &transaction))
    case .refuse: return .refused
    case .fail(let error, let times):
      let isDue = state.withLock { calls in
        calls.failures += 1
        return calls.failures <= times
      }
      if isDue { throw error }
      return .appended(try append([[9]], &appender, &transaction))
    case .hold:
      hold()
      return .appended(try append([[0]], &appender, &transaction))
    }
  }

  private func append(
    _ records: [[UInt8]], _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) -> [UInt64] {
    var seqs: [UInt64] = []
    for record in records {
      let now = state.withLock { $0.clock }
      let seq = try appender.append(
        record.span, acceptedAtMicroseconds: appender.head.nextAcceptedAt(now: now),
        in: &transaction)
      seqs.append(seq)
    }
    return seqs
  }

  func willCommit(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let failure = state.withLock { $0.willCommitFailures.popLast() }
    if let failure { throw failure }
  }

  func didCommit(_ head: Head) { state.withLock { $0.committed.append(head.seq) } }
  func didAbort(_ error: LogError) { state.withLock { $0.aborted.append(error) } }

  func fold(
    after folded: UInt64, upTo head: Head, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let failure = state.withLock { calls in
      calls.foldsTried.append([folded, head.seq])
      return calls.foldFailures.popLast()
    }
    if let failure { throw failure }
  }

  func didFold(_ head: Head) { state.withLock { $0.folded.append(head.seq) } }

  // MARK: Holding the writer

  private func hold() {
    gate.withLock { $0.isHeld = true }
    gate.wakeAll()
    _ = gate.wait { $0.isReleased ? true : nil }
  }

  /// Waits until the writer stands in a request `hold`.
  func waitUntilHeld() { _ = gate.wait { $0.isHeld ? true : nil } }

  func release() {
    gate.withLock { $0.isReleased = true }
    gate.wakeAll()
  }
}

let testBookID = Array("0123456789abcdef".utf8)

extension LogStore {
  static func make(
    in directory: TemporaryDirectory, mapSizeBytes: Int = 64 << 20
  ) throws -> LogStore {
    let environment = try Environment(
      directory: directory.path, for: .create(mapSizeBytes: mapSizeBytes), tables: Self.tables)
    let store = LogStore(environment, bookID: testBookID)
    var transaction = try WriteTransaction(environment)
    try store.create(in: &transaction)
    try transaction.commit()
    return store
  }

  static func open(_ path: String) throws -> LogStore {
    let environment = try Environment(directory: path, for: .write, tables: Self.tables)
    return LogStore(environment, bookID: testBookID)
  }

  /// The head, from a snapshot of its own.
  func head() throws -> Head {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    return try head(in: snapshot)
  }

  func folded() throws -> UInt64 {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    return try folded(in: snapshot)
  }

  /// All records, copied.
  func records() throws -> [[UInt8]] {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var records: [[UInt8]] = []
    try scan(after: 0, countMax: .max, in: snapshot) { _, record throws(LogError) in
      records.append(record.array)
    }
    return records
  }

  /// Proves the whole log; the seq up to which it is proved.
  func verify() throws(LogError) -> UInt64 {
    var verifier = LogVerifier(self)
    return try verifier.run { _ in }.position.seq
  }

  /// Appends `records` in one transaction, without a writer thread.
  func appendDirectly(_ records: [[UInt8]]) throws {
    let log = EventLog(self, writer: TestWriter())
    _ = try log.submitAndWait(.append(records)).get()
    log.closeAndWait(folding: false)
  }
}

extension RawSpan {
  var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// Seqs of an answer, empty for a refusal.
extension Result where Success == TestReply, Failure == LogError {
  var seqs: [UInt64] {
    guard case .success(.appended(let seqs)) = self else { return [] }
    return seqs
  }

  var error: LogError? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
