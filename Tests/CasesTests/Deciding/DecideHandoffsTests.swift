import Cases
import CasesTesting
import Testing

@Suite("Deciding about a handoff")
struct DecideHandoffsTests {
  private static let opened = History.staffed.opened()
  private static let offered = opened.offered()
  /// Kimura of repair, to whom it is offered.
  private static let received = offered.by("kimura", of: .repair)

  private static func offer(
    from: Team = .support, to: Owner = Owner(team: .repair), reasonCode: String = "needsRepair",
    respondBy: Instant? = nil, _ change: (inout Brief) -> Void = { _ in }
  ) -> Decision {
    var brief = Brief(ask: "訪問修理", situation: "始動後に異音", nextStep: "訪問日の連絡")
    change(&brief)
    return .offerHandoff(
      HandoffOffered(
        from: Owner(team: from), to: to, reasonCode: reasonCode, brief: brief,
        respondBy: respondBy))
  }

  /// A key of which the ledger knows a value, by the first event of a history.
  private static func known(_ key: String) -> LedgerFinding {
    let ledger = History().told(key, "A").ledger
    return ledger.finding(
      .sample(key), in: .sample,
      for: Asker(team: .repair, moment: .sample, case: nil, utcOffsetMinutes: 540))
  }

  private static func completed(
    _ offer: Decision, doNotAsk: [String], evidence: [EventID]
  ) -> Event {
    guard case .offerHandoff(var offered) = offer else { return offer.event }
    offered.doNotAsk = doNotAsk
    offered.evidence = evidence
    return .commitments(.handoffOffered(offered))
  }

  private static func accept(
    by member: String = "kimura", _ restated: String? = "今日13時に訪問"
  ) -> Decision {
    .acceptHandoff(HandoffAccepted(by: .sample(member), restatedNextStep: restated))
  }

  private static func decline(by member: String = "kimura") -> Decision {
    .declineHandoff(HandoffDeclined(by: .sample(member), reasonCode: .noCapacity))
  }

  private static let withdraw = Decision.withdrawHandoff(HandoffLapsed(cause: .withdrawn))

