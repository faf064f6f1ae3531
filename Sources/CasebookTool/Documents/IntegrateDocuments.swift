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
