import Cases
import CasesTesting
import Testing

@Suite("A case")
struct CaseStateTests {
  // MARK: What it is, and whose

  @Test("is absent until something opens it, and then is open")
  func opens() {
    #expect(History().memoWritten().caseState().stage == .absent)
    let state = History().memoWritten().opened(reasonCode: "noise").caseState()
    #expect(state.stage == .open)
    #expect(state.number == "C-1")
    #expect(state.subjectSeq == 2)
    #expect(state.reasonCode == "noise")
    #expect(state.openedAt == Instant.sample.adding(seconds: 60))
    #expect(state.customer == .sample("customer"))
    #expect(state.item == .sample("item"))
    #expect(state.owner == Owner(team: .support))
  }

  @Test("keeps its first opening when it is opened again")
  func opensOnce() {
    let once = History().opened(reasonCode: "noise")
    let twice = once.by("kimura", of: .repair).opened(reasonCode: "leak").caseState()
    #expect(twice.reasonCode == "noise")
    #expect(twice.team == .support)
    #expect(twice.openedAt == once.caseState().openedAt)
  }

  @Test("takes over what a classification says and keeps the rest")
  func classifies() {
    let state = History().opened(reasonCode: "noise")
      .classified(symptom: "rattle", priority: .high)
      .classified(cause: "bearingWorn", reason: "malfunction", severity: .major).caseState()
    #expect(state.symptom == "rattle")
    #expect(state.cause == "bearingWorn")
    #expect(state.reasonCode == "malfunction")
    #expect(state.priority == .high)
    #expect(state.severity == .major)
  }

  @Test("belongs to the team that opened it, until it is assigned")
  func assigns() {
    let state = History().opened().assigned(to: "sato", of: .support).caseState()
    #expect(state.owner == Owner(team: .support, person: .sample("sato")))
    #expect(state.teamPath == [.support])
    #expect(History().opened().assigned(to: "sato").assigned().caseState().person == nil)
  }

  @Test("of which no team is known belongs to the first that it is assigned to")
  func assignsFirst() {
    let nobody = History().by(nil, of: nil).opened()
    #expect(nobody.caseState().owner == nil)
    #expect(nobody.assigned(of: .repair).caseState().teamPath == [.repair])
  }

  @Test("learns its customer and its item when they become known")
  func learnsSubjects() {
    let stranger = History().ofCustomer(nil).onItem(nil).opened(contact: "contact")
    #expect(stranger.caseState().customer == nil)
    let identified = ContactIdentified(
      chosen: .sample("customer"), method: .spoken, level: .verified)
    let known = stranger.then(.contacts(.contactIdentified(identified)))
    #expect(known.caseState().customer == .sample("customer"))
    #expect(stranger.onItem("item").repairOpened().caseState().item == .sample("item"))
    let maybe = ContactIdentified(chosen: .sample("customer"), method: .number, level: .maybe)
    #expect(stranger.then(.contacts(.contactIdentified(maybe))).caseState().customer == nil)
  }

  @Test("never takes the lent item for its own")
  func loanerIsNoItem() {
    let state = History().onItem(nil).opened().onItem("lent").loanerLent().caseState()
    #expect(state.item == nil)
    #expect(state.loanersOut == [.sample("loaner")])
  }

  // MARK: Stages

  @Test("goes from open to resolved to closed, and back by a reopening")
  func stages() {
    let opened = History().opened()
    let resolved = opened.resolved()
    let closed = resolved.closed()
    let reopened = closed.reopened(sameIssue: true)
    #expect(opened.caseState().stage == .open)
    #expect(resolved.caseState().stage == .resolved)
    #expect(resolved.caseState().resolvedAt == opened.now)
    #expect(closed.caseState().stage == .closed)
    #expect(closed.caseState().closedAt == resolved.now)
    #expect(closed.caseState().closedBy == closed.last)
    #expect(reopened.caseState().stage == .open)
    #expect(reopened.caseState().reopenedCount == 1)
    #expect(reopened.caseState().hasRecurred)
    #expect(reopened.caseState().closedAt == nil)
    #expect(reopened.caseState().closedBy == nil)
    #expect(reopened.caseState().resolvedAt == nil)
  }

  @Test("remembers the earliest resolution, also when a later one is dated before it")
  func firstResolved() {
    let opened = History().opened().after(seconds: 3_600)
    let early = opened.now.adding(seconds: -600)
    let state = opened.resolved().reopened().resolved(at: early).caseState()
    #expect(state.firstResolvedAt == early)
    #expect(state.resolvedAt == early)
    #expect(opened.resolved().reopened().caseState().firstResolvedAt == opened.now)
  }

