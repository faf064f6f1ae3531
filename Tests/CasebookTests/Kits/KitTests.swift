import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A kit")
struct KitTests {
  private let refs = KitWorld.refs
  private func hub() throws -> (TestBook, TestHub) { try KitWorld.hub() }

  @Test("carries the records of its case as they are, under keys of its own")
  func pack() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    let report = try kit.sync(hub)
    #expect(report.failure == nil)
    #expect(report.isPacked)
    let book = try kit.openBook()
    defer { book.close() }
    let hubRecords = try test.records().filter { $0.refs.case != .sample("another case") }
    let ours = try book.allRecords()
    #expect(ours.map(\.id) == hubRecords.map(\.id))
    #expect(ours.map(\.event) == hubRecords.map(\.event))
    #expect(ours.map(\.number) == hubRecords.map(\.number))
    #expect(ours.map(\.entry) == hubRecords.map(\.entry))
    #expect(ours.map(\.acceptedAt) == hubRecords.map(\.acceptedAt))
    #expect(ours.map(\.occurredAt) == hubRecords.map(\.occurredAt))
    #expect(try book.verify { _, _, _ in }.faults.isEmpty)
    // The master key is not in the directory of the kit.
    let master = try FileManager.default.destinationOfSymbolicLink(
      atPath: book.path + "/keys/master")
    #expect(!master.hasPrefix(kit.path + "/"))
    for file in try filesBelow(kit.path) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      #expect(bytes.range(of: Data("山田製作所".utf8)) == nil, "\(file)")
    }
  }

  @Test("shows words of other cases as closed, and those that a profile may not see")
  func closedWords() throws {
    let (test, _) = try hub()
    var other = refs
    other = Refs([Ref(.case, .sample("third")), Ref(.customer, .sample("customer"))])
    let opened = CaseOpened(
      channel: .phone, reasonCode: "malfunction", priority: .normal, subject: "別件の話")
    try test.accept(test.facts(.cases(.caseOpened(opened)), refs: other))
    for (profile, name, subject) in [
      (Profile.everything, "山田製作所", "圧縮機 異音 E4"), (Profile(classes: [.name]), "山田製作所", nil),
      (Profile(classes: []), nil, nil),
    ] as [(Profile, String?, String?)] {
      let page = try test.book.pack(
        PackArguments(.cases([.sample("case")])), for: .sample("ito"),
        #require(Audience("kits", feeds: Audience.whole.feeds, profile: profile)),
        at: test.clock.now)
      var content = PackContent()
      try content.take(page)
      let events = try content.records.values.map { stored in
        guard case .opened(let personal) = stored.carriedPart else {
          return try stored.record(seq: 1).event
        }
        return try stored.record(seq: 1, personal: personal, state: .opened).event
      }
      var names: [String?] = []
      var subjects: [String?] = []
      for event in events {
        if case .customers(.customerRegistered(let registered)) = event {
          names.append(registered.name)
        }
        if case .cases(.caseOpened(let opened)) = event { subjects.append(opened.subject) }
      }
      #expect(names == [name])
      #expect(subjects.compactMap(\.self) == [subject].compactMap(\.self))
      #expect(subjects.count == 2, "the other case of the customer is there, without its words")
    }
  }

  @Test("holds what stands in a feed of the audience, and the head only for who follows the log")
  func audience() throws {
    let (test, _) = try hub()
    try test.accept(test.memo("elsewhere", of: "another case"))
    let narrow = try #require(
      Audience("kits", feeds: [.one(.case(.sample("case")))], profile: .everything))
    func pack(_ name: String) throws -> PackAnswer {
      try test.book.pack(
        PackArguments(.cases([.sample(name)])), for: .sample("ito"), narrow, at: test.clock.now)
    }
    let page = try pack("case")
    var content = PackContent()
    try content.take(page)
    let all = try test.records()
    let ours = content.records.keys.map { all[Int($0) - 1] }
    #expect(ours.contains { $0.event.typeName == "memo.written" })
    #expect(ours.allSatisfy { $0.refs.case == .sample("case") }, "nothing of the customer alone")
    #expect(page.position.seq == content.records.keys.max().map { Int($0) })
    #expect(page.position.seq < all.count)
    #expect(throws: PackError.notAllowed) { try pack("another case") }
    #expect(throws: PackError.notAllowed) { try pack("no case") }
  }

  @Test("comes in pages that fit together")
  func pages() throws {
    let (test, hub) = try hub()
    let long = String(repeating: "長い話。", count: 4_000)
    for number in 1...30 { try test.accept(test.memo("\(number) \(long)", of: "case")) }
    let kit = try TestKit(of: hub)
    #expect(try kit.sync(hub).failure == nil)
    #expect(hub.requests.filter { $0.verb == .pack }.count > 1)
    #expect(try kit.memos().count == 31)
  }

  @Test("keeps what is written before it says so, numbers it from 1, and sends it once")
  func writesAndSends() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    for number in 1...3 {
      let receipt = try #require(try kit.memo("memo \(number)").receipt)
      #expect(receipt.entry == ProvisionalNumber.entry(UInt64(number)))
    }
    try kit.reopen()
    #expect(kit.kit.waiting.count == 3)
    #expect(kit.kit.waiting.since == kit.clock.now)
    #expect(try kit.kit.unsent().map(\.number) == [1, 2, 3])
    #expect(try kit.kit.unsent().map(\.says) == ["メモを記録", "メモを記録", "メモを記録"])
    #expect(try kit.memos() == ["at the desk", "memo 1", "memo 2", "memo 3"])
    let report = try kit.sync(hub)
    #expect(report.accepted.map(\.entry.number) == [1, 2, 3])
    #expect(report.accepted.compactMap(\.reference) == ["C-1#3", "C-1#4", "C-1#5"])
    #expect(kit.kit.waiting.count == 0)
    #expect(try kit.kit.sent().map(\.state) == [.accepted, .accepted, .accepted])
    let records = try test.records().suffix(3)
    #expect(records.map(\.deviceSeq) == [1, 2, 3])
    #expect(records.allSatisfy { $0.device == .sample("device of kit") })
    #expect(records.allSatisfy { $0.actor == .sample("ito") })
    #expect(try kit.memos() == ["at the desk", "memo 1", "memo 2", "memo 3"])
    let seq = try test.standing().seq
    #expect(try kit.sync(hub).accepted.isEmpty)
    #expect(try test.standing().seq == seq, "nothing is sent twice")
  }

  @Test("numbers cases that were opened on it for itself, until the book has")
  func provisional() throws {
    let (_, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    let opened = CaseOpened(
      channel: .counter, reasonCode: "malfunction", priority: .normal, subject: "水漏れ")
    for (name, number) in [("new one", "~C1"), ("new two", "~C2")] {
      let receipt = try #require(
        try kit.perform(
          .record([
            Draft(.cases(.caseOpened(opened)), refs: Refs([Ref(.case, .sample(name))]))
          ])
        ).receipt)
      #expect(receipt.lines.map(\.number) == [number])
    }
    let book = try kit.openBook(for: .read)
    #expect(try book.subjects(number: "~C2") == [Ref(.case, .sample("new two"))])
    book.close()
    try kit.sync(hub)
    let after = try kit.openBook(for: .read)
    defer { after.close() }
    #expect(try after.subjects(number: "C-4") == [Ref(.case, .sample("new two"))])
    #expect(try after.subjects(number: "~C2").isEmpty)
  }

  @Test("tells a refusal of its own pack at once, and sends nothing of it")
  func refusedAtOnce() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    let close = Decision.closeCase(CaseClosed(surveyWanted: false))
    let reply = try kit.perform(.decide(close, refs: refs))
    #expect(reply.refusal == .caseIsNotResolved)
    #expect(kit.kit.waiting.count == 0)
    try kit.memo("after it")
    #expect(try kit.kit.unsent().map(\.number) == [1])
    try kit.sync(hub)
    #expect(try test.book.standing(of: .sample("device of kit")).through == 1)
  }

  @Test("learns that the case was closed meanwhile: the facts stand, the promise is a conflict")
  func closedMeanwhile() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    var promised = refs
    promised.insert(Ref(.promise, .sample("promise")))
    let made = PromiseMade(
      kind: .callback, what: "確認電話", window: Window(to: test.clock.now.adding(seconds: 3_600)),
      owner: Owner(team: .repair), agreedWithCustomer: true)
    try kit.memo("at the door")
    _ = try #require(try kit.perform(.decide(.makePromise(made), refs: promised)).receipt)
    let resolved = CaseResolved(resolutionCode: "repaired", confirmedWithCustomer: true)
    try test.accept(test.decision(.resolveCase(resolved), refs: refs))
    try test.accept(test.decision(.closeCase(CaseClosed(surveyWanted: false)), refs: refs))
    let report = try kit.sync(hub)
    #expect(report.failure == nil)
    #expect(report.accepted.map(\.entry.number) == [1])
    #expect(report.refused.map(\.code) == ["caseIsClosed"])
    #expect(report.conflictCount == 1)
    #expect(kit.kit.waiting.count == 0)
    #expect(try kit.kit.sent().last?.state == .refused)
  }

  @Test(
    "does again what was broken off after any request, before it or after it, and loses nothing")
  func cuts() throws {
    var count = 0
    var isWhole = false
    while !isWhole, count < 40 {
      count += 1
      for isAfter in [false, true] {
        let (test, hub) = try hub()
        let kit = try TestKit(of: hub)
        try kit.sync(hub)
        for number in 1...3 { try kit.memo("memo \(number)") }
        let cut = hub.requests.count + count
        let fails: (Int) throws -> Void = { if $0 == cut { throw CocoaError(.userCancelled) } }
        if isAfter { hub.after = fails } else { hub.before = fails }
        let report = try kit.sync(hub)
        isWhole = report.failure == nil
        hub.before = { _ in }
        hub.after = { _ in }
        #expect(try kit.memos() == ["at the desk", "memo 1", "memo 2", "memo 3"])
        try kit.memo("memo 4")
        try kit.sync(hub)
        #expect(kit.kit.waiting.count == 0)
        let memos = ["at the desk", "memo 1", "memo 2", "memo 3", "memo 4"]
        #expect(try test.book.memos(of: "case") == memos)
        #expect(try kit.memos() == memos)
        #expect(
          try test.book.standing(of: .sample("device of kit"))
            == DeviceStanding(through: 4, missing: [], last: 4))
      }
    }
    #expect(count > 5)
    #expect(isWhole)
  }

  @Test("keeps what the desk cannot read, marks it, and goes on with the others")
  func stuck() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    for number in 1...3 { try kit.memo("memo \(number)") }
    hub.instead = { request in
      request.arguments["deviceSeq"] == 2 ? DeskProblem.malformed("no", at: "/events").reply : nil
    }
    let report = try kit.sync(hub)
    #expect(report.stuck.map(\.code) == ["malformed"])
    #expect(report.accepted.map(\.entry.number) == [1, 3])
    #expect(try kit.kit.unsent().map(\.state) == [.needsPerson])
    #expect(
      try test.book.standing(of: .sample("device of kit"))
        == DeviceStanding(through: 1, missing: [2], last: 3))
    #expect(try kit.memos().contains("memo 2"), "the technician still sees it")
    hub.instead = { _ in nil }
    #expect(try kit.sync(hub).accepted.isEmpty, "it waits for a person")
    try kit.kit.retry(2)
    #expect(try kit.sync(hub).accepted.map(\.entry.number) == [2])
  }
}
