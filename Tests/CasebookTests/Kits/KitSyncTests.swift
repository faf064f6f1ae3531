import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A kit and its desk")
struct KitSyncTests {
  private let refs = KitWorld.refs
  private func hub() throws -> (TestBook, TestHub) { try KitWorld.hub() }

  @Test("waits for a desk that puts it off, as often as is worth it, and keeps the order")
  func putOff() throws {
    let (_, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try kit.memo("one")
    try kit.memo("two")
    for (refusals, sent) in [(KitSync.laterCountMax + 1, 0), (KitSync.laterCountMax, 2)] {
      var count = 0
      hub.instead = { request in
        guard request.verb == .do, count < refusals else { return nil }
        count += 1
        return DeskProblem.busy(retryMilliseconds: 1, "").reply
      }
      #expect(try kit.sync(hub).accepted.count == sent)
    }
  }

  @Test("keeps what the book has for thirty days after it was accepted, whenever it was written")
  func keepsSent() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    let start = test.clock.now
    func go(to seconds: Int64) {
      test.clock.set(start.adding(seconds: seconds))
      kit.clock.set(start.adding(seconds: seconds))
    }
    try kit.memo("written long before it was sent")
    try kit.memo("to be damaged")
    go(to: 2 * Kit.keptSeconds)
    #expect(try kit.sync(hub).accepted.count == 2)
    #expect(try kit.kit.sent().map(\.number) == [1, 2])
    // A damaged one hides nothing and ends nothing.
    let damaged = kit.kit.sent(.sample("device of kit")) + "/" + Kit.name(2)
    try Data("x".utf8).write(to: URL(fileURLWithPath: damaged))
    try kit.kit.renumber(as: .sample("next device"))
    #expect(try kit.kit.sent().map(\.number) == [1], "also under the device that it had")
    go(to: 3 * Kit.keptSeconds)
    #expect(try kit.sync(hub).failure == nil)
    #expect(try kit.kit.sent().map(\.number) == [1], "thirty days, and not a second less")
    go(to: 3 * Kit.keptSeconds + 1)
    #expect(try kit.sync(hub).failure == nil)
    #expect(try kit.kit.sent().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: damaged))
    #expect(kit.kit.nextNumber == 1)
  }

