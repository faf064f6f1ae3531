import Cases
import CasesTesting
import Testing

@Suite("Deciding about follow-ups, maintenance and recalls")
struct DecideCareTests {
  private static let registered = History.staffed.inCase(nil).then(
    .customers(.customerRegistered(CustomerRegistered(kind: .person, name: "高橋"))))
  private static let owned = registered.itemRegistered()
  private static let soon = Window(to: Instant.sample.adding(seconds: 86_400))

  // MARK: Follow-ups

  private static func followUp(
    _ trigger: FollowUpTrigger = .purchase, by channel: Channel = .phone, window: Window = soon
  ) -> Decision {
    .planFollowUp(FollowUpPlanned(trigger: trigger, window: window, channel: channel))
  }

  private static func consent(_ purpose: ConsentPurpose, _ given: Bool) -> Event {
    .customers(.consentRecorded(ConsentRecorded(purpose: purpose, given: given, how: "spoken")))
  }

  private static func point(_ name: String, _ kind: ContactPointKind) -> Event {
    .customers(
      .contactPointAdded(
        ContactPointAdded(
          pointID: .sample(name), kind: kind, raw: "03-1234-5678", normalized: nil,
          sharing: .one, verifiedBy: .contact)))
  }

  private static func retired(_ name: String) -> Event {
    .customers(
      .contactPointRetired(ContactPointRetired(pointID: .sample(name), reason: .moved)))
  }

  private static func done(_ outcome: FollowUpOutcome = .answered) -> Event {
    .care(.followUpDone(FollowUpDone(outcome: outcome)))
  }

  private static var ofFollowUp: Refs {
    Refs(registered.refs.all + [.followUp])
  }