  @Test("is a duplicate while it is linked as one, and its survivor is none")
  func duplicates() {
    let linked = History().opened().inCase("other").opened().inCase("case").linked(to: "other")
    #expect(linked.caseState().duplicateOf == .sample("other"))
    #expect(linked.caseState("other").duplicateOf == nil)
    #expect(linked.unlinked("another").caseState().duplicateOf == .sample("other"))
    #expect(linked.unlinked().caseState().duplicateOf == nil)
    #expect(History().linked(as: .followUpOf, to: "other").caseState().duplicateOf == nil)
  }

  // MARK: Counting

  @Test("counts its entries, its last place in the log, and the latest that happened")
  func counts() {
    let history = History().opened().memoWritten().inCase("other").opened().inCase("case")
      .memoWritten(at: .sample)
    let state = history.caseState()
    #expect(state.entryCount == 3)
    #expect(state.lastSeq == 4)
    #expect(state.lastOccurredAt == Instant.sample.adding(seconds: 60))
  }

  @Test("numbers no entry that stands first in another case")
  func countsEntriesOnce() {
    let shared = Refs([Ref(.case, .sample("case")), Ref(.case, .sample("other"))])
    let memo = Event.facts(.memoWritten(.sample))
    let history = History().opened().then(memo, refs: shared).inCase("other").then(memo)
    #expect(history.caseState("other").entryCount == 1)
    #expect(history.caseState("other").lastSeq == 3)
  }

  @Test("ignores what this build does not know, and still counts it")
  func unknown() {
    let opened = History().opened()
    let dreamt = opened.then(.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1)))
    var expected = opened.caseState()
    expected.lastSeq = 2
    expected.entryCount = 2
    expected.lastOccurredAt = opened.now
    #expect(dreamt.caseState() == expected)
  }

  @Test("keeps open conflicts until they are settled")
  func conflicts() {
    let raised = History().opened().conflictRaised("one").conflictRaised("two")
    #expect(raised.caseState().openConflicts == [.sample("one"), .sample("two")])
    #expect(raised.conflictSettled("one").caseState().openConflicts == [.sample("two")])
  }

  @Test("reads what the source of imported history had counted")
  func sourceFacts() {
    func fact(_ key: String, _ value: String, _ source: FactSource = .imported) -> Event {
      .facts(
        .factAsserted(
          FactAsserted(
            factID: .sample(key), subject: .case, key: key, impersonalValue: value,
            source: source, confidence: 100)))
    }
    let history = History().imported().opened()
    let state = history.then(fact("case.resolvedAt", "2016-02-29T11:29:00Z"))
      .then(fact("case.reassignmentCount", "3")).then(fact("case.reopenCount", "1")).caseState()
    #expect(state.sourceResolvedAt == Instant(seconds: 1_456_745_340))
    #expect(state.sourceReassignmentCount == 3)
    #expect(state.sourceReopenCount == 1)
    let said = history.then(fact("case.resolvedAt", "2016-02-29T11:29:00Z", .customerSaid))
    #expect(said.caseState().sourceResolvedAt == nil)
    #expect(
      history.then(fact("case.resolvedAt", "29.2.2016")).caseState().sourceResolvedAt == nil)
  }

  // MARK: What is owed when it passes on

  @Test("takes what its team had promised along when another team accepts it, and nothing else")
  func passesPromises() {
    let history = History().opened().promised("call back")
      .promised("report", owner: Owner(team: .sales))
    #expect(history.offered().caseState().promises.map(\.owner.team) == [.support, .sales])
    #expect(history.offered().declined().caseState().promises[0].owner == Owner(team: .support))
    let accepted = history.offered().promised("in between").accepted(by: "kimura").caseState()
    #expect(
      accepted.promises.map(\.owner) == [
        Owner(team: .repair, person: .sample("kimura")), Owner(team: .sales),
        Owner(team: .repair, person: .sample("kimura")),
      ])
  }

  @Test("gives a promise that comes late to who has the case now, if it was made before")
  func latePromise() {
    let accepted = History().opened().offered().accepted(by: "kimura")
    let before = accepted.then(
      .commitments(.promiseMade(.lateCallback)), refs: accepted.with(promise: "late"),
      at: .sample
    ).caseState()
    #expect(before.promises.map(\.owner.team) == [.repair])
    let after = accepted.then(
      .commitments(.promiseMade(.lateCallback)), refs: accepted.with(promise: "late")
    ).caseState()
    #expect(after.promises.map(\.owner.team) == [.support])
  }

  @Test("remembers who owed a promise when it was settled")
  func settledOwner() {
    let state = History().opened().promised("call back").offered().accepted(by: "kimura")
      .settled("call back", as: .broken).caseState()
    #expect(state.settledPromises.map(\.owner?.team) == [.repair])
  }
}

extension PromiseMade {
  fileprivate static let lateCallback = PromiseMade(
    kind: .callback, what: "折り返し", window: Window(to: Instant.sample.adding(seconds: 7_200)),
    owner: Owner(team: .support), agreedWithCustomer: true)
}

extension History {
  fileprivate func with(promise: String) -> Refs {
    var refs = refs
    refs.promise = .sample(promise)
    return refs
  }
}
