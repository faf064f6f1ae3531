internal import Cases

extension FigureName {
  /// The numbers of the figure.
  func values(_ tally: FigureTally, dayCount: Int) -> [Figure.Value] {
    switch self {
    case .contacts:
      [
        count(.contacts, tally),
        .init(.perDay, .tenths(Statistics.tenths(tally[.contacts], dayCount))),
        count(.inbound, tally), count(.outbound, tally),
      ]
    case .aht: lengths(tally)
    case .answerRate: shares(.answered, of: .offered, tally)
    case .abandonment: shares(.abandoned, of: .queued, tally) + [count(.short, tally)]
    case .serviceLevel: shares(.within, of: .offered, tally) + [count(.unknown, tally)]
    case .asa: [mean(.mean, tally, of: .mean, over: .answered), count(.answered, tally)]
    case .overflow: shares(.overflowed, of: .started, tally)
    case .repeatContact: shares(.repeats, of: .contacts, tally)
    case .cases, .reopened, .pingPong: [count(.cases, tally)]
    case .fcr: [count(.resolved, tally), count(.cases, tally), share(.resolved, of: .cases, tally)]
    case .straightThrough:
      [count(.cases, tally), .init(.share, .share(Statistics.share(tally[.cases], tally[.n])))]
    case .firstResponse: percentiles(tally, .n) + [mean(.mean, tally, of: .mean, over: .n)]
    case .resolution: resolution(tally)
    case .resolutionBySource, .resolutionByFirstResolved, .resolutionInWorkingTime:
      [.init(.n, .count(tally.timeCount(.n)))] + percentiles(tally, .n).prefix(2)
    case .handoffs: handoffs(tally)
    case .promises: promises(tally)
    case .questions: questions(tally)
    case .firstTimeFix: shares(.fixedFirst, of: .repairs, tally)
    case .mttr: repairTimes(tally)
    case .parts: [count(.parts, tally), count(.n, tally)]
    case .fcrSurvey: shares(.resolved, of: .responses, tally)
    case .csat: shares(.satisfied, of: .responses, tally)
    case .nps: recommendation(tally)
    case .ces:
      [
        .init(.score, .tenths(Statistics.tenths(tally[.score], tally[.responses]))),
        count(.responses, tally),
      ]
    case .lateness: lateness(tally)
    case .trend: [count(.flags, tally), count(.cases, tally)]
    case .words:
      [
        .words, .said, .texts, .contacts, .unreadable, .cancels, .complaints, .askedAgain, .safety,
      ].map { count($0, tally) }
    }
  }

  private func lengths(_ tally: FigureTally) -> [Figure.Value] {
    [
      mean(.mean, tally, of: .mean, over: .n), mean(.talk, tally, of: .talk, over: .n),
      mean(.hold, tally, of: .hold, over: .n),
      mean(.afterCallWork, tally, of: .afterCallWork, over: .n), count(.n, tally),
      count(.unknown, tally),
    ]
  }

  private func resolution(_ tally: FigureTally) -> [Figure.Value] {
    percentiles(tally, .n) + [
      percentile(.workingMedian, 50, tally, .workingMedian),
      percentile(.workingP90, 90, tally, .workingMedian),
      percentile(.netMedian, 50, tally, .netMedian), percentile(.netP90, 90, tally, .netMedian),
    ]
  }

  private func handoffs(_ tally: FigureTally) -> [Figure.Value] {
    let answered = tally[.accepted] + tally[.declined] + tally[.lapsed]
    return [
      count(.handoffs, tally), count(.cases, tally), count(.pingPong, tally),
      count(.accepted, tally),
      .init(.declinedShare, .share(Statistics.share(tally[.declined], answered))),
      .init(.lapsedShare, .share(Statistics.share(tally[.lapsed], answered))),
      count(.open, tally), percentile(.acceptMedian, 50, tally, .acceptMedian),
      percentile(.acceptP90, 90, tally, .acceptMedian),
    ]
  }

  private func promises(_ tally: FigureTally) -> [Figure.Value] {
    let judged = tally[.kept] + tally[.keptLate] + tally[.broken] + tally[.overdue]
    let counts: [FigureMeasure] = [
      .kept, .keptLate, .broken, .overdue, .renegotiated, .released, .open,
    ]
    return [.init(.share, .share(Statistics.share(tally[.kept], judged)))]
      + counts.map { count($0, tally) }
  }

  private func questions(_ tally: FigureTally) -> [Figure.Value] {
    let attributed = AskAttribution.allCases.map { count($0.measure, tally) }
    return shares(.repeated, of: .asked, tally) + attributed + [
      .init(.caseShare, .share(Statistics.share(tally[.repeatCases], tally[.contactCases]))),
      count(.spared, tally),
      .init(.sparedPerContact, .tenths(Statistics.tenths(tally[.spared], tally[.contacts]))),
      .init(
        .readBackShare,
        .share(Statistics.share(tally[.confirmed], tally[.confirmed] + tally[.corrected]))),
      .init(.coverage, .share(Statistics.share(tally[.known], tally[.required]))),
      count(.reported, tally),
      .init(.reportedPerLogged, .tenths(Statistics.tenths(tally[.reported], tally[.repeated]))),
      percentile(.contextMedian, 50, tally, .contextMedian),
      percentile(.contextP90, 90, tally, .contextMedian),
    ]
  }

  private func repairTimes(_ tally: FigureTally) -> [Figure.Value] {
    [
      mean(.repairMean, tally, of: .repairMean, over: .n), count(.n, tally),
      mean(.restoreMean, tally, of: .restoreMean, over: .repairs),
      percentile(.restoreMedian, 50, tally, .restoreMedian), count(.repairs, tally),
    ]
  }

