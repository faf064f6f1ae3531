import Casebook
import Cases
import CasesTesting
import Foundation
import Testing
import Views

@Suite("A book")
struct BookTests {
  @Test("numbers what is created, and shows it at once and after it was opened again")
  func numbers() throws {
    let test = try TestBook()
    let first = try test.open("one")
    let second = try test.open("two")
    #expect(first.lines.map(\.number) == ["C-1"])
    #expect(second.lines.map(\.number) == ["C-2"])
    #expect(first.lines.map(\.seq) + second.lines.map(\.seq) == [1, 2])
    #expect(first.entry == 1)
    let memo = try test.accept(test.memo("折り返し希望", of: "one"))
    #expect(memo.entry == 2)
    #expect(memo.lines.map(\.number) == [nil])
    for folding in [false, true] {
      try test.reopen(folding: folding)
      let state = try #require(try test.caseState("one"))
      #expect(state.number == "C-1")
      #expect(state.stage == .open)
      #expect(state.entryCount == 2)
      #expect(try test.standing() == (3, folding ? 3 : 0))
    }
    #expect(try test.open("three").lines.map(\.number) == ["C-3"])
  }

  @Test("answers a repeated command with its first answer and adds nothing, however often opened")
  func repeats() throws {
    let test = try TestBook()
    let asked = test.facts(
      .cases(.caseOpened(.sample)), .facts(.memoWritten(.sample)),
      refs: Refs([Ref(.case, .sample("case"))]))
    let first = try test.accept(asked)
    #expect(!first.isReplayed)
    #expect(first.lines.count == 2)
    for folding in [false, false, true, false] {
      let again = try test.accept(asked)
      #expect(again.isReplayed)
      #expect(again.lines == first.lines)
      #expect(again.entry == first.entry)
      #expect(again.acceptedAt == first.acceptedAt)
      #expect(again.occurredAt == first.occurredAt)
      #expect(try test.standing().seq == 2)
      try test.reopen(folding: folding)
    }
  }

