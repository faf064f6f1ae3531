internal import Cases
internal import Screens
internal import Wire

/// What is known, in documents.
enum FactDocument {
  static let shape: Shape<OpenedFact> = .object([
    Member("confirmedAt", Shape.time.orNull, "When it was last read back or said again.") {
      $0.fact.confirmedAt
    },
    Member("evidence", evidence.orNull, "What shows it.") { $0.fact.evidence },
    Member("id", Shape<FactID>.id()) { $0.fact.id },
    Member("key", Shape.text, "The declared key: item.serial.") { $0.fact.key },
    Member("live", Shape.truth, "Whether it still holds.") { $0.fact.isLive },
    Member("notedBy", Shape.text.orNull, "Who wrote it down, as owners are named.") {
      $0.member?.handle
    },
    Member("ref", Shape.text.orNull, "The entry that says so: C-1042#10.") { $0.reference },
    Member("saidAt", Shape.time) { $0.fact.saidAt },
    Member("saidBy", Shape.personal) { opened in
      opened.fact.saidBy.map(PersonalText.open) ?? .absent
    },
    Member("source", Shape<FactSource>.word) { $0.fact.source },
    Member("subject", subject, "What it is about.") { $0.fact.subject },
    Member("title", titles, "What people call the key.") { $0.title },
    Member("unit", Shape.text.orNull) { $0.fact.unit ?? $0.key?.unit },
    Member("value", Shape.personal) { $0.value },
    Member(
      "verdict", Shape<AskVerdict>.word.orNull,
      "What the ledger says to the question; null where no document declares the key."
    ) { $0.verdict },
  ])

  private static let evidence: Shape<Evidence> = .object([
    Member("contact", Shape<ContactID>.id().orNull) { $0.contact },
    Member("document", Shape.text.orNull) { $0.document },
    Member("media", Shape<MediaID>.id().orNull) { $0.media },
    Member("offsetSec", Shape<Int>.integer.orNull, "Where in the recording.") {
      $0.offsetSeconds
    },
  ])

  private static let subject: Shape<Ref> = .object([
    Member("id", Shape<AnyID>.id()) { $0.id },
    Member("role", Shape.text, "customer, item, site or case.") { $0.role.word },
  ])

  /// `casebook.facts/1`.
  static let list = DocumentShape<Page<OpenedFact>>(
    "casebook.facts/1", "What is known of a case, customer or item.", Page.members(shape))

  /// A title in both languages.
  static let titles: Shape<Bilingual> = .object([
    Member("en", Shape.text) { $0.en }, Member("ja", Shape.text) { $0.ja },
  ])
}

/// What the ledger says to one question, in documents.
enum FindingDocument {
  static let members: [Member<OpenedFinding>] = [
    Member("ask", FactDocument.titles, "What the customer is asked.") { $0.key.askWords },
    Member("confirm", FactDocument.titles.orNull, "How what is known is read back.") {
      $0.facts.isEmpty ? nil : $0.confirmWords
    },
    Member("facts", FactDocument.shape.list, "What is known and may be seen.") { $0.facts },
    Member("key", Shape.text) { $0.key.name },
    Member("refusedAt", Shape.time.orNull, "When the customer declined to answer.") {
      $0.finding.refusedAt
    },
    Member("restrictedTo", Shape.team.orNull, "Who knows it and does not share it.") {
      $0.finding.restrictedTo
    },
    Member("title", FactDocument.titles) { $0.key.titleWords },
    Member("verdict", Shape<AskVerdict>.word) { $0.verdict },
  ]

  static let shape: Shape<OpenedFinding> = .object(members)

  /// `casebook.intake/1`.
  static let intake = DocumentShape<Page<OpenedFinding>>(
    "casebook.intake/1", "The questions of a script, and what the ledger says to each.",
    Page.members(shape))
}

/// `casebook.ask/1`: what became of the wish to ask something.
struct AskDocument: Sendable {
  let finding: OpenedFinding
  /// The question that was noted; nil where nothing may be asked, or with `--dry-run`.
  let question: QuestionID?
  let form: QuestionForm?
  let because: AskReason?
  let asOf: LogPosition

  static let shape = DocumentShape<AskDocument>(
    "casebook.ask/1", "Whether something may be asked, and what is known of it.",
    [
      Member("asOf", Shape.position, "Up to where the ledger was read.") { $0.asOf },
      Member(
        "data",
        .object(
          FindingDocument.members.map { member in member.of { $0.finding } } + [
            Member("because", Shape<AskReason>.word.orNull) { $0.because },
            Member("form", Shape<QuestionForm>.word.orNull, "Null where nothing may be asked.") {
              $0.form
            },
            Member("question", Shape<QuestionID>.id().orNull, "The question that was noted.") {
              $0.question
            },
          ])
      ) { $0 },
    ])
}
