package import Cases
package import Views

extension EntryKind {
  /// The kind of a line of the model.
  package init(_ kind: TimelineKind) {
    self =
      switch kind {
      case .call: .call
      case .mail: .mail
      case .visit: .visit
      case .memo: .memo
      case .measurement: .measurement
      case .part: .part
      case .partRequested: .partRequested
      case .photo: .photo
      case .promise: .promise
      case .quote: .quote
      case .state: .state
      case .assignment: .assignment
      case .handoff: .handoff
      case .fact: .fact
      case .question: .question
      case .warranty: .warranty
      case .custody: .custody
      case .loaner: .loaner
      case .rma: .rma
      case .recall: .recall
      case .maintenance: .maintenance
      case .followUp: .followUp
      case .consent: .consent
      case .survey: .survey
      case .knowledge: .knowledge
      case .conflict: .conflict
      case .arrival: .arrival
      case .correction: .correction
      case .unknown: .unknown
      }
  }
}

extension LineWriter {
  /// The kind of an event's line, and its sentence.
  package func line(_ record: Record) -> (kind: EntryKind, text: String) {
    (EntryKind(record.event.timelineKind), text(record))
  }
}

extension TimelinePage {
  /// Says a timeline in the words of `writer`.
  ///
  /// `isUnfolded` gives automatic entries lines of their own.
  /// `filterName` is what the filter is called: 修のみ; `nil` without one.
  /// `known` is what is known besides what stands in the case, said already; `nil` takes only that.
  package init(
    _ timeline: Timeline, header: TimelineHeader, filterName: String? = nil,
    isUnfolded: Bool = false, known: [String]? = nil, _ writer: LineWriter
  ) {
    self.init()
    self.header = header
    self.filterName = filterName
    promises = timeline.pins.promises.map { pinned in
      TimelinePromiseRow(pinned.promise, case: header.reference, writer)
    }
    handoff = timeline.pins.handoff.map(writer.offered)
    wait =
      timeline.pins.wait.map {
        CustomerWaitText(dates: writer.dates, teams: writer.teams).pieces($0)
      }
      ?? []
    facts =
      (known ?? timeline.pins.facts.map(writer.known)) + timeline.pins.entries.map(writer.pinned)
    hiddenCount = timeline.hiddenCount
    parties = timeline.parties.map {
      TimelinePartyRow(team: $0.party.key, entryCount: $0.entryCount)
    }
    activity = timeline.activity
    days = timeline.days.map { day in
      TimelinePageDay(
        day: day.day,
        lines: day.lines.flatMap { writer.lines($0, isUnfolded: isUnfolded) }
          .map { $0.namingOtherCases(than: header.reference) })
    }
  }
}

extension TimelinePageLine {
  /// The line with the number of its case before it, where that is not the case of the timeline:
  /// what happened in a duplicate, or a link that another case made.
  fileprivate func namingOtherCases(than own: String) -> TimelinePageLine {
    guard !own.isEmpty, case .entry(var entry) = self,
      let number = entry.reference?.split(separator: "#").first, number != own,
      !number.hasPrefix("?")
    else { return self }
    entry.text = "[\(number)] " + entry.text
    return .entry(entry)
  }
}

extension TimelinePromiseRow {
  /// Says an open promise of the case with the number `reference`.
  package init(_ promise: OpenPromise, case reference: String?, _ writer: LineWriter) {
    self.init(
      what: writer.names.promise(promise.id) ?? promise.kind.word.text(in: writer.language),
      dueAt: promise.window.to, owner: writer.speaker(promise.owner),
      reference: writer.names.promiseEntry(promise.id)
        ?? reference.flatMap { number in
          promise.entry > 0 ? ProvisionalNumber.reference(number, promise.entry) : nil
        },
      writer.dates)
  }
}

extension TimelineParty {
  /// The key of its label in `TeamLabels`.
  package var key: String {
    switch self {
    case .team(let team): team.code
    case .customer: "customer"
    case .machine: "machine"
    }
  }
}

