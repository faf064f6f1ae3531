import Casebook
import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views

@Suite("A book that twelve processes have open", .serialized)
struct SharedBookTests {
  /// How many commands each of the two writers gives.
  static let commandCount = 150

  @Test("holds all that was acknowledged, gapless, and shows every reader a prefix of it")
  func writersAndReaders() async throws {
    let test = try TestBook()
    try test.open("case")
    test.close()
    let path = test.path
    let acks = test.directory + "/acks"
    await withTaskGroup(of: Void.self) { group in
      for writer in 1...2 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, acks = acks as String, writer = writer as Int] in
            try write(path, acks: "\(acks)-\(writer)", writer: writer)
          }
        }
      }
      for _ in 1...10 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            try follow(path)
          }
        }
      }
    }
    try test.reopen()
    let records = try test.records()
    #expect(records.count == 2 * Self.commandCount + 1)
    #expect(Set(records.map(\.command)).count == records.count)
    for writer in 1...2 {
      let text = try String(contentsOfFile: "\(acks)-\(writer)", encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.count == Self.commandCount)
      for (index, line) in lines.enumerated() {
        let seq = try #require(Int(line))
        #expect(records[seq - 1].command == .sample("writer \(writer), command \(index)"))
      }
    }
    let state = try #require(try test.caseState("case"))
    #expect(state.entryCount == records.count)
    #expect(try test.faults() == [])
  }
}

/// Has memos written, and notes the place of each outside of the book once it is acknowledged.
private func write(_ path: String, acks: String, writer: Int) throws {
  let book = try Book(opening: path)
  _ = FileManager.default.createFile(atPath: acks, contents: nil)
  let file = try FileHandle(forWritingTo: URL(fileURLWithPath: acks))
  for index in 0..<SharedBookTests.commandCount {
    let memo = MemoWritten(memoID: .sample("memo"), body: "\(writer) \(index)", pinned: false)
    let now = Book.systemClock()
    let command = Command(
      id: .sample("writer \(writer), command \(index)"),
      content: .record([
        Draft(.facts(.memoWritten(memo)), refs: Refs([Ref(.case, .sample("case"))]))
      ]),
      occurredAt: now, utcOffsetMinutes: 540, recordedAt: now, actor: nil, team: .support,
      device: .sample("device \(writer)"), authenticatedBy: .osUser)
    let receipt = try book.perform(command).receipt
    guard let seq = receipt?.lines.first?.seq, receipt?.isReplayed == false else {
      preconditionFailure("the command is new")
    }
    try file.write(contentsOf: Data("\(seq)\n".utf8))
  }
  book.close()
}

/// Reads until everything is there; every snapshot must be whole and go on from the one before.
private func follow(_ path: String) throws {
  let book = try Book(opening: path, for: .read)
  let total = UInt64(2 * SharedBookTests.commandCount + 1)
  var known: [UInt64: Instant] = [:]
  var last: UInt64 = 0
  let deadline = Book.systemClock().adding(seconds: 300)
  while last < total {
    precondition(Book.systemClock() < deadline, "the writers have come to an end")
    try book.read { (snapshot) throws(BookError) in
      let seq = snapshot.head.seq
      precondition(seq >= last, "the log never becomes shorter")
      do throws(RowsError) {
        let state: CaseState? = try snapshot.state(.sample("case"))
        precondition(state?.lastSeq == seq, "views are as far as the log")
        precondition(state?.entryCount == Int(seq), "every entry is counted once")
        var count: UInt64 = 0
        try snapshot.scan(Feed.case(.sample("case"))) { (seq) throws(RowsError) in
          count += 1
          precondition(seq == count, "the feed is gapless")
          return true
        }
        precondition(count == seq, "the feed is as long as the log")
        for place in stride(from: UInt64(1), through: seq, by: 7) {
          let record = try snapshot.record(at: place, opened: true)
          precondition(record.personal == .opened, "every key is there before its record")
          let accepted = known[place] ?? record.acceptedAt
          precondition(accepted == record.acceptedAt, "what was read stays so")
          known[place] = accepted
        }
      } catch { throw BookError(error, path: path) }
      last = seq
    }
  }
  book.close()
}
