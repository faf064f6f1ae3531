internal import Cases
package import Views

/// A figure for people: its numbers, how they spread, and the rule by which they were counted.
///
/// Pure: what it draws depends on nothing but what it is given.
package struct FigurePage: Hashable, Sendable {
  package let figure: Figure
  package let grouping: FigureGrouping?
  /// Of what time it is: 2026/10/23 - 11/22.
  package let period: Bilingual
  package let language: Language
  /// What codes, teams and members are called; what has no name keeps its code.
  package let names: [String: String]

  /// Makes a page.
  package init(
    _ figure: Figure, by grouping: FigureGrouping?, period: Bilingual, language: Language,
    names: [String: String] = [:]
  ) {
    self.figure = figure
    self.grouping = grouping
    self.period = period
    self.language = language
    self.names = names
  }

  /// Bound: more parts are counted, not listed.
  package static let groupCountMax = 31

  /// The page in at most `width` cells.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  ///   - glyphs: whether there is Braille.
  /// - Returns: title and numbers first, the rule last.
  package func lines(width: Int, ruler: Ruler = Ruler(), glyphs: Glyphs = .unicode) -> [Line] {
    let width = max(width, 20)
    var sections = [head(width, ruler)]
    if let bars = histogram { sections.append(bars.lines(width: width, ruler: ruler)) }
    if let chart = RateChart(rates: figure.rates, language: language) {
      sections.append(chart.lines(width: width, ruler: ruler, glyphs: glyphs))
    }
    if let chart = DayChart(days: figure.days, language: language, subject: daySubject) {
      sections.append(chart.lines(width: width, ruler: ruler, glyphs: glyphs))
    }
    if let matrix = table { sections.append(matrix.lines(width: width, ruler: ruler)) }
    if !figure.groups.isEmpty { sections.append(parts(width, ruler)) }
    sections.append(foot(width, ruler))
    return Array(sections.joined(separator: [Line()]))
  }

  // MARK: Sections

  private func head(_ width: Int, _ ruler: Ruler) -> [Line] {
    let title = Line([
      Span(say(figure.name.title), .heading), Span("  " + figure.name.rawValue, .dim),
    ])
    let numbers = numbers.map { "\(say($0.name.word)) \(text($0.amount))" }
    return [ruler.truncated(title, to: width)]
      + ruler.wrapped(joining: facts, to: width).map { Line($0, .dim) }
      + ruler.wrapped(joining: numbers, to: width).map { Line($0) }
  }

  private func foot(_ width: Int, _ ruler: Ruler) -> [Line] {
    let word = say(Bilingual(ja: "数え方", en: "rule"))
    return ruler.wrapped("\(word): \(say(figure.name.rule))", to: width).map { Line($0, .dim) }
  }

  /// The numbers above the pictures; those that bars show stand beside the bars.
  var numbers: [Figure.Value] {
    guard figure.name == .questions else { return figure.values }
    let drawn = Set(AskAttribution.allCases.map(\.measure))
    return figure.values.filter { !drawn.contains($0.name) }
  }

  /// What is counted by day, where that is not what the figure is called.
  var daySubject: String {
    figure.name == .questions ? say(FigureMeasure.repeated.word) : ""
  }

  /// The time, and the parameters of the rule.
  var facts: [String] {
    [say(Bilingual(ja: "期間", en: "time")) + " " + period.text(in: language)]
      + FigureParameter.texts(figure.parameters).map(say)
  }

  private var histogram: Histogram? {
    guard !figure.bars.isEmpty else { return nil }
    let rows = figure.bars.map { bar in
      Histogram.Row(label(bar.label), Int64(bar.amount.countOrZero))
    }
    let sum = rows.reduce(0) { $0 + $1.count }
    return Histogram(title: say(barTitle), findings: "n=\(sum.grouped)", rows: rows)
  }

  /// What the bars are by.
  var barTitle: Bilingual {
    switch figure.name {
    case .contacts: Bilingual(ja: "手段", en: "channel")
    case .overflow: Bilingual(ja: "原因", en: "cause")
    case .parts: Bilingual(ja: "部品", en: "part")
    case .csat: Bilingual(ja: "点", en: "score")
    case .questions: Bilingual(ja: "なぜ聞いたか", en: "why it was asked")
    case .words: Bilingual(ja: "よく出る言葉", en: "frequent words")
    case .aht, .answerRate, .abandonment, .serviceLevel, .asa, .repeatContact, .cases, .fcr,
      .straightThrough, .reopened, .firstResponse, .resolution, .resolutionBySource,
      .resolutionByFirstResolved, .resolutionInWorkingTime, .handoffs, .pingPong, .promises,
      .firstTimeFix, .mttr, .fcrSurvey, .nps, .ces, .lateness, .trend:
      Bilingual(ja: "長さの分布", en: "how long")
    }
  }

  /// The matrix with names.
  var table: MatrixPlot? {
    guard let matrix = figure.matrix else { return nil }
    let title: Bilingual =
      switch figure.name {
      case .parts: Bilingual(ja: "部品 × 機種", en: "part × model")
      case .trend: Bilingual(ja: "症状 × 機種", en: "symptom × model")
      case .questions:
        Bilingual(
          ja: "\((grouping ?? .key).word.ja) × 原因", en: "\((grouping ?? .key).word.en) × cause")
      case .words: Bilingual(ja: "言葉 × 時期", en: "word × time")
      default: Bilingual(ja: "渡した班 > 受けた班", en: "from team > to team")  // Open set: by teams.
      }
    return MatrixPlot(
      title: say(title), rows: matrix.rows.map(name), columns: matrix.columns.map(name),
      counts: matrix.counts, otherCount: matrix.otherCount,
      words: MatrixPlot.Words(
        total: say(Bilingual(ja: "計", en: "sum")), other: say(Bilingual(ja: "ほか", en: "others"))))
  }

  /// What stands above the parts.
  var partsTitle: Bilingual {
    if figure.name == .words { return Bilingual(ja: "言葉別", en: "by word") }
    return grouping?.word ?? Bilingual(same: "")
  }

  private func parts(_ width: Int, _ ruler: Ruler) -> [Line] {
    let shown = figure.groups.suffix(Self.groupCountMax)
    let keys = shown.map { name($0.key) }
    let keyCells = min(keys.map { ruler.cells($0.printable) }.max() ?? 0, max(width / 3, 6))
    let title = say(partsTitle)
    var lines = [Line(title, .heading)]
    if figure.groups.count > shown.count {
      let more = figure.groups.count - shown.count
      let words = Bilingual(
        ja: "  ほか \(more.grouped) 件は --json", en: "  \(more.grouped) more: --json")
      lines.append(Line(say(words), .dim))
    }
    for (key, group) in zip(keys, shown) {
      var line = "  " + ruler.fitted(key.printable, to: keyCells)
      // A number that is cut would be another number.
      for value in group.values.prefix(4) {
        let longer = line + "  \(say(value.name.word)) \(text(value.amount))"
        guard ruler.cells(longer) <= width else { break }
        line = longer
      }
      lines.append(Line(line))
    }
    return lines
  }

  // MARK: Words

  func say(_ message: some Message) -> String { message.text(in: language) }

  /// What a code is called; `-` where it is not known.
  func name(_ code: String) -> String {
    code.isEmpty ? "-" : names[code] ?? known(code).map(say) ?? code
  }

  /// The words of codes that are casebook's own.
  private func known(_ code: String) -> Bilingual? {
    if figure.name == .overflow, let cause = DivertReason(rawValue: code) { return cause.word }
    if grouping == .channel || figure.name == .contacts, let channel = Channel(rawValue: code) {
      return channel.word
    }
    if figure.name == .questions, let cause = AskAttribution(rawValue: code) {
      return cause.measure.word
    }
    if figure.name == .promises, let kind = PromiseKind(rawValue: code) { return kind.word }
    return nil
  }

  func label(_ label: Figure.BarLabel) -> String {
    switch label {
    case .code(let code): name(code)
    case .seconds(let from, let end):
      say(SpanWords(from: from, below: end))
    }
  }

  /// A number for people: 54.1%, 2時間10分, 1,204.
  package func text(_ amount: Figure.Amount) -> String { say(AmountWords(amount)) }

  /// The headline alone.
  package var headline: String {
    figure[figure.name.headline].map(text) ?? "-"
  }
}