  static let followUps: [DecisionExample] =
    FollowUpTrigger.allCases.map { trigger in
      DecisionExample(
        "plans a call: \(trigger.rawValue)", given: registered, when: followUp(trigger),
        of: [.followUp], then: .success([followUp(trigger).event]))
    } + [
      DecisionExample(
        "plans a text message where consent was given", given: registered.then(consent(.sms, true)),
        when: followUp(by: .sms), of: [.followUp], then: .success([followUp(by: .sms).event])),
      DecisionExample(
        "plans for this very moment", given: registered,
        when: followUp(window: Window(to: registered.now)), of: [.followUp],
        then: .success([followUp(window: Window(to: registered.now)).event])),
      DecisionExample(
        "moves one that was planned", given: registered.then(followUp().event, refs: ofFollowUp),
        when: followUp(.repair), of: [.followUp], then: .success([followUp(.repair).event])),
      DecisionExample(
        "writes of a defect to who has not said no", given: registered,
        when: followUp(.defect, by: .email), of: [.followUp],
        then: .success([followUp(.defect, by: .email).event])),
      DecisionExample(
        "calls with news to who has not refused advertisements", given: registered,
        when: followUp(.newProduct), of: [.followUp],
        then: .success([followUp(.newProduct).event])),
      DecisionExample(
        "writes of news to who wants both",
        given: registered.then(consent(.email, true)).then(consent(.marketing, true)),
        when: followUp(.newProduct, by: .email), of: [.followUp],
        then: .success([followUp(.newProduct, by: .email).event])),
      DecisionExample(
        "calls on a number beside one that is retired",
        given: registered.then(point("old", .phone)).then(retired("old"))
          .then(point("new", .sms)),
        when: followUp(), of: [.followUp], then: .success([followUp().event])),
      DecisionExample(
        "refuses without an id of its own", given: registered, when: followUp(),
        then: .failure(.malformed(field: "followUp"))),
      DecisionExample(
        "refuses without a customer", given: registered.ofCustomer(nil), when: followUp(),
        of: [.followUp], then: .failure(.malformed(field: "customer"))),
      DecisionExample(
        "refuses a customer who does not exist", given: registered.ofCustomer("none"),
        when: followUp(), of: [.followUp],
        then: .failure(.doesNotExist(Ref(.customer, .sample("none"))))),
      DecisionExample(
        "refuses a case that does not exist", given: registered.inCase("none"), when: followUp(),
        of: [.followUp], then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
      DecisionExample(
        "refuses an empty window", given: registered,
        when: followUp(window: Window(from: soon.to, to: soon.to)), of: [.followUp],
        then: .failure(.windowIsEmpty)),
      DecisionExample(
        "refuses a window that is past", given: registered,
        when: followUp(window: Window(to: registered.now.adding(seconds: -1))), of: [.followUp],
        then: .failure(.windowIsPast)),
      DecisionExample(
        "refuses an erased customer",
        given: registered.then(.book(.erasureOrdered(ErasureOrdered(reason: "requested")))),
        when: followUp(), of: [.followUp], then: .failure(.customerIsErased)),
      DecisionExample(
        "refuses to move one that was made", given: registered.then(done(), refs: ofFollowUp),
        when: followUp(), of: [.followUp], then: .failure(.planIsDone(.sample("followUp")))),
      DecisionExample(
        "refuses to write where nobody asked for consent", given: registered,
        when: followUp(by: .sms), of: [.followUp], then: .failure(.consentIsMissing(.sms))),
      DecisionExample(
        "refuses to write where consent was taken back",
        given: registered.then(consent(.email, true)).then(consent(.email, false)),
        when: followUp(by: .email), of: [.followUp], then: .failure(.consentIsMissing(.email))),
      DecisionExample(
        "refuses to write of a defect to who said no", given: registered.then(consent(.sms, false)),
        when: followUp(.defect, by: .sms), of: [.followUp],
        then: .failure(.consentIsMissing(.sms))),
      DecisionExample(
        "refuses to write of news without consent to advertisements",
        given: registered.then(consent(.sms, true)), when: followUp(.newProduct, by: .sms),
        of: [.followUp], then: .failure(.consentIsMissing(.marketing))),
      DecisionExample(
        "refuses to call with news who wants no advertisements",
        given: registered.then(consent(.marketing, false)), when: followUp(.newProduct),
        of: [.followUp], then: .failure(.consentIsMissing(.marketing))),
      DecisionExample(
        "refuses to call where every number is retired",
        given: registered.then(point("old", .phone)).then(retired("old"))
          .then(point("mail", .email)),
        when: followUp(), of: [.followUp],
        then: .failure(.contactPointIsRetired(.sample("old")))),
    ]

  @Test("planning a follow-up", arguments: followUps)
  func plansFollowUps(example: DecisionExample) { example.check() }

  @Test("a follow-up that was moved is to be made once, at its new time")
  func moved() throws {
    let later = Window(to: Self.soon.to.adding(seconds: 3_600))
    let history = Self.registered.then(Self.followUp().event, refs: Self.ofFollowUp)
    let drafts = try history.deciding(Self.followUp(window: later), subjects: [.followUp]).get()
    #expect(history.adding(drafts).customerState().followUps.map(\.window) == [later])
  }

  // MARK: Maintenance

  private static func maintenance(
    _ plan: String = "plan", basis: MaintenanceBasis = .legal, replaces: String? = nil
  ) -> Decision {
    .planMaintenance(
      MaintenancePlanned(
        planID: .sample(plan), basis: basis, dueOn: Day(2027, 4, 1),
        replaces: replaces.map { .sample($0) }))
  }

  private static func maintained(_ plan: String = "plan", next: Day? = nil) -> Event {
    .care(.maintenanceDone(MaintenanceDone(planID: .sample(plan), nextDueOn: next)))
  }

  private static let planned = owned.then(maintenance().event)

  static let maintenances: [DecisionExample] =
    MaintenanceBasis.allCases.map { basis in
      DecisionExample(
        "plans by \(basis.rawValue)", given: owned, when: maintenance(basis: basis),
        then: .success([maintenance(basis: basis).event]))
    } + [
      DecisionExample(
        "replaces a plan", given: planned, when: maintenance("new", replaces: "plan"),
        then: .success([maintenance("new", replaces: "plan").event])),
      DecisionExample(
        "replaces a plan that goes on after it was done",
        given: planned.then(maintained(next: Day(2028, 4, 1))),
        when: maintenance("new", replaces: "plan"),
        then: .success([maintenance("new", replaces: "plan").event])),
      DecisionExample(
        "refuses without an item", given: owned.onItem(nil), when: maintenance(),
        then: .failure(.malformed(field: "item"))),
      DecisionExample(
        "refuses an item that does not exist", given: owned.onItem("none"), when: maintenance(),
        then: .failure(.doesNotExist(Ref(.item, .sample("none"))))),
      DecisionExample(
        "refuses to replace what is done", given: planned.then(maintained()),
        when: maintenance("new", replaces: "plan"),
        then: .failure(.planIsDone(.sample("plan")))),
      DecisionExample(
        "refuses to replace what was replaced",
        given: planned.then(maintenance("new", replaces: "plan").event),
        when: maintenance("other", replaces: "plan"),
        then: .failure(.planIsDone(.sample("plan")))),
      DecisionExample(
        "refuses to plan anew under the name of what is done", given: planned.then(maintained()),
        when: maintenance(), then: .failure(.planIsDone(.sample("plan")))),
      DecisionExample(
        "refuses to replace what was never planned", given: owned,
        when: maintenance(replaces: "none"), then: .failure(.malformed(field: "replaces"))),
    ]

  @Test("planning maintenance", arguments: maintenances)
  func plansMaintenance(example: DecisionExample) { example.check() }

  // MARK: Recalls

  private static func recall(
    _ revision: Int = 1, models: [String] = ["AX-300"], _ ranges: [SerialRange] = []
  ) -> Decision {
    .announceRecall(
      RecallAnnounced(
        revision: revision, models: models, serialRanges: ranges, hazard: "overheating",
        remedy: .repair, unitsInMarketCount: 1_204, startedOn: Day(2026, 11, 1)))
  }

  private static let announced: History = {
    var history = History.staffed
    history.refs = Refs([.recall])
    return history.then(recall().event)
  }()

  static let recalls: [DecisionExample] = [
    DecisionExample(
      "announces one of all units of a model", given: .staffed, when: recall(), of: [.recall],
      then: .success([recall().event])),
    DecisionExample(
      "announces a range of one", given: .staffed,
      when: recall(1, [SerialRange(from: "4410-0087", to: "4410-87")]), of: [.recall],
      then: .success([recall(1, [SerialRange(from: "4410-0087", to: "4410-87")]).event])),
    DecisionExample(
      "revises", given: announced, when: recall(2, models: ["AX-300", "AX-310"]), of: [.recall],
      then: .success([recall(2, models: ["AX-300", "AX-310"]).event])),
    DecisionExample(
      "refuses without an id of its own", given: .staffed, when: recall(),
      then: .failure(.malformed(field: "recall"))),
    DecisionExample(
      "refuses one without a model", given: .staffed, when: recall(1, models: []), of: [.recall],
      then: .failure(.rangeIsEmpty)),
    DecisionExample(
      "refuses a range that begins after its end", given: .staffed,
      when: recall(1, [SerialRange(from: "4410-10", to: "4410-9")]), of: [.recall],
      then: .failure(.rangeIsEmpty)),
    DecisionExample(
      "refuses a range whose ends have no order", given: .staffed,
      when: recall(1, [SerialRange(from: "A-1", to: "B-9")]), of: [.recall],
      then: .failure(.rangeIsEmpty)),
    DecisionExample(
      "refuses a revision that somebody else has announced", given: announced, when: recall(1),
      of: [.recall], then: .failure(.versionIsStale(current: 1))),
    DecisionExample(
      "refuses a revision from before",
      given: announced.then(recall(3).event),
      when: recall(2), of: [.recall], then: .failure(.versionIsStale(current: 3))),
  ]

  @Test("announcing a recall", arguments: recalls)
  func announces(example: DecisionExample) { example.check() }
}

extension Ref {
  static let followUp = Ref(.followUp, .sample("followUp"))
  static let recall = Ref(.recall, .sample("recall"))
}
