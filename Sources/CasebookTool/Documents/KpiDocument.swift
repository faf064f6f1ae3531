internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A figure with the time of which it is, and by what it is split.
struct CountedFigure: Hashable, Sendable {
  let figure: Figure
  let grouping: FigureGrouping?
  let since: Instant?
  let until: Instant?
}

/// `casebook.kpi/1`: figures with the rules by which they were counted.
enum KpiDocument {
  static let shape = DocumentShape<[CountedFigure]>(
    "casebook.kpi/1", "Figures of the book.",
    [Member("data", counted.list) { $0 }])

  private static let counted: Shape<CountedFigure> = .object([
    Member("bars", bar.list, "How they spread: over seconds, or over codes.") { $0.figure.bars },
    Member("by", Shape<FigureGrouping>.word.orNull, "By what it is split.") { $0.grouping },
    Member("days", day.list, "How many things were counted on each day.") { $0.figure.days },
    Member("groups", group.list, "The parts into which it is split.") { $0.figure.groups },
    Member("matrix", matrix.orNull, "From which team to which; which part in which model.") {
      $0.figure.matrix
    },
    Member("name", Shape.text, "The stable name of the figure.") { $0.figure.name.rawValue },
    Member("parameters", .map(Shape.text), "Those of the rule, by name.") {
      $0.figure.parameters
    },
    Member("period", period, "Of what time it is; null where there is no bound.") { $0 },
    Member("rates", rate.list, "How its share changed; null where nothing was counted.") {
      $0.figure.rates
    },
    Member("rule", Shape.text, "What is counted, in one sentence.") { $0.figure.name.rule.en },
    Member("text", text, "Title and rule for people, in every language.") { $0.figure.name },
    Member("values", values, valuesDescription) { $0.figure.values },
  ])

  private static let valuesDescription =
    "The numbers by name: counts and seconds whole, shares in percent and means as text; null "
    + "where nothing could be counted."

  private static let period: Shape<CountedFigure> = .object([
    Member("from", Shape.time.orNull) { $0.since }, Member("to", Shape.time.orNull) { $0.until },
  ])

  private static let text: Shape<FigureName> = .object([
    Member("en", sentence) { ($0.title.en, $0.rule.en) },
    Member("ja", sentence) { ($0.title.ja, $0.rule.ja) },
  ])

  private static let sentence: Shape<(String, String)> = .object([
    Member("rule", Shape.text) { $0.1 }, Member("title", Shape.text) { $0.0 },
  ])

  private static let values: Shape<[Figure.Value]> = Shape<[String: Figure.Amount]>.map(amount)
    .of { values in Dictionary(values.map { ($0.name.rawValue, $0.amount) }) { $1 } }

  private static let group: Shape<Figure.Group> = .object([
    Member("key", Shape.text, "A day, a code, an id; empty where it is not known.") { $0.key },
    Member("values", values) { $0.values },
  ])

  private static let day: Shape<Figure.DayCount> = .object([
    Member("count", Shape<Int>.integer) { $0.count }, Member("day", Shape.day) { $0.day },
  ])

  private static let rate: Shape<Figure.Rate> = .object([
    Member("dayCount", Shape<Int>.integer, "Of how many days it is.") { $0.dayCount },
    Member("from", Shape.day, "The first of them.") { $0.day },
    Member("part", Shape<Int>.integer) { $0.part },
    Member("share", amount, "In percent.") { .share($0.share) },
    Member("whole", Shape<Int>.integer) { $0.whole },
  ])

  private static let bar: Shape<Figure.Bar> = .object([
    Member("belowSec", Shape<Int64>.integer.orNull, "Shorter than this.") { $0.seconds?.below },
    Member("code", Shape.text.orNull) { $0.code },
    Member("count", amount) { $0.amount },
    Member("fromSec", Shape<Int64>.integer.orNull, "This long or longer.") { $0.seconds?.from },
  ])

  private static let matrix: Shape<Figure.Matrix> = .object([
    Member("columns", Shape.text.list) { $0.columns },
    Member("counts", Shape<Int>.integer.list.list, "By row, then by column.") { $0.counts },
    Member("others", Shape<Int>.integer, "In rows and columns that are not shown.") {
      $0.otherCount
    },
    Member("rows", Shape.text.list) { $0.rows },
  ])

  private static let amount: Shape<Figure.Amount> =
    Shape<Either<Int, String>>.either(Shape<Int>.integer, Shape<String>.text).orNull.of { amount in
      switch amount {
      case .count(let count): .first(count)
      case .share(let tenths), .tenths(let tenths):
        tenths.map { .second(Figure.Amount.decimal($0)) }
      case .seconds(let seconds): seconds.map { .first(Int($0)) }
      }
    }
}

extension Figure.Bar {
  fileprivate var seconds: (from: Int64, below: Int64?)? {
    if case .seconds(let from, let below) = label { (from, below) } else { nil }
  }

  fileprivate var code: String? {
    if case .code(let code) = label { code } else { nil }
  }
}