  private func recommendation(_ tally: FigureTally) -> [Figure.Value] {
    let difference = 100 * (tally[.promoters] - tally[.detractors])
    return [
      .init(.score, .tenths(Statistics.tenths(difference, tally[.responses]))),
      count(.promoters, tally), count(.detractors, tally), count(.responses, tally),
    ]
  }

  private func lateness(_ tally: FigureTally) -> [Figure.Value] {
    [
      percentile(.median, 50, tally, .n), percentile(.p95, 95, tally, .n), count(.late, tally),
      .init(.events, .count(tally.timeCount(.n))), count(.judged, tally), count(.restated, tally),
    ]
  }

  // MARK: Pieces

  private func count(_ measure: FigureMeasure, _ tally: FigureTally) -> Figure.Value {
    .init(measure, .count(tally[measure]))
  }

  /// A share, its part and its whole.
  private func shares(
    _ part: FigureMeasure, of whole: FigureMeasure, _ tally: FigureTally
  ) -> [Figure.Value] {
    [share(part, of: whole, tally), count(part, tally), count(whole, tally)]
  }

  private func share(
    _ part: FigureMeasure, of whole: FigureMeasure, _ tally: FigureTally
  ) -> Figure.Value {
    .init(.share, .share(Statistics.share(tally[part], tally[whole])))
  }

  private func mean(
    _ name: FigureMeasure, _ tally: FigureTally, of measure: FigureMeasure,
    over count: FigureMeasure
  ) -> Figure.Value {
    .init(name, .seconds(Statistics.mean(tally.sum(measure), tally[count])))
  }

  private func percentile(
    _ name: FigureMeasure, _ percent: Int, _ tally: FigureTally, _ measure: FigureMeasure
  ) -> Figure.Value {
    .init(name, .seconds(Statistics.percentile(percent, tally.sorted(measure))))
  }

  /// Median, ninth decile and number.
  private func percentiles(_ tally: FigureTally, _ measure: FigureMeasure) -> [Figure.Value] {
    let sorted = tally.sorted(measure)
    return [
      .init(.median, .seconds(Statistics.percentile(50, sorted))),
      .init(.p90, .seconds(Statistics.percentile(90, sorted))),
      .init(.n, .count(sorted.count)),
    ]
  }
}

// MARK: Bars and parameters

extension FigureName {
  /// The upper ends of the bars of lengths of time, in seconds; none where it has other bars.
  private var barEnds: [Int64] {
    switch self {
    case .aht: [60, 120, 180, 300, 600, 1_200]
    case .firstResponse: [900, 1_800, 3_600, 7_200, 14_400]
    case .resolution: [3_600, 14_400, 28_800, 86_400, 259_200, 604_800]
    case .lateness: [60, 600, 3_600, 14_400, 86_400]
    case .contacts, .answerRate, .abandonment, .serviceLevel, .asa, .overflow, .repeatContact,
      .cases, .fcr, .straightThrough, .reopened, .resolutionBySource, .resolutionByFirstResolved,
      .resolutionInWorkingTime, .handoffs, .pingPong, .promises, .questions, .firstTimeFix, .mttr,
      .parts, .fcrSurvey, .csat, .nps, .ces, .trend, .words:
      []
    }
  }

  func bars(_ account: FigureAccount) -> [Figure.Bar] {
    if !barEnds.isEmpty { return spans(account.all.sorted(.n)) }
    let order = account.codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return order.prefix(Self.barCountMax).map {
      Figure.Bar(label: .code($0.key), amount: .count(Int($0.value)))
    }
  }

  /// Bound: more bars are not drawn.
  static let barCountMax = 40

  private func spans(_ sorted: [Int64]) -> [Figure.Bar] {
    guard !sorted.isEmpty else { return [] }
    var bars: [Figure.Bar] = []
    var rest = sorted[...]
    var from: Int64 = 0
    for end in barEnds {
      let part = rest.prefix { $0 < end }
      bars.append(
        Figure.Bar(label: .seconds(from: from, below: end), amount: .count(part.count)))
      rest = rest.dropFirst(part.count)
      from = end
    }
    bars.append(Figure.Bar(label: .seconds(from: from, below: nil), amount: .count(rest.count)))
    return bars
  }

  /// The parameters of its rule, beside the time that it is of.
  func parameters(_ query: FigureQuery) -> [String: String] {
    let calendar = ["calendar": query.calendar.map { "version \($0.number)" } ?? "none"]
    let percentile = ["percentile": "linear between places"]
    return switch self {
    case .fcr, .repeatContact: ["W": "\(query.repeatWindowDays)"]
    case .firstResponse, .resolution, .resolutionInWorkingTime:
      calendar.merging(percentile) { own, _ in own }
    case .resolutionBySource, .resolutionByFirstResolved, .lateness: percentile
    case .serviceLevel: ["T": "\(query.answerWithinSeconds)"]
    case .abandonment: ["shortAbandonSec": "\(query.shortAbandonSeconds)"]
    case .firstTimeFix: ["days": "\(query.repeatVisitDays)"]
    case .trend: ["baseline": "\(TrendFigures.baselineCount)", "p": TrendFigures.probabilityText]
    case .contacts, .aht, .answerRate, .asa, .overflow, .cases, .straightThrough, .reopened,
      .handoffs, .pingPong, .promises, .questions, .mttr, .parts, .fcrSurvey, .csat, .nps, .ces,
      .words:
      [:]
    }
  }
}
