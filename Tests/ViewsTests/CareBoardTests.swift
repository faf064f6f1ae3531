import Cases
import CasesTesting
import Testing
import Views

@Suite("What falls due after the sale")
struct CareBoardTests {
  private func rows(_ history: History) -> SortedRows {
    var rows = SortedRows(log: history.records)
    for record in history.records {
      #expect(AllViews.fold(record, into: &rows).isEmpty)
    }
    return rows
  }

  private static func followUp(
    _ history: History, _ name: String, inSeconds: Int64, trigger: FollowUpTrigger = .repair
  ) -> History {
    let planned = FollowUpPlanned(
      trigger: trigger, window: Window(to: .sample.adding(seconds: inSeconds)), channel: .phone)
    return history.then(
      .care(.followUpPlanned(planned)),
      refs: Refs(history.refs.all + [Ref(.followUp, .sample(name))]))
  }

  private static func maintenance(_ history: History, _ name: String, on day: Day) -> History {
    history.then(
      .care(
        .maintenancePlanned(
          MaintenancePlanned(planID: .sample(name), basis: .legal, dueOn: day))))
  }

  private static let day: Int64 = 86_400
  private static var today: Day { Day(of: .sample, offsetMinutes: 540) }

  /// Two follow-ups, and maintenance on the day between.
  private static let planned: History = {
    let owned = History().itemRegistered()
    let late = followUp(owned, "late", inSeconds: 5 * day)
    let early = followUp(late.by("kimura", of: .repair), "early", inSeconds: day)
    return maintenance(
      early.by("sato", of: .support), "plan", on: Day(number: today.number + 2))
  }()

  private func due(
    _ history: History = planned, kinds: Set<CareFilter.Kind> = Set(CareFilter.Kind.allCases),
    team: Team? = nil, person: String? = nil, before horizon: Instant? = nil, limit: Int = 10
  ) throws -> CareBoard {
    try CareBoard.due(
      CareFilter(kinds: kinds, team: team, person: person.map { .sample($0) }), before: horizon,
      limit: limit, in: rows(history)
    ) { Day(number: $0.number + 1).start(offsetMinutes: 540) }
  }

  private func names(_ board: CareBoard) -> [AnyID] {
    board.rows.map { row in
      switch row.due {
      case .followUp(let planned, _): planned.id.any
      case .maintenance(let plan, _): plan.id.any
      case .loan(let loan, _, _): loan.id.any
      }
    }
  }

  @Test("is listed by date, follow-ups and maintenance together")
  func order() throws {
    let board = try due()
    #expect(names(board) == [.sample("early"), .sample("plan"), .sample("late")])
    #expect(!board.hasMore)
  }

  @Test("is listed of one kind, team or person alone")
  func filters() throws {
    #expect(try names(due(kinds: [.inspection])) == [.sample("plan")])
    #expect(try due(kinds: [.maintenance]).rows.isEmpty, "the law asks for it")
    #expect(try names(due(team: .repair)) == [.sample("early")])
    #expect(try names(due(person: "sato")) == [.sample("plan"), .sample("late")])
  }

  @Test("is a loan until it comes back, for whoever has its case")
  func loans() throws {
    let lent = History().opened().assigned(to: "sato").itemRegistered().loanerLent()
    #expect(try names(due(lent)) == [.sample("loaner")])
    #expect(try names(due(lent, team: .support, person: "sato")) == [.sample("loaner")])
    #expect(try due(lent, team: .repair).rows.isEmpty)
    let dueAt = Day(2026, 12, 25).start(offsetMinutes: 540)
    #expect(try due(lent, before: dueAt).rows.isEmpty)
    #expect(try due(lent, before: dueAt.adding(seconds: 1)).rows.count == 1)
    #expect(try due(lent.loanerReturned()).rows.isEmpty)
  }

  @Test("is listed up to a limit, and says when there is more")
  func limit() throws {
    #expect(try names(due(limit: 2)) == [.sample("early"), .sample("plan")])
    #expect(try due(limit: 2).hasMore)
    #expect(try !due(limit: 3).hasMore)
  }

  @Test("is listed before a moment, which is not in it")
  func horizon() throws {
    let end = Instant.sample.adding(seconds: Self.day)
    #expect(try due(before: end).rows.isEmpty)
    #expect(try names(due(before: end.adding(seconds: 1))) == [.sample("early")])
  }