extension Figure.Amount {
  var countOrZero: Int {
    switch self {
    case .count(let count): max(count, 0)
    case .share, .seconds, .tenths: 0
    }
  }

  /// Whether there was nothing to count.
  package var isNothing: Bool {
    switch self {
    case .count(let count): count == 0
    case .share(let tenths), .tenths(let tenths): tenths == nil
    case .seconds(let seconds): seconds == nil
    }
  }
}

/// A number of a figure in words.
struct AmountWords: Message, Hashable {
  let amount: Figure.Amount

  init(_ amount: Figure.Amount) { self.amount = amount }

  var ja: String {
    switch amount {
    case .count(let count): count.grouped
    case .share(let tenths): tenths.map { "\(Self.decimal($0))%" } ?? "-"
    case .seconds(let seconds): seconds.map { DateWords.duration(seconds: Int($0)).ja } ?? "-"
    case .tenths(let tenths): tenths.map(Self.decimal) ?? "-"
    }
  }

  var en: String {
    switch amount {
    case .seconds(let seconds): seconds.map { DateWords.duration(seconds: Int($0)).en } ?? "-"
    case .share(let tenths): tenths.map { "\(Self.decimal($0)) %" } ?? "-"
    case .count, .tenths: ja
    }
  }

  private static func decimal(_ tenths: Int) -> String {
    (tenths < 0 ? "-" : "") + (tenths.magnitude / 10).grouped + ".\(tenths.magnitude % 10)"
  }
}

/// A stretch of lengths of time, in the greatest unit in which its ends are whole.
struct SpanWords: Message, Hashable {
  let from: Int64
  let below: Int64?

  var ja: String { text("\(unit.ja)", above: "超") }
  var en: String { text(" \(unit.en)", above: " +") }

  private var unit: (seconds: Int64, ja: String, en: String) {
    let units: [(Int64, String, String)] = [
      (86_400, "日", "d"), (3_600, "時間", "h"), (60, "分", "min"),
    ]
    let end = below ?? from
    for unit in units where end.isMultiple(of: unit.0) && from.isMultiple(of: unit.0) {
      return unit
    }
    return (1, "秒", "s")
  }

  private func text(_ word: String, above: String) -> String {
    guard let below else { return "\(from / unit.seconds)\(word)\(above)" }
    return "\(from / unit.seconds)-\(below / unit.seconds)\(word)"
  }
}

extension Ruler {
  /// Pieces two cells apart, broken between pieces where they fit a line.
  package func wrapped(joining pieces: [String], to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces.map(\.printable) where !piece.isEmpty {
      let longer = line.isEmpty ? piece : line + "  " + piece
      if line.isEmpty || cells(longer) <= width {
        line = longer
      } else {
        lines += wrapped(line, to: width)
        line = piece
      }
    }
    return line.isEmpty ? lines : lines + wrapped(line, to: width)
  }
}
