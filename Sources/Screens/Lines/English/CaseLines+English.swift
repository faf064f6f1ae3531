internal import Cases

extension LineWriter {
  /// What an event of a case is in English.
  func english(_ event: Event.Cases, _ record: Record) -> String {
    switch event {
    case .caseOpened(let opened):
      return join(
        "Opened:", personal(opened.subject, record), quoted(opened.firstWords, record),
        aside(
          word(opened.channel.word),
          opened.priority == .normal ? nil : "priority " + opened.priority.word.en))
    case .caseClassified(let classified):
      return "Classified: "
        + list([
          labelled("symptom", classified.symptom.map(code)),
          labelled("cause", classified.cause.map(code)),
          labelled("reason", classified.reason.map(code)),
          labelled("priority", word(classified.priority?.word)),
          labelled("severity", word(classified.severity?.word)),
        ]) + " (basis \(code(classified.basis)))"
    case .caseAssigned(let assigned):
      return join(
        "Assigned to", owner(Owner(team: assigned.team, person: assigned.person)),
        aside(code(assigned.reason)))
    case .caseWaitStarted(let wait):
      return join(
        "State: " + state(wait.reason.word, record),
        wait.expectedUntil.map { "until " + dates.dayAndTime($0) },
        aside(wait.nudgeOn.map { "ask again " + dates.day($0) }))
    case .caseWaitEnded(let wait):
      guard names.stateChange(record.id) != nil else { return "Wait ended (\(code(wait.why)))" }
      return "State: \(state(StateWord.inProgress.bilingual, record)) (\(code(wait.why)))"
    case .caseLinked(let linked):
      return "Linked: \(linked.relation.word.en) \(caseNumber(linked.otherCase))"
    case .caseUnlinked(let unlinked): return "Link removed (\(code(unlinked.reason)))"
    case .caseResolved(let resolved):
      return join(
        "State: " + state(StateWord.waitingClose.bilingual, record), code(resolved.resolutionCode),
        quoted(resolved.note, record),
        aside(
          labelled("cause", resolved.causeCode.map(code)),
          labelled("remedy", resolved.remedyCode.map(code)),
          resolved.confirmedWithCustomer ? "customer agrees" : nil, resolved.document))
    case .caseReopened(let reopened):
      let word: StateWord = reopened.sameIssue ? .recurred : .reopened
      return "State: \(state(word.bilingual, record)) (\(code(reopened.reason)))"
    case .caseClosed(let closed):
      return join(
        "State: " + state(StateWord.closed.bilingual, record),
        closed.surveyWanted ? "(survey follows)" : nil)
    }
  }

  /// What a handoff or promise is in English.
  func english(_ event: Event.Commitments, _ record: Record) -> String {
    switch event {
    case .handoffOffered(let offered):
      return join(
        "Handoff \(team(offered.from.team)) > \(owner(offered.to))",
        quoted(offered.brief.ask, record),
        offered.brief.nextStep.map { "next: " + $0 },
        offered.respondBy.map { "answer by " + dates.dayAndTime($0) },
        aside(code(offered.reasonCode)))
    case .handoffAccepted(let accepted):
      return join(
        "Handoff accepted by \(member(accepted.by))", quoted(accepted.restatedNextStep, record))
    case .handoffDeclined(let declined):
      return join(
        "Handoff declined by \(member(declined.by)) (\(declined.reasonCode.word.en))",
        declined.missing.isEmpty ? nil : "missing: " + list(declined.missing.map(code)),
        declined.suggestTo.map { "> " + team($0) })
    case .handoffLapsed(let lapsed):
      return join(
        "Handoff \(lapsed.cause.word.en)", lapsed.escalatedTo.map { "raised to " + owner($0) })
    case .promiseMade(let made):
      return join(
        personal(made.what, record) ?? made.kind.word.en, made.window.from == nil ? "by" : nil,
        window(made.window),
        made.owner == Owner(team: record.team ?? made.owner.team, person: record.actor)
          ? nil : owner(made.owner),
        aside(
          made.replaces == nil ? nil : "replaces another",
          made.agreedWithCustomer ? nil : "not agreed with the customer"))
    case .promiseSettled(let settled):
      return join(
        "Promise " + settled.outcome.word.en, record.refs.promise.flatMap(names.promise),
        quoted(settled.reason, record))
    }
  }
}
