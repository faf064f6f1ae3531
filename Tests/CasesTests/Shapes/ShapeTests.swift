import Cases
import CasesTesting
import Testing

@Suite("The shape of a draft")
struct ShapeTests {
  /// Subjects of every role.
  static let everything = Refs(Role.allCases.map { Ref($0, .sample($0.word)) })

  static func sample(of kind: Event.Kind) throws -> Event {
    try #require(Event.samples.first { $0.kind == kind })
  }

  static func asking(_ event: Event) -> Asking {
    switch event.kind?.saying {
    case .decision: .decision
    case .fact: .typedFact
    case .book, nil: .history
    }
  }

  /// What is refused; `nil` if nothing is.
  static func refusal(
    _ event: Event, refs: Refs = everything, as asking: Asking? = nil
  ) -> Refusal? {
    do throws(Refusal) {
      try checkShape(Draft(event, refs: refs), as: asking ?? Self.asking(event))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "is right for a sample of every type, however it is asked for", arguments: Event.Kind.allCases)
  func samples(kind: Event.Kind) throws {
    let event = try Self.sample(of: kind)
    #expect(Self.refusal(event) == nil)
    #expect(Self.refusal(event, as: .history) == nil)
  }

  @Test(
    "decisions and what the book says are no facts, facts are no decisions",
    arguments: Event.Kind.allCases)
  func sayings(kind: Event.Kind) throws {
    let event = try Self.sample(of: kind)
    let isFact = event.kind?.saying == .fact
    let isDecision = event.kind?.saying == .decision
    let type = Refusal.malformed(field: "type")
    #expect(Self.refusal(event, as: .typedFact) == (isFact ? nil : type))
    #expect(Self.refusal(event, as: .deviceFact) == (isFact ? nil : type))
    #expect(Self.refusal(event, as: .decision) == (isDecision ? nil : type))
  }

  @Test("is never right for a type that this build does not know")
  func unknown() {
    let event = Event.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1))
    #expect(Self.refusal(event, as: .history) == .malformed(field: "type"))
  }

  // MARK: Subjects

  /// What each type needs; one of the roles of an inner list is enough.
  static let subjects: [Event.Kind: [[Role]]] = [
    .customerRegistered: [[.customer]], .contactPointAdded: [[.customer]],
    .contactPointRetired: [[.customer]], .customerTagged: [[.customer]],
    .customerMerged: [[.survivor], [.absorbed]], .consentRecorded: [[.customer]],
    .itemRegistered: [[.item]], .itemOwnershipChanged: [[.item]], .itemCustodyPassed: [[.item]],
    .itemMeasured: [[.item]], .warrantyGranted: [[.item]], .warrantyJudged: [[.item], [.case]],
    .caseOpened: [[.case]], .caseClassified: [[.case]], .caseAssigned: [[.case]],
    .caseWaitStarted: [[.case]], .caseWaitEnded: [[.case]], .caseLinked: [[.case]],
    .caseUnlinked: [[.case]], .caseResolved: [[.case]], .caseReopened: [[.case]],
    .caseClosed: [[.case]], .contactStarted: [[.contact]], .contactWaitStarted: [[.contact]],
    .contactAnswered: [[.contact]], .contactIdentified: [[.contact]],
    .contactTransferred: [[.contact]], .contactDiverted: [[.contact]],
    .contactEnded: [[.contact]], .contactWrappedUp: [[.contact]],
    .contactAlertWordHeard: [[.contact]], .messagePosted: [[.contact]],
    .mediaAttached: [Role.allCases], .questionSpared: [[.contact]],
    .questionRepeatReported: [[.contact]], .memoWritten: [[.case, .customer, .item, .contact]],
    .handoffOffered: [[.handoff], [.case]], .handoffAccepted: [[.handoff]],
    .handoffDeclined: [[.handoff]], .handoffLapsed: [[.handoff]],
    .promiseMade: [[.promise], [.customer, .case, .contact]], .promiseSettled: [[.promise]],
    .repairOpened: [[.repair], [.case], [.item]], .repairDiagnosed: [[.repair]],
    .repairWorkLogged: [[.repair]], .repairFinished: [[.repair]], .quoteGiven: [[.case]],
    .visitScheduled: [[.visit], [.case]], .visitStarted: [[.visit], [.case]],
    .visitEnded: [[.visit], [.case]], .partInstalled: [[.item]], .partRemoved: [[.item]],
    .loanerLent: [[.loaner], [.customer], [.item]], .loanerReturned: [[.loaner]],
    .rmaAuthorized: [[.rma], [.case]], .rmaSettled: [[.rma]],
    .followUpPlanned: [[.followUp], [.customer]], .followUpDone: [[.followUp]],
    .maintenancePlanned: [[.item]], .maintenanceFellDue: [[.item]], .maintenanceDone: [[.item]],
    .recallAnnounced: [[.recall]], .recallUnitNotified: [[.recall], [.item]],
    .recallUnitTraced: [[.recall], [.item]], .recallUnitRemedied: [[.recall], [.item]],
    .surveyAnswered: [[.case, .contact]], .salesSignaled: [[.customer]],
    .memberRegistered: [[.member]], .memberLeft: [[.member]], .clockJudged: [[.case]],
    .erasureOrdered: [[.customer]], .erasureCompleted: [[.customer]],
    .disclosureMade: [[.customer]],
  ]

  @Test("needs its subjects", arguments: Event.Kind.allCases)
  func subjects(kind: Event.Kind) throws {
    let event = try Self.sample(of: kind)
    var needed = Self.subjects[kind] ?? []
    if case .facts(.factAsserted(let fact)) = event { needed = [[fact.subject.role]] }
    if case .facts(.questionAsked(let question)) = event { needed = [[question.subject.role]] }
    for roles in needed {
      let refs = Refs(Self.everything.all.filter { !roles.contains($0.role) })
      let field = kind == .mediaAttached ? "refs" : roles[0].word
      #expect(Self.refusal(event, refs: refs) == .malformed(field: field))
      for role in roles {
        var one = refs
        one.insert(Ref(role, .sample("one")))
        #expect(Self.refusal(event, refs: one) == nil)
      }
    }
    if needed.isEmpty { #expect(Self.refusal(event, refs: Refs()) == nil) }
  }

  // MARK: Facts from a device

  @Test("a promise kept without evidence is malformed when typed, and accepted from a device")
  func evidence() {
    func settled(_ outcome: PromiseOutcome, _ evidence: SettlementEvidence?) -> Event {
      .commitments(.promiseSettled(PromiseSettled(outcome: outcome, evidence: evidence)))
    }
    let missing = Refusal.malformed(field: "evidence")
    #expect(Self.refusal(settled(.kept, nil)) == missing)
    #expect(Self.refusal(settled(.kept, SettlementEvidence())) == missing)
    #expect(Self.refusal(settled(.kept, SettlementEvidence(visit: .sample("visit")))) == nil)
    #expect(Self.refusal(settled(.broken, nil)) == nil)
    #expect(Self.refusal(settled(.kept, nil), as: .deviceFact) == nil)
    #expect(Self.refusal(settled(.kept, nil), as: .history) == nil)
  }

  @Test("every subject of a fact has a role")
  func roles() {
    #expect(FactSubject.allCases.map(\.role) == [.customer, .item, .site, .case])
  }
}
