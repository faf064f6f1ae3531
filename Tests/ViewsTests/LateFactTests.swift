import Cases
import CasesTesting
import Testing
import Views

/// What is seen of a case and its item, apart from where things stand in the log.
private struct Seen: Equatable {
  let waits: [OpenWait]
  let endedWaits: [EndedWait]
  let contacts: [CaseContact]
  let startedVisits: [VisitID: Instant?]
  let endedVisits: Set<EndedVisit>
  let openRepairs: Set<RepairID>
  let finishedRepairs: Set<FinishedRepair>
  let openPromises: Set<PromiseID>
  let settledPromises: [PromiseID: Instant]
  let loanersOut: Set<LoanerID>
  let openQuotes: Set<QuoteID>
  let holder: Holder?
  let parts: [InstalledPart]
  let partUses: [EventID]
  let clocks: [[ClockReading]]
  let figures: [Figure]
  /// The events of each line, day by day.
  let lines: [[EventID]]

  /// Folds `records` as the log would, in the order in which they stand.
  init(_ records: [Record]) {
    let records = records.enumerated().map { index, record in
      var record = record
      record.seq = UInt64(index + 1)
      record.entry = index + 1
      return record
    }
    let id = CaseID.sample("case")
    let state = CaseState.fold(id, records: records)
    let item = ItemState.fold(.sample("item"), records: records)
    waits = state.waits
    endedWaits = state.endedWaits
    contacts = state.contacts
    startedVisits = Dictionary(uniqueKeysWithValues: state.visits.map { ($0.id, $0.startedAt) })
    endedVisits = Set(state.endedVisits)
    openRepairs = Set(state.openRepairs)
    finishedRepairs = Set(state.finishedRepairs)
    openPromises = Set(state.promises.map(\.id))
    settledPromises = Dictionary(
      uniqueKeysWithValues: state.settledPromises.map { ($0.id, $0.settledAt) })
    loanersOut = Set(state.loanersOut)
    openQuotes = Set(state.openQuotes)
    holder = state.holder
    parts = item.parts
    partUses = item.partUses.map(\.event)
    let courses = LateFactTests.rules.clocks(over: ClockHistory(of: id, feed: records))
    clocks = LateFactTests.moments.map { now in courses.map { $0.reading(at: now) } }
    var figures = CaseFigures(now: LateFactTests.end)
    figures.add(state)
    self.figures = figures.figures()
    // With no limit nothing is marked as late, and no arrival is said: those lines must differ.
    var limits = TimelineLimits()
    limits.lateAfterSeconds = .max
    let request = TimelineRequest(now: LateFactTests.end, limits: limits) {
      Day(of: $0, offsetMinutes: 540)
    }
    lines = Timeline(records, of: state, request).days.map { day in
      day.lines.flatMap(\.events)
    }
  }
}

@Suite("A fact that comes late")
struct LateFactTests {
  static let start = Instant.sample
  static let end = start.adding(seconds: 40 * 3_600)
  static let moments = (0..<8).map { start.adding(seconds: $0 * 18_000) }
  static let seeds = Array(UInt64(1)...60)

  /// Eight hours to a solution, day and night, which every wait pauses.
  static let rules = ClockRules(
    policies: [
      .init(
        1, from: Instant(seconds: 0),
        ClockPolicy(clocks: [
          ClockRule(
            name: "resolution", stop: .resolved, targetSeconds: 28_800, calendar: "always",
            pausedBy: Set(WaitReason.allCases))
        ]))
    ],
    calendars: [
      "always": [
        .init(
          1, from: Instant(seconds: 0),
          BusinessCalendar(
            zone: .tokyo,
            hours: Dictionary(
              uniqueKeysWithValues: (1...7).map { ($0, [.init(from: 0, to: 1_440)]) })))
      ]
    ])

  /// Each fact of a history in its turn, at every place after its own.
  @Test("anywhere leads to what would be seen had it come in time", arguments: seeds)
  func anywhere(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let records = Self.history(&generator).records
    let wanted = Seen(records)
    var count = 0
    for place in records.indices where records[place].event.kind?.saying == .fact {
      for later in place + 1..<records.count + 1 where generator.chance(40) {
        var late = records
        var record = late.remove(at: place)
        record.acceptedAt = Self.end
        late.insert(record, at: later - 1)
        count += 1
        let what = "\(record.event.kind?.rawValue ?? "") \(place) to \(later), seed \(seed)"
        #expect(Seen(late) == wanted, "\(what)")
      }
    }
    #expect(count > 0, "seed \(seed)")
  }

