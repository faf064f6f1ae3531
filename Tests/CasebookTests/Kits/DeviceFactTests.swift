import Casebook
import Cases
import CasesTesting
import Testing
import Views
import Wire

extension TestBook {
  /// A command as a kit sends it that was offline.
  func offline(
    _ content: Command.Content, number: UInt64?, device: DeviceID = .sample("kit"),
    actor: MemberID = .sample("ito"), at moment: Instant? = nil, id: CommandID? = nil
  ) -> Command {
    var command = command(content, id: id, actor: actor, team: .repair, at: moment)
    command.device = device
    command.deviceSeq = number
    command.wasOffline = true
    command.authenticatedBy = .curveKey
    return command
  }

  func offlineMemo(_ body: String, number: UInt64, device: DeviceID = .sample("kit")) -> Command {
    let event = MemoWritten(memoID: .sample(body), body: body, pinned: false)
    let draft = Draft(.facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample("case"))]))
    return offline(.record([draft]), number: number, device: device)
  }
}

@Suite("What a device sends that was offline")
struct DeviceFactTests {
  private let refs = Refs([Ref(.case, .sample("case"))])

  private func promise(number: UInt64, id: CommandID? = nil) -> (TestBook) -> Command {
    { test in
      let made = PromiseMade(
        kind: .callback, what: "確認電話",
        window: Window(to: test.clock.now.adding(seconds: 3_600)),
        owner: Owner(team: .repair), agreedWithCustomer: true)
      var refs = self.refs
      refs.insert(Ref(.promise, .sample("promise")))
      return test.offline(.decide(.makePromise(made), refs: refs), number: number, id: id)
    }
  }

  /// A book with a case that is closed.
  private func closed() throws -> TestBook {
    let test = try TestBook()
    try test.open("case")
    let resolved = CaseResolved(resolutionCode: "repaired", confirmedWithCustomer: true)
    try test.accept(test.decision(.resolveCase(resolved), refs: refs))
    try test.accept(test.decision(.closeCase(CaseClosed(surveyWanted: false)), refs: refs))
    return test
  }

  @Test("keeps a refused decision as a conflict with the command, and answers with the refusal")
  func refusedDecision() throws {
    let test = try closed()
    let sent = promise(number: 1)(test)
    let receipt = try test.accept(sent)
    #expect(receipt.refusal == "caseIsClosed")
    #expect(receipt.conflicts.map(\.rule) == [.refusedOffline])
    let record = try #require(try test.records().last)
    #expect(record.origin == .book)
    #expect(record.device == .sample("kit"))
    #expect(record.deviceSeq == 1)
    guard case .book(.conflictRaised(let conflict)) = record.event else {
      Issue.record("no conflict")
      return
    }
    let kept = try IncomingCommand(json: try #require(conflict.command))
    #expect(kept.id == sent.id)
    guard case .commitments(.promiseMade(let made))? = kept.events.first?.draft.event else {
      Issue.record("no promise")
      return
    }
    #expect(made.what == "確認電話")
  }

  @Test("answers a resent refused decision with its first answer, also after a restart")
  func refusedAgain() throws {
    let test = try closed()
    let sent = promise(number: 1)(test)
    let first = try test.accept(sent)
    let seq = try test.standing().seq
    try test.reopen(folding: true)
    let again = try test.accept(sent)
    #expect(again.isReplayed)
    #expect(again.lines == first.lines)
    #expect(again.refusal == "caseIsClosed")
    #expect(again.conflicts.map(\.conflictID) == first.conflicts.map(\.conflictID))
    #expect(try test.standing().seq == seq)
  }

  @Test("refuses a decision of somebody at the desk as ever, and leaves nothing of it")
  func atTheDesk() throws {
    let test = try closed()
    var sent = promise(number: 1)(test)
    sent.wasOffline = false
    let seq = try test.standing().seq
    #expect(try test.book.perform(sent).refusal == .caseIsClosed)
    #expect(try test.standing().seq == seq)
    #expect(try test.book.standing(of: .sample("kit")).last == 0)
  }

  @Test("sends back what nobody could read, without taking its number")
  func malformed() throws {
    let test = try TestBook()
    try test.open("case")
    let memo = MemoWritten(memoID: .sample("memo"), body: " ", pinned: false)
    let draft = Draft(.facts(.memoWritten(memo)), refs: refs)
    let reply = try test.book.perform(test.offline(.record([draft]), number: 1))
    guard case .malformed? = reply.refusal else {
      Issue.record("\(reply)")
      return
    }
    #expect(try test.book.standing(of: .sample("kit")).last == 0)
  }

  @Test("takes what comes early, shows the gap, and closes it")
  func gap() throws {
    let test = try TestBook()
    try test.open("case")
    for number: UInt64 in [1, 2, 4, 6] {
      try test.accept(test.offlineMemo("memo \(number)", number: number))
    }
    let standing = try test.book.standing(of: .sample("kit"))
    #expect(standing == DeviceStanding(through: 2, missing: [3, 5], last: 6))
    #expect(DeviceStanding(standing.document) == standing)
    #expect(standing.isReused(nextSeq: 6))
    #expect(!standing.isReused(nextSeq: 7))
    try test.accept(test.offlineMemo("memo 3", number: 3))
    #expect(
      try test.book.standing(of: .sample("kit"))
        == DeviceStanding(through: 4, missing: [5], last: 6))
  }

