import Cases
import CasesTesting
import EventLog
import Foundation
import Testing

@testable import Casebook

@Suite("A replica stops with an alarm", .serialized)
struct ReplicaFaultTests {
  /// A book with five records, and a replica that has the first two.
  private func started() throws -> TestReplica {
    let hub = try TestBook()
    for number in 1...2 { try hub.accept(hub.memo("\(number)", of: "a")) }
    let test = try TestReplica(hub)
    try test.follow()
    for number in 3...5 { try hub.accept(hub.memo("\(number)", of: "a")) }
    return test
  }

  /// Expects that nothing was written, that the alarm is noted, and that a sound book ends it.
  private func expectSound(_ test: TestReplica, _ fault: ReplicaFault) throws {
    #expect(try test.replica.head().seq == 2)
    #expect(test.replica.standing.alarm?.code == fault.code)
    #expect(test.replica.standing.alarm?.seq == fault.seq)
    try test.reopen()
    #expect(test.replica.standing.alarm?.code == fault.code)
    try test.follow()
    #expect(test.replica.standing.alarm == nil)
    #expect(try test.replica.book.values() == test.hub.book.values())
  }

  @Test("at a record of which a single bit is another one", arguments: [0, 31, 32, 33, 100])
  func bit(place: Int) throws {
    let test = try started()
    let fault = try test.fault { source in
      source.changeItems = { items in
        for (index, item) in items.enumerated() where item.seq == 4 {
          items[index] = item.spoilt(at: place)
        }
      }
    }
    let found = try #require(fault)
    #expect(found == .hashDiffers(seq: 4) || found == .recordIsMalformed(seq: 4))
    if place < 32 { #expect(found == .hashDiffers(seq: 4)) }
    try expectSound(test, found)
  }

  @Test("at a record that is missing, cut off or empty")
  func missing() throws {
    let test = try started()
    let gap = try test.fault { $0.changeItems = { $0.removeAll { $0.seq == 4 } } }
    #expect(gap == .isNotNext(after: 3))
    let early = try test.fault { $0.changeItems = { $0.removeAll { $0.seq == 3 } } }
    #expect(early == .isNotNext(after: 2))
    for count in [0, 31, 32] {
      let cut = try test.fault { source in
        source.changeItems = { items in
          for (index, item) in items.enumerated() where item.seq == 5 {
            items[index] = FeedItem(
              seq: 5, previous: 4, bytes: Array(item.bytes.prefix(count)))
          }
        }
      }
      #expect(cut == .recordIsMalformed(seq: 5))
    }
    try expectSound(test, .recordIsMalformed(seq: 5))
  }

  @Test("where the last record that it has is another one in the book")
  func head() throws {
    let test = try started()
    let fault = try test.fault { source in
      source.changeItems = { items in
        if items.first?.seq == 2 { items[0] = items[0].spoilt(at: 7) }
      }
    }
    #expect(fault == .headDiffers(seq: 2))
    try expectSound(test, .headDiffers(seq: 2))
  }

  @Test("where it is another book")
  func otherBook() throws {
    let test = try started()
    let fault = try test.fault { $0.changeOrigin = { $0.book = .sample("other") } }
    #expect(fault == .bookDiffers(.sample("other")))
    try expectSound(test, .bookDiffers(.sample("other")))
  }

  @Test("where the epochs are no continuation of its own")
  func epochs() throws {
    let test = try started()
    let fault = try test.fault { source in
      source.changeOrigin = { $0.epochs = [Epoch(number: 2, startsAfter: 0)] }
    }
    #expect(fault == .epochsDiffer)
    try expectSound(test, .epochsDiffer)
  }

  @Test("where it has more than the book")
  func ahead() throws {
    let hub = try TestBook()
    try hub.accept(hub.memo("1", of: "a"))
    let test = try TestReplica(hub)
    try hub.accept(hub.memo("2", of: "a"))
    try test.follow()
    // The book as it was, without a word of having been put back.
    let fault = try test.fault { $0.changeItems = { $0.removeAll { $0.seq >= 2 } } }
    #expect(fault == .isAhead(seq: 2))
  }

  // MARK: Epochs

  /// The restored book, and whether the replica had more than the backup.
  private func restored(beyond: Bool) throws -> (TestBook, TestReplica, Book) {
    let hub = try TestBook()
    for number in 1...3 { try hub.accept(hub.memo("\(number)", of: "a")) }
    let test = try TestReplica(hub)
    try test.follow()
    let (backup, restored) = (hub.directory + "/backup", hub.directory + "/restored")
    _ = try hub.book.backUp(to: backup, keysTo: backup + "-keys", now: hub.clock.now)
    if beyond {
      try hub.accept(hub.memo("lost", of: "a"))
      try test.follow()
    }
    hub.close()
    _ = try Book.restore(backup, keys: backup + "-keys", to: restored, now: hub.clock.now)
    let book = try Book(opening: restored)
    for number in 4...6 { _ = try book.perform(hub.memo("\(number)", of: "a")) }
    return (hub, test, book)
  }

  @Test("where it holds what the restored book does not have, and names the place")
  func beyondParting() throws {
    let (_, test, book) = try restored(beyond: true)
    defer { book.close() }
    #expect(
      throws: ReplicaError.fault(
        .beyondParting(epoch: 2, from: LogPosition(epoch: 1, seq: 3)))
    ) {
      var follower = ReplicaFollower(test.replica, BookSource(book: book))
      try follower.run(untilEnd: true)
    }
    #expect(try test.replica.head().seq == 4)
    #expect(test.replica.standing.alarm?.code == "beyondParting")
  }

