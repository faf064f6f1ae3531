import Cases
import CasesTesting
import EventLog
import Foundation
import Synchronization
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A replica", .serialized)
struct ReplicaTests {
  /// Copies the keys of a book by hand.
  private func copyKeys(of hub: TestBook, to path: String) throws {
    try FileManager.default.copyItem(atPath: hub.path + "/keys", toPath: path + "/keys")
  }

  @Test("has the same records and the same head, byte for byte")
  func records() throws {
    let hub = try TestBook()
    try hub.tellEverything()
    let test = try TestReplica(hub)
    try test.follow()
    #expect(try test.replica.book.values() == hub.book.values())
    #expect(try test.replica.book.head() == hub.book.head())
    #expect(try test.replica.book.epochs() == hub.book.epochs())
    #expect(test.replica.book.file.id == testBook)
    #expect(test.replica.standing.sourceHead == LogPosition(epoch: 1, seq: Event.samples.count))
    #expect(test.replica.standing.heardAt != nil)
    // What comes later comes later.
    try hub.open("later")
    try test.follow()
    #expect(try test.replica.book.values() == hub.book.values())
    #expect(try test.replica.book.verify { _, _, _ in }.faults == [])
  }

  @Test("shows personal fields as missing without keys, and as they are with a copy of the keys")
  func keys() throws {
    let hub = try TestBook()
    let refs = Refs(Role.allCases.map { Ref($0, .sample("a \($0.word)")) })
    // Nobody is forgotten, or the replica would not have the keys for long.
    for event in Event.samples where event.kind != .erasureCompleted && event.kind != .mediaAttached
    {
      try hub.accept(hub.history([event], refs: refs))
    }
    let test = try TestReplica(hub)
    try test.follow()
    let without = try test.replica.book.rendered()
    #expect(without.contains { $0.contains("\"why\":\"keyMissing\"") })
    #expect(without != (try hub.book.rendered()))
    #expect(test.replica.standing.missingKeySlot != nil)
    test.close()
    try copyKeys(of: hub, to: test.path)
    try test.reopen()
    #expect(test.replica.standing.missingKeySlot == nil)
    #expect(try test.replica.book.rendered() == hub.book.rendered())
    let rows = try hub.rows()
    let replicated = try test.replica.book.allRows()
    for view in ViewName.allCases { #expect(replicated[view] == rows[view], "\(view)") }
    #expect(try test.replica.book.verify { _, _, _ in }.faults == [])
    // Folded with keys from here on.
    try hub.open("later")
    try test.follow()
    #expect(try test.replica.book.allRows() == hub.rows())
  }

  @Test("knows which keys came after its copy of them")
  func olderKeys() throws {
    let hub = try TestBook()
    try hub.open("a")
    let test = try TestReplica(hub)
    test.close()
    try copyKeys(of: hub, to: test.path)
    try test.reopen()
    try test.follow()
    #expect(test.replica.standing.missingKeySlot == nil)
    try hub.open("b")
    try test.follow()
    let slot = try hub.book.head().keySlotCount
    #expect(test.replica.standing.missingKeySlot == slot)
    #expect(try test.replica.book.rendered()[1].contains("keyMissing"))
    #expect(try test.replica.book.rendered()[0] == hub.book.rendered()[0])
  }

  @Test("is not written to by its own users, who are told where its book is")
  func refuses() throws {
    let hub = try TestBook()
    try hub.open("a")
    let test = try TestReplica(hub)
    try test.follow()
    let expected = BookError.isReplica(of: "tcp://hub:7100", path: test.path)
    #expect(throws: expected) { try test.replica.book.perform(hub.memo("1", of: "a")) }
    #expect(throws: expected) { try test.replica.book.rehearse(hub.memo("1", of: "a")) }
    #expect(
      test.replica.book.performAll([hub.memo("1", of: "a")]).map(\.receiptOrError) == [expected])
    test.close()
    for purpose in [Book.Purpose.write, .serve, .writeInBulk, .read] {
      let book = try Book(opening: test.path, for: purpose)
      #expect(throws: expected) { try book.perform(hub.memo("1", of: "a")) }
      #expect(book.replicaStatus?.source == "tcp://hub:7100")
      book.close()
    }
  }

  @Test("is no book of its own, and a book of its own is no replica")
  func isNone() throws {
    let hub = try TestBook()
    #expect(hub.book.replicaStatus == nil)
    hub.close()
    #expect(throws: BookError.isNoReplica(path: hub.path)) { try Replica(opening: hub.path) }
  }

  @Test("follows while the book is written to, and stops soon when it is told to")
  func live() throws {
    let hub = try TestBook()
    let test = try TestReplica(hub)
    let writing = Writing(hub.book, (1...200).map { hub.memo("\($0)", of: "case") })
    var count = 0
    var follower = ReplicaFollower(test.replica, BookSource(book: hub.book))
    try follower.run(untilEnd: false) {
      count >= 200
    } report: { progress in
      if case .applied(let applied, _, _) = progress { count += applied }
    }
    #expect(writing.acceptedCount() == 200)
    #expect(try test.replica.book.values() == hub.book.values())
  }