  @Test("answers a command of another process with its first answer")
  func repeatsOfOthers() async throws {
    let test = try TestBook()
    let path = test.path
    test.close()
    await #expect(processExitsWith: .success) { [path = path as String] in
      try openCase(path)
    }
    try test.reopen()
    let again = try test.accept(theSameCommand())
    #expect(again.isReplayed)
    #expect(try test.standing().seq == 1)
    #expect(try test.faults() == [])
  }

  @Test("refuses an id that was used for something else, and writes nothing")
  func reusedIDs() throws {
    let test = try TestBook()
    let asked = test.memo("最初", of: "case")
    try test.accept(asked)
    var others = [test.memo("別", of: "other case"), test.memo("時刻", of: "case")]
    others[1].occurredAt = others[1].occurredAt.adding(seconds: 1)
    others.append(test.decision(.resolveCase(.sample)))
    for var other in others {
      other.id = asked.id
      #expect(try test.book.perform(other) == .idIsReused)
    }
    #expect(try test.standing().seq == 1)
  }

  @Test("refuses the number of a device under another command's id, and fills what was missing")
  func reusedDeviceNumbers() throws {
    let test = try TestBook()
    var early = test.memo("三つ目", of: "case")
    early.deviceSeq = 3
    try test.accept(early)
    var same = test.memo("また三つ目", of: "case")
    same.deviceSeq = 3
    let reused = Reply.deviceIsReused(.sample("device"), 3)
    #expect(try test.book.perform(same) == reused)
    try test.reopen(folding: true)
    #expect(try test.book.perform(same) == reused)
    same.deviceSeq = 0
    #expect(try test.book.perform(same) == .deviceIsReused(.sample("device"), 0))
    same.deviceSeq = 1
    try test.accept(same)
    // Without a number it gets the next one after the greatest.
    let next = try test.accept(test.memo("四つ目", of: "case"))
    #expect(try test.records()[Int(next.lines[0].seq) - 1].deviceSeq == 4)
  }

  @Test("refuses what was asked with an older view of the case, and takes it with the newest")
  func expectations() throws {
    let test = try TestBook()
    try test.open("case")
    try test.accept(test.memo("動きがあった", of: "case"))
    var late = test.memo("古い画面から", of: "case")
    late.expectedSeq = 1
    #expect(try test.book.perform(late).refusal == .isStale(lastSeq: 2))
    var decided = test.decision(
      .resolveCase(CaseResolved(resolutionCode: "repaired", confirmedWithCustomer: true)),
      refs: Refs([Ref(.case, .sample("case"))]))
    decided.expectedSeq = 1
    #expect(try test.book.perform(decided).refusal == .isStale(lastSeq: 2))
    #expect(try test.standing().seq == 2)
    late.expectedSeq = 2
    try test.accept(late)
    // What happens in other cases is no reason to refuse.
    try test.open("other")
    decided.expectedSeq = 3
    try test.accept(decided)
  }

  @Test("keeps nothing of a refused decision: no record, no number, no key")
  func refusals() throws {
    let test = try TestBook()
    try test.open("case")
    let refs = Refs([Ref(.case, .sample("case"))])
    let none = Refs([Ref(.case, .sample("no such case"))])
    let before = try filesBelow(test.path).filter { !$0.hasSuffix("lock.mdb") }
      .map { try fileBytes($0) }
    let asked: [(Command, String)] = [
      (test.decision(.closeCase(CaseClosed(surveyWanted: true)), refs: refs), "caseIsNotResolved"),
      (test.decision(.resolveCase(.sample), refs: none), "doesNotExist"),
      (test.decision(.reopenCase(.sample), refs: refs), "caseIsOpen"),
      (test.decision(.resolveCase(.sample), refs: Refs()), "malformed"),
      (test.memo("", of: "case"), "malformed"),
    ]
    for (command, code) in asked {
      let first = try test.book.perform(command)
      #expect(first.refusal?.code == code)
      // It is decided again, since nothing was kept of it.
      #expect(try test.book.perform(command) == first)
    }
    let after = try filesBelow(test.path).filter { !$0.hasSuffix("lock.mdb") }
      .map { try fileBytes($0) }
    #expect(before == after)
    #expect(try test.open("next").lines.map(\.number) == ["C-2"])
  }

  @Test("accepts ever later, also when the clock goes back or stands still")
  func clockJumps() throws {
    let test = try TestBook()
    let start = test.clock.now
    for jump in [0, 0, -86_400, -1, 31_536_000, 60, -31_536_000, 0] as [Int64] {
      test.clock.set(start.adding(seconds: jump))
      try test.accept(
        test.facts(.facts(.memoWritten(.sample)), .facts(.memoWritten(.sample))))
      if jump == 60 { try test.reopen(folding: true) }
    }
    let accepted = try test.records().map(\.acceptedAt)
    #expect(accepted.count == 16)
    #expect(zip(accepted, accepted.dropFirst()).allSatisfy { $0 < $1 })
    #expect(accepted[0] == start)
    #expect(accepted[1].microseconds == start.microseconds + 1)
    // The year ahead holds: after it time creeps by a microsecond.
    let ahead = start.adding(seconds: 31_536_000).microseconds
    #expect(accepted[8...].map(\.microseconds) == (0..<8).map { ahead + $0 })
    #expect(try test.faults() == [])
  }

  @Test("carries many commands out in their order, and answers each")
  func many() throws {
    let test = try TestBook()
    try test.open("case")
    var commands = (1...1_500).map { test.memo("\($0)", of: "case") }
    commands.insert(test.decision(.reopenCase(.sample)), at: 700)
    commands.insert(commands[10], at: 800)
    let replies = try test.book.performAll(commands).map { try $0.get() }
    #expect(replies.count == 1_502)
    #expect(replies[700].refusal == .caseIsOpen)
    #expect(replies[800].receipt?.isReplayed == true)
    #expect(replies[800].receipt?.lines == replies[10].receipt?.lines)
    let seqs = replies.compactMap(\.receipt).filter { !$0.isReplayed }.flatMap(\.lines).map(\.seq)
    #expect(seqs == Array(2...1_501))
    #expect(try test.caseState("case")?.entryCount == 1_501)
    #expect(try test.faults() == [])
  }

  @Test("takes no more commands at once than it says")
  func tooMany() async {
    await #expect(processExitsWith: .failure) { try performMany(Book.commandsAtOnceMax + 1) }
    await #expect(processExitsWith: .success) { try performMany(Book.commandsAtOnceMax) }
  }

  @Test("tells what a command would do, and writes nothing")
  func rehearsal() throws {
    let test = try TestBook()
    try test.open("case")
    let refs = Refs([Ref(.case, .sample("case"))])
    let resolve = test.decision(.resolveCase(.sample), refs: refs)
    #expect(try test.book.rehearse(resolve) == .wouldWrite(["case.resolved"]))
    let close = test.decision(.closeCase(CaseClosed(surveyWanted: false)), refs: refs)
    #expect(try test.book.rehearse(close) == .refused(.caseIsNotResolved))
    #expect(try test.standing().seq == 1)
  }

  @Test("is not made over something, not found where there is none, and not written by a reader")
  func places() throws {
    let test = try TestBook()
    try test.open("case")
    #expect(throws: BookError.existsAlready(path: test.path)) {
      _ = try Book.create(at: test.path, id: testBook)
    }
    #expect(throws: BookError.doesNotExist(path: "/nowhere/book.json")) {
      _ = try Book(opening: "/nowhere")
    }
    try test.reopen(for: .read)
    #expect(try test.caseState("case")?.number == "C-1")
    #expect(throws: BookError.permissionIsDenied(path: test.path)) { try test.open("two") }
    let answers = test.book.performAll([test.memo("x", of: "case")])
    #expect(answers == [.failure(.permissionIsDenied(path: test.path))])
    try test.reopen()
    #expect(try test.standing().seq == 1)
  }

  @Test("that was never finished is told from one, and from one that is being made")
  func halfMade() throws {
    let test = try TestBook()
    let path = test.directory + "/other"
    var book: Book? = try Book.prepare(at: path, id: testBook)
    #expect(throws: BookError.overloaded) { _ = try Book.create(at: path, id: testBook) }
    book?.close()
    book = nil
    #expect(throws: BookError.isHalfMade(path: path)) {
      _ = try Book.create(at: path, id: testBook)
    }
    #expect(throws: BookError.doesNotExist(path: path + "/book.json")) {
      _ = try Book(opening: path)
    }
    try FileManager.default.moveItem(
      atPath: path + "/book.json.making", toPath: path + "/book.json")
    #expect(throws: BookError.existsAlready(path: path)) {
      _ = try Book.create(at: path, id: testBook)
    }
    try FileManager.default.removeItem(atPath: path + "/book.json")
    #expect(throws: BookError.existsAlready(path: path)) {
      _ = try Book.create(at: path, id: testBook)
    }
  }

  @Test("says what is wrong with its book.json")
  func damagedFile() throws {
    let test = try TestBook()
    test.close()
    let path = test.path + "/book.json"
    let sound = try fileBytes(path)
    var generator = SeededGenerator(seed: 7)
    for round in 0..<200 {
      var bytes = sound
      for _ in 0...(round % 4) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case _: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
      }
      try overwriteFile(path, bytes)
      // An error or, where it still says what it did, a book; never a crash.
      do { _ = try Book(opening: test.path, for: .readClosedCopy) } catch { continue }
    }
    let newer = String(decoding: sound, as: UTF8.self)
      .replacingOccurrences(of: "\"format\":1", with: "\"format\":2")
    try overwriteFile(path, Array(newer.utf8))
    #expect(throws: BookError.formatIsNewer(path: path, found: 2, known: 1)) {
      _ = try Book(opening: test.path)
    }
    try overwriteFile(path, [])
    #expect(throws: BookError.self) { _ = try Book(opening: test.path) }
  }
}

/// A command whose id and content are the same in every process.
private func theSameCommand() -> Command {
  let event = CaseOpened(
    channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "同じ")
  return Command(
    id: .sample("the same command"),
    content: .record([
      Draft(.cases(.caseOpened(event)), refs: Refs([Ref(.case, .sample("case"))]))
    ]),
    occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: .support,
    device: .sample("device"), authenticatedBy: .osUser)
}

private func openCase(_ path: String) throws {
  let book = try Book(opening: path)
  let receipt = try book.perform(theSameCommand()).receipt
  precondition(receipt?.isReplayed == false, "it is new")
  book.close()
}

private func performMany(_ count: Int) throws {
  let test = try TestBook()
  let answers = test.book.performAll((0..<count).map { test.memo("\($0)", of: "case") })
  precondition(answers.count == count, "each has an answer")
}
