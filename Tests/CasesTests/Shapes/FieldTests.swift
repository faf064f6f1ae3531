import Cases
import CasesTesting
import Testing

/// A draft with one thing wrong in it.
struct Malformed: Sendable, CustomTestStringConvertible {
  let event: Event
  let refusal: Refusal

  init(_ event: Event, _ refusal: Refusal) {
    self.event = event
    self.refusal = refusal
  }

  init(_ event: Event, _ field: String) {
    self.init(event, .malformed(field: field))
  }

  var testDescription: String { "\(event.kind?.rawValue ?? "?") \(refusal)" }
}

/// The sample with something changed.
private func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var value = value
  change(&value)
  return value
}

@Suite("The fields of a draft")
struct FieldTests {
  private static let long = String(repeating: "長", count: ShapeLimits.textCharacterCountMax + 1)
  private static let many = [String](repeating: "tag", count: ShapeLimits.listCountMax + 1)
  private static let afterTime = Instant(microseconds: Int64.max)
  private static let afterDays = Day(10_000, 1, 1)
  private static let backwards = Window(
    from: .sample, to: Instant.sample.adding(seconds: -1))

  static let customers: [Malformed] = [
    Malformed(
      .customers(.customerRegistered(changed(.sample) { $0.name = nil })), "name"),
    Malformed(
      .customers(.customerRegistered(changed(.sample) { $0.name = " 　\n" })), "name"),
    Malformed(
      .customers(.customerRegistered(changed(.sample) { $0.nameKana = long })), "nameKana"),
    Malformed(.customers(.contactPointAdded(changed(.sample) { $0.raw = nil })), "raw"),
    Malformed(
      .customers(.contactPointAdded(changed(.sample) { $0.validFrom = afterDays })), "validFrom"),
    Malformed(
      .customers(.customerTagged(CustomerTagged(added: [], removed: []))), "added"),
    Malformed(.customers(.customerTagged(CustomerTagged(added: [""]))), "added"),
    Malformed(.customers(.customerTagged(CustomerTagged(added: many))), "added"),
    Malformed(.customers(.customerTagged(changed(.sample) { $0.until = afterTime })), "until"),
    Malformed(.customers(.customerMerged(changed(.sample) { $0.score = 101 })), "score"),
    Malformed(.customers(.customerMerged(changed(.sample) { $0.score = -1 })), "score"),
    Malformed(
      .customers(.customerUnmerged(changed(.sample) { $0.reason = "" })), .reasonCodeIsMissing),
    Malformed(.customers(.consentRecorded(changed(.sample) { $0.how = "" })), "how"),
    Malformed(.items(.itemRegistered(changed(.sample) { $0.model = "" })), "model"),
    Malformed(.items(.itemRegistered(changed(.sample) { $0.serial = long })), "serial"),
    Malformed(.items(.itemOwnershipChanged(changed(.sample) { $0.reason = "" })), "reason"),
    Malformed(.items(.itemCustodyPassed(changed(.sample) { $0.condition = "" })), "condition"),
    Malformed(.items(.itemMeasured(changed(.sample) { $0.name = "" })), "name"),
    Malformed(
      .items(.warrantyGranted(changed(.sample) { $0.endsOn = Day(1990, 1, 1) })), .windowIsEmpty),
    Malformed(
      .items(.warrantyJudged(changed(.sample) { $0.reasonCode = "" })), .reasonCodeIsMissing),
    Malformed(
      .items(.warrantyJudged(changed(.sample) { $0.evidence = [] })), .evidenceIsMissing),
  ]

  static let cases: [Malformed] = [
    Malformed(.cases(.caseOpened(changed(.sample) { $0.subject = nil })), "subject"),
    Malformed(.cases(.caseOpened(changed(.sample) { $0.reasonCode = "" })), "reasonCode"),
    Malformed(.cases(.caseClassified(changed(.sample) { $0.basis = "" })), "basis"),
    Malformed(.cases(.caseAssigned(changed(.sample) { $0.reason = "" })), .reasonCodeIsMissing),
    Malformed(
      .cases(.caseWaitStarted(changed(.sample) { $0.expectedUntil = afterTime })),
      "expectedUntil"),
    Malformed(.cases(.caseWaitEnded(changed(.sample) { $0.why = "" })), "why"),
    Malformed(
      .cases(.caseResolved(changed(.sample) { $0.resolutionCode = "" })), "resolutionCode"),
    Malformed(.cases(.caseResolved(changed(.sample) { $0.note = long })), "note"),
    Malformed(.facts(.factAsserted(changed(.sample) { $0.key = "" })), "key"),
    Malformed(
      .facts(
        .factAsserted(
          changed(.sample) {
            $0.value = nil
            $0.impersonalValue = nil
          })), "value"),
    Malformed(.facts(.factAsserted(changed(.sample) { $0.confidence = 101 })), "confidence"),
    Malformed(
      .facts(.factAsserted(changed(.sample) { $0.evidence?.offsetSeconds = -1 })), "offsetSec"),
    Malformed(.facts(.questionAsked(changed(.sample) { $0.key = "" })), "key"),
    Malformed(
      .facts(.questionAnswered(QuestionAnswered(questionID: .sample("1"), outcome: .fact))),
      "factId"),
    Malformed(.facts(.memoWritten(changed(.sample) { $0.body = nil })), "body"),
    Malformed(.facts(.memoWritten(changed(.sample) { $0.tags = many })), "tags"),
    Malformed(
      .commitments(.handoffOffered(changed(.sample) { $0.reasonCode = "" })),
      .reasonCodeIsMissing),
    Malformed(
      .commitments(.handoffOffered(changed(.sample) { $0.brief.tried = many })), "brief.tried"),
    Malformed(.commitments(.handoffLapsed(HandoffLapsed(cause: .expired))), "cause"),
    Malformed(.commitments(.promiseMade(changed(.sample) { $0.what = "" })), "what"),
    Malformed(
      .commitments(.promiseMade(changed(.sample) { $0.window = backwards })), .windowIsEmpty),
    Malformed(
      .commitments(.promiseMade(changed(.sample) { $0.window.to = afterTime })), "window"),
    Malformed(.commitments(.promiseSettled(changed(.sample) { $0.reason = long })), "reason"),
  ]