  @Test("tries again when the book cannot be reached, and goes on where it was")
  func unreachable() throws {
    let hub = try TestBook()
    for number in 1...3 { try hub.accept(hub.memo("\(number)", of: "a")) }
    let test = try TestReplica(hub)
    var source = BookSource(book: hub.book)
    source.answerCount = 0
    #expect(throws: ReplicaError.source(.unreachable("the cable is out"))) {
      var follower = ReplicaFollower(test.replica, source)
      try follower.run(untilEnd: true)
    }
    var told: [ReplicaProgress] = []
    var follower = ReplicaFollower(test.replica, source)
    try follower.run(untilEnd: false) {
      told.contains { if case .unreachable = $0 { true } else { false } }
    } report: {
      told.append($0)
    }
    #expect(
      told == [
        .connected(head: 0, sourceHead: LogPosition(epoch: 1, seq: 3)),
        .unreachable(why: "the cable is out", retryMilliseconds: 500),
      ])
    try test.follow()
    #expect(try test.replica.head().seq == 3)
  }

  @Test(
    "waits longer after each try in vain, up to a bound",
    arguments: [(1, 500), (2, 1_000), (5, 8_000), (6, 10_000), (7, 10_000), (1_000, 10_000)])
  func retries(failureCount: Int, milliseconds: Int) {
    #expect(ReplicaLimits.retryMilliseconds(after: failureCount) == milliseconds)
  }

  @Test("becomes a book of its own when a backup of it is restored with the keys")
  func promoted() throws {
    let hub = try TestBook()
    try hub.open("a")
    let test = try TestReplica(hub)
    try test.follow()
    test.close()
    try copyKeys(of: hub, to: test.path)
    try test.reopen()
    let (backup, restored) = (hub.directory + "/backup", hub.directory + "/restored")
    _ = try test.replica.book.backUp(to: backup, keysTo: backup + "-keys", now: hub.clock.now)
    #expect(
      try Book.restore(backup, keys: backup + "-keys", to: restored, now: hub.clock.now) == 2)
    let book = try Book(opening: restored)
    #expect(try book.perform(hub.memo("1", of: "a")).receipt != nil)
    book.close()
  }

  @Test("is made where one was killed before it was done")
  func halfMade() throws {
    let hub = try TestBook()
    try hub.open("a")
    let path = hub.directory + "/replica"
    try FileManager.default.createDirectory(
      atPath: path + "/events", withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: path + "/book.json.making"))
    let test = try TestReplica(hub)
    try test.follow()
    #expect(try test.replica.head().seq == 1)
  }

  @Test("follows a book in another directory, and notes where that has moved")
  func otherDirectory() throws {
    let hub = try TestBook()
    try hub.open("a")
    hub.close()
    let path = hub.directory + "/replica"
    #expect(try Replica.source(in: path) == nil)
    try follow(hub.path, path)
    #expect(try Replica.source(in: path) == hub.path)
    let moved = hub.directory + "/moved"
    try FileManager.default.moveItem(atPath: hub.path, toPath: moved)
    #expect(throws: ReplicaError.self) { try follow(hub.path, path) }
    // A place where it is not is no news.
    #expect(throws: ReplicaError.self) { try follow(hub.directory + "/none", path) }
    #expect(try Replica.source(in: path) == hub.path)
    try follow(moved, path)
    #expect(try Replica.source(in: path) == moved)
    #expect(throws: BookError.isNoReplica(path: moved)) { try Replica.source(in: moved) }
  }

  private func follow(_ source: String, _ path: String) throws {
    let records = BookRecords(source)
    let replica =
      try Replica.source(in: path) == nil
      ? try Replica.create(at: path, of: records.hello(), source: source)
      : try Replica(opening: path, source: source)
    defer { replica.close() }
    var follower = ReplicaFollower(replica, records)
    try follower.run(untilEnd: true)
    #expect(try replica.head().seq == 1)
  }

  // MARK: Forgetting

  @Test("destroys the keys of whoever was forgotten before anything later, and says so")
  func erasure() throws {
    let hub = try TestBook()
    let refs = Refs([Ref(.customer, .sample("one"))])
    let registered = try #require(Event.samples.first { $0.kind == .customerRegistered })
    try hub.accept(hub.history([registered], refs: refs))
    let test = try TestReplica(hub)
    test.close()
    try copyKeys(of: hub, to: test.path)
    try test.reopen()
    try test.follow()
    let slot = try hub.book.head().keySlotCount
    #expect(try test.replica.book.keys?.isPresent(slot) == true)
    let erased = ErasureCompleted(keys: [1, -1, 99, 1 << 40], recordCount: 1, blobCount: 0)
    let receipt = try hub.accept(
      hub.history([.book(.erasureCompleted(erased))], refs: refs))
    try hub.open("later")
    let told = Mutex<[EventID]>([])
    try test.follow { $0.acknowledged = { event in told.withLock { $0.append(event) } } }
    #expect(try test.replica.book.keys?.isPresent(slot) == false)
    #expect(try test.replica.book.keys?.isPresent(KeyStore.lookupSlot) == true)
    #expect(try test.replica.book.rendered()[0].contains("\"erased\":true"))
    #expect(told.withLock { $0 } == receipt.lines.map(\.id))
    #expect(test.replica.standing.erasedThrough == 2)
    #expect(test.replica.standing.acknowledgedThrough == 2)
    #expect(try test.replica.head().seq == 3)
    // It is said once.
    try test.follow { $0.acknowledged = { event in told.withLock { $0.append(event) } } }
    #expect(told.withLock { $0.count } == 1)
    // An older copy of the keys does not raise the dead.
    test.close()
    try FileManager.default.removeItem(atPath: test.path + "/keys")
    try copyKeys(of: hub, to: test.path)
    try test.reopen()
    #expect(try test.replica.book.keys?.isPresent(slot) == false)
    #expect(try hub.book.keys?.isPresent(slot) == true)
  }
}

extension Result<Reply, BookError> {
  /// Why there is no reply.
  fileprivate var receiptOrError: BookError? {
    if case .failure(let error) = self { error } else { nil }
  }
}
