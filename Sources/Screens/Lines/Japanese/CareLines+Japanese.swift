internal import Cases

extension LineWriter {
  /// What an event of care is in Japanese.
  func japanese(_ event: Event.Care, _ record: Record) -> String {
    switch event {
    case .followUpPlanned(let planned):
      return join(
        "フォロー予定 (\(planned.trigger.word.ja))", window(planned.window),
        planned.channel.word.ja, planned.script.map(code))
    case .followUpDone(let done):
      return join(
        "フォロー: " + done.outcome.word.ja, done.using?.word.ja,
        done.satisfied.map { $0 ? "満足" : "不満" }, quoted(done.findings, record))
    case .maintenancePlanned(let planned):
      return join(
        planned.replaces == nil ? "点検予定" : "点検予定の変更", dates.fullDay(planned.dueOn),
        "(\(planned.basis.word.ja))", planned.checklist.map(code))
    case .maintenanceFellDue(let due): return "点検時期 " + dates.fullDay(due.dueOn)
    case .maintenanceDone(let done):
      return join(
        "点検実施", list(done.results.map { "\(code($0.step)) \(code($0.result))" }),
        done.nextDueOn.map { "次回 " + dates.fullDay($0) })
    case .recallAnnounced(let recall):
      return join(
        "リコール 第\(recall.revision)版", list(recall.models), code(recall.hazard),
        aside(recall.healthRisk.map(code), "対象 \(recall.unitsInMarketCount.grouped)台"),
        "処置: " + recall.remedy.word.ja, recall.authorityRef,
        dates.fullDay(recall.startedOn) + " から")
    case .recallUnitNotified(let notified): return "リコール通知 (\(notified.via.word.ja))"
    case .recallUnitTraced(let traced): return "リコール照会: " + traced.result.word.ja
    case .recallUnitRemedied(let remedied): return "リコール処置済み: " + remedied.how.word.ja
    case .surveyAnswered(let survey):
      return join(
        "アンケート \(survey.kind.word.ja) \(survey.score)", quoted(survey.comment, record),
        aside(
          survey.contactsNeeded.map { "連絡 \($0)回" },
          survey.saidRepeated == true ? "同じことを聞かれた" : nil,
          survey.respondent == .agent ? "担当者回答" : nil))
    case .knowledgeSought(let sought):
      return join(
        "ナレッジ", quoted(sought.query, record), sought.document, sought.how.word.ja,
        sought.helped.map { $0 ? "(役に立った)" : "(役に立たず)" })
    case .salesSignaled(let signal):
      return join(
        "商談の兆し: " + signal.kind.word.ja, signal.amount.map(money), quoted(signal.note, record))
    case .trendFlagged(let trend):
      return join(
        "急増: " + code(trend.metric),
        [trend.keys.symptom.map(code), trend.keys.model, trend.keys.lot].compactMap(\.self)
          .joined(separator: " "),
        "\(trend.observedCount)件 (通常 \(trend.expected.text))", trend.firstCase.map(caseNumber))
    }
  }

  /// What the book says of itself in Japanese.
  func japanese(_ event: Event.Book, _ record: Record) -> String {
    switch event {
    case .documentPublished(let document):
      return join(
        "\(document.kind.word.ja)「\(document.title)」", document.documentID,
        "第\(document.version)版", document.audience == .customers ? "(お客様向け)" : nil)
    case .memberRegistered(let member):
      return join(
        "担当者登録", personal(member.name, record), team(member.team), member.osUser,
        aside(list(member.skills.map(code))))
    case .memberLeft:
      return join("担当者退任", record.refs.member.map(member))
    case .entryRetracted(let retracted):
      return join(
        "取り消し", references(retracted.events), code(retracted.reasonCode),
        quoted(retracted.reason, record))
    case .entryPinned(let pinned): return join("固定", entry(pinned.event))
    case .entryUnpinned(let unpinned): return join("固定を解除", entry(unpinned.event))
    case .clockJudged(let clock):
      return join(
        "期限 \(code(clock.clock)): \(clock.verdict.word.ja)",
        "(期限 \(dates.dayAndTime(clock.dueAt))"
          + (clock.actualAt.map { "、実際 " + dates.dayAndTime($0) } ?? "") + ")",
        clock.restates == nil ? nil : "再判定")
    case .conflictRaised(let conflict):
      return join(
        "食い違い: " + conflict.rule.word.ja, references(conflict.events),
        aside(conflict.refusal.map(code)))
    case .conflictSettled(let conflict):
      return join(
        "食い違いの決着", entry(conflict.stands).map { $0 + " が正" }, quoted(conflict.reason, record))
    case .erasureOrdered(let ordered):
      return join(
        "消去の指示 (\(code(ordered.reason)))",
        ordered.keeps.isEmpty ? nil : "残す: " + list(ordered.keeps.map { code($0.what) }))
    case .erasureCompleted(let erased):
      return
        "消去完了 記録 \(erased.recordCount.grouped)件、添付 \(erased.blobCount.grouped)件、"
        + "鍵 \(erased.keys.count)本"
    case .disclosureMade(let disclosed):
      return
        "開示: \(disclosed.to.word.ja)へ \(disclosed.what.word.ja) (\(code(disclosed.reason)))"
    }
  }

  /// The entries of events, as far as they are known.
  func references(_ events: [EventID]) -> String? {
    var known: [String] = []
    for event in events { if let name = entry(event), !known.contains(name) { known.append(name) } }
    return known.isEmpty ? nil : known.joined(separator: " ")
  }
}