  @Test("refuses a number that came with another command: the kit was copied")
  func reused() throws {
    let test = try TestBook()
    try test.open("case")
    try test.accept(test.offlineMemo("one", number: 1))
    let seq = try test.standing().seq
    #expect(
      try test.book.perform(test.offlineMemo("another", number: 1))
        == .deviceIsReused(.sample("kit"), 1))
    #expect(try test.standing().seq == seq)
  }

  @Test("raises a conflict when two technicians say that they made one visit")
  func twoOnOneVisit() throws {
    let test = try TestBook()
    try test.open("case")
    var refs = refs
    refs.insert(Ref(.visit, .sample("visit")))
    let draft = Draft(.repairs(.visitStarted(VisitStarted())), refs: refs)
    let first = try test.accept(test.offline(.record([draft]), number: 1))
    #expect(first.conflicts.isEmpty)
    let own = try test.accept(test.offline(.record([draft]), number: 2))
    #expect(own.conflicts.isEmpty, "the same person again is no contradiction")
    let second = try test.accept(
      test.offline(
        .record([draft]), number: 1, device: .sample("other kit"), actor: .sample("kato")))
    #expect(second.conflicts.map(\.rule) == [.visitsOverlap])
    #expect(second.conflicts.first?.events.count == 2)
    #expect(second.conflicts.first?.events.first == first.lines.first?.id)
  }

  @Test("shows a clock that is off, at a decision too")
  func clockIsOff() throws {
    let test = try TestBook()
    try test.open("case")
    var sent = promise(number: 1)(test)
    sent.skewMilliseconds = 301_000
    #expect(try test.accept(sent).conflicts.map(\.rule) == [.clockIsOff])
    var exact = test.offlineMemo("exact", number: 2)
    exact.skewMilliseconds = 300_000
    #expect(try test.accept(exact).conflicts.isEmpty)
  }

  @Test("keeps what happened around somebody who has been forgotten, without the words")
  func forgotten() throws {
    let test = try TestBook()
    try Person.tell(test)
    try Person.forget(test)
    // The device names only the case, of which the book knows whose it is.
    let refs = Refs([Ref(.case, .sample("leak"))])
    let draft = Draft(Person.memo("about the forgotten"), refs: refs)
    try test.accept(test.offline(.record([draft]), number: 1))
    let kept = try #require(try test.records().last)
    #expect(kept.event.kind == .memoWritten)
    #expect(kept.personal == .erased)
    #expect(kept.deviceSeq == 1)
    let again = Draft(Person.memo("again"), refs: refs)
    var atTheDesk = test.offline(.record([again]), number: 2)
    atTheDesk.wasOffline = false
    #expect(try test.book.perform(atTheDesk).refusal == .customerIsErased)
    #expect(try test.faults() == [])
  }

  @Test("a device belongs to the key that names it first, also for the next process")
  func owners() throws {
    let test = try TestBook()
    let owners = DeviceOwners(of: test.book)
    #expect(try owners.owner(of: .sample("kit")) == nil)
    #expect(try owners.claim(.sample("kit"), by: "key of ito"))
    #expect(try owners.claim(.sample("kit"), by: "key of ito"))
    #expect(try !owners.claim(.sample("kit"), by: "key of kato"))
    #expect(try DeviceOwners(of: test.book).owner(of: .sample("kit")) == "key of ito")
    #expect(try owners.claim(.sample("other kit"), by: "key of kato"))
  }

  @Test("a key gets so many devices and no more, and keeps those that it has")
  func ownersBound() throws {
    let test = try TestBook()
    let owners = DeviceOwners(of: test.book)
    for number in 1...DeviceOwners.countMax {
      #expect(try owners.claim(.sample("kit \(number)"), by: "key of ito"))
    }
    #expect(try !owners.claim(.sample("one more"), by: "key of ito"))
    #expect(try owners.owner(of: .sample("one more")) == nil)
    #expect(try owners.claim(.sample("kit 1"), by: "key of ito"))
    #expect(try owners.claim(.sample("one more"), by: "key of kato"))
  }
}
