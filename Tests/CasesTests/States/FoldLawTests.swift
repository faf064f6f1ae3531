import Cases
import CasesTesting
import Testing

/// The laws of every fold, on histories that a seed repeats.
@Suite("The laws of folding")
struct FoldLawTests {
  static let seeds = Array(UInt64(1)...24)

  /// Any beginning folded, then the rest applied, gives what the whole gives.
  private func expectSplitLaw<State: SubjectState>(
    _ id: State.ID, _ records: [Record], as type: State.Type, seed: UInt64
  ) {
    let whole = State.fold(id, records: records)
    #expect(whole == State.fold(id, records: records), "seed \(seed)")
    for split in [0, records.count / 3, records.count / 2, records.count * 2 / 3] {
      var state = State.fold(id, records: records.prefix(split))
      for index in split..<records.count {
        if records[index].needsRefold {
          state = State.fold(id, records: records[...index])
        } else {
          state.apply(records[index])
        }
      }
      #expect(state == whole, "seed \(seed), split at \(split)")
    }
  }

  @Test("a beginning and the rest give the whole", arguments: seeds)
  func splits(seed: UInt64) {
    let history = History.random(seed: seed, stepCount: 120)
    for name in ["case", "other"] {
      expectSplitLaw(.sample(name), history.feed(.case, name), as: CaseState.self, seed: seed)
    }
    expectSplitLaw(
      .sample("customer"), history.feed(.customer, "customer"), as: CustomerState.self,
      seed: seed)
    expectSplitLaw(
      .sample("item"), history.feed(.item, "item"), as: ItemState.self, seed: seed)
    for name in ["contact 0", "contact 1"] {
      expectSplitLaw(
        .sample(name), history.feed(.contact, name), as: ContactState.self, seed: seed)
    }
    expectSplitLaw(
      .sample("member 0"), history.feed(.member, "member 0"), as: MemberState.self, seed: seed)
  }

  @Test("what is in a state fits together", arguments: seeds)
  func invariants(seed: UInt64) {
    let history = History.random(seed: seed, stepCount: 150)
    for name in ["case", "other"] {
      let feed = history.feed(.case, name)
      let state = history.caseState(name)
      let corrections = Corrections(of: feed)
      let live = feed.compactMap { corrections.standing(at: $0) }
      expectLists(state, seed: seed)
      #expect(state.lastSeq == feed.last?.seq ?? 0, "seed \(seed)")
      #expect(state.entryCount == Set(feed.map(\.command)).count, "seed \(seed)")
      #expect(
        Set(state.promises.map(\.id)).union(state.settledPromises.map(\.id))
          == Set(live.filter(\.isAboutPromise).compactMap(\.refs.promise)), "seed \(seed)")
      #expect(
        state.contactCount == Set(live.filter(\.isTouch).compactMap(\.refs.contact)).count,
        "seed \(seed)")
      #expect(StateWord.allCases.contains(state.word))
    }
  }

  private func expectLists(_ state: CaseState, seed: UInt64) {
    func expectOnce<ID: Hashable>(_ ids: [ID]) {
      #expect(Set(ids).count == ids.count, "seed \(seed)")
    }
    expectOnce(state.waits.map(\.id) + state.endedWaits.map(\.id))
    expectOnce(state.promises.map(\.id) + state.settledPromises.map(\.id))
    expectOnce(state.visits.map(\.id) + state.endedVisits.map(\.id))
    expectOnce(state.openRepairs + state.finishedRepairs.map(\.id))
    expectOnce(state.openQuotes + state.answeredQuotes)
    expectOnce(state.loanersOut + state.returnedLoaners)
    expectOnce(state.answeredHandoffs.map(\.id) + [state.handoff?.id].compactMap { $0 })
    #expect(state.waits.map(\.startedAt) == state.waits.map(\.startedAt).sorted())
    #expect(state.endedWaits.map(\.endedAt) == state.endedWaits.map(\.endedAt).sorted())
    #expect(state.contacts.map(\.startedAt) == state.contacts.map(\.startedAt).sorted())
    #expect(state.teamPath.last == state.team, "seed \(seed)")
    #expect(zip(state.teamPath, state.teamPath.dropFirst()).allSatisfy { $0 != $1 })
    #expect(state.promisesKeptCount <= state.settledPromises.count)
    #expect((state.closedAt == nil) == (state.closedBy == nil))
  }

  // MARK: Late facts

  /// Facts of intervals, each once, in the order of time.
  private static func intervals(seed: UInt64) -> [Record] {
    var generator = SeededGenerator(seed: seed)
    var history = History().opened()
    for number in 0..<6 {
      let pause = Int64.random(in: 1...5_000, using: &generator)
      history = history.waitStarted("wait \(number)", for: WaitReason.allCases[number])
        .contactStarted("contact \(number)", number % 2 == 0 ? .inbound : .outbound)
        .partInstalled("usage \(number)", serial: "\(number)", position: "\(number % 2)")
        .after(seconds: pause).custodyPassed(to: number % 2 == 0 ? .us : .customer)
        .visitStarted("visit \(number)").contactEnded("contact \(number)")
        .partRemoved("removal \(number)", serial: "\(number)", position: "\(number % 2)")
      if number % 3 != 0 { history = history.waitEnded("wait \(number)") }
      if number % 2 != 0 { history = history.visitEnded("visit \(number)") }
    }
    return history.records
  }

  @Test(
    "a fact that comes late gives the intervals that it would have given in time",
    arguments: seeds)
  func lateFacts(seed: UInt64) {
    let inTime = Self.intervals(seed: seed)
    var generator = SeededGenerator(seed: seed)
    let shuffled = inTime.dropFirst().shuffled(using: &generator)
    var mixed = [inTime[0]] + shuffled
    for index in mixed.indices { mixed[index].seq = UInt64(index + 1) }
    let expected = CaseState.fold(.sample("case"), records: inTime)
    let state = CaseState.fold(.sample("case"), records: mixed)
    #expect(state.waits == expected.waits, "seed \(seed)")
    #expect(state.endedWaits == expected.endedWaits, "seed \(seed)")
    #expect(state.contacts == expected.contacts, "seed \(seed)")
    #expect(state.firstContactAt == expected.firstContactAt, "seed \(seed)")
    #expect(state.holder == expected.holder, "seed \(seed)")
    #expect(state.heldSince == expected.heldSince, "seed \(seed)")
    #expect(state.visits.map(\.startedAt) == expected.visits.map(\.startedAt), "seed \(seed)")
    #expect(
      Set(state.endedVisits.map { [$0.startedAt, $0.endedAt] })
        == Set(expected.endedVisits.map { [$0.startedAt, $0.endedAt] }), "seed \(seed)")
    #expect(state.lastOccurredAt == expected.lastOccurredAt, "seed \(seed)")
    #expect(
      ItemState.fold(.sample("item"), records: mixed).parts
        == ItemState.fold(.sample("item"), records: inTime).parts, "seed \(seed)")
  }
}

extension Record {
  fileprivate var isAboutPromise: Bool {
    event.kind == .promiseMade || event.kind == .promiseSettled
  }

  /// Whether it is of a topic in which a contact is noted.
  fileprivate var isTouch: Bool {
    switch event {
    case .cases, .contacts, .commitments: true
    case .customers, .items, .facts, .repairs, .care, .book, .unknown: false
    }
  }
}