extension LineWriter {
  /// A team and, where known, who of it.
  package func speaker(_ owner: Owner) -> TimelineSpeaker {
    TimelineSpeaker(team: owner.team.code, name: owner.person.map(member))
  }

  /// 受 > 修 木村, and by when an answer is wanted.
  package func offered(_ handoff: OpenHandoff) -> String {
    join(
      "\(team(handoff.from.team)) > \(owner(handoff.to))",
      handoff.respondBy.map { dates.dayAndTime($0) }, handoff.respondBy.map { dates.due($0) })
  }

  /// A fact: what it is about, its value, or why that cannot be read.
  package func known(_ fact: KnownFact) -> String {
    join(code(fact.key) + ":", fact.value ?? personal(nil, fact.record), fact.unit)
  }

  /// An entry that was pinned: its reference, by which it can be taken down, and its sentence.
  fileprivate func pinned(_ entry: TimelineEntry) -> String {
    join(reference(entry), text(entry.records))
  }

  fileprivate func lines(_ line: TimelineLine, isUnfolded: Bool) -> [TimelinePageLine] {
    switch line {
    case .entry(let entry): return [.entry(page(entry))]
    case .automatic(let entries):
      if isUnfolded { return entries.map { .entry(page($0)) } }
      var about: [String] = []
      for entry in entries {
        let name = EntryKind(entry.kind).label.name.text(in: language)
        if !about.contains(name) { about.append(name) }
      }
      let isUnread = entries.contains(where: \.isUnread)
      return [
        .folded(
          count: entries.count, about: about, isUnread: isUnread, entries: entries.map(page))
      ]
    case .arrival(let arrival):
      return [.arrival(at: arrival.acceptedAt, text: text(arrival), isUnread: arrival.isUnread)]
    case .unread(let count): return [.unread(count: count)]
    }
  }

  private func text(_ arrival: TimelineArrival) -> String {
    let isSameDay = dates.date(arrival.from) == dates.date(arrival.acceptedAt)
    func time(_ moment: Instant) -> String {
      isSameDay ? dates.time(moment) : "\(dates.shortDay(moment)) \(dates.time(moment))"
    }
    return TimelineWords.arrived(
      who: arrival.actor.map(member), count: arrival.entryCount, from: time(arrival.from),
      to: time(arrival.to)
    ).text(in: language)
  }

  private func page(_ entry: TimelineEntry) -> TimelinePageEntry {
    var page = one(entry)
    let parts = entry.parts
    if parts.count > 1 { page.parts = parts.map(one) }
    return page
  }

  private func one(_ entry: TimelineEntry) -> TimelinePageEntry {
    var page = TimelinePageEntry(
      at: entry.occurredAt, kind: entry.isCorrection ? .correction : EntryKind(entry.kind),
      speaker: speaker(entry), text: text(entry.records), reference: reference(entry))
    page.isLate = entry.isLate
    page.isPublic = entry.isPublic
    page.visibility = entry.visibility.map(\.code)
    if entry.isTakenBack {
      let isRetracted = entry.standings.values.contains { $0.retractedBy != nil }
      page.standing = isRetracted ? .retracted : .corrected
    }
    page.mark = mark(entry)
    return page
  }

  /// That a promise is overdue weighs more than that it is unread; that it was kept, less.
  private func mark(_ entry: TimelineEntry) -> TimelinePageEntry.Mark {
    switch entry.promise {
    case .overdue: .overdue
    case .kept: entry.isUnread ? .unread : .kept
    case .open, .broken, .renegotiated, .released, nil: entry.isUnread ? .unread : .none
    }
  }

  private func speaker(_ entry: TimelineEntry) -> TimelineSpeaker {
    let name: String? =
      switch entry.party {
      case .team: entry.actor.map(member)
      case .customer: entry.main.refs.customer.flatMap(names.customer)
      case .machine: nil
      }
    return TimelineSpeaker(team: entry.party.key, name: name)
  }

  private func reference(_ entry: TimelineEntry) -> String? {
    guard let number = entry.number, let id = entry.case else { return nil }
    return ProvisionalNumber.reference(caseNumber(id), number)
  }
}