  static let offering: [DecisionExample] = [
    DecisionExample(
      "offers to another team", given: opened, when: offer(), of: [.handoff],
      then: .success([offer().event])),
    DecisionExample(
      "offers to a person of that team", given: opened,
      when: offer(to: Owner(team: .repair, person: .sample("kimura"))), of: [.handoff],
      then: .success([offer(to: Owner(team: .repair, person: .sample("kimura"))).event])),
    DecisionExample(
      "offers again after a refusal", given: opened.offered("first").declined("first"),
      when: offer(), of: [.handoff], then: .success([offer().event])),
    DecisionExample(
      "offers a case of nobody",
      given: History.staffed.by("sato", of: nil).opened()
        .by("sato", of: .support),
      when: offer(), of: [.handoff], then: .success([offer().event])),
    DecisionExample(
      "lists the unknowns", given: opened, when: offer { $0.openQuestions = ["item.serial"] },
      of: [.handoff], with: { $0.unknownKeys = ["item.serial"] },
      then: .success([offer { $0.openQuestions = ["item.serial"] }.event])),
    DecisionExample(
      "says what need not be asked, and which events show it", given: opened,
      when: offer { $0.openQuestions = ["item.site"] }, of: [.handoff],
      with: { $0.knownFacts = [known("item.serial"), known("item.site")] },
      then: .success([
        completed(
          offer { $0.openQuestions = ["item.site"] }, doNotAsk: ["item.serial"],
          evidence: [.sample("event 1")])
      ])),
    DecisionExample(
      "names an open promise", given: opened.promised(),
      when: offer { $0.openPromises = [.sample("promise")] }, of: [.handoff],
      then: .success([offer { $0.openPromises = [.sample("promise")] }.event])),
    DecisionExample(
      "refuses without an id of its own", given: opened, when: offer(),
      then: .failure(.malformed(field: "handoff"))),
    DecisionExample(
      "refuses without a reason", given: opened, when: offer(reasonCode: ""), of: [.handoff],
      then: .failure(.reasonCodeIsMissing)),
    DecisionExample(
      "refuses a case that does not exist", given: History.staffed, when: offer(),
      of: [.handoff], then: .failure(.doesNotExist(Ref(.case, .sample("case"))))),
    DecisionExample(
      "refuses a team that is not declared", given: opened, when: offer(), of: [.handoff],
      with: { $0.teams = [.support, .sales] },
      then: .failure(.ownerIsUnknown(Owner(team: .repair)))),
    DecisionExample(
      "refuses a person of yet another team", given: opened,
      when: offer(to: Owner(team: .repair, person: .sample("nakamura"))), of: [.handoff],
      then: .failure(.ownerIsUnknown(Owner(team: .repair, person: .sample("nakamura"))))),
    DecisionExample(
      "refuses a promise that nobody made", given: opened,
      when: offer { $0.openPromises = [.sample("promise")] }, of: [.handoff],
      then: .failure(.doesNotExist(.promise))),
    DecisionExample(
      "refuses a promise that is settled", given: opened.promised().settled(),
      when: offer { $0.openPromises = [.sample("promise")] }, of: [.handoff],
      then: .failure(.promiseIsSettled(.sample("promise")))),
    DecisionExample(
      "refuses a closed case", given: opened.resolved().closed(), when: offer(),
      of: [.handoff], then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: opened.linked(to: "other"), when: offer(), of: [.handoff],
      then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses from a team that has it not", given: opened.by("kimura", of: .repair),
      when: offer(from: .repair, to: Owner(team: .sales)), of: [.handoff],
      then: .failure(.notTheOwner(Owner(team: .support)))),
    DecisionExample(
      "refuses in the name of another team", given: opened.by("kimura", of: .repair),
      when: offer(to: Owner(team: .sales)), of: [.handoff],
      then: .failure(.notTheOwner(Owner(team: .support)))),
    DecisionExample(
      "refuses a case of nobody in the name of another team",
      given: History.staffed.by(nil, of: nil).opened().by("kimura", of: .repair), when: offer(),
      of: [.handoff], then: .failure(.notTheOwner(nil))),
    DecisionExample(
      "refuses the same team", given: opened, when: offer(to: Owner(team: .support)),
      of: [.handoff], then: .failure(.teamIsTheSame(.support))),
    DecisionExample(
      "refuses while another is pending", given: opened.offered("first"), when: offer(),
      of: [.handoff], then: .failure(.handoffIsPending(.sample("first")))),
    DecisionExample(
      "refuses an answer by yesterday", given: opened, when: offer(respondBy: .sample),
      of: [.handoff], then: .failure(.windowIsPast)),
    DecisionExample(
      "refuses an incomplete brief", given: opened,
      when: offer {
        $0.ask = nil
        $0.nextStep = "　"
      }, of: [.handoff], then: .failure(.briefIsIncomplete(fields: ["ask", "nextStep"]))),
    DecisionExample(
      "refuses a brief without the situation", given: opened, when: offer { $0.situation = "" },
      of: [.handoff], then: .failure(.briefIsIncomplete(fields: ["situation"]))),
    DecisionExample(
      "refuses unknowns that are not listed", given: opened,
      when: offer { $0.openQuestions = ["item.serial"] }, of: [.handoff],
      with: { $0.unknownKeys = ["item.serial", "item.site"] },
      then: .failure(.unknownsAreUnlisted(keys: ["item.site"]))),
  ]

  static let accepting: [DecisionExample] = [
    DecisionExample(
      "accepts by a person of the team", given: received, when: accept(),
      then: .success([accept().event])),
    DecisionExample(
      "accepts by who acts for the team today", given: offered.by("sato", of: .repair),
      when: accept(by: "sato"), then: .success([accept(by: "sato").event])),
    DecisionExample(
      "accepts for a colleague who is away",
      given: opened.offered(person: "tanaka").by("kimura", of: .repair), when: accept(),
      then: .success([accept().event])),
    DecisionExample(
      "refuses what was never offered", given: opened.by("kimura", of: .repair), when: accept(),
      of: [.handoff], then: .failure(.handoffIsNotOpen(nil))),
    DecisionExample(
      "refuses what was accepted", given: received.accepted(), when: accept(), of: [.handoff],
      then: .failure(.handoffIsNotOpen(.accepted))),
    DecisionExample(
      "refuses what was declined", given: received.declined(), when: accept(), of: [.handoff],
      then: .failure(.handoffIsNotOpen(.declined))),
    DecisionExample(
      "refuses what lapsed", given: received.lapsed(), when: accept(), of: [.handoff],
      then: .failure(.handoffIsNotOpen(.lapsed))),
    DecisionExample(
      "refuses without saying which, when none is open", given: received.lapsed(),
      when: accept(), then: .failure(.handoffIsNotOpen(.lapsed))),
    DecisionExample(
      "refuses without saying which, where nothing was offered",
      given: opened.by("kimura", of: .repair), when: accept(),
      then: .failure(.handoffIsNotOpen(nil))),
    DecisionExample(
      "refuses another than the open one", given: received, when: accept(),
      of: [Ref(.handoff, .sample("another"))], then: .failure(.handoffIsNotOpen(nil))),
    DecisionExample(
      "refuses who is of another team", given: offered.by("nakamura", of: .sales),
      when: accept(by: "nakamura"), then: .failure(.notTheReceiver(Owner(team: .repair)))),
    DecisionExample(
      "refuses the offerer", given: offered, when: accept(by: "sato"),
      then: .failure(.notTheReceiver(Owner(team: .repair)))),
    DecisionExample(
      "refuses a person whom nobody knows", given: received, when: accept(by: "nobody"),
      then: .failure(.doesNotExist(Ref(.member, .sample("nobody"))))),
    DecisionExample(
      "refuses without the next step in own words", given: received,
      when: accept(by: "kimura", " "),
      then: .failure(.restatementIsMissing)),
    DecisionExample(
      "refuses a closed case", given: received.closed(), when: accept(),
      then: .failure(.caseIsClosed)),
  ]

