package import Cases

// Cases, contacts and the book.

extension History {
  package func opened(
    reasonCode: String = "malfunction", subject: String? = "圧縮機 異音 E4",
    contact: String? = nil, at moment: Instant? = nil
  ) -> History {
    let event = CaseOpened(
      channel: .phone, reasonCode: reasonCode, priority: .normal, subject: subject)
    return then(.cases(.caseOpened(event)), refs: with(contact: contact), at: moment)
  }

  package func classified(
    symptom: String? = nil, cause: String? = nil, reason: String? = nil,
    priority: Priority? = nil, severity: Severity? = nil
  ) -> History {
    let event = CaseClassified(
      symptom: symptom, cause: cause, reason: reason, priority: priority, severity: severity,
      basis: "customerSaid")
    return then(.cases(.caseClassified(event)))
  }

  package func assigned(to person: String? = nil, of team: Team = .support) -> History {
    let event = CaseAssigned(team: team, person: person.map { .sample($0) }, reason: "available")
    return then(.cases(.caseAssigned(event)))
  }

  package func waitStarted(
    _ wait: String = "wait", for reason: WaitReason = .parts, at moment: Instant? = nil
  ) -> History {
    let event = CaseWaitStarted(waitID: .sample(wait), reason: reason, pauses: ["resolution"])
    return then(.cases(.caseWaitStarted(event)), at: moment)
  }

  package func waitEnded(_ wait: String = "wait", at moment: Instant? = nil) -> History {
    let event = CaseWaitEnded(waitID: .sample(wait), why: "arrived")
    return then(.cases(.caseWaitEnded(event)), at: moment)
  }

  package func linked(
    _ link: String = "link", as relation: CaseRelation = .duplicateOf, to other: String
  ) -> History {
    let event = CaseLinked(
      linkID: .sample(link), relation: relation, otherCase: .sample(other))
    var refs = refs
    refs.insert(Ref(.case, .sample(other)))
    return then(.cases(.caseLinked(event)), refs: refs)
  }

  package func unlinked(_ link: String = "link") -> History {
    then(.cases(.caseUnlinked(CaseUnlinked(linkID: .sample(link), reason: "mistake"))))
  }

  package func resolved(_ resolutionCode: String = "repaired", at moment: Instant? = nil) -> History
  {
    let event = CaseResolved(resolutionCode: resolutionCode, confirmedWithCustomer: true)
    return then(.cases(.caseResolved(event)), at: moment)
  }

  package func reopened(sameIssue: Bool = true, at moment: Instant? = nil) -> History {
    let event = CaseReopened(sameIssue: sameIssue, reason: "recurred")
    return then(.cases(.caseReopened(event)), at: moment)
  }

  package func closed(at moment: Instant? = nil) -> History {
    then(.cases(.caseClosed(CaseClosed(surveyWanted: false))), at: moment)
  }

  // MARK: Contacts

  package func contactStarted(
    _ contact: String = "contact", _ direction: Direction = .inbound, channel: Channel = .phone,
    at moment: Instant? = nil
  ) -> History {
    let event = ContactStarted(
      channel: channel, direction: direction,
      caller: CallerNumber(raw: "03-1234-5678", e164: "+81312345678"))
    return then(.contacts(.contactStarted(event)), refs: with(contact: contact), at: moment)
  }

  package func contactAnswered(
    _ contact: String = "contact", by agent: String = "sato", at moment: Instant? = nil
  ) -> History {
    let event = ContactAnswered(leg: 1, agent: .sample(agent), waitSeconds: 12)
    return then(.contacts(.contactAnswered(event)), refs: with(contact: contact), at: moment)
  }

  package func contactEnded(
    _ contact: String = "contact", _ outcome: ContactOutcome = .reached, at moment: Instant? = nil
  ) -> History {
    let event = ContactEnded(
      stage: outcome == .reached ? .talk : .queue, outcome: outcome, talkSeconds: 161,
      holdSeconds: 0)
    return then(.contacts(.contactEnded(event)), refs: with(contact: contact), at: moment)
  }

  // MARK: The book

  package func memberRegistered(
    _ member: String, of team: Team = .support, skills: [String] = [], osUser: String? = nil
  ) -> History {
    let event = MemberRegistered(name: member, team: team, skills: skills, osUser: osUser)
    return then(.book(.memberRegistered(event)), refs: Refs([Ref(.member, .sample(member))]))
  }

  package func memoWritten(_ body: String = "メモ", at moment: Instant? = nil) -> History {
    let event = MemoWritten(memoID: .sample(body), body: body, pinned: false)
    return then(.facts(.memoWritten(event)), at: moment)
  }

  /// Takes events back, on the feeds of their subjects.
  package func retracted(_ events: EventID...) -> History {
    let subjects = records.filter { events.contains($0.id) }.flatMap(\.refs.all)
    let event = EntryRetracted(events: events, reasonCode: "mistake")
    return then(.book(.entryRetracted(event)), refs: Refs(subjects))
  }

  /// Replaces an event by another of the same type; as when it happened unless `at` says so.
  package func corrected(
    _ original: EventID, by event: Event, at moment: Instant? = nil
  ) -> History {
    let corrected = records.first { $0.id == original }
    return then(
      event, refs: corrected?.refs, at: moment ?? corrected?.occurredAt, supersedes: original)
  }

  /// A conflict between the events at some places, from 1.
  package func conflictRaised(
    _ conflict: String = "conflict", between events: [Int] = []
  ) -> History {
    let event = ConflictRaised(
      conflictID: .sample(conflict), rule: .finishedTwice, events: events.map(event))
    return then(.book(.conflictRaised(event)))
  }

  package func conflictSettled(_ conflict: String = "conflict") -> History {
    then(.book(.conflictSettled(ConflictSettled(conflictID: .sample(conflict)))))
  }

  func with(contact: String?) -> Refs {
    var refs = refs
    if let contact { refs.contact = .sample(contact) }
    return refs
  }
}
