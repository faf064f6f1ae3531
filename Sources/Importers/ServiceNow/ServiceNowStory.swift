internal import Casebook
internal import Cases

/// What the lines of one case have told so far, and what the next one adds.
struct ServiceNowStory {
  private let mapping: ServiceNowMapping
  private let last: ServiceNowRow
  private let refs: Refs
  private var before: ServiceNowRow?
  /// The last group that a line named; a line without one changes nothing.
  private var team: Team?
  private var wait: WaitID?
  private var resolvedCount = 0
  /// How often the case comes to Resolved; only the last time with the code of the end.
  private let lastLine: Int

  init(first: ServiceNowRow, last: ServiceNowRow, mapping: ServiceNowMapping) {
    self.mapping = mapping
    self.last = last
    lastLine = last.lineNumber
    let caseID: CaseID = mapping.id("case", first.number)
    var refs = Refs([Ref(.case, caseID.any)])
    if let caller = first.caller { refs.customer = mapping.customer(caller) }
    self.refs = refs
  }

  /// The contact and the opening, by a command of its own whose id the case's number gives.
  func opening(_ row: ServiceNowRow) -> Command {
    let contact: ContactID = mapping.id("contact", row.number)
    var refs = refs
    refs.contact = contact
    let channel = Self.channel(row.contactType)
    let started = ContactStarted(channel: channel, direction: .inbound)
    let subject = [row.number, row.category, row.subcategory, row.symptom].compactMap { $0 }
    let opened = CaseOpened(
      channel: channel, reasonCode: row.category.map(ServiceNowMapping.code) ?? "other",
      priority: Self.priority(row.priority), subject: subject.joined(separator: " · "))
    let team = mapping.team(row.group)
    let actor = mapping.member(row.openedBy)
    return mapping.command(
      "case/\(row.number)", row,
      [
        mapping.imported(
          Draft(.contacts(.contactStarted(started)), refs: refs), row, at: row.openedAt,
          actor: actor, team: team),
        mapping.imported(
          Draft(.cases(.caseOpened(opened)), refs: refs), row, at: row.openedAt, actor: actor,
          team: team),
      ], time: row.openedAt)
  }

  /// What the line says beyond the line before.
  mutating func drafts(_ row: ServiceNowRow) -> [ImportedDraft] {
    var events = teamChange(row) + stateChange(row)
    if let before, row.priority != before.priority || row.symptom != before.symptom {
      events.append(classified(row))
    }
    if events.isEmpty, before != nil { events.append(memo(row)) }
    if row.lineNumber == lastLine { events += sourceFacts(row) }
    before = row
    return events
  }

  private func draft(_ event: Event, _ row: ServiceNowRow, refs: Refs? = nil) -> ImportedDraft {
    mapping.imported(Draft(event, refs: refs ?? self.refs), row, at: row.updatedAt)
  }

  // MARK: Teams and people

  private mutating func teamChange(_ row: ServiceNowRow) -> [ImportedDraft] {
    var events: [ImportedDraft] = []
    let next = mapping.team(row.group) ?? team
    if let next, let team, next != team {
      events += handoff(from: team, to: next, row)
    } else if let next, team == nil, before != nil {
      events.append(assigned(row, next))
    }
    team = next
    if let team, row.assignee != nil, row.assignee != before?.assignee {
      if events.isEmpty { events.append(assigned(row, team)) }
    }
    return events
  }

  private func assigned(_ row: ServiceNowRow, _ team: Team) -> ImportedDraft {
    draft(
      .cases(
        .caseAssigned(
          CaseAssigned(team: team, person: mapping.member(row.assignee), reason: "source"))), row)
  }

  private func handoff(from: Team, to: Team, _ row: ServiceNowRow) -> [ImportedDraft] {
    var refs = refs
    refs.handoff = mapping.id("handoff", "\(row.number)/\(row.identity)")
    let receiver = mapping.member(row.assignee)
    // The source has no brief, and history is taken without one.
    let brief = Brief(ask: nil, situation: nil, nextStep: nil)
    let offered = HandoffOffered(
      from: Owner(team: from), to: Owner(team: to, person: receiver), reasonCode: "source",
      brief: brief)
    let accepted = HandoffAccepted(
      by: receiver ?? mapping.member(row.updatedBy) ?? mapping.id("member", "?"),
      restatedNextStep: nil)
    return [
      mapping.imported(
        Draft(.commitments(.handoffOffered(offered)), refs: refs), row, at: row.updatedAt,
        team: from),
      draft(.commitments(.handoffAccepted(accepted)), row, refs: refs),
    ]
  }

