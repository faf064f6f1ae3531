import Cases
import CasesTesting
import Testing

@Suite("The work on a case")
struct CaseWorkTests {
  private let opened = History().opened()

  // MARK: Waits and contacts

  @Test("waits from the beginning of a wait to its end")
  func waits() {
    let waiting = opened.waitStarted("parts", for: .parts)
    #expect(
      waiting.caseState().waits == [
        OpenWait(
          id: .sample("parts"), reason: .parts, startedAt: opened.now, expectedUntil: nil)
      ])
    let ended = waiting.waitEnded("parts").caseState()
    #expect(ended.waits.isEmpty)
    #expect(
      ended.endedWaits == [
        EndedWait(
          id: .sample("parts"), reason: .parts, startedAt: opened.now, endedAt: waiting.now)
      ])
  }

  @Test("knows a wait whose end is heard of before its beginning")
  func lateWait() {
    let start = opened.now
    let history = opened.after(seconds: 600).waitEnded("wait")
    #expect(history.caseState().endedWaits.first?.startedAt == nil)
    let state = history.waitStarted("wait", for: .vendor, at: start).caseState()
    #expect(state.waits.isEmpty)
    #expect(state.endedWaits.first?.startedAt == start)
    #expect(state.endedWaits.first?.reason == .vendor)
  }

  @Test("sorts waits by when they began, and takes the same one once")
  func sortsWaits() {
    let state = opened.after(seconds: 600).waitStarted("second")
      .waitStarted("first", at: opened.now).waitStarted("second", for: .sales).caseState()
    #expect(state.waits.map(\.id) == [.sample("first"), .sample("second")])
    #expect(state.waits.map(\.reason) == [.parts, .parts])
  }

  @Test("counts the contact from which it was opened, though that began before it")
  func openingContact() {
    let history = History().inCase(nil).contactStarted("call").inCase("case")
      .opened(contact: "call")
    let state = history.caseState()
    #expect(state.contactCount == 1)
    #expect(state.customerContactCount == 1)
    #expect(state.firstContactAt == Instant.sample.adding(seconds: 60))
  }

  @Test("counts a contact once, however often it is told of")
  func contactsOnce() {
    let state = opened.contactStarted("call").contactStarted("call").contactAnswered("call")
      .contactEnded("call").contactStarted("mail", channel: .email).caseState()
    #expect(state.contactCount == 2)
    #expect(state.customerContactCount == 2)
    #expect(state.firstContactAt == opened.now)
  }

  @Test("counts a call of ours as one with the customer only if it reached somebody")
  func outbound() {
    let missed = opened.contactStarted("out", .outbound).contactEnded("out", .noAnswer)
    #expect(missed.caseState().contactCount == 1)
    #expect(missed.caseState().customerContactCount == 0)
    let reached = opened.contactStarted("out", .outbound).contactEnded("out", .reached)
    #expect(reached.caseState().customerContactCount == 1)
  }

  // MARK: Handoffs

  @Test("stays with the offerer until a handoff is accepted")
  func handoff() {
    let offered = opened.assigned(to: "sato").offered(to: .repair)
    #expect(offered.caseState().owner == Owner(team: .support, person: .sample("sato")))
    #expect(offered.caseState().handoff?.to == Owner(team: .repair))
    #expect(offered.caseState().handoff?.offeredBy == .sample("sato"))
    let accepted = offered.accepted(by: "kimura").caseState()
    #expect(accepted.handoff == nil)
    #expect(accepted.owner == Owner(team: .repair, person: .sample("kimura")))
    #expect(accepted.teamPath == [.support, .repair])
    #expect(accepted.handoffsAcceptedCount == 1)
    #expect(
      accepted.answeredHandoffs.map(\.offeredAt) == [offered.caseState().handoff?.offeredAt])
  }

  @Test("stays with the offerer when a handoff is declined or lapses")
  func handoffFails() {
    let declined = opened.offered().declined().caseState()
    #expect(declined.owner == Owner(team: .support))
    #expect(declined.handoff == nil)
    #expect(declined.handoffsDeclinedCount == 1)
    let lapsed = opened.offered().lapsed().caseState()
    #expect(lapsed.owner == Owner(team: .support))
    #expect(lapsed.handoff == nil)
    #expect(lapsed.handoffsLapsedCount == 1)
  }

  @Test("passes once by a handoff that is accepted twice")
  func acceptedOnce() {
    let once = opened.offered().accepted(by: "kimura")
    let state = once.accepted(by: "tanaka").caseState()
    #expect(state.person == .sample("kimura"))
    #expect(state.handoffsAcceptedCount == 1)
    #expect(once.offered().caseState().handoff == nil)
  }

  @Test("passes in imported history to whom that names, not to whom typed it")
  func importedHandoff() {
    let history = History().imported().opened()
    let named = history.offered(person: "suzuki").accepted(by: "kimura").caseState()
    #expect(named.owner == Owner(team: .repair, person: .sample("suzuki")))
    #expect(history.offered().accepted(by: "kimura").caseState().person == nil)
    let unoffered = history.by("kimura", of: .sales).accepted(by: "kimura").caseState()
    #expect(unoffered.team == .sales)
  }

  @Test("counts how often it came straight back")
  func pingPong() {
    func passed(_ teams: Team...) -> CaseState {
      teams.enumerated().reduce(opened) { history, step in
        history.assigned(of: step.element)
      }.caseState()
    }
    #expect(!passed(.repair, .sales, .support).hasPingPong)
    #expect(passed(.repair, .repair, .support).pingPongCount == 1)
    #expect(passed(.repair, .support, .repair).pingPongCount == 2)
    #expect(passed(.repair, .support).teamPath == [.support, .repair, .support])
  }

  // MARK: Promises

  @Test("owes a promise until it is settled")
  func promises() {
    let promised = opened.promised("callback")
    let promise = promised.caseState().promises.first
    #expect(promise?.id == .sample("callback"))
    #expect(promise?.window == Window(to: opened.now.adding(seconds: 3_600)))
    #expect(promise?.seq == 2)
    #expect(promise?.entry == 2)
    let kept = promised.settled("callback", as: .kept)
    #expect(kept.caseState().promises.isEmpty)
    #expect(kept.caseState().promisesKeptCount == 1)
    #expect(kept.caseState().settledPromises.first?.event == kept.last)
    #expect(kept.caseState().settledPromises.first?.window == promise?.window)
    #expect(promised.settled("callback", as: .broken).caseState().promisesBrokenCount == 1)
    #expect(promised.settled("callback", as: .released).caseState().promisesReleasedCount == 1)
  }

  @Test("keeps the first outcome of a promise that is settled twice")
  func settledTwice() {
    let state = opened.promised().settled(as: .kept).settled(as: .broken).caseState()
    #expect(state.promisesKeptCount == 1)
    #expect(state.promisesBrokenCount == 0)
  }

  @Test("does not owe again what was settled before it was known to be promised")
  func settledEarly() {
    let state = opened.settled("callback").promised("callback").caseState()
    #expect(state.promises.isEmpty)
    #expect(state.settledPromises.first?.window != nil)
  }

  // MARK: Visits, repairs, things

  @Test("has a visit until that ends or another takes its place")
  func visits() {
    let planned = opened.visitScheduled("first")
    #expect(planned.caseState().visits.map(\.id) == [.sample("first")])
    #expect(planned.caseState().visits.first?.technician == .sample("kimura"))
    let started = planned.visitStarted("first")
    #expect(started.caseState().visits.first?.startedAt == planned.now)
    let ended = started.visitEnded("first", .partial).caseState()
    #expect(ended.visits.isEmpty)
    #expect(ended.endedVisits.map(\.result) == [.partial])
    #expect(ended.endedVisits.first?.startedAt == planned.now)
    let moved = planned.visitScheduled("second", replaces: "first").caseState()
    #expect(moved.visits.map(\.id) == [.sample("second")])
    #expect(moved.endedVisits.map(\.id) == [.sample("first")])
    #expect(moved.endedVisits.first?.result == nil)
  }

  @Test("has a visit that nobody planned, from the arrival of who is there")
  func unplannedVisit() {
    let state = opened.by("kimura", of: .repair).visitStarted().caseState()
    #expect(state.visits.first?.technician == .sample("kimura"))
    #expect(state.visits.first?.window == Window(from: opened.now, to: opened.now))
  }

  @Test("hears of the arrival after the departure")
  func lateArrival() {
    let arrival = opened.now
    let state = opened.after(seconds: 600).visitEnded().visitStarted(at: arrival).caseState()
    #expect(state.visits.isEmpty)
    #expect(state.endedVisits.first?.startedAt == arrival)
  }

  @Test("has a job until it is finished, whichever is heard of first")
  func repairs() {
    #expect(opened.repairOpened().caseState().openRepairs == [.sample("repair")])
    let finished = opened.repairOpened().repairFinished().caseState()
    #expect(finished.openRepairs.isEmpty)
    #expect(finished.finishedRepairs.map(\.outcome) == [.fixed])
    #expect(opened.repairFinished().repairOpened().caseState().openRepairs.isEmpty)
    let twice = opened.repairFinished("repair", .nff).repairFinished().caseState()
    #expect(twice.finishedRepairs.map(\.outcome) == [.nff])
  }

  @Test("has open quotes, loaners and returns until they are answered, back and settled")
  func things() {
    let out = opened.quoteGiven().loanerLent().returnAuthorized(lineCount: 2)
    #expect(out.caseState().openQuotes == [.sample("quote")])
    #expect(out.caseState().loanersOut == [.sample("loaner")])
    let open = out.caseState().openReturns
    #expect(open.map(\.id) == [.sample("rma")])
    #expect(open.first?.openLines.map(\.line) == [1, 2])
    let half = out.quoteAnswered().loanerReturned().returnSettled(line: 2).caseState()
    #expect(half.openQuotes.isEmpty)
    #expect(half.loanersOut.isEmpty)
    #expect(half.openReturns.first?.openLines.map(\.line) == [1])
    #expect(out.returnSettled(line: 1).returnSettled(line: 2).caseState().openReturns.isEmpty)
    let early = opened.quoteAnswered().quoteGiven().loanerReturned().loanerLent().caseState()
    #expect(early.openQuotes.isEmpty)
    #expect(early.loanersOut.isEmpty)
  }

  @Test("knows who holds the item by when it passed, not by when that was heard of")
  func custody() {
    let withUs = opened.custodyPassed(to: .us)
    #expect(withUs.caseState().isInCustody)
    #expect(opened.custodyPassed(to: .maker).caseState().isInCustody)
    #expect(!withUs.custodyPassed(to: .customer).caseState().isInCustody)
    let late = withUs.after(seconds: 600).custodyPassed(to: .customer)
      .custodyPassed(to: .maker, at: withUs.now)
    #expect(!late.caseState().isInCustody)
  }
}
