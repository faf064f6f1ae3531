import Cases
import CasesTesting
import Testing
import Views

@Suite("For what a customer waits")
struct CustomerWaitTests {
  private let opened = History().contactStarted("call").contactEnded("call")
    .opened(contact: "call")
  private let later = Instant.sample.adding(seconds: 86_400)

  private func wait(_ history: History) -> CustomerWait? {
    history.caseState().customerWait(at: later)
  }

  @Test("is told only of open cases")
  func stages() {
    #expect(wait(History().memoWritten()) == nil)
    #expect(wait(opened.resolved()) == nil)
    #expect(wait(opened.resolved().reopened()) != nil)
  }

  @Test("counts from the last time that they were in touch, not from who was not reached")
  func since() {
    #expect(wait(opened)?.since == .sample)
    #expect(wait(opened)?.seconds(at: later) == 86_400)
    let missed = opened.contactStarted("out", .outbound).contactEnded("out", .noAnswer)
    #expect(wait(missed)?.since == .sample)
    let reached = opened.after(seconds: 600).contactStarted("out", .outbound)
    #expect(wait(reached.contactEnded("out"))?.since == reached.records.last?.occurredAt)
    let none = History().opened()
    #expect(wait(none)?.since == none.caseState().openedAt)
  }

  @Test("is why the first of the reasons says that holds")
  func reasons() {
    var history = opened
    #expect(wait(history)?.reason == .unassigned)
    history = history.assigned(to: "sato")
    #expect(wait(history)?.reason == .work)
    history = history.promised("call back", dueAt: later)
    #expect(wait(history)?.reason == .promise(.callback))
    #expect(wait(history)?.until == later)
    history = history.waitStarted(for: .parts)
    #expect(wait(history)?.reason == .wait(.parts))
    #expect(wait(history)?.reasonSince == history.records.last?.occurredAt)
    history = history.offered(to: .repair, respondBy: later)
    #expect(wait(history)?.reason == .answer(of: Owner(team: .repair)))
    #expect(wait(history)?.until == later)
    #expect(wait(history.accepted())?.reason == .wait(.parts))
  }

  @Test("is that nobody answered an offer until somebody does something", arguments: [true, false])
  func returned(isDeclined: Bool) {
    let offered = opened.assigned(to: "sato").offered(to: .repair)
    let back = isDeclined ? offered.declined() : offered.lapsed()
    #expect(wait(back)?.reason == .returned(isDeclined ? .declined : .lapsed))
    #expect(wait(back)?.reasonSince == back.records.last?.occurredAt)
    #expect(wait(back.memoWritten())?.reason == .work)
  }

  @Test("says when the case passed to whom it belongs now")
  func handedOver() {
    #expect(wait(opened)?.handedOver == nil)
    let passed = opened.offered(to: .repair).accepted()
    let expected = CustomerWait.HandedOver(
      at: passed.records[passed.records.count - 1].occurredAt, from: .support, to: .repair)
    #expect(wait(passed)?.handedOver == expected)
    #expect(wait(passed.offered("back", from: .repair, to: .support))?.handedOver == expected)
  }

  @Test("queues those first who wait longest, and those whose case is offered to the team")
  func queue() throws {
    let history = opened.inCase("second").opened().inCase("third").by("kimura", of: .repair)
      .opened().inCase("closed").opened().closed().inCase("second")
      .by("sato", of: .support).offered(to: .repair)
    var rows = SortedRows(log: history.records)
    for record in history.records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    let all = try CustomerQueue.read(at: later, limit: 10, in: rows)
    #expect(all.rows.map(\.case.id) == [.sample("case"), .sample("second"), .sample("third")])
    #expect(all.counts == ["unassigned": 2, "handoff": 1])
    let ofRepair = try CustomerQueue.read(team: .repair, at: later, limit: 10, in: rows)
    #expect(ofRepair.rows.map(\.case.id) == [.sample("second"), .sample("third")])
    let first = try CustomerQueue.read(at: later, limit: 1, in: rows)
    #expect(first.rows.count == 1 && first.count == 3)
    let cut = try CustomerQueue.read(at: later, limit: 10, caseCountMax: 2, in: rows)
    #expect(cut.isCutOff && cut.count == 2)
  }

  @Test("has a word of its own for each reason in documents")
  func words() {
    #expect(CustomerWaitReason.words.first == "handoff")
    #expect(Set(CustomerWaitReason.words).count == CustomerWaitReason.words.count)
    #expect(CustomerWaitReason.words.contains(CustomerWaitReason.work.word))
  }
}
