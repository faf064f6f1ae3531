import Cases
import CasesTesting
import Testing
import Views

/// Histories in which customers have numbers.
struct Callers {
  var history = History()
  static let number = "+81312345678"

  /// Registers a customer with a number.
  mutating func customer(
    _ name: String, sharing: Sharing = .one, number: String = Self.number,
    extensionDigits: String? = nil
  ) {
    let refs = Refs([Ref(.customer, .sample(name))])
    let registered = CustomerRegistered(kind: .company, name: name)
    let point = ContactPointAdded(
      pointID: .sample("point of \(name)"), kind: .phone, raw: number, normalized: number,
      extensionDigits: extensionDigits, sharing: sharing, verifiedBy: .none)
    history = history.then(
      .customers(.customerRegistered(registered)), .customers(.contactPointAdded(point)),
      refs: refs)
  }

  mutating func happens(_ event: Event, to name: String, _ more: Ref...) {
    history = history.then(event, refs: Refs([Ref(.customer, .sample(name))] + more))
  }

  /// A call that came in, with whom.
  mutating func calls(_ name: String, as contact: String) {
    let started = ContactStarted(channel: .phone, direction: .inbound)
    happens(.contacts(.contactStarted(started)), to: name, Ref(.contact, .sample(contact)))
  }

  var rows: SortedRows {
    var rows = SortedRows(log: history.records)
    for record in history.records {
      let failures = AllViews.fold(record, into: &rows)
      #expect(failures.isEmpty)
    }
    return rows
  }

  var asker: Asker {
    Asker(team: .support, moment: history.now, case: nil, utcOffsetMinutes: 540)
  }

  func pop(
    _ number: String = Self.number, extensionDigits: String? = nil,
    verified: CustomerID? = nil, team: Team? = .support
  ) throws -> ScreenPop {
    var asker = asker
    asker.team = team
    return try PopReader(asker: asker, verified: verified).pop(
      .phone, [number], extensionDigits: extensionDigits, in: rows)
  }
}

@Suite("A number that rings")
struct PopTests {
  @Test("of one customer alone is known to be theirs")
  func onlyOne() throws {
    var callers = Callers()
    callers.customer("山田")
    let pop = try callers.pop()
    #expect(pop.candidates.map(\.customer.id) == [.sample("山田")])
    #expect(pop.candidates.first?.level == .known)
    #expect(pop.candidates.first?.reason == .onlyOne)
    #expect(try callers.pop("+81399999999").candidates.isEmpty)
  }

  @Test(
    "that is shared brings everybody, with the reason",
    arguments: [
      (Sharing.household, PopReason.household), (.switchboard, .switchboard), (.one, .several),
    ])
  func shared(sharing: Sharing, reason: PopReason) throws {
    var callers = Callers()
    callers.customer("山田", sharing: sharing)
    callers.customer("経理", sharing: sharing)
    let pop = try callers.pop()
    #expect(pop.candidates.map(\.reason) == [reason, reason])
    #expect(pop.candidates.map(\.level) == [.maybe, .maybe])
    #expect(pop.candidates.map(\.sharing) == [sharing, sharing])
  }

  @Test("without its extension may be anybody behind the trunk; with it, it is one")
  func extensions() throws {
    var callers = Callers()
    callers.customer("山田", extensionDigits: "12")
    callers.customer("経理", extensionDigits: "13")
    let trunk = try callers.pop()
    #expect(trunk.candidates.map(\.reason) == [.withoutExtension, .withoutExtension])
    let one = try callers.pop(extensionDigits: "12")
    #expect(one.candidates.first?.customer.id == .sample("山田"))
    #expect(one.candidates.first?.reason == .onlyOne)
    #expect(one.candidates.map(\.level) == [.known, .maybe])
  }

