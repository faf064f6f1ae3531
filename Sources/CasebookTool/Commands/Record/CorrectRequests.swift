internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Correcting one event of an entry.
struct CorrectRequest: Request, Hashable {
  /// A field of the event and its new value as it was typed; empty means none.
  struct Change: Hashable, Sendable {
    var path: [String]
    var value: String
  }

  var entry: TypedReference
  var changes: [Change]
  var why: String
  /// The type of the event, where the entry has several.
  var type: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard !changes.isEmpty || terms.at != nil else {
      throw UsageProblem.missingArgument("FIELD=VALUE", command: "correct").report
    }
    let writer = try Writer(desk, terms)
    let card = try desk.case(entry)
    let record = try chosen(try desk.entry(entry, of: card), desk)
    let event = try EventCorrection(desk: desk, record: record, changes: changes).event()
    let subject = WriteSubject(case: card)
    let says = Bilingual(
      ja: "\(entry.text) を訂正", en: "\(entry.text) corrected")
    let reason = Draft(
      .facts(
        .memoWritten(
          MemoWritten(memoID: writer.newID(), body: why, tags: ["correction"], pinned: false))),
      refs: subject.refs, causation: record.id)
    guard let decision = Decision(event) else {
      return try writer.record(
        [Draft(event, refs: record.refs, supersedes: record.id), reason], says: says, on: subject)
    }
    let answer = try writer.decide(
      decision, refs: record.refs, supersedes: record.id, says: says, on: subject)
    if !desk.options.isDryRun {
      _ = try writer.record([reason], says: says, on: subject)
    }
    return answer
  }

  private func chosen(_ records: [Record], _ desk: Desk) throws(ErrorReport) -> Record {
    let found = type.map { name in records.filter { $0.event.kind?.rawValue == name } } ?? records
    if found.count == 1, let only = found.first { return only }
    // The event that has the field is the one that is meant.
    let having = found.filter { record in
      !changes.isEmpty && EventCorrection(desk: desk, record: record, changes: changes).fits
    }
    if having.count == 1, let only = having.first { return only }
    throw ErrorReport(
      code: "entry.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(entry.text) には出来事が \(records.count) つあります",
        en: "\(entry.text) has \(records.count) events"),
      details: records.map { Bilingual(same: $0.event.kind?.rawValue ?? "") },
      hint: ErrorReport.Hint(
        desk.lineWords(adding: ["--type", records.first?.event.kind?.rawValue ?? ""])))
  }
}

/// Taking back what the actor wrote last.
struct UndoRequest: Request, Hashable {
  var why: String?
  var terms = WriteTerms()

  /// Bound: how far back the last entry is looked for.
  static let lookBackCount: UInt64 = 1_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let member = writer.author.member?.id
    let records: [Record] = try desk.read { (snapshot) throws(RowsError) in
      try Self.last(of: member, in: snapshot)
    }
    guard let first = records.first else {
      throw ErrorReport(
        code: "entry.nothingToUndo", exit: .notFound,
        message: Bilingual(ja: "取り消せる自分の記入がありません", en: "there is no entry of yours to take back"))
    }
    let card: CaseCard? = try desk.read { (snapshot) throws(RowsError) in
      guard let id = first.refs.case, let state = try snapshot.state(id, as: CaseState.self)
      else { return nil }
      return try snapshot.card(state)
    }
    let retracted = EntryRetracted(
      events: records.map(\.id), reasonCode: "undo", reason: why)
    let kinds = records.compactMap(\.event.kind?.rawValue).joined(separator: ", ")
    let place = first.entry.map { "\(card?.number ?? "")#\($0) " } ?? ""
    return try writer.decide(
      .retractEntry(retracted), refs: first.refs,
      says: Bilingual(ja: "\(place)(\(kinds)) を取り消し", en: "\(place)(\(kinds)) taken back"),
      on: WriteSubject(case: card))
  }

  /// The events of the last command of `member` that still hold.
  private static func last(
    of member: MemberID?, in snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> [Record] {
    var found: [Record] = []
    var gone: Set<EventID> = []
    var seq = snapshot.lastSeq
    let stop = seq > lookBackCount ? seq - lookBackCount : 0
    while seq > stop {
      let record = try snapshot.record(at: seq, opened: false)
      seq -= 1
      if let command = found.first?.command, record.command != command { break }
      if case .book(.entryRetracted(let retracted)) = record.event {
        gone.formUnion(retracted.events)
        continue
      }
      guard record.origin == .device, record.actor == member, !gone.contains(record.id) else {
        continue
      }
      found.insert(record, at: 0)
    }
    return found
  }
}
