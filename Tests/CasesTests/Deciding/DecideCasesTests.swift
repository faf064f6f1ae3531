import Cases
import CasesTesting
import Testing

@Suite("Deciding about a case")
struct DecideCasesTests {
  private static let opened = History.staffed.opened()
  private static let resolved = opened.resolved()
  private static let closed = resolved.closed()
  private static let duplicate = opened.linked(to: "other")

  private static func assign(
    _ team: Team = .support, _ person: String? = "sato", reason: String = "available"
  ) -> Decision {
    .assignCase(CaseAssigned(team: team, person: person.map { .sample($0) }, reason: reason))
  }

  private static func resolve(_ code: String = "repaired") -> Decision {
    .resolveCase(CaseResolved(resolutionCode: code, confirmedWithCustomer: true))
  }

  private static func reopen(reason: String = "recurred") -> Decision {
    .reopenCase(CaseReopened(sameIssue: true, reason: reason))
  }

  private static let close = Decision.closeCase(CaseClosed(surveyWanted: false))

  static let assigning: [DecisionExample] = [
    DecisionExample(
      "assigns to a person of the team", given: opened, when: assign(),
      then: .success([assign().event])),
    DecisionExample(
      "gives it back to the team", given: opened.assigned(to: "sato"),
      when: assign(.support, nil), then: .success([assign(.support, nil).event])),
    DecisionExample(
      "gives a case of nobody to any team",
      given: History.staffed.by("sato", of: nil).opened(), when: assign(.repair, "kimura"),
      then: .success([assign(.repair, "kimura").event])),
    DecisionExample(
      "assigns a resolved case", given: resolved, when: assign(),
      then: .success([assign().event])),
    DecisionExample(
      "refuses without a reason", given: opened, when: assign(reason: " "),
      then: .failure(.reasonCodeIsMissing)),
    DecisionExample(
      "refuses without a case", given: opened.inCase(nil), when: assign(),
      then: .failure(.malformed(field: "case"))),
    DecisionExample(
      "refuses a case that does not exist", given: opened.inCase("none"), when: assign(),
      then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
    DecisionExample(
      "refuses a person whom nobody knows", given: opened, when: assign(.support, "nobody"),
      then: .failure(.doesNotExist(Ref(.member, .sample("nobody"))))),
    DecisionExample(
      "refuses a person who has left", given: opened, when: assign(.support, "ito"),
      then: .failure(.doesNotExist(Ref(.member, .sample("ito"))))),
    DecisionExample(
      "refuses an actor who has left", given: opened.by("ito", of: .support), when: assign(),
      then: .failure(.notAllowed(right: "decide"))),
    DecisionExample(
      "refuses another team", given: opened, when: assign(.repair, "kimura"),
      then: .failure(.otherTeamNeedsHandoff(.repair))),
    DecisionExample(
      "refuses a person of another team", given: opened, when: assign(.support, "kimura"),
      then: .failure(.otherTeamNeedsHandoff(.repair))),
    DecisionExample(
      "refuses a first team that is not declared",
      given: History.staffed.by("sato", of: nil).opened(), when: assign(.sales, nil),
      with: { $0.teams = [.support] }, then: .failure(.ownerIsUnknown(Owner(team: .sales)))),
    DecisionExample(
      "refuses while a handoff is pending", given: opened.offered(), when: assign(),
      then: .failure(.handoffIsPending(.sample("handoff")))),
    DecisionExample(
      "refuses a closed case", given: closed, when: assign(), then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: duplicate, when: assign(),
      then: .failure(.caseIsDuplicate(of: .sample("other")))),
  ]

  static let resolving: [DecisionExample] = [
    DecisionExample(
      "resolves an open case", given: opened, when: resolve(),
      then: .success([resolve().event])),
    DecisionExample(
      "resolves when the job is finished", given: opened.repairOpened().repairFinished(),
      when: resolve(), then: .success([resolve().event])),
    DecisionExample(
      "resolves when the handoff was declined", given: opened.offered().declined(),
      when: resolve(), then: .success([resolve().event])),
    DecisionExample(
      "refuses without a code", given: opened, when: resolve(""),
      then: .failure(.malformed(field: "resolutionCode"))),
    DecisionExample(
      "refuses a resolved case", given: resolved, when: resolve(),
      then: .failure(.caseIsResolved)),
    DecisionExample(
      "refuses a closed case", given: closed, when: resolve(), then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: duplicate, when: resolve(),
      then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses while a handoff is pending", given: opened.offered(), when: resolve(),
      then: .failure(.handoffIsPending(.sample("handoff")))),
    DecisionExample(
      "refuses while jobs are open", given: opened.repairOpened("1").repairOpened("2"),
      when: resolve(), then: .failure(.repairIsOpen([.sample("1"), .sample("2")]))),
    DecisionExample(
      "refuses a case that does not exist", given: opened.inCase("none"), when: resolve(),
      then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
  ]

  static let closing: [DecisionExample] = [
    DecisionExample(
      "closes a resolved case", given: resolved, when: close, then: .success([close.event])),
    DecisionExample(
      "closes when everything is settled, back and answered",
      given: opened.promised().loanerLent().returnAuthorized().conflictRaised().resolved()
        .settled().loanerReturned().returnSettled().conflictSettled(),
      when: close, then: .success([close.event])),
    DecisionExample(
      "refuses a case that is not resolved", given: opened, when: close,
      then: .failure(.caseIsNotResolved)),
    DecisionExample(
      "refuses a closed case", given: closed, when: close, then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: duplicate.resolved(), when: close,
      then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses while promises are open", given: opened.promised().resolved(), when: close,
      then: .failure(.promisesAreOpen(opened.promised().caseState().promises))),
    DecisionExample(
      "refuses while loaners are out", given: resolved.loanerLent(), when: close,
      then: .failure(.loanersAreOut([.sample("loaner")]))),
    DecisionExample(
      "refuses while returns are open", given: resolved.returnAuthorized(), when: close,
      then: .failure(.returnsAreOpen([.sample("rma")]))),
    DecisionExample(
      "refuses while conflicts are open", given: resolved.conflictRaised(), when: close,
      then: .failure(.conflictsAreOpen([.sample("conflict")]))),
    DecisionExample(
      "refuses a case that does not exist", given: History.staffed, when: close,
      then: .failure(.doesNotExist(Ref(.case, .sample("case"))))),
  ]

  static let reopening: [DecisionExample] = [
    DecisionExample(
      "reopens a resolved case", given: resolved, when: reopen(),
      then: .success([reopen().event])),
    DecisionExample(
      "reopens a closed case", given: closed, when: reopen(), then: .success([reopen().event])),
    DecisionExample(
      "refuses without a reason", given: closed, when: reopen(reason: ""),
      then: .failure(.reasonCodeIsMissing)),
    DecisionExample(
      "refuses an open case", given: opened, when: reopen(), then: .failure(.caseIsOpen)),
    DecisionExample(
      "refuses a duplicate", given: duplicate.resolved(), when: reopen(),
      then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses a case that does not exist", given: History.staffed, when: reopen(),
      then: .failure(.doesNotExist(Ref(.case, .sample("case"))))),
  ]

  @Test("assigning", arguments: assigning)
  func assigns(example: DecisionExample) { example.check() }

  @Test("resolving", arguments: resolving)
  func resolves(example: DecisionExample) { example.check() }

  @Test("closing", arguments: closing)
  func closes(example: DecisionExample) { example.check() }

  @Test("reopening", arguments: reopening)
  func reopens(example: DecisionExample) { example.check() }

  @Test("names the customer and the item of the case in what it emits")
  func refs() throws {
    let drafts = try Self.opened.ofCustomer(nil).onItem(nil).deciding(Self.resolve()).get()
    #expect(drafts.map(\.refs) == [.sample])
  }

  @Test("asks for the shape before the case, and for the case before its state")
  func order() {
    let stranger = Self.closed.by("ito", of: .support)
    #expect(
      stranger.deciding(Self.assign(.support, "nobody", reason: ""))
        == .failure(.reasonCodeIsMissing))
    #expect(
      stranger.deciding(Self.assign(.support, "nobody"))
        == .failure(.notAllowed(right: "decide")))
    #expect(
      Self.closed.deciding(Self.assign(.support, "nobody"))
        == .failure(.doesNotExist(Ref(.member, .sample("nobody")))))
  }
}