  @Test("that was given up is a guess; who was proved in the contact comes first")
  func retiredAndProved() throws {
    var callers = Callers()
    callers.customer("山田")
    callers.happens(
      .customers(
        .contactPointRetired(
          ContactPointRetired(pointID: .sample("point of 山田"), reason: .moved))), to: "山田")
    #expect(try callers.pop().candidates.map(\.reason) == [.retired])
    callers.customer("経理")
    let pop = try callers.pop(verified: .sample("山田"))
    #expect(pop.candidates.map(\.reason) == [.proved, .onlyOne])
    #expect(pop.candidates.map(\.level) == [.verified, .known])
  }

  @Test("of two customers who turned out to be one brings them once, with what both lived through")
  func merged() throws {
    var callers = Callers()
    callers.customer("山田", number: "+81311111111")
    callers.customer("山田 (旧)")
    callers.calls("山田", as: "one")
    callers.calls("山田 (旧)", as: "two")
    let merged = CustomerMerged(mergeID: .sample("merge"), score: 90, method: "number")
    callers.history = callers.history.then(
      .customers(.customerMerged(merged)),
      refs: Refs([Ref(.survivor, .sample("山田")), Ref(.absorbed, .sample("山田 (旧)"))]))
    let pop = try callers.pop()
    let only = try #require(pop.candidates.first)
    #expect(pop.candidates.count == 1)
    #expect(only.customer.id == .sample("山田") && only.owner == .sample("山田 (旧)"))
    #expect(only.names == [.sample("山田"), .sample("山田 (旧)")])
    #expect(only.sheet?.calls.inboundCount == 2)
  }

  @Test("counts the calls of whoever they turned out to be with, and knows the last")
  func counts() throws {
    var callers = Callers()
    callers.customer("山田")
    callers.customer("佐藤", number: "+81399999999")
    callers.calls("山田", as: "one")
    callers.calls("山田", as: "two")
    let identified = ContactIdentified(
      candidates: [], chosen: .sample("佐藤"), method: .spoken, level: .verified)
    callers.happens(
      .contacts(.contactIdentified(identified)), to: "佐藤", Ref(.contact, .sample("two")))
    let calls = try #require(try callers.pop().candidates.first?.sheet?.calls)
    #expect(calls.inboundCount == 1 && calls.lastInbound?.id == .sample("one"))
    let other = try #require(try callers.pop("+81399999999").candidates.first?.sheet?.calls)
    #expect(other.inboundCount == 1 && other.last?.id == .sample("two"))
    #expect(!calls.isCutOff)
    let reader = PopReader(asker: callers.asker, current: .sample("one"))
    let before = try reader.pop(.phone, [Callers.number], in: callers.rows).candidates[0].sheet?
      .calls
    #expect(before?.inboundCount == 0 && before?.lastInbound == nil)
  }

  @Test("shows the pinned memo first, then the latest, up to the bound, as they stand now")
  func memos() throws {
    var callers = Callers()
    callers.customer("山田")
    func memo(_ body: String, pinned: Bool = false) -> Event {
      .facts(.memoWritten(MemoWritten(memoID: .sample(body), body: body, pinned: pinned)))
    }
    callers.happens(memo("午前のみ", pinned: true), to: "山田")
    for number in 1...PopSheet.memoCountMax { callers.happens(memo("メモ\(number)"), to: "山田") }
    func bodies() throws -> [String] {
      try callers.pop().candidates.first?.sheet?.memos.compactMap { record in
        guard case .facts(.memoWritten(let memo)) = record.event else { return nil }
        return memo.body
      } ?? []
    }
    #expect(try bodies() == ["午前のみ", "メモ3", "メモ2"])
    let last = callers.history.last
    callers.happens(
      .book(.entryRetracted(EntryRetracted(events: [last], reasonCode: "mistake"))), to: "山田")
    #expect(try bodies() == ["午前のみ", "メモ2", "メモ1"])
  }

