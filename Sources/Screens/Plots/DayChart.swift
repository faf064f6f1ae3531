internal import Cases
package import Views

/// Counts of days as a small picture of Braille, with its greatest and its ends in numbers.
package struct DayChart: Hashable, Sendable {
  package let days: [Figure.DayCount]
  package let language: Language
  /// What is counted; empty where the figure itself says so.
  package let subject: String

  /// Dots stand four to a cell; so many cells high.
  package static let rowCount = 3
  /// Bound: as wide as other plots are, so that it stays small.
  package static let cellsMax = 60

  /// Makes a chart; `nil` of fewer than two days, which make no picture.
  package init?(days: [Figure.DayCount], language: Language, subject: String = "") {
    guard days.count > 1 else { return nil }
    self.days = days
    self.language = language
    self.subject = subject
  }

  /// The chart in at most `width` cells: the newest days at the right; what does not fit is left
  /// out at the left.
  /// - Parameters:
  ///   - width: at least 20; narrower counts as 20.
  ///   - ruler: of the terminal.
  ///   - glyphs: whether there is Braille; else `#` and one day to a cell.
  /// - Returns: a title with numbers, then the rows of the picture, then its first and last day.
  package func lines(width: Int, ruler: Ruler = Ruler(), glyphs: Glyphs = .unicode) -> [Line] {
    let width = max(width, 20)
    let greatest = days.map(\.count).max() ?? 0
    let number = greatest.grouped
    let room = min(width - number.count - 3, Self.cellsMax)
    let perCell = glyphs == .unicode ? 2 : 1
    let shown = Array(days.suffix(room * perCell))
    let rows = Self.rows(shown.map(\.count), greatest: greatest, glyphs: glyphs)
    let picture = rows.enumerated().map { place, row in
      let scale =
        place == 0 ? number : place == rows.count - 1 ? "0" : ""
      return Line("  " + ruler.padded(scale, to: number.count, .trailing) + "|" + row)
    }
    let cellCount = rows.first?.count ?? 0
    let (first, last) = (label(shown[0].day), label(shown[shown.count - 1].day))
    let gap = cellCount - ruler.cells(first) - ruler.cells(last)
    let ends = gap > 0 ? first + String(repeating: " ", count: gap) + last : "\(first) - \(last)"
    let axis = Line(String(repeating: " ", count: number.count + 3) + ends, .dim)
    return titleLines(shown, width, ruler) + picture + [ruler.truncated(axis, to: width)]
  }

  private func titleLines(
    _ shown: [Figure.DayCount], _ width: Int, _ ruler: Ruler
  ) -> [Line] {
    let sum = shown.reduce(0) { $0 + $1.count }
    let most = shown.max { $0.count < $1.count } ?? shown[0]
    let words = Bilingual(
      ja: "日別  最大 \(most.count.grouped) (\(label(most.day)))  \(shown.count)日の計 \(sum.grouped)",
      en: "by day  most \(most.count.grouped) (\(label(most.day)))  "
        + "\(shown.count) days sum \(sum.grouped)")
    let title = (subject.isEmpty ? "" : subject + " ") + words.text(in: language)
    return ruler.wrapped(title, to: width).map { Line($0, .heading) }
  }

  func label(_ day: Day) -> String { DateWords.shortDay(day, withYear: false).text(in: language) }

  /// The picture from above to below; whatever is not zero has a dot at least.
  static func rows(_ counts: [Int], greatest: Int, glyphs: Glyphs) -> [String] {
    let dotsPerRow = glyphs == .unicode ? 4 : 1
    let height = rowCount * dotsPerRow
    let dots = counts.map { count -> Int in
      guard count > 0, greatest > 0 else { return 0 }
      return max(1, Int((Double(count) / Double(greatest) * Double(height)).rounded()))
    }
    return (0..<rowCount).map { row in
      let below = (rowCount - 1 - row) * dotsPerRow
      let levels = dots.map { min(max($0 - below, 0), dotsPerRow) }
      switch glyphs {
      case .ascii: return levels.map { $0 > 0 ? "#" : " " }.joined()
      case .unicode:
        // An odd day leaves the left half of the first cell empty.
        let even = levels.count.isMultiple(of: 2) ? levels : [0] + levels
        return stride(from: 0, to: even.count, by: 2).map { place in
          String(Character(Sparkline.braille(even[place], even[place + 1])))
        }.joined()
      }
    }
  }
}