  @Test("is listed no more once it was made")
  func done() throws {
    let refs = Refs(Self.planned.refs.all + [Ref(.followUp, .sample("early"))])
    let history = Self.planned.then(
      .care(.followUpDone(FollowUpDone(outcome: .answered))), refs: refs
    ).then(.care(.maintenanceDone(MaintenanceDone(planID: .sample("plan")))))
    #expect(try names(due(history)) == [.sample("late")])
  }

  @Test("is listed again where what made it was taken back")
  func retracted() throws {
    let refs = Refs(Self.planned.refs.all + [Ref(.followUp, .sample("early"))])
    let made = Self.planned.then(
      .care(.followUpDone(FollowUpDone(outcome: .answered))), refs: refs)
    let history = made.then(
      .book(.entryRetracted(EntryRetracted(events: [made.last], reasonCode: "mistake"))),
      refs: refs)
    #expect(try names(due(history)) == [.sample("early"), .sample("plan"), .sample("late")])
  }
}

@Suite("A recall")
struct RecallBoardTests {
  private static let recall = Refs([Ref(.recall, .sample("recall"))])

  private static func announced(
    _ revision: Int = 1, to last: String = "4410-0099"
  ) -> Event {
    .care(
      .recallAnnounced(
        RecallAnnounced(
          revision: revision, models: ["AX-300"],
          serialRanges: [SerialRange(from: "4410-0001", to: last)], hazard: "overheating",
          remedy: .repair, unitsInMarketCount: 10, startedOn: Day(2026, 11, 1))))
  }

  /// Units of a customer with a telephone, and one of nobody.
  ///
  /// One in the range, one outside, one without a serial, one of another model; nobody's is in it.
  private static let history: History = {
    let point = ContactPointAdded(
      pointID: .sample("phone"), kind: .phone, raw: "03-1234-5678", normalized: nil,
      sharing: .one, verifiedBy: .contact)
    return History().inCase(nil)
      .then(.customers(.customerRegistered(CustomerRegistered(kind: .person, name: "高橋"))))
      .then(.customers(.contactPointAdded(point)))
      .onItem("inside").itemRegistered(serial: "4410-0087")
      .onItem("outside").itemRegistered(serial: "4410-0100")
      .onItem("unknown").itemRegistered(serial: nil)
      .onItem("other").itemRegistered(model: "AX-310", serial: "4410-0005")
      .ofCustomer(nil).onItem("nobody's").itemRegistered(model: "ａｘ-300", serial: "4410-88")
      .then(announced(), refs: recall)
  }()

  private func rows(_ history: History) -> SortedRows {
    var rows = SortedRows(log: history.records)
    for record in history.records {
      #expect(AllViews.fold(record, into: &rows).isEmpty)
    }
    return rows
  }

  private func progress(_ history: History, countMax: Int = 100) throws -> RecallProgress {
    let rows = rows(history)
    let state = try #require(try rows.state(.sample("recall"), as: RecallState.self))
    return try RecallProgress.read(state, countMax: countMax, in: rows)
  }

  private func unit(_ event: Event.Care, _ item: String) -> (History) -> History {
    { history in
      history.then(
        .care(event), refs: Refs(Self.recall.all + [Ref(.item, .sample(item))]))
    }
  }

  private func items(_ units: [RecallBoardUnit]) -> Set<ItemID> { Set(units.map(\.item.id)) }

  @Test("finds its units by model and serial number when it is read")
  func range() throws {
    let progress = try progress(Self.history)
    #expect(items(progress.inRange) == [.sample("inside"), .sample("nobody's")])
    #expect(items(progress.unknown) == [.sample("unknown")])
    #expect(progress.outside.isEmpty)
    #expect(items(progress.unreachable) == [.sample("nobody's")])
  }

