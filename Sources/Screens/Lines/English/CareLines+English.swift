internal import Cases

extension LineWriter {
  /// What an event of care is in English.
  func english(_ event: Event.Care, _ record: Record) -> String {
    switch event {
    case .followUpPlanned(let planned):
      return join(
        "Follow-up planned (\(planned.trigger.word.en))", window(planned.window),
        planned.channel.word.en, planned.script.map(code))
    case .followUpDone(let done):
      return join(
        "Follow-up: " + done.outcome.word.en, done.using?.word.en,
        done.satisfied.map { $0 ? "satisfied" : "not satisfied" }, quoted(done.findings, record))
    case .maintenancePlanned(let planned):
      return join(
        planned.replaces == nil ? "Maintenance planned" : "Maintenance moved to",
        dates.fullDay(planned.dueOn), "(\(planned.basis.word.en))", planned.checklist.map(code))
    case .maintenanceFellDue(let due): return "Maintenance due " + dates.fullDay(due.dueOn)
    case .maintenanceDone(let done):
      return join(
        "Maintenance done:", list(done.results.map { "\(code($0.step)) \(code($0.result))" }),
        done.nextDueOn.map { "next " + dates.fullDay($0) })
    case .recallAnnounced(let recall):
      return join(
        "Recall revision \(recall.revision):", list(recall.models), code(recall.hazard),
        aside(recall.healthRisk.map(code), "\(recall.unitsInMarketCount.grouped) units"),
        "remedy: " + recall.remedy.word.en, recall.authorityRef,
        "from " + dates.fullDay(recall.startedOn))
    case .recallUnitNotified(let notified): return "Recall notice sent (\(notified.via.word.en))"
    case .recallUnitTraced(let traced): return "Recall trace: " + traced.result.word.en
    case .recallUnitRemedied(let remedied): return "Recall remedied: " + remedied.how.word.en
    case .surveyAnswered(let survey):
      return join(
        "Survey: \(survey.kind.word.en) \(survey.score)", quoted(survey.comment, record),
        aside(
          survey.contactsNeeded.map { $0 == 1 ? "1 contact" : "\($0) contacts" },
          survey.saidRepeated == true ? "was asked twice" : nil,
          survey.respondent == .agent ? "answered by agent" : nil))
    case .knowledgeSought(let sought):
      return join(
        "Knowledge", quoted(sought.query, record), sought.document, sought.how.word.en,
        sought.helped.map { $0 ? "(helped)" : "(did not help)" })
    case .salesSignaled(let signal):
      return join(
        "Sales signal: " + signal.kind.word.en, signal.amount.map(money),
        quoted(signal.note, record))
    case .trendFlagged(let trend):
      return join(
        "Rising: " + code(trend.metric),
        [trend.keys.symptom.map(code), trend.keys.model, trend.keys.lot].compactMap(\.self)
          .joined(separator: " "),
        "\(trend.observedCount) (expected \(trend.expected.text))",
        trend.firstCase.map { "first " + caseNumber($0) })
    }
  }

  /// What the book says of itself in English.
  func english(_ event: Event.Book, _ record: Record) -> String {
    switch event {
    case .documentPublished(let document):
      return join(
        "Published \(document.kind.word.en) \"\(document.title)\"", document.documentID,
        "version \(document.version)", document.audience == .customers ? "(for customers)" : nil)
    case .memberRegistered(let member):
      return join(
        "Member registered:", personal(member.name, record), team(member.team), member.osUser,
        aside(list(member.skills.map(code))))
    case .memberLeft:
      return join("Member left:", record.refs.member.map(member))
    case .entryRetracted(let retracted):
      return join(
        "Retracted", references(retracted.events), code(retracted.reasonCode),
        quoted(retracted.reason, record))
    case .entryPinned(let pinned): return join("Pinned", entry(pinned.event))
    case .entryUnpinned(let unpinned): return join("Unpinned", entry(unpinned.event))
    case .clockJudged(let clock):
      return join(
        "Clock \(code(clock.clock)): \(clock.verdict.word.en)",
        "(due \(dates.dayAndTime(clock.dueAt))"
          + (clock.actualAt.map { ", actual " + dates.dayAndTime($0) } ?? "") + ")",
        clock.restates == nil ? nil : "judged again")
    case .conflictRaised(let conflict):
      return join(
        "Conflict: " + conflict.rule.word.en, references(conflict.events),
        aside(conflict.refusal.map(code)))
    case .conflictSettled(let conflict):
      return join(
        "Conflict settled:", entry(conflict.stands).map { $0 + " stands" },
        quoted(conflict.reason, record))
    case .erasureOrdered(let ordered):
      return join(
        "Erasure ordered (\(code(ordered.reason)))",
        ordered.keeps.isEmpty ? nil : "keeping " + list(ordered.keeps.map { code($0.what) }))
    case .erasureCompleted(let erased):
      return "Erased: \(erased.recordCount.grouped) records, "
        + "\(erased.blobCount.grouped) attachments, \(erased.keys.count) keys"
    case .disclosureMade(let disclosed):
      return "Disclosed \(disclosed.what.word.en) to \(disclosed.to.word.en) "
        + "(\(code(disclosed.reason)))"
    }
  }
}
