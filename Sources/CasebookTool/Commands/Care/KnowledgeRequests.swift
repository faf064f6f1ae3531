internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A document that was looked up, or that nobody found.
struct KnowledgeRequest: Request, Hashable {
  var document: String?
  var use: KnowledgeUse
  var isHelpful: Bool?
  var query: String?
  var respondent: Respondent
  /// Whether the book need not have the document.
  var isForced = false
  /// Nil as well where it was in no case.
  var `case`: TypedReference?
  var terms = WriteTerms()

  /// The kinds of documents in which people look for answers.
  private static let kinds: [DocumentKind] = [.article, .manual, .script, .checklist]

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    var subject = WriteSubject()
    let isImplied = try desk.impliesCase
    if `case` != nil || isImplied {
      subject = WriteSubject(case: try desk.case(`case`))
    }
    // What was looked for is sealed; in no case it is the word of who looked.
    if query != nil, subject.case == nil { _ = try writer.author.required(at: desk) }
    let found = try document.map { (typed) throws(ErrorReport) in
      try published(typed, at: desk)
    }
    let sought = KnowledgeSought(
      by: respondent, document: found?.id, version: found?.version, how: use, helped: isHelpful,
      query: query)
    return try writer.record(
      [Draft(.care(.knowledgeSought(sought)), refs: subject.refs)],
      says: said(found?.id), on: subject)
  }

  private func said(_ id: String?) -> Bilingual {
    guard let id else {
      return Bilingual(ja: "見つからなかったことを記録", en: "recorded that nothing was found")
    }
    return Bilingual(
      ja: "文書 \(id) を記録: \(use.word.ja)", en: "document \(id) recorded: \(use.word.en)")
  }

  /// The document as the book writes it, with the version in force.
  private func published(
    _ typed: String, at desk: Desk
  ) throws(ErrorReport) -> (id: String, version: String?) {
    let all: [(id: String, version: Int)] = try desk.read { (snapshot) throws(RowsError) in
      var all: [(id: String, version: Int)] = []
      for kind in Self.kinds {
        for document in try snapshot.documents(kind) {
          all.append((document.id, document.place.version))
        }
      }
      return all
    }
    let key = typed.identifierKey
    if let found = all.first(where: { $0.id.identifierKey == key }) {
      return (found.id, String(found.version))
    }
    if isForced { return (typed, nil) }
    var near: [String] = []
    if case .near(let names) = NameMatch(typed, among: all.map { $0.id.lowercased() }) {
      near = names.compactMap { name in all.first { $0.id.lowercased() == name }?.id }
    }
    throw ErrorReport(
      code: "document.doesNotExist", exit: .notFound,
      message: Bilingual(ja: "文書 \(typed) はありません", en: "there is no document \(typed)"),
      details: near.isEmpty ? [] : [Near.line(near)],
      hint: ErrorReport.Hint(
        near.first.map { desk.lineWords(replacing: typed, with: $0, option: "") }
          ?? desk.lineWords(adding: ["--anyway"])))
  }
}

/// Searches that found nothing, to be listed.
struct GapsRequest: Request, Hashable {
  var since: String?
  var limit = countDefault

  /// How many are listed where nothing else is said.
  static let countDefault = 50
  /// Bound: more gaps than anybody reads.
  static let countMax = 1_000
  /// From when on where nobody says.
  static let daysDefault: Int64 = 30

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let from =
      try desk.start(since, option: "--since")
      ?? desk.now.adding(seconds: -Self.daysDefault * 86_400)
    let (records, isCut, asOf): ([Record], Bool, LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let recent = try RecentEvents.read(
        .knowledgeSought, since: from, limit: RecentEvents.lookedAtCountMax, in: snapshot
      ) { record in
        guard case .care(.knowledgeSought(let sought)) = record.event else { return false }
        return sought.how == .nothingFound
      }
      return (recent.records, recent.hasMore, snapshot.asOf)
    }
    let all = KnowledgeGap.gaps(in: records)
    let gaps = Array(all.prefix(max(1, min(limit, Self.countMax))))
    let hasMore = isCut || gaps.count < all.count
    let text = GapText(desk: desk, dates: try desk.dates())
    return Answer(
      lines: { text.lines(gaps) }, rows: { gaps.map(text.row) },
      document: {
        Document(
          GapsDocument.shape,
          Page(rows: gaps, next: nil, total: isCut ? nil : all.count, asOf: asOf.text))
      }, notes: hasMore ? [MoreNote.line(at: desk)] : [])
  }
}

/// What people looked for and did not find.
struct KnowledgeGap: Hashable, Sendable {
  /// As it was typed last.
  var query: SealedText
  var count = 0
  var agentCount = 0
  var lastAt: Instant
  /// The latest cases in which it was looked for.
  var cases: [CaseID] = []

  /// Bound: the cases that are named.
  static let caseCountMax = 3

  /// The gaps in `records`, of which the latest come first: the most frequent first.
  static func gaps(in records: [Record]) -> [KnowledgeGap] {
    var places: [String: Int] = [:]
    var gaps: [KnowledgeGap] = []
    for record in records {
      guard case .care(.knowledgeSought(let sought)) = record.event else { continue }
      let text = SealedText(sought.query, of: record)
      let key = text.text.map(searchText) ?? "\u{0}\(text)"
      let place = places[key] ?? gaps.count
      if place == gaps.count {
        places[key] = place
        gaps.append(KnowledgeGap(query: text, lastAt: record.occurredAt))
      }
      gaps[place].count += 1
      if sought.by == .agent { gaps[place].agentCount += 1 }
      if let id = record.refs.case, gaps[place].cases.count < caseCountMax,
        !gaps[place].cases.contains(id)
      {
        gaps[place].cases.append(id)
      }
    }
    return gaps.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }
}

/// Gaps for people.
struct GapText {
  let desk: Desk
  let dates: DateWriter

  func lines(_ gaps: [KnowledgeGap]) -> [Line] {
    guard !gaps.isEmpty else {
      return [
        Line(desk.say(Bilingual(ja: "見つからなかった検索はありません", en: "every search found something")), .dim)
      ]
    }
    let table = Table(columns: [.fits, .rest, .fits], ruler: desk.ruler, width: desk.width)
    return table.lines(
      gaps.map { gap in
        [
          Span(
            desk.say(
              Bilingual(ja: "\(gap.count.grouped) 回", en: "\(gap.count.grouped)x")), .heading),
          Span(gap.query.spoken.text(in: desk.language)),
          Span(dates.lastActivity(gap.lastAt), .dim),
        ]
      })
  }

  /// A row of `--plain`.
  func row(_ gap: KnowledgeGap) -> [String] {
    [String(gap.count), gap.query.text ?? "", RFC3339.string(gap.lastAt)]
  }
}

/// `casebook.gaps/1`.
enum GapsDocument {
  static let shape = DocumentShape<Page<KnowledgeGap>>(
    "casebook.gaps/1", "Searches that found nothing, the most frequent first.",
    Page.members(
      .object([
        Member("byAgents", Shape<Int>.integer, "How many of them by agents.") { $0.agentCount },
        Member("cases", Shape<CaseID>.id().list, "The latest cases in which it was sought.") {
          $0.cases
        },
        Member("count", Shape<Int>.integer, "How often it was sought.") { $0.count },
        Member("lastAt", Shape.time) { $0.lastAt },
        Member("query", Shape.personal, "As it was typed last.") { $0.query },
      ])))
}
