internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Of what time figures are asked for, as it was typed.
struct FigurePeriod: Hashable {
  var since: String?
  var until: String?

  /// The moments that were meant.
  func moments(at desk: Desk) throws(ErrorReport) -> (since: Instant?, until: Instant?) {
    let from = try desk.start(since, option: "--since")
    let to = try desk.end(until, option: "--until")
    if let from, let to, from >= to {
      throw UsageProblem.invalidValue(until ?? "", of: "--until", allowed: []).report
    }
    return (from, to)
  }

  /// For people: 2026/10/23 - 2026/11/22.
  static func words(
    _ since: Instant?, _ until: Instant?, at desk: Desk
  ) throws(ErrorReport) -> Bilingual {
    let zone = try desk.zone()
    func day(_ moment: Instant, _ language: Language) -> String {
      let dates = DateWriter(language: language, zone: zone, now: desk.now)
      return dates.fullDay(dates.date(moment))
    }
    let end = min(until.map { Instant(microseconds: $0.microseconds - 1) } ?? desk.now, desk.now)
    guard let since else {
      return Bilingual(ja: "\(day(end, .ja)) まで", en: "up to \(day(end, .en))")
    }
    return Bilingual(
      ja: "\(day(since, .ja)) - \(day(end, .ja))", en: "\(day(since, .en)) - \(day(end, .en))")
  }
}

extension FigureQuery {
  /// What is asked for at a desk, of a time.
  init(
    _ names: Set<FigureName>, _ period: FigurePeriod, at desk: Desk
  ) throws(ErrorReport) {
    self.init(
      names, now: desk.now, zone: BusinessZone(try desk.zone(), around: desk.now),
      calendar: try desk.read { (snapshot) throws(RowsError) in
        try snapshot.clockRules().calendar("calendar", at: desk.now)
      })
    (since, until) = try period.moments(at: desk)
  }
}
