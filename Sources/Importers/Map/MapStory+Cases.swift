internal import Casebook
internal import Cases

// Cases, and what was said about them.

extension MapStory {
  func `case`() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.case = row.id(.cases, key)
    refs.customer = try row.reference("customer", .customers)
    refs.item = try row.reference("item", .items)
    let opened = CaseOpened(
      channel: try row.word("channel") ?? .phone, reasonCode: row.text("reason") ?? "other",
      priority: try row.word("priority") ?? .normal, subject: try row.needed("subject"),
      firstWords: row.text("words"))
    var commands = [command([draft(.cases(.caseOpened(opened)), refs)])]
    let (symptom, cause) = (row.text("symptom"), row.text("cause"))
    if symptom != nil || cause != nil {
      let classified = CaseClassified(symptom: symptom, cause: cause, basis: "source")
      commands.append(
        command(
          "classified/\(symptom ?? "")/\(cause ?? "")",
          [draft(.cases(.caseClassified(classified)), refs)]))
    }
    if let moment = try row.moment("resolved") {
      let resolved = CaseResolved(
        resolutionCode: row.text("resolution") ?? "source", causeCode: cause,
        confirmedWithCustomer: false)
      commands.append(
        command("resolved", [draft(.cases(.caseResolved(resolved)), refs, at: moment)], at: moment))
    }
    if let moment = try row.moment("closed") {
      let closed = CaseClosed(surveyWanted: false)
      commands.append(
        command("closed", [draft(.cases(.caseClosed(closed)), refs, at: moment)], at: moment))
    }
    return commands + memo(on: refs)
  }

  func contact() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.contact = row.id(.contacts, key)
    refs.case = try row.reference("case", .cases)
    refs.customer = try row.reference("customer", .customers)
    let caller = row.text("number").map { raw in
      let text = row.context.options.point(.phone, raw)
      return CallerNumber(
        raw: raw, e164: text.normalized.hasPrefix("+") ? text.normalized : nil,
        extensionDigits: text.extensionDigits)
    }
    let started = ContactStarted(
      channel: try row.word("channel") ?? .phone, direction: try row.word("direction") ?? .inbound,
      caller: caller, toLine: row.text("line"))
    var drafts = [draft(.contacts(.contactStarted(started)), refs)]
    let seconds = try row.count("seconds")
    let outcome: ContactOutcome? = try row.word("outcome")
    if seconds != nil || outcome != nil {
      let ended = ContactEnded(
        stage: .talk, outcome: outcome ?? .reached, talkSeconds: seconds ?? 0, holdSeconds: 0)
      let end = SourceTime(
        instant: at.instant.adding(seconds: Int64(min(seconds ?? 0, 604_800))),
        precision: at.precision)
      drafts.append(draft(.contacts(.contactEnded(ended)), refs, at: end))
    }
    if let summary = row.text("summary") {
      let wrappedUp = ContactWrappedUp(
        leg: 1, disposition: "source", reasonCode: "source", afterCallWorkSeconds: 0,
        cases: refs.case.map { [$0] } ?? [], summary: summary)
      drafts.append(draft(.contacts(.contactWrappedUp(wrappedUp)), refs))
    }
    return [command(drafts)] + memo(on: refs)
  }

  func handoff() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.case = try row.reference("case", .cases)
    guard refs.case != nil else {
      throw RowFault(.missing(column: (row.table.columns["case"] ?? []).first ?? "case"))
    }
    var caseRefs = Refs()
    caseRefs.case = refs.case
    refs.handoff = row.id(.handoffs, key)
    let (from, to) = (try row.neededTeam("from"), try row.neededTeam("to"))
    let receiver = row.person("receiver")
    let offered = HandoffOffered(
      from: Owner(team: from, person: actor), to: Owner(team: to, person: receiver),
      reasonCode: row.text("reason") ?? "source",
      brief: Brief(
        ask: row.text("ask"), situation: row.text("situation"), nextStep: row.text("next")))
    var commands = [
      command([
        history.draft(
          .commitments(.handoffOffered(offered)), refs, at: at, team: team ?? from, actor: actor)
      ])
    ]
    if let moment = try row.moment("accepted") {
      let accepted = HandoffAccepted(
        by: receiver ?? actor ?? history.id("member", "?"), restatedNextStep: nil)
      commands.append(
        command(
          "accepted",
          [
            history.draft(
              .commitments(.handoffAccepted(accepted)), refs, at: moment, team: to, actor: receiver)
          ], at: moment))
    }
    return commands + memo(on: caseRefs)
  }
}
