import Cases
import CasesTesting
import Testing

@Suite("Deciding to forget a person, or to show what is kept")
struct DecideErasureTests {
  private static let registered = History.staffed.inCase(nil).onItem(nil)
    .then(.customers(.customerRegistered(CustomerRegistered(kind: .person, name: "高橋健一"))))

  private static let ordered = ErasureOrdered(reason: "subjectRequest")
  private static let order = Event.book(.erasureOrdered(ordered))

  private static func disclosure(to target: DisclosureTarget = .subject) -> DisclosureMade {
    DisclosureMade(
      to: target, what: .export, reason: "subjectRequest",
      sha256: [UInt8](repeating: 7, count: 32))
  }

  private static func disclosed(to target: DisclosureTarget = .subject) -> Event {
    .book(.disclosureMade(disclosure(to: target)))
  }

  /// Whoever was merged into the customer, or stands for them.
  private static func other(isErased: Bool = false) -> CustomerState {
    var state = CustomerState(id: .sample("other"))
    state.number = "K-2"
    state.isErased = isErased
    return state
  }

  private static func keeping(_ why: String) -> ErasureOrdered {
    ErasureOrdered(reason: "subjectRequest", keeps: [Kept(what: "請求書の控え", why: why)])
  }

  static let ordering: [DecisionExample] = [
    DecisionExample(
      "orders that a person is forgotten", given: registered, when: .orderErasure(ordered),
      then: .success([order])),
    DecisionExample(
      "orders it once for every name", given: registered, when: .orderErasure(ordered),
      with: { $0.otherNames = [other()] }, then: .success([order, order])),
    DecisionExample(
      "does not order again what was ordered for another name", given: registered,
      when: .orderErasure(ordered), with: { $0.otherNames = [other(isErased: true)] },
      then: .success([order])),
    DecisionExample(
      "says what is kept and why", given: registered, when: .orderErasure(keeping("taxLaw")),
      then: .success([.book(.erasureOrdered(keeping("taxLaw")))])),
    DecisionExample(
      "refuses to keep something without a reason", given: registered,
      when: .orderErasure(keeping("")), then: .failure(.keepIsUnexplained(what: "請求書の控え"))),
    DecisionExample(
      "refuses while a case is open", given: registered, when: .orderErasure(ordered),
      with: { $0.openCases = [.sample("case")] },
      then: .failure(.casesAreOpen([.sample("case")]))),
    DecisionExample(
      "refuses without a reason", given: registered,
      when: .orderErasure(ErasureOrdered(reason: "")), then: .failure(.reasonCodeIsMissing)),
    DecisionExample(
      "refuses somebody of whom nothing is known", given: History.staffed.inCase(nil),
      when: .orderErasure(ordered),
      then: .failure(.doesNotExist(Ref(.customer, .sample("customer"))))),
    DecisionExample(
      "refuses somebody who is forgotten", given: registered.then(order),
      when: .orderErasure(ordered), then: .failure(.customerIsErased)),
    DecisionExample(
      "refuses to take an order back", given: registered.then(order),
      when: .retractEntry(
        EntryRetracted(events: [registered.then(order).last], reasonCode: "mistake")),
      then: .failure(.customerIsErased)),
    DecisionExample(
      "refuses to correct an order", given: registered.then(order), when: .orderErasure(ordered),
      supersedes: registered.then(order).last, then: .failure(.customerIsErased)),
  ]

  @Test("to forget", arguments: ordering)
  func orders(example: DecisionExample) { example.check() }

  static let disclosing: [DecisionExample] = [
    DecisionExample(
      "shows the person, who has proved it, what is kept", given: registered,
      when: .disclose(disclosure()), with: { $0.isIdentityVerified = true },
      then: .success([disclosed()])),
    DecisionExample(
      "refuses to show it to who has not", given: registered, when: .disclose(disclosure()),
      then: .failure(.identityIsUnverified)),
    DecisionExample(
      "shows it to an authority without the person", given: registered,
      when: .disclose(disclosure(to: .authority)), then: .success([disclosed(to: .authority)])),
    DecisionExample(
      "refuses when there is nothing any more", given: registered.then(order),
      when: .disclose(disclosure()), with: { $0.isIdentityVerified = true },
      then: .failure(.customerIsErased)),
  ]

  @Test("to show", arguments: disclosing)
  func shows(example: DecisionExample) { example.check() }

  @Test("orders it on each name's own feed, the one that was asked for first")
  func subjects() throws {
    let drafts = try Self.registered.deciding(.orderErasure(Self.ordered)) { situation in
      situation.otherNames = [Self.other()]
    }.get()
    #expect(
      drafts.map(\.refs) == [
        Refs([Ref(.customer, .sample("customer"))]), Refs([Ref(.customer, .sample("other"))]),
      ])
  }
}
