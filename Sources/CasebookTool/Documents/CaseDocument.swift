internal import Cases
internal import Wire

/// `casebook.case/1`: one case.
enum CaseDocument {
  static let shape = DocumentShape<OpenedCase>(
    "casebook.case/1", "One case: whose it is, what is owed, what is known.",
    [
      Member("asOf", Shape.position, "The position up to which the book was read.") { $0.asOf },
      Member("data", data, "The case.") { $0 },
    ])

  private static let data: Shape<OpenedCase> = .object([
    Member("clocks", ClockShape.shape.list, "What the policy promises, in its order.") {
      $0.clocks
    },
    Member("closedAt", Shape.time.orNull) { $0.card.state.closedAt },
    Member("conflicts", ConflictDocument.shape.list, "Those that nobody has settled.") {
      $0.conflicts
    },
    Member("customer", SharedShapes.customer.orNull) { $0.customer },
    Member("entries", Shape<Int>.integer, "The number of the last entry.") {
      $0.card.state.entryCount
    },
    Member("facts", FactDocument.shape.list, "What is known and may be seen.") { $0.facts },
    Member("handoff", HandoffDocument.shape.orNull, "The handoff that waits.") { $0.handoff },
    Member("id", Shape<CaseID>.id()) { $0.card.id },
    Member("item", SharedShapes.item.orNull) { $0.card.itemCard },
    Member("links", LinkDocument.shape.list, "Links with other cases.") { $0.links },
    Member("openedAt", Shape.time) { $0.card.state.openedAt },
    Member("owner", SharedShapes.owner.orNull) { $0.owner },
    Member("pinned", Shape.text.list, "The entries that stand on top: C-1042#12.") { $0.pinned },
    Member("priority", Shape<Priority>.word) { $0.card.state.priority },
    Member("promises", SharedShapes.promise.list, "Open ones, by the end of their windows.") {
      $0.promises
    },
    Member("recalls", RecallFlagShape.shape.list, "In which its item is, or may be.") {
      $0.recalls
    },
    Member("ref", Shape.text, "C-1042.") { $0.card.number },
    Member("reopened", Shape.truth, "Whether it was ever reopened.") {
      $0.card.state.reopenedCount > 0
    },
    Member("resolvedAt", Shape.time.orNull) { $0.card.state.resolvedAt },
    Member("state", Shape.word(["open", "resolved", "closed"])) { $0.card.state.stage.word },
    Member("subject", Shape.personal) { $0.card.subject },
    Member("verdict", SharedShapes.verdict.orNull, "What was judged of the warranty.") {
      $0.card.verdict
    },
    Member("waiting", WaitShape.shape.orNull, "Since when the customer waits, and why.") {
      $0.wait
    },
    Member("word", Shape<StateWord>.word, "The word that screens show for its state.") {
      $0.card.state.word
    },
  ])
}

extension CaseState.Stage {
  /// The word for it in documents.
  var word: String {
    switch self {
    case .absent, .open: "open"
    case .resolved: "resolved"
    case .closed: "closed"
    }
  }
}

/// A handoff in documents.
enum HandoffDocument {
  static let shape: Shape<OpenedHandoff> = .object([
    Member("ask", Shape.personal) { $0.ask },
    Member("case", DocumentSubject.shape) {
      DocumentSubject(id: $0.card.id.any, reference: $0.card.number)
    },
    Member("doNotAsk", spared.list, "What the customer must not be asked again.") {
      $0.doNotAsk
    },
    Member("from", SharedShapes.owner) { $0.from },
    Member("id", Shape<HandoffID>.id()) { $0.handoff.id },
    Member("lateSec", Shape<Int>.integer) { $0.lateSeconds },
    Member("mood", Shape<Mood>.word.orNull, "How the customer is.") { $0.brief.mood },
    Member("nextStep", Shape.personal) { $0.nextStep },
    Member("offeredAt", Shape.time) { $0.handoff.offeredAt },
    Member("openPromises", SharedShapes.promise.list, "What is owed and goes with the case.") {
      $0.brief.promises
    },
    Member("openQuestions", Shape.text.list, "Keys that are not known.") {
      $0.brief.openQuestions.map(\.key)
    },
    Member("reasonCode", Shape.text) { $0.brief.reasonCode },
    Member("respondBy", Shape.time.orNull) { $0.handoff.respondBy },
    Member("situation", Shape.personal) { $0.brief.situation },
    Member("to", SharedShapes.owner) { $0.to },
    Member("tried", Shape.personal.list, "What was tried.") { $0.brief.tried },
  ])

  private static let spared: Shape<SparedKey> = .object([
    Member("facts", FactDocument.shape.list, "As far as whoever reads may see them.") {
      $0.facts
    },
    Member("key", Shape.text) { $0.key },
    Member("title", FactDocument.titles) { $0.title },
  ])

  /// `casebook.handoffs/1`.
  static let list = DocumentShape<OpenedInbox>(
    "casebook.handoffs/1", "Handoffs that wait for an answer, and conflicts that wait.",
    Page.members(shape).map { member in member.of { $0.handoffs } } + [
      Member(
        "conflicts", ConflictDocument.shape.list, "In cases of the team, for it to settle."
      ) { $0.conflicts },
      Member(
        "returned", ReturnedHandoff.shape.list,
        "Offers of the team that were declined or ran out, of which nothing was made since."
      ) { $0.returned },
    ])
}

/// What waits for a team: offered handoffs, and conflicts in its cases.
struct OpenedInbox: Sendable {
  let handoffs: Page<OpenedHandoff>
  let conflicts: [OpenedConflict]
  /// What the team has offered and was not taken.
  let returned: [ReturnedHandoff]
}

/// `casebook.due/1`: open promises.
enum DueDocument {
  struct Row: Sendable {
    let sheet: OpenedPromise
    let `case`: CaseCard?
    let customer: CustomerCard?
  }

  static let shape = DocumentShape<Page<Row>>(
    "casebook.due/1", "Open promises, by the end of their windows.", Page.members(row))

  /// One of them.
  static let row: Shape<Row> = .object([
    Member("case", DocumentSubject.shape.orNull) { row in
      row.case.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("customer", DocumentSubject.shape.orNull) { row in
      row.customer.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("promise", SharedShapes.promise) { $0.sheet },
  ])
}

/// `casebook.list/1`: cases.
enum ListDocument {
  static let shape = DocumentShape<Page<OpenedCase>>(
    "casebook.list/1", "Cases.", Page.members(row))

  /// One of them.
  static let row: Shape<OpenedCase> = .object([
    Member("customer", SharedShapes.customer.orNull) { $0.customer },
    Member("id", Shape<CaseID>.id()) { $0.card.id },
    Member("item", SharedShapes.item.orNull) { $0.card.itemCard },
    Member("lastAt", Shape.time, "When something last happened.") {
      $0.card.state.lastOccurredAt
    },
    Member("openedAt", Shape.time) { $0.card.state.openedAt },
    Member("owner", SharedShapes.owner.orNull) { $0.owner },
    Member("priority", Shape<Priority>.word) { $0.card.state.priority },
    Member("promise", SharedShapes.promise.orNull, "The one that is due first.") {
      $0.promises.first
    },
    Member("ref", Shape.text) { $0.card.number },
    Member("state", Shape.word(["open", "resolved", "closed"])) { $0.card.state.stage.word },
    Member("subject", Shape.personal) { $0.card.subject },
    Member("word", Shape<StateWord>.word) { $0.card.state.word },
  ])
}
