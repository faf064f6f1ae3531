@testable import EventLog
import LMDB
import Testing

@Suite("Verifying a log")
struct VerifierTests {
  let directory: TemporaryDirectory
  let store: LogStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try LogStore.make(in: directory)
    try store.appendDirectly((1...20).map { [UInt8](repeating: $0, count: 40) })
  }

  private func change(_ body: (inout WriteTransaction) throws -> Void) throws {
    let environment = store.environment
    var write = try WriteTransaction(environment)
    try body(&write)
    try write.commit()
  }

  private func row(_ seq: UInt64) throws -> [UInt8] {
    let environment = store.environment
    let snapshot = try ReadTransaction(environment)
    return try snapshot.value(at: seq, in: store.log)?.array ?? []
  }

  private func fault() -> LogError? {
    do throws(LogError) {
      _ = try store.verify()
      return nil
    } catch { return error }
  }

  @Test("proves a sound one")
  func sound() throws {
    #expect(try store.verify() == 20)
  }

  @Test("proves an empty one")
  func empty() throws {
    let other = try TemporaryDirectory()
    #expect(try LogStore.make(in: other).verify() == 0)
  }

  @Test("finds any changed byte of any row", arguments: [1, 7, 20] as [UInt64])
  func changedByte(seq: UInt64) throws {
    let row = try row(seq)
    for index in row.indices {
      var changed = row
      changed[index] ^= 1
      try change { try $0.put(changed.span, at: seq, in: store.log) }
      #expect(fault() == .corrupted(.hashDiffers(seq: seq)))
    }
    try change { try $0.put(row.span, at: seq, in: store.log) }
    #expect(fault() == nil)
  }

  @Test("finds a missing record", arguments: [1, 7, 20] as [UInt64])
  func missing(seq: UInt64) throws {
    let key = (0..<8).map { UInt8(truncatingIfNeeded: seq >> (8 * $0)) }
    try change { try $0.delete(key.span, in: store.log) }
    #expect(fault() == .corrupted(.recordMissing(seq: seq)))
  }

  @Test("finds a record that is shorter than a hash")
  func malformed() throws {
    try change { try $0.put([1].span, at: 7, in: store.log) }
    #expect(fault() == .corrupted(.recordMalformed(seq: 7)))
  }

  @Test("finds a record beyond the head", arguments: [21, 30] as [UInt64])
  func beyond(seq: UInt64) throws {
    let row = try row(20)
    try change { try $0.put(row.span, at: seq, in: store.log) }
    #expect(fault() == .corrupted(.recordBeyondHead(seq: seq)))
  }

  @Test("finds that two records were exchanged")
  func exchanged() throws {
    let seventh = try row(7)
    let eighth = try row(8)
    try change { write in
      try write.put(eighth.span, at: 7, in: store.log)
      try write.put(seventh.span, at: 8, in: store.log)
    }
    #expect(fault() == .corrupted(.hashDiffers(seq: 7)))
  }

  @Test("finds a head that is not the last record's")
  func otherHead() throws {
    let head = try store.head()
    func with(_ seq: UInt64, _ hash: ChainHash) -> Head {
      Head(
        seq: seq, hash: hash, acceptedAtMicroseconds: head.acceptedAtMicroseconds,
        keySlotCount: 0)
    }
    let cases: [(Head, LogFault)] = [
      (with(20, .zero), .headDiffers(seq: 20)),
      (with(21, head.hash), .recordMissing(seq: 21)),
      (with(19, head.hash), .recordBeyondHead(seq: 20)),
    ]
    for (head, fault) in cases {
      try change { try store.setMeta("head", head.encoded, in: &$0) }
      #expect(self.fault() == .corrupted(fault))
    }
    try change { try store.setMeta("head", [1], in: &$0) }
    #expect(fault() == .corrupted(.metaMalformed(name: "head")))
    try change { try $0.clear(store.meta) }
    #expect(fault() == .corrupted(.metaMissing(name: "head")))
  }

  @Test("finds that it was written for another book")
  func otherBook() throws {
    let other = LogStore(store.environment, bookID: Array("another book's i".utf8))
    #expect(throws: LogError.corrupted(.hashDiffers(seq: 1))) { try other.verify() }
  }

  @Test("goes on over the beginning of an epoch")
  func epochs() throws {
    var number: UInt32 = 0
    try change { number = try store.beginEpoch(in: &$0) }
    #expect(number == 2)
    try store.appendDirectly([[1], [2]])
    #expect(try store.verify() == 22)
    try change { try store.setMeta("epochs", [Epoch(number: 1, startsAfter: 0)].encoded, in: &$0) }
    #expect(fault() == .corrupted(.hashDiffers(seq: 21)))
  }

  @Test("goes on where it was proved before")
  func resumes() throws {
    var verifier = LogVerifier(store)
    let position = try verifier.step().position
    try change { try store.setVerified(position, in: &$0) }
    try store.appendDirectly([[1]])
    // What was proved is not looked at again.
    let row = try row(3)
    try change { try $0.put((row + [1]).span, at: 3, in: store.log) }
    let environment = store.environment
    let snapshot = try ReadTransaction(environment)
    let stored = try #require(try store.verified(in: snapshot))
    #expect(stored == position)
    var resumed = LogVerifier(store, after: stored)
    #expect(try resumed.step().position.seq == 21)
  }

  @Test("does not go on from a place that is not as it was proved")
  func resumesNowhere() throws {
    let row = try row(20)
    var verifier = LogVerifier(
      store, after: VerifiedPosition(seq: 20, hash: ChainHash(bytes: InlineArray(repeating: 9))))
    #expect(throws: LogError.corrupted(.hashDiffers(seq: 20))) { try verifier.step() }
    #expect(row.count == 72)
  }

  @Test("takes several snapshots for a long log, and tells how far it is")
  func steps() throws {
    for _ in 0..<10 { try store.appendDirectly(Array(repeating: [1, 2, 3], count: 998)) }
    #expect(try store.head().seq == 10_000)
    var verifier = LogVerifier(store)
    var told: [UInt64] = []
    let end = try verifier.run { told.append($0.position.seq) }
    #expect(told == [5_000, 10_000])
    #expect(end.isComplete)
    try store.appendDirectly([[1]])
    #expect(try store.verify() == 10_001)
  }

  @Test("finds tables that are said to be folded beyond the head")
  func foldedBeyondHead() throws {
    for folded in [21, UInt64.max] {
      try change { try store.setFolded(folded, in: &$0) }
      let environment = store.environment
      let snapshot = try ReadTransaction(environment)
      #expect(throws: LogError.corrupted(.metaMalformed(name: "folded"))) {
        _ = try store.folded(in: snapshot)
      }
    }
  }

  @Test("finds epochs that do not begin with the log, or not one after the other")
  func epochsOutOfOrder() throws {
    for epochs in [
      [Epoch(number: 1, startsAfter: 5)], [Epoch(number: 0, startsAfter: 0)],
      [Epoch(number: 1, startsAfter: 0), Epoch(number: 1, startsAfter: 20)],
      [
        Epoch(number: 1, startsAfter: 0), Epoch(number: 2, startsAfter: 9),
        Epoch(number: 3, startsAfter: 8),
      ],
    ] {
      try change { try store.setMeta("epochs", epochs.encoded, in: &$0) }
      #expect(fault() == .corrupted(.metaMalformed(name: "epochs")))
    }
  }
}