  @Test("leaves out memos that only another team may see")
  func hidden() throws {
    var callers = Callers()
    callers.customer("山田")
    let memo = MemoWritten(memoID: .sample("memo"), body: "値引き可", pinned: false)
    callers.happens(.facts(.memoWritten(memo)), to: "山田")
    var rows = callers.rows
    rows.log[rows.log.count - 1].visibility = [.sales]
    for (team, count) in [(Team.support, 0), (.sales, 1)] {
      let asker = Asker(
        team: team, moment: callers.history.now, case: nil, utcOffsetMinutes: 540)
      let pop = try PopReader(asker: asker).pop(.phone, [Callers.number], in: rows)
      #expect(pop.candidates.first?.sheet?.memos.count == count)
    }
  }

  @Test("brings late promises first, open cases, and items with warranty and recall")
  func work() throws {
    var callers = Callers()
    callers.customer("customer")
    callers.history = callers.history.onItem("item").itemRegistered().inCase("case").opened()
      .promised("late", dueAt: callers.history.now.adding(seconds: 120)).promised("soon")
      .after(seconds: 600)
    let sheet = try #require(try callers.pop().candidates.first?.sheet)
    #expect(sheet.cases.map(\.id) == [.sample("case")])
    #expect(sheet.promises.map(\.promise.id) == [.sample("late"), .sample("soon")])
    #expect(sheet.promises.map { $0.isOverdue(at: callers.history.now) } == [true, false])
    #expect(sheet.items.map(\.item.id) == [.sample("item")])
    #expect(sheet.items.map(\.isRecalled) == [false])
  }

  @Test("shows so many candidates, reads so many of them, and counts the rest")
  func bounds() throws {
    var callers = Callers()
    for number in 1...ScreenPop.candidateCountMax + 2 {
      callers.customer("\(number)", sharing: .switchboard)
    }
    let pop = try callers.pop()
    #expect(pop.candidates.count == ScreenPop.candidateCountMax && pop.moreCount == 2)
    #expect(pop.candidates.count { $0.sheet != nil } == ScreenPop.sheetCountMax)
  }

  @Test("counts so many calls, and says when there are more", arguments: [2, 3, 4])
  func callBound(bound: Int) throws {
    var callers = Callers()
    callers.customer("山田")
    for number in 1...3 { callers.calls("山田", as: "call \(number)") }
    var reader = PopReader(asker: callers.asker)
    reader.callsCountedMax = bound
    let calls = try reader.pop(.phone, [Callers.number], in: callers.rows).candidates[0].sheet?
      .calls
    #expect(calls?.inboundCount == min(bound, 3))
    #expect(calls?.isCutOff == (bound < 3))
    #expect(calls?.lastInbound?.id == .sample("call 3"))
  }

  @Test("looks at so many of the latest records for a memo", arguments: [1, 2, 3])
  func recordBound(bound: Int) throws {
    var callers = Callers()
    callers.customer("山田")
    let memo = MemoWritten(memoID: .sample("memo"), body: "午前のみ", pinned: false)
    callers.happens(.facts(.memoWritten(memo)), to: "山田")
    callers.calls("山田", as: "call")
    var reader = PopReader(asker: callers.asker)
    reader.recordsReadMax = bound
    let memos = try reader.pop(.phone, [Callers.number], in: callers.rows).candidates[0].sheet?
      .memos
    #expect(memos?.count == (bound < 2 ? 0 : 1))
  }

  @Test("looks at so many open cases and items, and counts the rest", arguments: [1, 2, 3])
  func caseBound(bound: Int) throws {
    var callers = Callers()
    callers.customer("customer")
    for number in 1...2 {
      callers.history = callers.history.onItem("item \(number)").itemRegistered()
        .inCase("case \(number)").opened().promised("promise \(number)").inCase(nil)
    }
    var reader = PopReader(asker: callers.asker)
    reader.casesReadMax = bound
    reader.itemsReadMax = bound
    let sheet = try reader.pop(.phone, [Callers.number], in: callers.rows).candidates[0].sheet
    #expect(sheet?.cases.count == min(bound, 2) && sheet?.promises.count == min(bound, 2))
    #expect(sheet?.hasMoreCases == (bound < 2))
    #expect(sheet?.items.count == min(bound, 2) && sheet?.moreItemCount == 2 - min(bound, 2))
  }
}
