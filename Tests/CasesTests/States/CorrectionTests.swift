import Cases
import CasesTesting
import Testing

@Suite("Corrections and retractions")
struct CorrectionTests {
  private let opened = History().opened()

  @Test("a retracted closing leaves the case resolved, a retracted resolving leaves it open")
  func retractedStages() {
    let closed = opened.resolved().closed()
    #expect(closed.retracted(closed.last).caseState().stage == .resolved)
    #expect(closed.retracted(closed.event(2), closed.event(3)).caseState().stage == .open)
    let reopened = closed.reopened()
    let state = reopened.retracted(reopened.last).caseState()
    #expect(state.stage == .closed)
    #expect(state.reopenedCount == 0)
    #expect(state.closedBy == closed.last)
  }

  @Test("a retracted opening leaves the case absent, yet its entries stay counted")
  func retractedOpening() {
    let state = opened.retracted(opened.last).caseState()
    #expect(state.stage == .absent)
    #expect(state.entryCount == 2)
    #expect(state.lastSeq == 2)
  }

  @Test("a retracted retraction brings back what it took")
  func retractedRetraction() {
    let closed = opened.resolved().closed()
    let retracted = closed.retracted(closed.last)
    #expect(retracted.retracted(retracted.last).caseState().stage == .closed)
  }

  @Test("a corrected retraction takes back what the correction says")
  func correctedRetraction() {
    let history = opened.promised("one").promised("two")
    let wrong = history.retracted(history.event(2))
    let right = wrong.corrected(
      wrong.last,
      by: .book(.entryRetracted(EntryRetracted(events: [history.event(3)], reasonCode: "slip"))))
    #expect(right.caseState().promises.map(\.id) == [.sample("one")])
  }

  @Test("a correction takes the place of what it corrects")
  func correctionTakesPlace() {
    let promised = opened.promised("callback")
    let made = PromiseMade(
      kind: .callback, what: "折り返し", window: Window(to: promised.now),
      owner: Owner(team: .repair), agreedWithCustomer: true)
    let corrected = promised.corrected(promised.last, by: .commitments(.promiseMade(made)))
    let promise = corrected.caseState().promises.first
    #expect(promise?.window == Window(to: promised.now))
    #expect(promise?.owner == Owner(team: .repair))
    // The words stand in the correction; people still know it by the entry that it was.
    #expect(promise?.seq == 3)
    #expect(promise?.entry == 2)
    // A promise that is settled is not owed again because its wording is corrected.
    let settled = promised.settled("callback")
      .corrected(promised.last, by: .commitments(.promiseMade(made))).caseState()
    #expect(settled.promises.isEmpty)
    #expect(settled.settledPromises.first?.window == Window(to: promised.now))
  }

  @Test("a corrected opening keeps the number and the team, and moves the subject")
  func correctedOpening() {
    let event = CaseOpened(channel: .email, reasonCode: "leak", priority: .high, subject: "水漏れ")
    let history = opened.memoWritten().by("kimura", of: .repair)
      .corrected(opened.last, by: .cases(.caseOpened(event)))
    let state = history.caseState()
    #expect(state.number == "C-1")
    #expect(state.channel == .email)
    #expect(state.subjectSeq == 3)
    #expect(state.openedAt == .sample)
    #expect(state.teamPath == [.support])
  }

  @Test("a correction of a correction takes the first place; the last of two corrections holds")
  func chains() {
    func promise(_ team: Team) -> Event {
      .commitments(
        .promiseMade(
          PromiseMade(
            kind: .answer, what: "回答", window: .sample, owner: Owner(team: team),
            agreedWithCustomer: false)))
    }
    let made = opened.promised("answer")
    let once = made.corrected(made.last, by: promise(.repair))
    let chained = once.corrected(once.last, by: promise(.sales))
    #expect(chained.caseState().promises.map(\.owner.team) == [.sales])
    let forked = once.corrected(made.last, by: promise(.sales))
    #expect(forked.caseState().promises.map(\.owner.team) == [.sales])
    #expect(forked.caseState().promises.map(\.entry) == [2])
    // Without the last correction the one before holds again; without the first event, nothing.
    let back = chained.retracted(chained.last)
    #expect(back.caseState().promises.map(\.owner.team) == [.repair])
    #expect(chained.retracted(made.last).caseState().promises.isEmpty)
    let corrections = Corrections(of: chained.records)
    #expect(corrections.isTakenBack(made.last))
    #expect(corrections.isTakenBack(once.last))
    #expect(!corrections.isTakenBack(chained.last))
    #expect(Corrections(of: forked.records).isTakenBack(once.last))
  }

  @Test("a correction says when it really happened")
  func correctedTime() {
    let later = opened.now.adding(seconds: 900)
    let waiting = opened.waitStarted()
    let event = Event.cases(
      .caseWaitStarted(CaseWaitStarted(waitID: .sample("wait"), reason: .vendor)))
    let state = waiting.corrected(waiting.last, by: event, at: later).caseState()
    #expect(state.waits.map(\.startedAt) == [later])
    #expect(state.waits.map(\.reason) == [.vendor])
  }

  @Test("what moves to another case leaves this one, if the caller says so")
  func movedAway() {
    let history = opened.inCase("other").opened().inCase("case").promised("callback")
    let moved = history.then(
      history.records[2].event,
      refs: Refs([Ref(.case, .sample("other")), Ref(.promise, .sample("callback"))]),
      supersedes: history.last)
    let left = CaseState.fold(
      .sample("case"), records: moved.feed(.case, "case"), takenBack: [history.last])
    #expect(left.promises.isEmpty)
    #expect(moved.caseState("other").promises.map(\.id) == [.sample("callback")])
  }

  @Test("only corrections and retractions call for folding anew")
  func needsRefold() {
    let history = opened.memoWritten()
    let corrected = history.corrected(history.last, by: .facts(.memoWritten(.sample)))
    #expect(corrected.records.map(\.needsRefold) == [false, false, true])
    #expect(opened.retracted(opened.last).records.map(\.needsRefold) == [false, true])
  }

  @Test("customers and items are folded by the same rule")
  func otherSubjects() {
    let tag = Event.customers(.customerTagged(CustomerTagged(added: ["vip"])))
    let tagged = opened.then(tag)
    #expect(tagged.customerState().tags(at: tagged.now) == ["vip"])
    #expect(tagged.retracted(tagged.last).customerState().tags.isEmpty)
    let installed = opened.partInstalled()
    #expect(installed.retracted(installed.last).itemState().parts.isEmpty)
  }
}