  @Test("but goes on into a new epoch where it has nothing else than the restored book")
  func newEpoch() throws {
    let (_, test, book) = try restored(beyond: false)
    defer { book.close() }
    try test.follow(book)
    #expect(try test.replica.book.values() == book.values())
    #expect(try test.replica.book.epochs() == book.epochs())
    #expect(try test.replica.book.head() == book.head())
    #expect(try test.replica.book.verify { _, _, _ in }.faults == [])
    try test.reopen()
    #expect(test.replica.book.file.epoch == 2)
    #expect(try test.replica.book.verify { _, _, _ in }.faults == [])
  }

  @Test("but goes on when the book is restored under it, between two questions")
  func restoredMeanwhile() throws {
    let (_, test, book) = try restored(beyond: false)
    defer { book.close() }
    // The first answer is of the time before: the book is told as it was.
    var isFirst = true
    var source = BookSource(book: book)
    source.changeOrigin = { origin in
      if isFirst { origin.epochs.removeLast() }
      isFirst = false
    }
    var follower = ReplicaFollower(test.replica, source)
    try follower.run(untilEnd: true)
    #expect(try test.replica.book.values() == book.values())
  }
}

@Suite("A replica that is killed again and again", .serialized)
struct ReplicaKillTests {
  @Test("has a beginning of the book each time, and everything in the end")
  func kill() async throws {
    let hub = try TestBook()
    for number in 1...150 { try hub.accept(hub.memo("\(number)", of: "a")) }
    let expected = try hub.book.values()
    hub.close()
    let (path, replica) = (hub.path, hub.directory + "/replica")
    for round in 1...20 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, replica = replica as String, round = round as Int] in
        try followAndDie(path, replica, round: round)
      }
      guard FileManager.default.fileExists(atPath: replica + "/book.json") else { continue }
      try expectBeginning(of: expected, replica)
    }
    try hub.reopen()
    try expectEnd(expected, replica, hub.book)
  }

  private func expectBeginning(of expected: [[UInt8]], _ replica: String) throws {
    let book = try Book(opening: replica, for: .read)
    let values = try book.values()
    #expect(values == Array(expected.prefix(values.count)))
    book.close()
  }

  private func expectEnd(_ expected: [[UInt8]], _ replica: String, _ hub: Book) throws {
    let last = try Replica(opening: replica)
    var follower = ReplicaFollower(last, BookSource(book: hub))
    try follower.run(untilEnd: true)
    #expect(try last.book.values() == expected)
    #expect(try last.book.verify { _, _, _ in }.faults == [])
    last.close()
  }
}

/// Follows by small pages, and is killed by another thread after a while.
private func followAndDie(_ path: String, _ replica: String, round: Int) throws {
  let hub = try Book(opening: path, for: .read)
  var source = BookSource(book: hub)
  source.changeItems = { items in items = Array(items.prefix(3)) }
  let microseconds = UInt32(round * round * 150)
  Thread.detachNewThread {
    usleep(microseconds)
    kill(getpid(), SIGKILL)
  }
  let opened: Replica
  if FileManager.default.fileExists(atPath: replica + "/book.json") {
    opened = try Replica(opening: replica)
  } else {
    opened = try Replica.create(
      at: replica, of: source.hello(), source: "tcp://hub:7100",
      mapSizeBytes: TestBook.mapSizeBytes)
  }
  var follower = ReplicaFollower(opened, source)
  try follower.run(untilEnd: false)
}
