package import Cases

/// A figure with the parameters of its rule: a number alone says nothing.
///
/// The rule itself stands in sentences for people, where those are said.
package struct Figure: Hashable, Sendable {
  package let name: FigureName
  /// Parameters of the rule: W = 7.
  package var parameters: [String: String]
  /// The values by name, the headline first.
  package var values: [Value]
  /// The same values of the parts into which it is split, if that was asked for.
  package var groups: [Group] = []
  /// How many things were counted on each day.
  package var days: [DayCount] = []
  /// How its share changed over time; empty where it is not a share that is told over time.
  package var rates: [Rate] = []
  /// How they spread: over lengths of time, or over codes.
  package var bars: [Bar] = []
  /// From which team to which, or of which part in which model.
  package var matrix: Matrix?

  /// One number of a figure.
  package struct Value: Hashable, Sendable {
    package let name: FigureMeasure
    package let amount: Amount

    package init(_ name: FigureMeasure, _ amount: Amount) {
      self.name = name
      self.amount = amount
    }
  }

  /// What a number measures.
  package enum Amount: Hashable, Sendable {
    case count(Int)
    /// Tenths of a percent; `nil` where nothing could be counted.
    case share(Int?)
    /// Seconds; `nil` where nothing could be measured.
    case seconds(Int64?)
    /// Tenths of whatever is counted, perhaps below zero; `nil` where nothing could be.
    case tenths(Int?)
  }

  /// A part of a figure.
  package struct Group: Hashable, Sendable {
    /// A day, a code, an id; empty where it is not known.
    package let key: String
    package let values: [Value]
  }

  /// A day and what was counted on it.
  package struct DayCount: Hashable, Sendable {
    package let day: Day
    package let count: Int
  }

  /// A share of some days on end.
  package struct Rate: Hashable, Sendable {
    /// The first of the days, and how many they are.
    package let day: Day
    package let dayCount: Int
    package let part: Int
    package let whole: Int

    package init(day: Day, dayCount: Int, part: Int, whole: Int) {
      self.day = day
      self.dayCount = dayCount
      self.part = part
      self.whole = whole
    }

    /// Tenths of a percent; `nil` where nothing could be counted.
    package var share: Int? { Statistics.share(part, whole) }
  }

  /// What a bar counts.
  package enum BarLabel: Hashable, Sendable {
    /// From so many seconds on, below so many; without an upper end in the last.
    case seconds(from: Int64, below: Int64?)
    case code(String)
  }

  /// One bar.
  package struct Bar: Hashable, Sendable {
    package let label: BarLabel
    package let amount: Amount
  }

  /// Counts by two codes; the rows and columns that count most come first.
  package struct Matrix: Hashable, Sendable {
    package let rows: [String]
    package let columns: [String]
    /// By row, then by column.
    package let counts: [[Int]]
    /// What stands in rows and columns that are not shown.
    package let otherCount: Int

    /// Bound: more rows or columns do not make a small matrix.
    package static let sideMax = 8
  }

  /// The value with a name.
  package subscript(_ measure: FigureMeasure) -> Amount? {
    values.first { $0.name == measure }?.amount
  }
}
