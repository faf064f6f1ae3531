internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Figures of the book: all of them, or one in full.
struct KpiRequest: Request, Hashable {
  var name: FigureName?
  var period = FigurePeriod()
  var grouping: FigureGrouping?
  /// Within how many days again is a repeat.
  var days: Int?
  /// Within how many seconds an answer is wanted.
  var within: Int?
  var isDrawing = false
  /// Of the words this one alone.
  var word: String?

  /// Bound: longer windows are slips.
  static let daysMax = 366

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    var query = try FigureQuery(
      name.map { [$0] } ?? Set(FigureName.allCases).subtracting([.words]), period, at: desk)
    query.grouping = grouping
    if let days { (query.repeatWindowDays, query.repeatVisitDays) = (days, days) }
    if let within { query.answerWithinSeconds = within }
    let figures =
      name == .words
      ? [try WordsFigure(desk: desk).count(query, only: word)] : try count(query, desk)
    let words = try FigurePeriod.words(query.since, query.until, at: desk)
    let names = try FigureNames(figures, grouping, at: desk)
    let pages = figures.map {
      FigurePage(
        $0, by: grouping, period: words, language: desk.language, names: names.names)
    }
    if isDrawing, let page = pages.first {
      let drawing = FigureDrawing(page).lines
      return Answer(
        lines: { drawing.map { Line($0) } }, rows: { drawing.map { [$0] } },
        document: { document(figures, query) })
    }
    return Answer(
      lines: { lines(pages, words, desk) }, rows: { figures.flatMap(Self.rows) },
      document: { document(figures, query) })
  }

  private func count(_ query: FigureQuery, _ desk: Desk) throws(ErrorReport) -> [Figure] {
    let meter = Meter(desk, unit: MeterUnit.rows)
    let task = Bilingual(ja: "集計", en: "counting")
    let figures: [Figure] = try desk.read { (snapshot) throws(RowsError) in
      var (done, told): (UInt64, UInt64) = (0, 0)
      return try snapshot.figures(query, lastSeq: snapshot.lastSeq) { count in
        done += UInt64(count)
        guard done - told >= Self.toldCount else { return }
        told = done
        meter.tell(task, done, of: nil)
      }
    }
    meter.end()
    return figures
  }

  /// So many rows lie between two looks at the clock.
  private static let toldCount: UInt64 = 1_000

  private func lines(_ pages: [FigurePage], _ period: Bilingual, _ desk: Desk) -> [Line] {
    if name != nil, let page = pages.first {
      return page.lines(width: desk.width, ruler: desk.ruler, glyphs: desk.glyphs)
    }
    let shown = pages.filter { !$0.figure.name.isDetail }
    return FigureOverview(shown, period: period, language: desk.language)
      .lines(width: desk.width, ruler: desk.ruler, glyphs: desk.glyphs)
  }

  private func document(_ figures: [Figure], _ query: FigureQuery) -> Document {
    Document(
      KpiDocument.shape,
      figures.map {
        CountedFigure(figure: $0, grouping: grouping, since: query.since, until: query.until)
      })
  }

  /// Rows of `--plain`: figure, part, number, value, unit.
  private static func rows(_ figure: Figure) -> [[String]] {
    func row(_ key: String, _ value: Figure.Value) -> [String] {
      [figure.name.rawValue, key, value.name.rawValue, value.amount.exact, value.amount.unit]
    }
    return figure.values.map { row("", $0) }
      + figure.groups.flatMap { group in group.values.map { row(group.key, $0) } }
  }
}

extension Figure.Amount {
  /// The number without its unit; nothing where nothing could be counted.
  var exact: String {
    switch self {
    case .count(let count): "\(count)"
    case .share(let tenths), .tenths(let tenths): tenths.map(Self.decimal) ?? ""
    case .seconds(let seconds): seconds.map { "\($0)" } ?? ""
    }
  }

  var unit: String {
    switch self {
    case .count, .tenths: ""
    case .share: "%"
    case .seconds: "s"
    }
  }

  /// "54.1": quantities are strings (EXPERIENCE.md, J8).
  static func decimal(_ tenths: Int) -> String {
    (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}

/// What the keys of figures are called: teams, people and the codes of the house.
struct FigureNames {
  private(set) var names: [String: String] = [:]

  init(_ figures: [Figure], _ grouping: FigureGrouping?, at desk: Desk) throws(ErrorReport) {
    let teams = try desk.teams()
    let codes = try desk.codeNames()
    for figure in figures {
      let matrix = (figure.matrix?.rows ?? []) + (figure.matrix?.columns ?? [])
      if figure.name == .handoffs { for key in matrix { add(key, teams, desk) } }
      if figure.name == .questions, grouping == nil || grouping == .key {
        try addKeys(at: desk)
      }
      if figure.name == .questions, grouping == .team {
        for key in matrix { add(key, teams, desk) }
      }
      if figure.name == .trend { for key in matrix { add(key, codes, desk) } }
      let keys = figure.groups.map(\.key)
      if grouping == .team { for key in keys { add(key, teams, desk) } }
      if grouping == .reason { for key in keys { add(key, codes, desk) } }
    }
    guard grouping == .member else { return }
    let members = try desk.read { (snapshot) throws(RowsError) in try snapshot.members() }
    for member in members { names[member.id.description] = desk.say(member.name.spoken) }
  }

  /// What the keys of facts are called.
  private mutating func addKeys(at desk: Desk) throws(ErrorReport) {
    let keys = try desk.read { (snapshot) throws(RowsError) in try snapshot.factKeys() }
    for key in keys.keys {
      let title = key.title[desk.language.rawValue] ?? key.title.values.sorted().first
      names[key.name] = title.map { "\($0) \(key.name)" }
    }
  }

  private mutating func add(_ code: String, _ teams: TeamLabels, _ desk: Desk) {
    guard !code.isEmpty else { return }
    names[code] = desk.say(teams.label(code).name)
  }

  private mutating func add(_ code: String, _ codes: CodeNames, _ desk: Desk) {
    if let name = codes[code] { names[code] = desk.say(name) }
  }
}
