import Cases
import CasesTesting
import Testing
import Views

@testable import Casebook

/// A policy with one clock: an hour to a solution, at any time of the day.
private let policy = #"""
  {"clocks": [{"name": "resolution", "stop": "resolved", "target": "1h", "pausedBy": ["parts"]}]}
  """#

private let calendar = #"""
  {"zone": {"name": "Asia/Tokyo", "transitions": [{"fromMicroseconds": 0, "offsetMinutes": 540}]},
   "hours": [
    {"weekday": 0, "from": "00:00", "to": "24:00"}, {"weekday": 1, "from": "00:00", "to": "24:00"},
    {"weekday": 2, "from": "00:00", "to": "24:00"}, {"weekday": 3, "from": "00:00", "to": "24:00"},
    {"weekday": 4, "from": "00:00", "to": "24:00"}, {"weekday": 5, "from": "00:00", "to": "24:00"},
    {"weekday": 6, "from": "00:00", "to": "24:00"}]}
  """#

extension TestBook {
  fileprivate func publishing(_ kind: DocumentKind, _ content: String) -> Command {
    decision(
      .publishDocument(
        DocumentPublished(
          documentID: kind.rawValue, kind: kind, version: 1, title: kind.rawValue,
          content: Array(content.utf8), audience: .agents)), refs: Refs())
  }

  /// A book with the calendar and the policy in it, and a case that is opened a minute later.
  fileprivate static func withClock() throws -> TestBook {
    let book = try TestBook()
    book.clock.set(.sample.adding(seconds: -60))
    try book.accept(book.publishing(.calendar, calendar))
    try book.accept(book.publishing(.policy, policy))
    book.clock.set(.sample)
    try book.openByLetter("case")
    return book
  }

  fileprivate func openByLetter(_ name: String) throws {
    let event = CaseOpened(
      channel: .email, reasonCode: "malfunction", priority: .normal, subject: "異音")
    try accept(facts(.cases(.caseOpened(event)), refs: Refs([Ref(.case, .sample(name))])))
  }

  fileprivate func happens(_ event: Event.Cases, afterSeconds seconds: Int64) throws {
    let draft = Draft(.cases(event), refs: Refs([Ref(.case, .sample("case"))]))
    try accept(command(.record([draft]), at: .sample.adding(seconds: seconds)))
  }
}

@Suite("A book when time passes")
struct BookPassTimeTests {
  private let due = Instant.sample.adding(seconds: 3_600)

  @Test("judges a clock once it has run out, and only once")
  func judges() throws {
    let book = try TestBook.withClock()
    #expect(try book.book.passTime(at: due).isEmpty, "due is not overdue")
    let receipts = try book.book.passTime(at: due.adding(seconds: 1))
    #expect(receipts.flatMap(\.lines).map(\.type) == ["clock.judged"])
    #expect(try book.book.passTime(at: due.adding(seconds: 1)).isEmpty)
    #expect(try book.book.passTime(at: due.adding(seconds: 86_400)).isEmpty)
    let record = try #require(try book.records().last)
    #expect(record.origin == .book)
    #expect(record.actor == nil)
    #expect(record.occurredAt == due)
    #expect(record.entry == 2, "it is an entry of the case")
  }

  @Test("gives what time has brought about the same id in every book that has the same causes")
  func names() throws {
    let ids = try (0..<2).map { _ in
      let book = try TestBook.withClock()
      return try book.book.passTime(at: due.adding(seconds: 60)).flatMap(\.lines).map(\.id)
    }
    #expect(ids[0] == ids[1])
    #expect(ids[0].count == 1)
  }

  @Test("finds what is due again after its views were folded again, and after it was reopened")
  func keepsItsIndex() throws {
    let book = try TestBook.withClock()
    try book.book.rebuild { _, _ in }
    try book.reopen()
    let receipts = try book.book.passTime(at: due.adding(seconds: 1))
    #expect(receipts.count == 1)
    let rows = try book.rows()
    try book.book.rebuild { _, _ in }
    #expect(try book.rows() == rows)
  }

  @Test("says nothing of a clock that stands still, and judges it when it goes on")
  func pauses() throws {
    let book = try TestBook.withClock()
    let wait = CaseWaitStarted(waitID: .sample("wait"), reason: .parts)
    try book.happens(.caseWaitStarted(wait), afterSeconds: 600)
    #expect(try book.book.passTime(at: due.adding(seconds: 60)).isEmpty)
    let ended = CaseWaitEnded(waitID: .sample("wait"), why: "arrived")
    try book.happens(.caseWaitEnded(ended), afterSeconds: 1_200)
    #expect(try book.book.passTime(at: due.adding(seconds: 600)).isEmpty)
    #expect(try book.book.passTime(at: due.adding(seconds: 601)).count == 1)
  }

  @Test("looks at so many cases in one call, and goes on in the next")
  func isBounded() throws {
    let book = try TestBook.withClock()
    let countMax = TimeLimits.subjectCountMax
    for number in 0..<countMax { try book.openByLetter("case \(number)") }
    #expect(try book.book.passTime(at: due.adding(seconds: 1)).count == countMax)
    #expect(try book.book.passTime(at: due.adding(seconds: 1)).count == 1)
    #expect(try book.book.passTime(at: due.adding(seconds: 1)).isEmpty)
  }

  @Test("takes no policy whose calendar there is not, and no calendar that cannot be read")
  func refuses() throws {
    let book = try TestBook()
    let early = try book.book.perform(book.publishing(.policy, policy))
    #expect(
      early.refusal == .contentIsInvalid(line: 1, why: "clocks[0]: noSuchCalendar"))
    let empty = try book.book.perform(book.publishing(.calendar, "{\n\"hours\": []}"))
    #expect(empty.refusal == .contentIsInvalid(line: 1, why: "zone: missing"))
  }
}