  @Test("would be seen elsewhere, had it happened at another time")
  func notices() {
    let records = History().opened().waitStarted().waitEnded().memoWritten().records
    var other = records
    other[2].occurredAt = other[2].occurredAt.adding(seconds: 600)
    #expect(Seen(other) != Seen(records))
  }

  /// A case as it may go: things begin before they end, at moments of a day and a half.
  private static func history(_ generator: inout SeededGenerator) -> History {
    var steps: [(at: Int64, step: (History, Instant) -> History)] = [
      (0, { $0.opened(contact: "contact 0", at: $1) })
    ]
    for number in 0..<generator.pick([3, 6, 9]) {
      let from = Int64.random(in: 1...2_000, using: &generator) * 60
      let to = from + Int64.random(in: 1...200, using: &generator) * 60
      steps += thing(number, generator.pick(Array(0..<9)), from, to, generator.chance(75))
    }
    // No two at once: which of them came first would then be for the log to say.
    steps.sort { $0.at < $1.at }
    var history = History()
    for (index, step) in steps.enumerated() {
      history = step.step(history, start.adding(seconds: step.at + Int64(index)))
    }
    return history
  }

  /// One thing that begins and, mostly, ends.
  private static func thing(
    _ number: Int, _ kind: Int, _ from: Int64, _ to: Int64, _ hasEnd: Bool
  ) -> [(at: Int64, step: (History, Instant) -> History)] {
    let name = "thing \(number)"
    let begins: (History, Instant) -> History
    let ends: (History, Instant) -> History
    switch kind {
    case 0:
      (begins, ends) = ({ $0.contactStarted(name, at: $1) }, { $0.contactEnded(name, at: $1) })
    case 1: (begins, ends) = ({ $0.waitStarted(name, at: $1) }, { $0.waitEnded(name, at: $1) })
    case 2:
      (begins, ends) = ({ $0.repairOpened(name, at: $1) }, { $0.repairFinished(name, at: $1) })
    case 3: (begins, ends) = ({ $0.visitStarted(name, at: $1) }, { $0.visitEnded(name, at: $1) })
    case 4:
      (begins, ends) = (
        { $0.partInstalled(name, serial: name, position: name, at: $1) },
        { $0.partRemoved("\(name) out", serial: name, position: name, at: $1) }
      )
    case 5:
      (begins, ends) = (
        { $0.custodyPassed(to: .us, at: $1) }, { $0.custodyPassed(to: .customer, at: $1) }
      )
    case 6: (begins, ends) = ({ $0.memoWritten(name, at: $1) }, { $0.measured(name, at: $1) })
    case 7: (begins, ends) = ({ $0.promisedAt(name, $1) }, { $0.settled(name, at: $1) })
    default:  // Open set: the last of nine.
      (begins, ends) = ({ $0.lentAt(name, $1) }, { $0.returnedAt(name, $1) })
    }
    return [(from, begins)] + (hasEnd ? [(to, ends)] : [])
  }
}

extension History {
  fileprivate func measured(_ name: String, at moment: Instant) -> History {
    let event = ItemMeasured(name: name, kind: .meter, value: "0.42", unit: "MPa")
    return then(.items(.itemMeasured(event)), at: moment)
  }

  fileprivate func promisedAt(_ name: String, _ moment: Instant) -> History {
    let event = PromiseMade(
      kind: .callback, what: name, window: Window(to: moment.adding(seconds: 7_200)),
      owner: Owner(team: .support), agreedWithCustomer: true)
    var refs = refs
    refs.promise = .sample(name)
    return then(.commitments(.promiseMade(event)), refs: refs, at: moment)
  }

  fileprivate func settled(_ name: String, at moment: Instant) -> History {
    settled(name, as: .kept, at: moment)
  }

  fileprivate func lentAt(_ name: String, _ moment: Instant) -> History {
    var refs = refs
    refs.insert(Ref(.loaner, .sample(name)))
    let event = LoanerLent(dueOn: Day(2026, 12, 24), condition: "good")
    return then(.repairs(.loanerLent(event)), refs: refs, at: moment)
  }

  fileprivate func returnedAt(_ name: String, _ moment: Instant) -> History {
    var refs = refs
    refs.insert(Ref(.loaner, .sample(name)))
    return then(
      .repairs(.loanerReturned(LoanerReturned(condition: "good"))), refs: refs, at: moment)
  }
}

extension TimelineLine {
  fileprivate var events: [EventID] {
    switch self {
    case .entry(let entry): entry.records.map(\.id)
    case .automatic(let entries): entries.flatMap { $0.records.map(\.id) }
    case .arrival, .unread: []
    }
  }
}
