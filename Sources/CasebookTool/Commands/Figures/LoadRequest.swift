internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// How much the telephone is used (呼量), and how many agents and lines that needs: of an assumed
/// load, or of the calls of the book by the time of day.
struct LoadRequest: Request, Hashable {
  /// Calls in the time of `perSeconds`; `nil` for those of the book.
  var calls: Calls?
  var perSeconds: Int
  /// `nil` for the mean of the book.
  var ahtSeconds: Int?
  var agents: Int?
  var withinSeconds: Int
  /// Tenths of a percent.
  var targetTenths: Int
  var period = FigurePeriod()

  /// A number of calls, which may be a mean.
  struct Calls: Hashable {
    let count: Double

    init(_ count: Double) { self.count = count }
  }

  static let withinDefault = 20
  static let targetDefault = 800
  static let perDefault = 1_800
  /// Bound: more calls are slips.
  static let callsMax = 1_000_000_000.0
  /// What blocking the lines are reckoned for.
  static let blockedTarget = 0.01

  /// The stretch that was typed; of the book's calls one that divides the day.
  static func perSeconds(_ typed: String?, isAssumed: Bool) throws(ErrorReport) -> Int {
    guard let typed, let seconds = try Typed.seconds(typed, of: "--per") else { return perDefault }
    let divides = seconds >= 60 && 86_400 % seconds == 0 && seconds % 60 == 0
    guard seconds > 0, isAssumed || divides else {
      throw UsageProblem.invalidValue(
        typed, of: "--per", allowed: isAssumed ? [] : ["15m", "30m", "1h"]
      ).report
    }
    return seconds
  }

  /// A share: 80%, 80, 0.8; in tenths of a percent.
  static func targetTenths(_ typed: String?) throws(ErrorReport) -> Int {
    guard let typed else { return targetDefault }
    var key = String(typed.halfWidth.trimmingSpaces)
    let isPercent = key.hasSuffix("%")
    if isPercent { key.removeLast() }
    let number = Quantity(key).flatMap { Double($0.text) }
    let tenths = number.map { (!isPercent && $0 < 1 ? $0 * 1_000 : $0 * 10).rounded() }
    guard let tenths, (1...999).contains(tenths) else {
      throw UsageProblem.invalidValue(typed, of: "--target", allowed: ["80%", "0.1%-99.9%"]).report
    }
    return Int(tenths)
  }

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard let calls, let aht = ahtSeconds else { return try ofBook(desk) }
    let row = row(nil, calls.count, peak: nil, Double(aht))
    return answer(LoadResult(request: self, ahtSeconds: Double(aht), rows: [row]), desk)
  }

  private func ofBook(_ desk: Desk) throws(ErrorReport) -> Answer {
    let query = try FigureQuery([.contacts], period, at: desk)
    let meter = Meter(desk, unit: MeterUnit.events)
    let minutes = perSeconds / 60
    let load: CallLoad = try desk.read { (snapshot) throws(RowsError) in
      var done: UInt64 = 0
      return try snapshot.callLoad(slotMinutes: minutes, query) { count in
        done += UInt64(count)
        if done.isMultiple(of: 100) {
          meter.tell(Bilingual(ja: "集計", en: "counting"), done, of: nil)
        }
      }
    }
    meter.end()
    let aht = ahtSeconds.map(Double.init) ?? load.handlingSeconds.map(Double.init)
    let days = Double(max(load.dayCount, 1))
    let rows = aht.map { aht in
      load.slots.map { slot in
        row(slot.minute, Double(slot.callCount) / days, peak: slot.peakCount, aht)
      }
    }
    var result = LoadResult(request: self, ahtSeconds: aht, rows: rows ?? [])
    result.book = load
    result.period = try FigurePeriod.words(query.since, query.until, at: desk)
    return answer(result, desk)
  }

  private func row(
    _ minute: Int?, _ calls: Double, peak: Int?, _ aht: Double
  ) -> LoadResult.Row {
    func load(_ calls: Double) -> Double {
      Erlang.load(calls: calls, perSeconds: Double(perSeconds), handlingSeconds: aht)
    }
    func needed(_ load: Double) -> Int? {
      Erlang.agentsNeeded(
        for: Double(targetTenths) / 1_000, within: Double(withinSeconds), load,
        handlingSeconds: aht)
    }
    let erlangs = load(calls)
    return LoadResult.Row(
      minute: minute, calls: calls, peakCalls: peak, erlangs: erlangs,
      blocked: agents.map { Erlang.blocked(erlangs, agentCount: $0) },
      queued: agents.flatMap { Erlang.queued(erlangs, agentCount: $0) },
      answered: agents.flatMap {
        Erlang.answered(
          within: Double(withinSeconds), erlangs, agentCount: $0, handlingSeconds: aht)
      },
      meanWaitSeconds: agents.flatMap {
        Erlang.meanWaitSeconds(erlangs, agentCount: $0, handlingSeconds: aht)
      },
      agentsNeeded: needed(erlangs), peakAgentsNeeded: peak.flatMap { needed(load(Double($0))) },
      linesNeeded: Erlang.linesNeeded(forBlocking: Self.blockedTarget, erlangs))
  }

  private func answer(_ result: LoadResult, _ desk: Desk) -> Answer {
    Answer(
      lines: { LoadText(desk: desk, result: result).lines },
      rows: { result.rows.map(\.exact) }, document: { Document(LoadDocument.shape, result) })
  }
}

/// What a load needs.
struct LoadResult: Hashable {
  let request: LoadRequest
  /// `nil` if no call of the book was measured.
  let ahtSeconds: Double?
  let rows: [Row]
  /// What the book has; `nil` for an assumed load.
  var book: CallLoad?
  var period: Bilingual?

  /// One load: of a stretch of the day, or the assumed one.
  struct Row: Hashable {
    /// Minutes since midnight.
    let minute: Int?
    let calls: Double
    let peakCalls: Int?
    let erlangs: Double
    let blocked: Double?
    /// `nil` where the queue grows without end.
    let queued: Double?
    let answered: Double?
    let meanWaitSeconds: Double?
    /// `nil` where the bound of Erlang is not enough.
    let agentsNeeded: Int?
    let peakAgentsNeeded: Int?
    let linesNeeded: Int?

    /// `09:30`.
    var time: String? {
      minute.map { minute in
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
      }
    }

    /// A row of `--plain`.
    var exact: [String] {
      [
        time ?? "", calls.exact(4), peakCalls.map { "\($0)" } ?? "", erlangs.exact(4),
        blocked?.exact(6) ?? "", queued?.exact(6) ?? "", answered?.exact(6) ?? "",
        meanWaitSeconds?.exact(4) ?? "", agentsNeeded.map { "\($0)" } ?? "",
        peakAgentsNeeded.map { "\($0)" } ?? "", linesNeeded.map { "\($0)" } ?? "",
      ]
    }
  }

  /// What is not true of the world, but of the formulas.
  static let warning = Bilingual(
    ja: "Erlang C は途中で切る人がいないとみなすので、待ちは実際より長く出ます (到着はポアソン、長さは指数分布とみなす)",
    en: "Erlang C knows no abandonment, so it overstates queues (arrivals Poisson, lengths "
      + "exponential)")
}

extension Double {
  /// This number with so many decimals and no commas: for programs.
  func exact(_ digits: Int) -> String { fixed(digits).filter { $0 != "," } }
}
