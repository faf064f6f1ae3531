import Cases
import CasesTesting
import Testing

@Suite("Deciding about a promise")
struct DecidePromisesTests {
  private static let opened = History.staffed.opened()
  private static let registered = History.staffed.inCase(nil).then(
    .customers(.customerRegistered(CustomerRegistered(kind: .person, name: "高橋")))
  ).inCase("case").opened()
  private static let soon = Window(to: Instant.sample.adding(seconds: 86_400))

  private static func promise(
    kind: PromiseKind = .callback, what: String? = "折り返し", window: Window = soon,
    via: Channel? = nil, point: String? = nil, owner: Owner = Owner(team: .support),
    replaces: String? = nil
  ) -> Decision {
    .makePromise(
      PromiseMade(
        kind: kind, what: what, window: window, via: via, pointID: point.map { .sample($0) },
        owner: owner, replaces: replaces.map { .sample($0) }, agreedWithCustomer: true))
  }

  private static let renegotiated = Event.commitments(
    .promiseSettled(PromiseSettled(outcome: .renegotiated)))

  private static func point(_ name: String) -> Event {
    .customers(
      .contactPointAdded(
        ContactPointAdded(
          pointID: .sample(name), kind: .phone, raw: "03-1234-5678", normalized: nil,
          sharing: .one, verifiedBy: .contact)))
  }

  private static func consent(_ purpose: ConsentPurpose, _ given: Bool) -> Event {
    .customers(.consentRecorded(ConsentRecorded(purpose: purpose, given: given, how: "spoken")))
  }

