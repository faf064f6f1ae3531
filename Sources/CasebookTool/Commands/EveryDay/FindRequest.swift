internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Something to be found.
struct FindRequest: Request, Hashable {
  /// As it was typed.
  var text: String
  var query: SearchQuery
  var kinds: Set<SearchKind>
  var since: String?
  var limit: Int
  /// Whether the exit code says if there is anything.
  var tells = false

  /// How many are listed where nothing else is said.
  static let countDefault = 30
  /// Bound: more hits than anybody reads.
  static let countMax = 1_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let filter = SearchFilter(
      kinds: kinds, since: try desk.start(since, option: "--since"),
      limit: max(1, min(limit, Self.countMax)))
    let findings = try findings(filter, desk)
    let (dates, teams) = (try desk.dates(), try desk.teams())
    let language = desk.language
    let (lines, asOf): ([FoundLine], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      var lines: [FoundLine] = []
      for named in try snapshot.linesOfNamed(text, language) where kinds.contains(named.kind) {
        lines.append(named)
      }
      for found in findings.found {
        lines.append(try snapshot.line(of: found, dates: dates, teams: teams))
      }
      return (lines, snapshot.asOf)
    }
    let words = FoundText(desk: desk, dates: dates, teams: teams, query: query)
    return Answer(
      lines: { words.lines(lines, typed: text) }, rows: { lines.map(words.row) },
      document: {
        Document(
          FindDocument.shape,
          Page(
            rows: lines, next: nil, total: isWhole(findings) ? lines.count : nil,
            asOf: asOf.text))
      }, notes: words.notes(findings), exit: tells && lines.isEmpty ? .no : .done)
  }

  private func isWhole(_ findings: SearchFindings) -> Bool {
    !findings.hasMore && !findings.isCut
  }

  private func findings(
    _ filter: SearchFilter, _ desk: Desk
  ) throws(ErrorReport) -> SearchFindings {
    let book = try desk.book()
    let meter = Meter(desk, unit: MeterUnit.events)
    defer { meter.end() }
    do throws(BookError) {
      return try book.search(query, filter) { done, count in
        meter.tell(Bilingual(ja: "索引", en: "index"), done, of: count)
      }
    } catch { throw ErrorReport(error) }
  }
}