  static let contacts: [Malformed] = [
    Malformed(.contacts(.contactStarted(changed(.sample) { $0.ivrPath = many })), "ivrPath"),
    Malformed(.contacts(.contactStarted(changed(.sample) { $0.toLine = long })), "toLine"),
    Malformed(.contacts(.contactWaitStarted(changed(.sample) { $0.position = 0 })), "position"),
    Malformed(.contacts(.contactAnswered(changed(.sample) { $0.leg = 0 })), "leg"),
    Malformed(.contacts(.contactAnswered(changed(.sample) { $0.waitSeconds = -1 })), "waitSec"),
    Malformed(
      .contacts(
        .contactIdentified(
          changed(.sample) {
            $0.candidates = [Candidate(customer: .sample("1"), score: 200, why: "known")]
          })), "candidates"),
    Malformed(.contacts(.contactEnded(changed(.sample) { $0.talkSeconds = -1 })), "talkSec"),
    Malformed(
      .contacts(.contactWrappedUp(changed(.sample) { $0.disposition = "" })), "disposition"),
    Malformed(
      .contacts(.contactAlertWordHeard(changed(.sample) { $0.ruleID = "" })), "ruleId"),
    Malformed(.contacts(.messagePosted(changed(.sample) { $0.text = nil })), "text"),
    Malformed(.contacts(.mediaAttached(changed(.sample) { $0.sha256 = [1] })), "sha256"),
    Malformed(.book(.documentPublished(changed(.sample) { $0.documentID = "" })), "documentId"),
    Malformed(.book(.memberRegistered(changed(.sample) { $0.name = nil })), "name"),
    Malformed(.book(.entryRetracted(changed(.sample) { $0.events = [] })), "events"),
    Malformed(
      .book(.entryRetracted(changed(.sample) { $0.reasonCode = "" })), .reasonCodeIsMissing),
    Malformed(.book(.erasureOrdered(changed(.sample) { $0.reason = "" })), .reasonCodeIsMissing),
    Malformed(.book(.disclosureMade(changed(.sample) { $0.sha256 = [] })), "sha256"),
  ]

  static let repairs: [Malformed] = [
    Malformed(.repairs(.repairOpened(changed(.sample) { $0.symptomCode = "" })), "symptomCode"),
    Malformed(.repairs(.repairDiagnosed(changed(.sample) { $0.faultCode = "" })), "faultCode"),
    Malformed(
      .repairs(
        .repairWorkLogged(
          changed(.sample) { $0.to = Instant(microseconds: $0.from.microseconds - 1) })), "to"),
    Malformed(.repairs(.repairFinished(changed(.sample) { $0.tests = many })), "tests"),
    Malformed(
      .repairs(.quoteGiven(changed(.sample) { $0.amount.amount = "0" })), .amountIsNotPositive),
    Malformed(.repairs(.quoteGiven(changed(.sample) { $0.amount.currency = "yen" })), "amount"),
    Malformed(
      .repairs(.visitScheduled(changed(.sample) { $0.window = backwards })), .windowIsEmpty),
    Malformed(.repairs(.visitEnded(changed(.sample) { $0.note = long })), "note"),
    Malformed(.repairs(.partRequested(changed(.sample) { $0.lines = [] })), "lines"),
    Malformed(.repairs(.partInstalled(changed(.sample) { $0.partNo = "" })), "partNo"),
    Malformed(.repairs(.partInstalled(changed(.sample) { $0.quantity = "0.0" })), "qty"),
    Malformed(.repairs(.partInstalled(changed(.sample) { $0.quantity = "-1" })), "qty"),
    Malformed(.repairs(.partRemoved(changed(.sample) { $0.quantity = "0" })), "qty"),
    Malformed(.repairs(.partMoved(changed(.sample) { $0.to = "" })), "to"),
    Malformed(.repairs(.loanerLent(changed(.sample) { $0.condition = "" })), "condition"),
    Malformed(.repairs(.loanerReturned(changed(.sample) { $0.missing = [""] })), "missing"),
    Malformed(.repairs(.rmaAuthorized(changed(.sample) { $0.lines = [] })), "lines"),
    Malformed(.repairs(.rmaSettled(changed(.sample) { $0.line = 0 })), "line"),
    Malformed(
      .care(.followUpPlanned(changed(.sample) { $0.window = backwards })), .windowIsEmpty),
    Malformed(.care(.followUpDone(changed(.sample) { $0.findings = long })), "findings"),
    Malformed(.care(.maintenancePlanned(changed(.sample) { $0.dueOn = afterDays })), "dueOn"),
    Malformed(.care(.recallAnnounced(changed(.sample) { $0.hazard = "" })), "hazard"),
    Malformed(
      .care(
        .surveyAnswered(
          changed(.sample) {
            $0.kind = .csat
            $0.score = 6
          })), "score"),
    Malformed(.care(.knowledgeSought(changed(.sample) { $0.query = long })), "query"),
    Malformed(.care(.salesSignaled(changed(.sample) { $0.note = long })), "note"),
  ]