  // MARK: State

  private mutating func stateChange(_ row: ServiceNowRow) -> [ImportedDraft] {
    var events: [ImportedDraft] = []
    let hasChanged = row.state != before?.state
    if hasChanged, let wait {
      events.append(
        draft(.cases(.caseWaitEnded(CaseWaitEnded(waitID: wait, why: "source"))), row))
      self.wait = nil
    }
    if let before, row.reopenCount > before.reopenCount {
      events.append(
        draft(.cases(.caseReopened(CaseReopened(sameIssue: true, reason: "source"))), row))
    }
    if hasChanged, let event = entered(row) { events.append(event) }
    return events
  }

  private mutating func entered(_ row: ServiceNowRow) -> ImportedDraft? {
    switch row.state {
    case "Awaiting User Info", "Awaiting Evidence": waiting(.customer, row)
    case "Awaiting Vendor": waiting(.vendor, row)
    case "Awaiting Problem": waiting(.problem, row)
    case "Resolved":
      draft(
        .cases(
          .caseResolved(
            CaseResolved(
              resolutionCode: last.closedCode.map(ServiceNowMapping.code) ?? "source",
              confirmedWithCustomer: false))), row)
    case "Closed":
      draft(.cases(.caseClosed(CaseClosed(surveyWanted: false))), row)
    // New and Active are work in progress, and so is what this build does not know, such as -100.
    case _: nil
    }
  }

  private mutating func waiting(_ reason: WaitReason, _ row: ServiceNowRow) -> ImportedDraft {
    let id: WaitID = mapping.id("wait", "\(row.number)/\(row.identity)")
    wait = id
    return draft(
      .cases(.caseWaitStarted(CaseWaitStarted(waitID: id, reason: reason))), row)
  }

  // MARK: The rest

  private func classified(_ row: ServiceNowRow) -> ImportedDraft {
    let event = CaseClassified(
      symptom: row.symptom.map(ServiceNowMapping.code), priority: Self.priority(row.priority),
      basis: "source")
    return draft(.cases(.caseClassified(event)), row)
  }

  private func memo(_ row: ServiceNowRow) -> ImportedDraft {
    let event = MemoWritten(
      memoID: mapping.id("memo", "\(row.number)/\(row.identity)"),
      body: "ServiceNow: \(row.state)", pinned: false)
    return draft(.facts(.memoWritten(event)), row)
  }

  /// What the source had counted and noted of the whole case, said once on its last line.
  private func sourceFacts(_ row: ServiceNowRow) -> [ImportedDraft] {
    var values: [(key: String, value: String)] = []
    if let resolvedAt = row.resolvedAt {
      values.append((SourceFactKey.resolvedAt, SourceMoment.text(resolvedAt)))
    }
    if row.reassignmentCount > 0 {
      values.append((SourceFactKey.reassignmentCount, String(row.reassignmentCount)))
    }
    if row.reopenCount > 0 {
      values.append((SourceFactKey.reopenCount, String(row.reopenCount)))
    }
    return values.map { key, value in
      let event = FactAsserted(
        factID: mapping.id("fact", "\(row.number)/\(key)"), subject: .case, key: key, value: nil,
        impersonalValue: value, source: .imported, saidBy: nil, confidence: 100)
      return draft(.facts(.factAsserted(event)), row)
    }
  }

  private static func channel(_ contactType: String?) -> Channel {
    switch contactType {
    case "Email": .email
    case "Self service": .web
    case "Direct opening": .counter
    // "Phone" and "IVR"; and what is missing, since all but one line in a hundred is a call.
    case _: .phone
    }
  }

  private static func priority(_ text: String?) -> Priority {
    switch text?.first {
    case "1": .urgent
    case "2": .high
    case "4": .low
    case _: .normal
    }
  }
}
