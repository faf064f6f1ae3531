internal import Cases

/// What is counted for a figure: of all, or of a part of it.
struct FigureTally: Hashable, Sendable {
  private var counts: [FigureMeasure: Int] = [:]
  private var times: [FigureMeasure: [Int64]] = [:]
  private var sums: [FigureMeasure: Int64] = [:]

  mutating func count(_ measure: FigureMeasure, _ count: Int = 1) {
    counts[measure, default: 0] += count
  }

  /// Keeps a length of time, for percentiles.
  mutating func time(_ measure: FigureMeasure, _ seconds: Int64) {
    times[measure, default: []].append(seconds)
  }

  mutating func sum(_ measure: FigureMeasure, _ seconds: Int64) {
    sums[measure, default: 0] += seconds
  }

  subscript(_ measure: FigureMeasure) -> Int { counts[measure] ?? 0 }

  func sum(_ measure: FigureMeasure) -> Int64 { sums[measure] ?? 0 }

  func sorted(_ measure: FigureMeasure) -> [Int64] { (times[measure] ?? []).sorted() }

  func timeCount(_ measure: FigureMeasure) -> Int { times[measure]?.count ?? 0 }
}

/// A figure while it is counted.
struct FigureAccount: Hashable, Sendable {
  var all = FigureTally()
  var groups: [String: FigureTally] = [:]
  var days: [Day: Int] = [:]
  var rates: [Day: Portion] = [:]
  /// Counts of a bar's code.
  var codes: [String: Int64] = [:]
  var matrix: [Cell: Int] = [:]

  /// A part of a whole.
  struct Portion: Hashable, Sendable {
    var part = 0
    var whole = 0
  }

  /// A place of the matrix.
  struct Cell: Hashable, Sendable {
    let row: String
    let column: String
  }
}

/// Counts figures, whatever is told in whatever order.
struct FigureSheet: Hashable, Sendable {
  let query: FigureQuery
  private var accounts: [FigureName: FigureAccount] = [:]

  init(_ query: FigureQuery) { self.query = query }

  /// Bound: what does not fit into so many groups, codes or cells stands under `…`, so that memory
  /// does not grow with whatever stands in the log.
  static let keyCountMax = 10_000
  static let otherKey = "…"

  /// Counts a thing for a figure, if it is asked for and the thing lies in its time.
  ///
  /// What is not `isSplit` belongs to no part: a case has no key.
  mutating func tell(
    _ name: FigureName, _ facts: FigureFacts, isCounted: Bool = true, isSplit: Bool = true,
    _ change: (inout FigureTally) -> Void
  ) {
    guard query.names.contains(name), query.admits(facts.at) else { return }
    change(&accounts[name, default: FigureAccount()].all)
    if isSplit, let grouping = query.grouping {
      let key = Self.key(
        facts.key(grouping, query.zone), among: accounts[name, default: FigureAccount()].groups)
      change(&accounts[name, default: FigureAccount()].groups[key, default: FigureTally()])
    }
    if isCounted {
      let day = query.zone.day(at: facts.at)
      accounts[name, default: FigureAccount()].days[day, default: 0] += 1
    }
  }

  /// Adds to the bar of a code.
  mutating func bar(_ name: FigureName, _ facts: FigureFacts, _ code: String, _ amount: Int64 = 1) {
    guard query.names.contains(name), query.admits(facts.at) else { return }
    let key = Self.key(code, among: accounts[name, default: FigureAccount()].codes)
    accounts[name, default: FigureAccount()].codes[key, default: 0] += amount
  }

  /// Counts a thing for the share of its day.
  mutating func rate(_ name: FigureName, _ facts: FigureFacts, isPart: Bool) {
    guard query.names.contains(name), query.admits(facts.at) else { return }
    let day = query.zone.day(at: facts.at)
    accounts[name, default: FigureAccount()].rates[day, default: .init()].whole += 1
    if isPart { accounts[name, default: FigureAccount()].rates[day, default: .init()].part += 1 }
  }

  /// Adds to a place of the matrix.
  mutating func cell(
    _ name: FigureName, _ facts: FigureFacts, _ row: String, _ column: String, _ count: Int = 1
  ) {
    guard query.names.contains(name), query.admits(facts.at) else { return }
    var cell = FigureAccount.Cell(row: row, column: column)
    if accounts[name, default: FigureAccount()].matrix.count >= Self.keyCountMax {
      cell = FigureAccount.Cell(row: Self.otherKey, column: Self.otherKey)
    }
    accounts[name, default: FigureAccount()].matrix[cell, default: 0] += count
  }