  @Test("a revision takes other units in, without a word about any of them")
  func revision() throws {
    let progress = try progress(
      Self.history.then(Self.announced(2, to: "4410-0500"), refs: Self.recall))
    #expect(
      items(progress.inRange) == [.sample("inside"), .sample("outside"), .sample("nobody's")])
  }

  @Test("counts who was told, what was found out and what was put right")
  func counts() throws {
    let steps = [
      unit(.recallUnitNotified(RecallUnitNotified(via: .phone)), "inside"),
      unit(.recallUnitTraced(RecallUnitTraced(result: .agreed)), "inside"),
      unit(.recallUnitRemedied(RecallUnitRemedied(how: .repair)), "inside"),
      unit(.recallUnitTraced(RecallUnitTraced(result: .disposed)), "nobody's"),
      unit(.recallUnitTraced(RecallUnitTraced(result: .unreachable)), "unknown"),
    ]
    let progress = try progress(steps.reduce(Self.history) { $1($0) })
    #expect(progress.notifiedCount == 1)
    #expect(progress.tracedCount == 3)
    #expect(progress.remediedCount == 1)
    #expect(progress.disposedCount == 1)
    #expect(progress.percentOfMarket == 10)
    #expect(progress.percentOfUse == 11, "of nine that are still in use")
    #expect(items(progress.unreachable) == [.sample("unknown")], "with a number, and yet")
  }

  @Test("shows a unit outside its range to which something happened, and counts it nowhere")
  func outside() throws {
    let progress = try progress(
      unit(.recallUnitRemedied(RecallUnitRemedied(how: .repair)), "outside")(Self.history))
    #expect(items(progress.outside) == [.sample("outside")])
    #expect(progress.remediedCount == 0)
  }

  @Test("looks at so many units and says that there are more")
  func bound() throws {
    #expect(try progress(Self.history, countMax: 3).units.count == 3)
    #expect(try !progress(Self.history, countMax: 3).isCutOff)
    #expect(try progress(Self.history, countMax: 2).units.count == 2)
    #expect(try progress(Self.history, countMax: 2).isCutOff)
  }

  @Test("is shown with an item until it is put right or disposed of")
  func flags() throws {
    func open(_ item: String, _ history: History = Self.history) throws -> [RecallMatch] {
      let rows = rows(history)
      let state = try #require(try rows.state(.sample(item), as: ItemState.self))
      return try rows.openRecalls(of: state).map(\.unit.match)
    }
    #expect(try open("inside") == [.inside])
    #expect(try open("unknown") == [.unknown])
    #expect(try open("outside") == [])
    #expect(try open("other") == [])
    let remedied = unit(.recallUnitRemedied(RecallUnitRemedied(how: .repair)), "inside")
    #expect(try open("inside", remedied(Self.history)) == [])
    let disposed = unit(.recallUnitTraced(RecallUnitTraced(result: .disposed)), "inside")
    #expect(try open("inside", disposed(Self.history)) == [])
    let traced = unit(.recallUnitTraced(RecallUnitTraced(result: .refused)), "inside")
    #expect(try open("inside", traced(Self.history)) == [.inside])
  }

  @Test("that was taken back is none")
  func retracted() throws {
    let history = Self.history.then(
      .book(.entryRetracted(EntryRetracted(events: [Self.history.last], reasonCode: "mistake"))),
      refs: Self.recall)
    #expect(try rows(Self.history).recalls().map(\.revision) == [1])
    #expect(try rows(history).recalls().isEmpty)
  }
}

@Suite("The latest events of a type")
struct RecentEventsTests {
  private func signaled(_ note: String) -> Event {
    .care(.salesSignaled(SalesSignaled(kind: .upsell, note: note)))
  }

  private func read(
    _ history: History, since: Instant = .sample, limit: Int = 10, lookedAt: Int = 100
  ) throws -> (notes: [String?], hasMore: Bool) {
    var rows = SortedRows(log: history.records)
    for record in history.records { _ = AllViews.fold(record, into: &rows) }
    let recent = try RecentEvents.read(
      .salesSignaled, since: since, limit: limit, lookedAtCountMax: lookedAt, in: rows)
    let notes = recent.records.map { record -> String? in
      guard case .care(.salesSignaled(let signal)) = record.event else { return nil }
      return signal.note
    }
    return (notes, recent.hasMore)
  }

  private var three: History {
    History().then(signaled("one")).then(signaled("two")).memoWritten().then(signaled("three"))
  }

  @Test("are read the latest first, up to a limit")
  func order() throws {
    #expect(try read(three).notes == ["three", "two", "one"])
    #expect(try !read(three, limit: 3).hasMore)
    #expect(try read(three, limit: 2).notes == ["three", "two"])
    #expect(try read(three, limit: 2).hasMore)
    #expect(try read(three, lookedAt: 2).notes == ["three", "two"])
    #expect(try read(three, lookedAt: 2).hasMore)
  }

  @Test("are read from a moment on")
  func since() throws {
    #expect(try read(three, since: .sample.adding(seconds: 60)).notes == ["three", "two"])
  }

  @Test("are those that hold: corrected as they stand, taken back not at all")
  func corrections() throws {
    let corrected = three.corrected(three.event(2), by: signaled("zwei"))
    #expect(try read(corrected).notes == ["three", "zwei", "one"])
    #expect(try read(three.retracted(three.event(1))).notes == ["three", "two"])
  }
}
