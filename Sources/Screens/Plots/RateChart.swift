internal import Cases
package import Views

/// A share over time as a small picture of Braille, with its latest, its greatest and its ends in
/// numbers.
package struct RateChart: Hashable, Sendable {
  package let rates: [Figure.Rate]
  package let language: Language

  /// Makes a chart; `nil` of fewer than two shares, which make no picture.
  package init?(rates: [Figure.Rate], language: Language) {
    guard rates.count > 1 else { return nil }
    self.rates = rates
    self.language = language
  }

  /// The greatest share, in tenths of a percent.
  var greatest: Int { rates.compactMap(\.share).max() ?? 0 }

  /// What is drawn, with its numbers: where most was, and what it is now.
  var findings: [String] {
    let days = rates[0].dayCount
    let each =
      days == 1
      ? Bilingual(ja: "率の推移 (1日ごと)", en: "share over time, by day")
      : Bilingual(ja: "率の推移 (\(days)日ごと)", en: "share over time, each \(days) days")
    var pieces = [each]
    if let last = rates.last(where: { $0.whole > 0 }) {
      pieces.append(words("最新", "latest", last))
    }
    if let most = rates.max(by: { ($0.share ?? -1) < ($1.share ?? -1) }), most.whole > 0 {
      pieces.append(words("最大", "most", most))
    }
    return pieces.map { $0.text(in: language) }
  }

  private func words(_ ja: String, _ en: String, _ rate: Figure.Rate) -> Bilingual {
    let share = AmountWords(.share(rate.share))
    let counts = "\(rate.part.grouped)/\(rate.whole.grouped)"
    return Bilingual(
      ja: "\(ja) \(share.ja) (\(label(rate.day)) \(counts))",
      en: "\(en) \(share.en) (\(label(rate.day)) \(counts))")
  }

  func label(_ day: Day) -> String { DateWords.shortDay(day, withYear: false).text(in: language) }

  /// The chart in at most `width` cells, the newest at the right.
  ///
  /// What does not fit is left out at the left.  Where nothing was asked there is nothing, where
  /// nothing was asked again one dot.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  ///   - glyphs: whether there is Braille; else `#` and one share to a cell.
  /// - Returns: a title with numbers, then the rows of the picture, then its first and last day.
  package func lines(width: Int, ruler: Ruler = Ruler(), glyphs: Glyphs = .unicode) -> [Line] {
    let width = max(width, 20)
    let scale = AmountWords(.share(greatest)).ja
    let room = min(width - scale.count - 3, DayChart.cellsMax)
    let shown = Array(rates.suffix(room * (glyphs == .unicode ? 2 : 1)))
    // A share of nothing is told from no share by its dot.
    let heights = shown.map { rate in rate.share.map { max($0, 1) } ?? 0 }
    let rows = DayChart.rows(
      heights, greatest: max(greatest, DayChart.rowCount * 4), glyphs: glyphs)
    let picture = rows.enumerated().map { place, row in
      let number = place == 0 ? scale : place == rows.count - 1 ? "0" : ""
      return Line("  " + ruler.padded(number, to: scale.count, .trailing) + "|" + row)
    }
    let cellCount = rows.first?.count ?? 0
    let (first, last) = (label(shown[0].day), label(shown[shown.count - 1].day))
    let gap = cellCount - ruler.cells(first) - ruler.cells(last)
    let ends = gap > 0 ? first + String(repeating: " ", count: gap) + last : "\(first) - \(last)"
    let axis = Line(String(repeating: " ", count: scale.count + 3) + ends, .dim)
    return ruler.wrapped(joining: findings, to: width).map { Line($0, .heading) } + picture
      + [ruler.truncated(axis, to: width)]
  }
}
