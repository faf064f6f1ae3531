internal import Cases
internal import Importers
internal import Screens
internal import Views
internal import Wire

/// `casebook.timeline/1`: the events of a case.
///
/// An event never names what came after it, so that stands beside it.
enum TimelineDocument {
  /// An event, and what became of it.
  struct Row: Sendable {
    let event: JSON
    let standing: TimelineStanding
  }

  static let shape = DocumentShape<Page<Row>>(
    "casebook.timeline/1", "The events of a case, in the order of the log.",
    Page.members(
      .object([
        Member("event", Shape.event) { $0.event },
        Member("retractedBy", Shape<EventID>.id().orNull, "The event that takes it back.") {
          $0.standing.retractedBy
        },
        Member("supersededBy", Shape<EventID>.id().orNull, "The event that corrects it.") {
          $0.standing.supersededBy
        },
      ])))
}

/// `casebook.import/1`: what became of a file.
enum ImportDocument {
  static let shape = DocumentShape<ImportReport>(
    "casebook.import/1", "What became of a file, or with --dry-run would have become of it.",
    [
      Member(
        "data",
        .object([
          Member("cases", Shape<Int>.integer, "Cases that are new.") { $0.caseCount },
          Member("duplicates", Shape<Int>.integer, "Lines that had been taken before.") {
            $0.duplicateCount
          },
          Member("events", Shape<Int>.integer, "Events that were added.") { $0.eventCount },
          Member("rejected", Shape<Int>.integer, "Lines that were not taken.") {
            $0.rejectedCount
          },
          Member("rows", Shape<Int>.integer, "Lines of the file, without its header.") {
            $0.rowCount
          },
        ])
      ) { $0 }
    ])
}

/// `casebook.emitted/1`: what became of the lines of `emit`, in sum.
enum EmittedDocument {
  static let shape = DocumentShape<EmitTally>(
    "casebook.emitted/1", "What became of the lines of emit, in sum.",
    [
      Member(
        "data",
        .object([
          Member("accepted", Shape<Int>.integer, "Lines that were written.") { $0.acceptedCount },
          Member("events", Shape<Int>.integer, "Events that were written.") { $0.eventCount },
          Member("lines", Shape<Int>.integer, "Lines that came.") { $0.lineCount },
          Member("rejected", Shape<Int>.integer, "Lines of which nothing was written.") {
            $0.rejectedCount
          },
          Member("replayed", Shape<Int>.integer, "Lines that had been written before.") {
            $0.replayedCount
          },
        ])
      ) { $0 }
    ])
}

/// `casebook.schemas/1`: what `schema NAME` can print.
enum SchemasDocument {
  static let shape = DocumentShape<[String]>(
    "casebook.schemas/1", "The names of all schemas: of events, then of outputs.",
    [Member("data", Shape.text.list) { $0 }])
}

/// `casebook.kpi/1`: figures with the rules by which they were counted.
enum KpiDocument {
  static let shape = DocumentShape<[Figure]>(
    "casebook.kpi/1", "Figures over all cases.",
    [
      Member(
        "data",
        Shape.object([
          Member("name", Shape.text, "The stable name of the figure.") { $0.name },
          Member("parameters", .map(Shape.text), "Those of the rule, by name.") { $0.parameters },
          Member("rule", Shape.text, "What is counted, in one sentence.") { $0.rule },
          Member(
            "values", .map(amount),
            "The numbers by name: counts and seconds whole, shares in percent as text; null where "
              + "nothing could be counted."
          ) { figure in
            Dictionary(figure.values.map { ($0.name, $0.amount) }) { $1 }
          },
        ]).list
      ) { $0 }
    ])

  private static let amount: Shape<Figure.Amount> =
    Shape<Either<Int, String>>.either(Shape<Int>.integer, Shape<String>.text).orNull.of { amount in
      switch amount {
      case .count(let count): .first(count)
      case .share(let tenths): tenths.map { .second(Figure.Amount.decimal($0)) }
      case .seconds(let seconds): seconds.map { .first(Int($0)) }
      }
    }
}

/// `casebook.explanation/1`: what a name of ours means.
enum ExplanationDocument {
  static let shape = DocumentShape<Explanation>(
    "casebook.explanation/1", "What an error code, a type of event, a sign or a state means.",
    [
      Member(
        "data",
        .object([
          Member("fields", Shape.text.list, "Of a type of event: its fields.") { $0.fields },
          Member("name", Shape.text, "The name, as it is written.") { $0.name },
          Member("text", text, "For people, in every language.") { $0.text },
        ])
      ) { $0 }
    ])

  private static let text: Shape<Bilingual> = .object([
    Member("en", Shape.text) { $0.en }, Member("ja", Shape.text) { $0.ja },
  ])
}
