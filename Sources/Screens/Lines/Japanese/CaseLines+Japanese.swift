internal import Cases

extension LineWriter {
  /// What an event of a case is in Japanese.
  func japanese(_ event: Event.Cases, _ record: Record) -> String {
    switch event {
    case .caseOpened(let opened):
      return join(
        "受付", personal(opened.subject, record), quoted(opened.firstWords, record),
        aside(
          word(opened.channel.word),
          opened.priority == .normal ? nil : "優先度 " + opened.priority.word.ja))
    case .caseClassified(let classified):
      return "分類: "
        + list([
          labelled("症状", classified.symptom.map(code)), labelled("原因", classified.cause.map(code)),
          labelled("用件", classified.reason.map(code)),
          labelled("優先度", word(classified.priority?.word)),
          labelled("重大度", word(classified.severity?.word)),
        ]) + " (根拠 \(code(classified.basis)))"
    case .caseAssigned(let assigned):
      return join(
        "担当: " + owner(Owner(team: assigned.team, person: assigned.person)),
        aside(code(assigned.reason)))
    case .caseWaitStarted(let wait):
      return join(
        "状態: " + state(wait.reason.word, record),
        wait.expectedUntil.map { dates.dayAndTime($0) + " まで" },
        aside(wait.nudgeOn.map { "督促 " + dates.day($0) }))
    case .caseWaitEnded(let wait):
      guard names.stateChange(record.id) != nil else { return "待ち終了 (\(code(wait.why)))" }
      return "状態: \(state(StateWord.inProgress.bilingual, record)) (\(code(wait.why)))"
    case .caseLinked(let linked):
      return "関連付け: \(linked.relation.word.ja) \(caseNumber(linked.otherCase))"
    case .caseUnlinked(let unlinked): return "関連付け解除 (\(code(unlinked.reason)))"
    case .caseResolved(let resolved):
      return join(
        "状態: " + state(StateWord.waitingClose.bilingual, record), code(resolved.resolutionCode),
        quoted(resolved.note, record),
        aside(
          labelled("原因", resolved.causeCode.map(code)),
          labelled("処置", resolved.remedyCode.map(code)),
          resolved.confirmedWithCustomer ? "お客様確認済み" : nil, resolved.document))
    case .caseReopened(let reopened):
      let word: StateWord = reopened.sameIssue ? .recurred : .reopened
      return "状態: \(state(word.bilingual, record)) (\(code(reopened.reason)))"
    case .caseClosed(let closed):
      return join(
        "状態: " + state(StateWord.closed.bilingual, record), closed.surveyWanted ? "(アンケートを送る)" : nil
      )
    }
  }

  /// What a handoff or promise is in Japanese.
  func japanese(_ event: Event.Commitments, _ record: Record) -> String {
    switch event {
    case .handoffOffered(let offered):
      return join(
        "引き継ぎ \(team(offered.from.team)) > \(owner(offered.to))",
        quoted(offered.brief.ask, record),
        offered.brief.nextStep.map { "次: " + $0 },
        offered.respondBy.map { dates.dayAndTime($0) + " までに返事" },
        aside(code(offered.reasonCode)))
    case .handoffAccepted(let accepted):
      return join(
        "引き継ぎ受領 \(member(accepted.by))", quoted(accepted.restatedNextStep, record))
    case .handoffDeclined(let declined):
      return join(
        "引き継ぎ辞退 \(member(declined.by)) (\(declined.reasonCode.word.ja))",
        declined.missing.isEmpty ? nil : "不足: " + list(declined.missing.map(code)),
        declined.suggestTo.map { "> " + team($0) })
    case .handoffLapsed(let lapsed):
      return join(
        "引き継ぎ終了 (\(lapsed.cause.word.ja))", lapsed.escalatedTo.map { "上申 " + owner($0) })
    case .promiseMade(let made):
      return join(
        personal(made.what, record) ?? made.kind.word.ja, window(made.window),
        made.window.from == nil ? "まで" : nil,
        made.owner == Owner(team: record.team ?? made.owner.team, person: record.actor)
          ? nil : owner(made.owner),
        aside(
          made.replaces == nil ? nil : "前の約束に代えて",
          made.agreedWithCustomer ? nil : "お客様と未合意"))
    case .promiseSettled(let settled):
      return join(
        "約束: " + settled.outcome.word.ja, record.refs.promise.flatMap(names.promise),
        quoted(settled.reason, record))
    }
  }
}
