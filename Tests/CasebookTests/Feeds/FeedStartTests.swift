import Cases
import EventLog
import Testing

@testable import Casebook

@Suite("A reader who says how far he is")
struct FeedStartTests {
  /// Restored twice: after record 150, and after record 200.
  private static let epochs = [
    Epoch(number: 1, startsAfter: 0), Epoch(number: 2, startsAfter: 150),
    Epoch(number: 4, startsAfter: 200),
  ]

  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let position: LogPosition?
    let start: FeedStart

    init(_ description: String, _ position: (Int, Int)?, _ start: FeedStart) {
      testDescription = description
      self.position = position.map { LogPosition(epoch: $0.0, seq: $0.1) }
      self.start = start
    }
  }

  static let examples: [Example] = [
    Example("has nothing: from the first event", nil, .from(0)),
    Example("is at the head: from there", (4, 220), .from(220)),
    Example("is in the middle: from there", (4, 7), .from(7)),
    Example("is beyond the head: must not be", (4, 221), .ahead),
    Example("is in an epoch to come: must not be", (5, 1), .ahead),
    Example("was before the first restore: from there", (1, 149), .from(149)),
    Example("was where the ways part: from there", (1, 150), .from(150)),
    Example(
      "was one beyond where the ways part: holds what the book has not", (1, 151),
      .epoch(number: 4, from: LogPosition(epoch: 1, seq: 150))),
    Example("was where the second restore parts the ways: from there", (2, 200), .from(200)),
    Example(
      "was one beyond the second restore", (2, 201),
      .epoch(number: 4, from: LogPosition(epoch: 2, seq: 200))),
    Example(
      "was in an epoch that this book never had: shares nothing for sure", (3, 1),
      .epoch(number: 4, from: LogPosition(epoch: 3, seq: 0))),
    Example("has nothing in such an epoch: from the first event", (3, 0), .from(0)),
  ]

  @Test(arguments: examples)
  func goesOn(_ example: Example) {
    #expect(
      FeedStart(of: example.position, epochs: Self.epochs, headSeq: 220) == example.start)
  }

  @Test("goes on over a restore up to where the ways part, and is told of it beyond")
  func restored() throws {
    let test = try TestBook()
    for number in 1...3 { try test.accept(test.memo("\(number)", of: "a")) }
    _ = try test.book.backUp(
      to: test.directory + "/backup", keysTo: test.directory + "/keys", now: test.clock.now)
    try test.accept(test.memo("lost", of: "a"))
    test.close()
    let restored = test.directory + "/restored"
    _ = try Book.restore(
      test.directory + "/backup", keys: test.directory + "/keys", to: restored,
      now: test.clock.now)
    let book = try Book(opening: restored)
    defer { book.close() }
    _ = try book.perform(test.memo("new", of: "a"))
    try book.read { (snapshot) throws(BookError) in
      #expect(snapshot.start(of: LogPosition(epoch: 1, seq: 3)) == .from(3))
      #expect(
        snapshot.start(of: LogPosition(epoch: 1, seq: 4))
          == .epoch(number: 2, from: LogPosition(epoch: 1, seq: 3)))
      #expect(snapshot.start(of: LogPosition(epoch: 2, seq: 4)) == .from(4))
      #expect(snapshot.start(of: LogPosition(epoch: 2, seq: 5)) == .ahead)
      // An event keeps the place that it was first told with; who has read on is in the new epoch.
      #expect(snapshot.position(3) == LogPosition(epoch: 1, seq: 3))
      #expect(snapshot.present(3) == LogPosition(epoch: 2, seq: 3))
    }
  }
}
