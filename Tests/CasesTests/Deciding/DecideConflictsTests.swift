import Cases
import CasesTesting
import Testing

@Suite("Deciding about conflicts")
struct DecideConflictsTests {
  private static let opened = History.staffed.opened()
  private static let raised = opened.repairFinished("repair", .fixed).repairFinished("repair", .nff)
    .conflictRaised(between: [8, 9])

  private static func settle(
    _ conflict: String = "conflict", stands: EventID? = nil
  ) -> Decision {
    .settleConflict(
      ConflictSettled(conflictID: .sample(conflict), stands: stands, reason: "お客様に確認"))
  }

  static let settling: [DecisionExample] = [
    DecisionExample(
      "settles for one of its events", given: raised, when: settle(stands: raised.event(8)),
      then: .success([settle(stands: raised.event(8)).event])),
    DecisionExample(
      "settles for none of them", given: raised, when: settle(),
      then: .success([settle().event])),
    DecisionExample(
      "settles in a closed case", given: raised.resolved().closed(), when: settle(),
      then: .success([settle().event])),
    DecisionExample(
      "settles in a duplicate, which could not be closed else",
      given: raised.linked(to: "other"), when: settle(), then: .success([settle().event])),
    DecisionExample(
      "refuses an event that is not in it", given: raised, when: settle(stands: raised.event(1)),
      then: .failure(.eventIsNotInConflict(raised.event(1)))),
    DecisionExample(
      "refuses twice", given: raised.conflictSettled(), when: settle(),
      then: .failure(.conflictIsSettled(.sample("conflict")))),
    DecisionExample(
      "settles again once the settling was taken back",
      given: raised.conflictSettled().retracted(raised.conflictSettled().last), when: settle(),
      then: .success([settle().event])),
    DecisionExample(
      "refuses a conflict that nobody raised", given: opened, when: settle(),
      then: .failure(.conflictDoesNotExist(.sample("conflict")))),
  ]

  @Test("settleConflict", arguments: settling) func settles(_ example: DecisionExample) {
    example.check()
  }

  @Test("stands on the feeds of all its events, and lets the case be closed")
  func closing() throws {
    let close = Decision.closeCase(CaseClosed(surveyWanted: false))
    let resolved = Self.raised.resolved()
    #expect(resolved.deciding(close) == .failure(.conflictsAreOpen([.sample("conflict")])))
    let drafts = try resolved.inCase(nil).deciding(Self.settle()).get()
    #expect(drafts.first?.refs.case == .sample("case"))
    let settled = resolved.inCase(nil).adding(drafts).inCase("case")
    #expect((try? settled.deciding(close).get()) != nil)
  }
}