  @Test("gets a new device and numbers anew when it turns out to be a copy")
  func copied() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    let copy = kit.directory + "/copy"
    try FileManager.default.copyItem(atPath: kit.path, toPath: copy)
    try kit.memo("of the kit")
    try kit.sync(hub)
    let other = try Kit(opening: copy, secrets: kit.secrets)
    let clock = kit.clock
    let book = try other.openBook(for: .write, clock: { clock.now })
    let event = MemoWritten(memoID: .sample("copy"), body: "of the copy", pinned: false)
    let draft = Draft(.facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample("case"))]))
    _ = try other.perform(
      Command(
        id: .sample("of the copy"), content: .record([draft]), occurredAt: clock.now,
        utcOffsetMinutes: 540, recordedAt: clock.now, actor: nil, team: nil, device: nil,
        authenticatedBy: .osUser), says: "", place: "", in: book)
    book.close()
    let report = try KitSync(other, over: hub, clock: { clock.now }, pause: { _ in }).run()
    #expect(report.failure == nil)
    #expect(report.hasNewDevice)
    #expect(other.file.device != .sample("device of kit"))
    #expect(try test.book.memos(of: "case") == ["at the desk", "of the copy", "of the kit"])
    #expect(try test.book.standing(of: other.file.device).through == 1)
    #expect(try test.book.standing(of: .sample("device of kit")).through == 1)
  }

  @Test("measures its clock at the hello, and the book says that it is off")
  func clockIsOff() throws {
    let (test, hub) = try hub()
    let kit = try TestKit(of: hub)
    kit.clock.set(test.clock.now.adding(seconds: 600))
    try kit.sync(hub)
    #expect(kit.kit.file.skewMilliseconds == 600_000)
    try kit.memo("from the future")
    let report = try kit.sync(hub)
    #expect(report.accepted.first?.conflicts.map(\.rule) == ["clockIsOff"])
    #expect(try test.records().contains { $0.skewMilliseconds == 600_000 })
  }

  @Test("stops before the desk of another book")
  func otherBook() throws {
    let (_, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try kit.memo("mine")
    let other = try TestBook(id: .sample("another book"))
    let report = try kit.sync(TestHub(other))
    guard case .otherBook? = report.failure else {
      Issue.record("\(report)")
      return
    }
    #expect(try other.standing().seq == 0)
    #expect(kit.kit.waiting.count == 1)
  }

  @Test("heals after a crash between outbox and pack, and never performs twice")
  func heals() throws {
    let (_, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try kit.memo("whole")
    // As it is when the process dies between the two.
    let event = MemoWritten(memoID: .sample("half"), body: "half", pinned: false)
    let draft = Draft(.facts(.memoWritten(event)), refs: Refs([Ref(.case, .sample("case"))]))
    let command = Command(
      id: .sample("half"), content: .record([draft]), occurredAt: kit.clock.now,
      utcOffsetMinutes: 540, recordedAt: kit.clock.now, actor: nil, team: nil,
      device: kit.kit.file.device, deviceSeq: 2, authenticatedBy: .curveKey)
    try kit.kit.write(
      OutboxEntry(
        number: 2, queuedAt: kit.clock.now, says: "", place: "", document: command.document()))
    try kit.reopen()
    #expect(try kit.memos() == ["at the desk", "half", "whole"])
    #expect(try kit.memos() == ["at the desk", "half", "whole"])
    #expect(kit.kit.nextNumber == 3)
  }

  @Test("cannot be opened without its secrets, and its outbox not as another entry")
  func sealedOutbox() throws {
    let (_, hub) = try hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try kit.memo("秘密")
    let outbox = kit.kit.outbox(kit.kit.file.device)
    let entry = outbox + "/" + Kit.name(1)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: entry))
    #expect(bytes.range(of: Data("秘密".utf8)) == nil)
    try FileManager.default.copyItem(atPath: entry, toPath: outbox + "/" + Kit.name(2))
    #expect(throws: KitError.isDamaged(path: outbox + "/" + Kit.name(2))) {
      try kit.kit.unsent()
    }
    #expect(throws: KitError.self) {
      try Kit(opening: kit.path, secrets: kit.directory + "/elsewhere")
    }
  }

  @Test("two of them on one case, synced in either order, end with the same timeline")
  func twoKits() throws {
    for order in [[0, 1], [1, 0]] {
      let (test, hub) = try hub()
      let hubs = [hub, TestHub(test, member: .sample("kato"), key: "key of kato")]
      let kits = [try TestKit("one", of: hubs[0]), try TestKit("two", of: hubs[1])]
      for (kit, hub) in zip(kits, hubs) { try kit.sync(hub) }
      var visited = refs
      visited.insert(Ref(.visit, .sample("visit")))
      for (index, kit) in kits.enumerated() {
        kit.clock.set(kit.clock.now.adding(seconds: Int64(index) + 1))
        try kit.perform(
          .record([Draft(.repairs(.visitStarted(VisitStarted())), refs: visited)]))
        for number in 1...3 { try kit.memo("\(index) \(number)") }
      }
      // The desk dies in the middle of the first one's sync, after it has written.
      let first = order[0]
      let cut = hubs[first].requests.count + 3
      hubs[first].after = { if $0 == cut { throw CocoaError(.userCancelled) } }
      #expect(try kits[first].sync(hubs[first]).failure != nil)
      hubs[first].after = { _ in }
      var conflicts: [String] = []
      for index in order {
        let report = try kits[index].sync(hubs[index])
        #expect(report.failure == nil)
        conflicts += report.accepted.flatMap(\.conflicts).map(\.rule)
      }
      #expect(conflicts == ["visitsOverlap"])
      try kits[first].sync(hubs[first])
      let records = try test.records()
      let numbered = records.filter { $0.origin == .device && $0.deviceSeq > 0 }
      let fromKits = numbered.filter { $0.device != .sample("device") }
      #expect(Set(fromKits.map(\.command)).count == 8)
      #expect(fromKits.count == 8, "each command once")
      for name in ["one", "two"] {
        let standing = try test.book.standing(of: .sample("device of \(name)"))
        #expect(standing == DeviceStanding(through: 4, missing: [], last: 4))
      }
      let timelines = try kits.map { kit in
        let book = try kit.openBook(for: .read)
        defer { book.close() }
        return try book.allRecords().filter { $0.refs.case == .sample("case") }.map(\.id)
      }
      #expect(timelines[0] == timelines[1])
      let hubTimeline = records.filter { $0.refs.case == .sample("case") }.map(\.id)
      #expect(timelines[0] == hubTimeline)
    }
  }
}