  static let making: [DecisionExample] = [
    DecisionExample(
      "promises to the customer of a case", given: opened, when: promise(), of: [.promise],
      then: .success([promise().event])),
    DecisionExample(
      "promises to a customer without a case", given: registered.inCase(nil),
      when: promise(), of: [.promise], then: .success([promise().event])),
    DecisionExample(
      "promises for a person of the team", given: opened,
      when: promise(owner: Owner(team: .repair, person: .sample("kimura"))), of: [.promise],
      then: .success([promise(owner: Owner(team: .repair, person: .sample("kimura"))).event])),
    DecisionExample(
      "settles what it replaces as renegotiated", given: opened.promised("old"),
      when: promise(replaces: "old"), of: [.promise],
      then: .success([promise(replaces: "old").event, renegotiated])),
    DecisionExample(
      "writes by SMS to who never refused it", given: registered,
      when: promise(via: .sms), of: [.promise], then: .success([promise(via: .sms).event])),
    DecisionExample(
      "takes the last slot", given: opened, when: promise(), of: [.promise],
      with: { $0.callbackSlotsLeftCount = 1 }, then: .success([promise().event])),
    DecisionExample(
      "needs no slot for what is no callback", given: opened, when: promise(kind: .quote),
      of: [.promise], with: { $0.callbackSlotsLeftCount = 0 },
      then: .success([promise(kind: .quote).event])),
    DecisionExample(
      "promises for this very moment", given: opened,
      when: promise(window: Window(to: opened.now)), of: [.promise],
      then: .success([promise(window: Window(to: opened.now)).event])),
    DecisionExample(
      "refuses without an id of its own", given: opened, when: promise(),
      then: .failure(.malformed(field: "promise"))),
    DecisionExample(
      "refuses without saying what", given: opened, when: promise(what: nil), of: [.promise],
      then: .failure(.malformed(field: "what"))),
    DecisionExample(
      "refuses without saying to whom", given: opened.inCase(nil).ofCustomer(nil),
      when: promise(), of: [.promise], then: .failure(.malformed(field: "customer"))),
    DecisionExample(
      "refuses an empty window", given: opened,
      when: promise(window: Window(from: soon.to, to: soon.to)), of: [.promise],
      then: .failure(.windowIsEmpty)),
    DecisionExample(
      "refuses a window that is past", given: opened,
      when: promise(window: Window(to: opened.now.adding(seconds: -1))), of: [.promise],
      then: .failure(.windowIsPast)),
    DecisionExample(
      "refuses a case that does not exist", given: opened.inCase("none"), when: promise(),
      of: [.promise], then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
    DecisionExample(
      "refuses a customer who does not exist", given: opened.inCase(nil).ofCustomer("none"),
      when: promise(), of: [.promise],
      then: .failure(.doesNotExist(Ref(.customer, .sample("none"))))),
    DecisionExample(
      "refuses an owner whom nobody knows", given: opened,
      when: promise(owner: Owner(team: .support, person: .sample("nobody"))), of: [.promise],
      then: .failure(.ownerIsUnknown(Owner(team: .support, person: .sample("nobody"))))),
    DecisionExample(
      "refuses a team that is not declared", given: opened, when: promise(), of: [.promise],
      with: { $0.teams = [.repair] }, then: .failure(.ownerIsUnknown(Owner(team: .support)))),
    DecisionExample(
      "refuses a closed case", given: opened.resolved().closed(), when: promise(),
      of: [.promise], then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: opened.linked(to: "other"), when: promise(),
      of: [.promise], then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses an erased customer",
      given: registered.then(.book(.erasureOrdered(ErasureOrdered(reason: "requested")))),
      when: promise(), of: [.promise], then: .failure(.customerIsErased)),
    DecisionExample(
      "refuses a contact point that nobody knows", given: registered,
      when: promise(point: "phone"), of: [.promise],
      then: .failure(.doesNotExist(Ref(.site, .sample("phone"))))),
    DecisionExample(
      "refuses a contact point that is retired",
      given: registered.then(point("phone")).then(
        .customers(
          .contactPointRetired(ContactPointRetired(pointID: .sample("phone"), reason: .moved)))),
      when: promise(point: "phone"), of: [.promise],
      then: .failure(.contactPointIsRetired(.sample("phone")))),
    DecisionExample(
      "refuses to write by SMS to who refused it", given: registered.then(consent(.sms, false)),
      when: promise(via: .sms), of: [.promise], then: .failure(.consentIsMissing(.sms))),
    DecisionExample(
      "refuses to write a mail to who refused it",
      given: registered.then(consent(.email, false)), when: promise(via: .email),
      of: [.promise], then: .failure(.consentIsMissing(.email))),
    DecisionExample(
      "refuses when the slots are full", given: opened, when: promise(), of: [.promise],
      with: { $0.callbackSlotsLeftCount = 0 }, then: .failure(.slotIsFull)),
    DecisionExample(
      "refuses to replace what is settled", given: opened.promised("old").settled("old"),
      when: promise(replaces: "old"), of: [.promise],
      then: .failure(.promiseIsSettled(.sample("old")))),
    DecisionExample(
      "refuses to replace what was never promised", given: opened,
      when: promise(replaces: "old"), of: [.promise],
      then: .failure(.doesNotExist(Ref(.promise, .sample("old"))))),
  ]

  @Test("making one", arguments: making)
  func makes(example: DecisionExample) { example.check() }

  @Test("a renegotiated promise is open once, with its new window")
  func replaced() throws {
    let history = Self.opened.promised("old")
    let drafts = try history.deciding(Self.promise(replaces: "old"), subjects: [.promise]).get()
    #expect(drafts.map(\.refs.promise) == [.sample("promise"), .sample("old")])
    #expect(drafts.map(\.refs.customer) == [.sample("customer"), .sample("customer")])
    let state = history.adding(drafts).caseState()
    #expect(state.promises.map(\.id) == [.sample("promise")])
    #expect(state.promisesRenegotiatedCount == 1)
  }

  @Test("what was promised without a case is settled without one")
  func replacedAtCustomer() throws {
    let history = Self.registered.inCase(nil).promised("old").inCase("case")
    let drafts = try history.deciding(Self.promise(replaces: "old"), subjects: [.promise]).get()
    #expect(drafts.map(\.refs.case) == [.sample("case"), nil])
    let after = history.adding(drafts)
    #expect(after.customerState().promises.isEmpty)
    #expect(after.caseState().promises.map(\.id) == [.sample("promise")])
  }
}