  static let declining: [DecisionExample] = [
    DecisionExample(
      "declines by a person of the team", given: received, when: decline(),
      then: .success([decline().event])),
    DecisionExample(
      "refuses who is of another team", given: offered, when: decline(by: "tanaka"),
      then: .failure(.notTheReceiver(Owner(team: .repair)))),
    DecisionExample(
      "refuses what was accepted", given: received.accepted(), when: decline(),
      of: [.handoff], then: .failure(.handoffIsNotOpen(.accepted))),
    DecisionExample(
      "refuses a case that does not exist", given: received.inCase("none"), when: decline(),
      of: [.handoff], then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
  ]

  static let withdrawing: [DecisionExample] = [
    DecisionExample(
      "withdraws by who offered it", given: offered.by("sato", of: nil), when: withdraw,
      then: .success([withdraw.event])),
    DecisionExample(
      "withdraws by a colleague", given: offered.by("tanaka", of: nil), when: withdraw,
      then: .success([withdraw.event])),
    DecisionExample(
      "refuses the receiver", given: received, when: withdraw,
      then: .failure(.notTheOfferer(Owner(team: .support)))),
    DecisionExample(
      "refuses what lapsed", given: offered.lapsed(), when: withdraw, of: [.handoff],
      then: .failure(.handoffIsNotOpen(.lapsed))),
    DecisionExample(
      "leaves it to the book to say that time ran out", given: offered,
      when: .withdrawHandoff(HandoffLapsed(cause: .expired)),
      then: .failure(.malformed(field: "cause"))),
  ]

  @Test("offering", arguments: offering)
  func offers(example: DecisionExample) { example.check() }

  @Test("accepting", arguments: accepting)
  func accepts(example: DecisionExample) { example.check() }

  @Test("declining", arguments: declining)
  func declines(example: DecisionExample) { example.check() }

  @Test("withdrawing", arguments: withdrawing)
  func withdraws(example: DecisionExample) { example.check() }

  @Test("names case and handoff in what it emits, and then the case has passed")
  func refs() throws {
    let drafts = try Self.received.deciding(Self.accept()).get()
    #expect(drafts.map(\.refs.handoff) == [.sample("handoff")])
    #expect(drafts.map(\.refs.case) == [.sample("case")])
    let state = Self.received.adding(drafts).caseState()
    #expect(state.owner == Owner(team: .repair, person: .sample("kimura")))
  }

  @Test("corrects the brief of a handoff that was accepted since")
  func correction() {
    let accepted = Self.received.accepted()
    let original = Self.offered.last
    let better = Self.offer { $0.ask = "部品も手配" }
    #expect(
      accepted.deciding(better, subjects: [.handoff], supersedes: original).map { $0.map(\.event) }
        == .success([better.event]))
    #expect(
      accepted.deciding(Self.offer { $0.ask = nil }, subjects: [.handoff], supersedes: original)
        == .failure(.briefIsIncomplete(fields: ["ask"])))
    #expect(
      accepted.deciding(
        Self.accept(by: "kimura", nil), subjects: [.handoff], supersedes: accepted.last)
        == .failure(.restatementIsMissing))
  }
}