  private static func key<Value>(_ key: String, among known: [String: Value]) -> String {
    known[key] != nil || known.count < keyCountMax ? key : otherKey
  }

  // MARK: What came of it

  /// The figures that were asked for, in the order of their names.
  func figures() -> [Figure] {
    FigureName.allCases.filter(query.names.contains).map { figure($0) }
  }

  private func figure(_ name: FigureName) -> Figure {
    let account = accounts[name] ?? FigureAccount()
    let dayCount = dayCount(account)
    var figure = Figure(
      name: name, parameters: name.parameters(query),
      values: name.values(account.all, dayCount: dayCount))
    let keys = account.groups.keys.sorted()
    figure.groups = keys.map { key in
      let days = query.grouping == .day ? 1 : dayCount
      return Figure.Group(
        key: key, values: name.values(account.groups[key] ?? FigureTally(), dayCount: days))
    }
    figure.days = Self.days(account.days)
    figure.rates = rates(account)
    figure.bars = name.bars(account)
    figure.matrix = Figure.Matrix(account.matrix)
    return figure
  }

  /// How many days the figure is of: those that were asked for, else those on which there was
  /// something and all between.
  private func dayCount(_ account: FigureAccount) -> Int {
    guard let first = query.since.map(query.zone.day) ?? account.days.keys.min() else { return 0 }
    let end = min(query.until ?? query.now, query.now)
    let last = query.zone.day(at: Instant(microseconds: end.microseconds - 1))
    return max(1, Int(last.number - first.number) + 1)
  }

  /// Every day from the first on which there was something to the last, the latest `dayCountMax`.
  static func days(_ counts: [Day: Int]) -> [Figure.DayCount] {
    guard let first = counts.keys.min(), let last = counts.keys.max() else { return [] }
    let start = max(first.number, last.number - Int32(Self.dayCountMax) + 1)
    return (start...last.number).map { number in
      let day = Day(number: number)
      return Figure.DayCount(day: day, count: counts[day] ?? 0)
    }
  }

  /// The share of each stretch of days, the last one whole: the shortest stretches of which not
  /// too many are needed.
  private func rates(_ account: FigureAccount) -> [Figure.Rate] {
    guard let first = account.rates.keys.min(), let last = account.rates.keys.max() else {
      return []
    }
    let dayCount = Int(last.number - first.number) + 1
    var length = 1
    while (dayCount + length - 1) / length > Self.rateCountMax {
      length = length == 1 ? 7 : length * 2
    }
    let count = (dayCount + length - 1) / length
    var portions = [FigureAccount.Portion](repeating: .init(), count: count)
    for (day, portion) in account.rates {
      let place = count - 1 - Int(last.number - day.number) / length
      portions[place].part += portion.part
      portions[place].whole += portion.whole
    }
    return portions.enumerated().map { place, portion in
      let start = Int(last.number) - (count - place) * length + 1
      return Figure.Rate(
        day: Day(number: Int32(start)), dayCount: length, part: portion.part,
        whole: portion.whole)
    }
  }

  /// Bound: so many stretches of days are told apart.
  static let rateCountMax = 60

  /// Bound: earlier days are not drawn.
  static let dayCountMax = 400
}

extension Figure.Matrix {
  /// `nil` where nothing was counted.
  init?(_ cells: [FigureAccount.Cell: Int]) {
    guard !cells.isEmpty else { return nil }
    func leading(_ key: (FigureAccount.Cell) -> String) -> [String] {
      var sums: [String: Int] = [:]
      for (cell, count) in cells { sums[key(cell), default: 0] += count }
      let order = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return order.prefix(Self.sideMax).map(\.key)
    }
    let rows = leading(\.row)
    let columns = leading(\.column)
    let counts = rows.map { row in
      columns.map { cells[FigureAccount.Cell(row: row, column: $0)] ?? 0 }
    }
    let shown = counts.reduce(0) { $0 + $1.reduce(0, +) }
    self.init(
      rows: rows, columns: columns, counts: counts,
      otherCount: cells.values.reduce(0, +) - shown)
  }
}
