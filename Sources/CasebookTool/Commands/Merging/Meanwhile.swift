internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Where to look for what was written under a survivor while another was merged into it: it stays
/// there, and a person decides what belongs to the other.
struct MeanwhilePlace: Sendable {
  let feed: Feed
  /// `K-77`, `C-1042`.
  let reference: String
  /// The place of the merge in the log.
  let since: UInt64

  /// Bound: how many are listed; the timeline has all.
  static let countMax = 200

  /// The answer to an unmerge, with what was written meanwhile.
  func told(
    _ answer: Answer, absorbed: DocumentSubject, survivor: DocumentSubject, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let (entries, hasMore) = try entries(desk)
    let dates = try desk.dates()
    var told = answer
    let lines = answer.lines
    told.lines = { lines() + self.lines(entries, hasMore, dates, desk) }
    // The list is what a person has to go through, also where a write says nothing.
    told.isWanted = answer.isWanted || !entries.isEmpty
    let rows = answer.rows
    told.rows = {
      rows()
        + entries.map { ["meanwhile", $0.reference, RFC3339.string($0.at), $0.text] }
    }
    let document = answer.document
    told.document = {
      Document(
        UnmergeDocument.shape,
        UnmergeDocument(
          command: document().data.members?["command"]?.text, absorbed: absorbed,
          survivor: survivor, meanwhile: entries, hasMore: hasMore))
    }
    return told
  }

  private func entries(_ desk: Desk) throws(ErrorReport) -> ([MeanwhileEntry], Bool) {
    let dates = try desk.dates()
    let teams = try desk.teams()
    let codes = try desk.codeNames()
    let language = desk.language
    return try desk.read { (snapshot) throws(RowsError) in
      let records = try snapshot.records(of: feed, from: since + 1, opened: true)
      let corrections = Corrections(of: records)
      let standing = records.filter { record in
        record.origin != .book && !corrections.isTakenBack(record.id) && !record.isOfMerge
      }
      var names = try NameBook(of: Array(standing.prefix(Self.countMax)), in: nil, snapshot).names
      names.code = { codes[$0]?.text(in: language) }
      let writer = LineWriter(names: names, dates: dates, teams: teams)
      let entries = standing.prefix(Self.countMax).map { record in
        let number = record.refs.case.flatMap(names.case)
        return MeanwhileEntry(
          event: record.id, type: record.event.typeName,
          reference: number.map { number in
            record.entry.map { ProvisionalNumber.reference(number, $0) } ?? number
          } ?? reference, at: record.occurredAt, text: writer.text(record))
      }
      return (entries, standing.count > Self.countMax)
    }
  }

  private func lines(
    _ entries: [MeanwhileEntry], _ hasMore: Bool, _ dates: DateWriter, _ desk: Desk
  ) -> [Line] {
    guard !entries.isEmpty else { return [] }
    let title = Bilingual(
      ja: "まとめている間に \(reference) に書かれたもの (そのまま残ります。確かめてください)",
      en: "written under \(reference) meanwhile; it stays there, look through it")
    let table = Table(columns: [.fits, .fits, .rest], ruler: desk.ruler, width: desk.width)
    var lines = [Line(desk.say(title), .notice)]
    lines += table.lines(
      entries.map {
        [Span("  " + $0.reference), Span(dates.dayAndTime($0.at), .dim), Span($0.text)]
      })
    if hasMore {
      let more = Bilingual(
        ja: "  続き  casebook timeline \(reference)", en: "  more  casebook timeline \(reference)")
      lines.append(Line(desk.say(more), .dim))
    }
    return lines
  }
}

/// An event that was written under a survivor meanwhile.
struct MeanwhileEntry: Sendable {
  let event: EventID
  let type: String
  /// `C-1042#14`, else the number of the survivor.
  let reference: String
  let at: Instant
  /// The sentence of the timeline.
  let text: String
}

/// `casebook.unmerge/1`.
struct UnmergeDocument: Sendable {
  /// Nil with `--dry-run`.
  let command: String?
  let absorbed: DocumentSubject
  let survivor: DocumentSubject
  let meanwhile: [MeanwhileEntry]
  let hasMore: Bool

  static let shape = DocumentShape<UnmergeDocument>(
    "casebook.unmerge/1", "What was taken apart, and what was written meanwhile.",
    [Member("data", data) { $0 }])

  private static let data: Shape<UnmergeDocument> = .object([
    Member("absorbed", DocumentSubject.shape, "What stands by itself again.") { $0.absorbed },
    Member("command", Shape.text.orNull, "The idempotency key; null with --dry-run.") {
      $0.command
    },
    Member("hasMore", Shape.truth, "Whether more was written than is listed.") { $0.hasMore },
    Member("meanwhile", entry.list, "Written under the survivor; it stays there.") {
      $0.meanwhile
    },
    Member("survivor", DocumentSubject.shape) { $0.survivor },
  ])

  private static let entry: Shape<MeanwhileEntry> = .object([
    Member("at", Shape.time) { $0.at },
    Member("event", Shape<EventID>.id()) { $0.event },
    Member("ref", Shape.text, "C-1042#14, else the number of the survivor.") { $0.reference },
    Member("text", Shape.text, "The sentence of the timeline.") { $0.text },
    Member("type", Shape.text) { $0.type },
  ])
}

extension Record {
  /// Whether it merges or takes apart, which is not what is looked for.
  fileprivate var isOfMerge: Bool {
    switch event {
    case .customers(.customerMerged), .customers(.customerUnmerged), .cases(.caseLinked),
      .cases(.caseUnlinked), .book(.entryRetracted):
      true
    case .customers, .items, .cases, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      false
    }
  }
}
