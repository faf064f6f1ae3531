internal import Cases
internal import Screens

/// The words that `state` takes.
enum TypedState {
  static let words = StateWord.allCases.filter(\.isTyped)
}

/// The event that a typed state means.
struct StateRequest: Request, Hashable {
  var word: StateWord
  var `case`: TypedReference?
  var why: String?
  /// How long it may wait.
  var until: String?
  var resolution: String?
  var isConfirmed = false
  var isSurveyWanted = false
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = WriteSubject(case: card)
    let says = Bilingual(ja: "状態: \(word.ja)", en: "state: \(word.en)")
    if let reason = word.waitReason {
      let until = try writer.limit(until, option: "--until", says: .waitUntil)
      let wait = CaseWaitStarted(
        waitID: writer.newID(), reason: reason, expectedUntil: until)
      return try writer.record(
        [Draft(.cases(.caseWaitStarted(wait)), refs: subject.refs)], says: says, on: subject)
    }
    guard let decision = decision else { return try resume(writer, card, says) }
    return try writer.decide(decision, refs: subject.refs, says: says, on: subject)
  }

  /// The decision that brings the state about; nil for 対応中, which ends waits.
  private var decision: Decision? {
    switch word {
    case .closed: .closeCase(CaseClosed(surveyWanted: isSurveyWanted))
    case .waitingClose:
      .resolveCase(
        CaseResolved(
          resolutionCode: resolution ?? "solved", confirmedWithCustomer: isConfirmed, note: why))
    case .recurred: .reopenCase(CaseReopened(sameIssue: true, reason: why ?? "notSolved"))
    case .reopened: .reopenCase(CaseReopened(sameIssue: false, reason: why ?? "other"))
    case .handoffOffered, .onSite, .waitingParts, .waitingCustomer, .waitingVendor,
      .waitingApproval, .waitingSchedule, .waitingSales, .waitingProblem, .quoted, .visitPlanned,
      .inCustody, .inRepair, .inProgress:
      nil
    }
  }

  private func resume(
    _ writer: Writer, _ card: CaseCard, _ says: Bilingual
  ) throws(ErrorReport) -> Answer {
    let subject = WriteSubject(case: card)
    let ended = card.state.waits.map { wait in
      Draft(
        .cases(.caseWaitEnded(CaseWaitEnded(waitID: wait.id, why: why ?? "resumed"))),
        refs: subject.refs)
    }
    guard !ended.isEmpty else {
      throw ErrorReport(
        code: "case.doesNotWait", exit: .refused,
        message: Bilingual(
          ja: "\(card.number) は何も待っていません (\(card.state.word.ja))",
          en: "\(card.number) waits for nothing (\(card.state.word.en))"))
    }
    return try writer.record(ended, says: says, on: subject)
  }
}