  @Test(
    "what is missing, out of range or too long is named",
    arguments: customers + cases + contacts + repairs)
  func malformed(example: Malformed) {
    #expect(ShapeTests.refusal(example.event) == example.refusal)
  }

  @Test("history may lack the words, but is bounded like everything")
  func history() {
    func refusal(_ event: Event) -> Refusal? { ShapeTests.refusal(event, as: .history) }
    #expect(refusal(.cases(.caseOpened(changed(.sample) { $0.subject = nil }))) == nil)
    #expect(refusal(.facts(.memoWritten(changed(.sample) { $0.body = nil }))) == nil)
    #expect(refusal(.commitments(.handoffLapsed(HandoffLapsed(cause: .expired)))) == nil)
    #expect(
      refusal(.cases(.caseAssigned(changed(.sample) { $0.reason = "" })))
        == .malformed(field: "reason"))
    #expect(
      refusal(.commitments(.promiseMade(changed(.sample) { $0.window = Self.backwards })))
        == .malformed(field: "window"))
    #expect(
      refusal(.facts(.memoWritten(changed(.sample) { $0.tags = Self.many })))
        == .malformed(field: "tags"))
  }

  // MARK: Bounds

  @Test("a text may have 2,000 characters, a memo 20,000, a list 200 entries")
  func bounds() {
    func memo(_ count: Int) -> Refusal? {
      let body = String(repeating: "記", count: count)
      return ShapeTests.refusal(.facts(.memoWritten(changed(.sample) { $0.body = body })))
    }
    #expect(memo(19_999) == nil)
    #expect(memo(20_000) == nil)
    #expect(memo(20_001) == .malformed(field: "body"))
    func note(_ count: Int) -> Refusal? {
      let note = String(repeating: "記", count: count)
      return ShapeTests.refusal(.cases(.caseResolved(changed(.sample) { $0.note = note })))
    }
    #expect(note(2_000) == nil)
    #expect(note(2_001) == .malformed(field: "note"))
    func tags(_ count: Int) -> Refusal? {
      let tags = [String](repeating: "tag", count: count)
      return ShapeTests.refusal(.facts(.memoWritten(changed(.sample) { $0.tags = tags })))
    }
    #expect(tags(200) == nil)
    #expect(tags(201) == .malformed(field: "tags"))
  }

  @Test("what combines into one character still counts scalar by scalar")
  func combining() {
    let accents = "e" + String(repeating: "\u{301}", count: 2_000)
    #expect(accents.count == 1)
    #expect(
      ShapeTests.refusal(.cases(.caseResolved(changed(.sample) { $0.note = accents })))
        == .malformed(field: "note"))
  }

  @Test("a document in the log may have a million bytes")
  func documents() {
    func refusal(_ count: Int) -> Refusal? {
      let content = [UInt8](repeating: 0, count: count)
      return ShapeTests.refusal(
        .book(.documentPublished(changed(.sample) { $0.content = content })))
    }
    #expect(refusal(1_000_000) == nil)
    #expect(refusal(1_000_001) == .malformed(field: "content"))
  }

  @Test("every kind of survey has its scores", arguments: SurveyKind.allCases)
  func scores(kind: SurveyKind) {
    func refusal(_ score: Int) -> Refusal? {
      ShapeTests.refusal(
        .care(
          .surveyAnswered(
            changed(.sample) {
              $0.kind = kind
              $0.score = score
            })))
    }
    let range = ShapeLimits.scores(of: kind)
    #expect(refusal(range.lowerBound) == nil)
    #expect(refusal(range.upperBound) == nil)
    #expect(refusal(range.lowerBound - 1) == .malformed(field: "score"))
    #expect(refusal(range.upperBound + 1) == .malformed(field: "score"))
  }
}
