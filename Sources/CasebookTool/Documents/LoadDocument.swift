internal import Screens
internal import Views
internal import Wire

/// `casebook.load/1`: how much the telephone is used, and what that needs.
enum LoadDocument {
  static let shape = DocumentShape<LoadResult>(
    "casebook.load/1", "A load of calls in erlangs, and the agents and lines that it needs.",
    [
      Member(
        "data",
        .object([
          Member("agents", Shape<Int>.integer.orNull, "Those that were asked about.") {
            $0.request.agents
          },
          Member("ahtSec", decimal(4).orNull, "null where no call was measured.") {
            $0.ahtSeconds
          },
          Member("days", Shape<Int>.integer.orNull, "Days of the book with a call.") {
            $0.book?.dayCount
          },
          Member("loads", row.list, "One, or one for each stretch of the day with a call.") {
            $0.rows
          },
          Member("perSec", Shape<Int>.integer) { $0.request.perSeconds },
          Member("targetPercent", Shape.text, "The share to be answered in time.") {
            Figure.Amount.decimal($0.request.targetTenths)
          },
          Member("warning", warning, "What the formulas assume.") { _ in LoadResult.warning },
          Member("withinSec", Shape<Int>.integer) { $0.request.withinSeconds },
        ])
      ) { $0 }
    ])

  private static let row: Shape<LoadResult.Row> = .object([
    Member("agentsNeeded", Shape<Int>.integer.orNull, "null beyond the bound.") {
      $0.agentsNeeded
    },
    Member("asaSec", decimal(4).orNull, "Mean wait; null where the queue grows.") {
      $0.meanWaitSeconds
    },
    Member("blocked", decimal(6).orNull, "Erlang B.") { $0.blocked },
    Member("calls", decimal(4)) { $0.calls },
    Member("erlangs", decimal(4)) { $0.erlangs },
    Member("linesNeeded", Shape<Int>.integer.orNull, "For 1 % blocked.") { $0.linesNeeded },
    Member("peakAgentsNeeded", Shape<Int>.integer.orNull) { $0.peakAgentsNeeded },
    Member("peakCalls", Shape<Int>.integer.orNull, "Of the day with most.") { $0.peakCalls },
    Member("queued", decimal(6).orNull, "Erlang C; null where the queue grows.") { $0.queued },
    Member("serviceLevel", decimal(6).orNull, "The share answered in time.") { $0.answered },
    Member("time", Shape.text.orNull, "When the stretch begins: 09:30.") { $0.time },
  ])

  private static let warning: Shape<Bilingual> = .object([
    Member("en", Shape.text) { $0.en }, Member("ja", Shape.text) { $0.ja },
  ])

  /// A decimal number as text.
  private static func decimal(_ digits: Int) -> Shape<Double> {
    Shape.text.of { $0.exact(digits) }
  }
}
