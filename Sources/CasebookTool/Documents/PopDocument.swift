internal import Cases
internal import Views
internal import Wire

/// `casebook.pop/1`: who may be at the other end of a number.
enum PopDocument {
  static let shape = DocumentShape<OpenedPop>(
    "casebook.pop/1", "Who may be calling, and what to know of each.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", data) { $0 },
    ])

  /// What stands in other documents, too: that of `ring`.
  static let data: Shape<OpenedPop> = .object([
    Member("candidates", candidate.list, "Every customer once, the surest first.") {
      $0.candidates
    },
    Member("more", Shape<Int>.integer, "How many there are beyond those.") { $0.moreCount },
    Member("number", number.orNull, "Null where a customer or an address was named.") {
      $0.number
    },
  ])

  private static let number: Shape<TypedNumber> = .object([
    Member("display", Shape.text, "In national form.") { $0.display },
    Member("e164", Shape.text.orNull, "In international form; null where it is not known.") {
      $0.e164
    },
    Member("extension", Shape.text.orNull) { $0.extensionDigits },
    Member("raw", Shape.text, "As it was given.") { $0.raw },
    Member("withheld", Shape<WithheldReason>.word.orNull, "Why there is none.") { $0.withheld },
  ])

  private static let candidate: Shape<OpenedCandidate> = .object([
    Member("aliases", subject.list, "The other names of the customer, after merges.") {
      $0.aliases.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("id", Shape<CustomerID>.id()) { $0.card.id },
    Member("kind", Shape<CustomerKind>.word) { $0.card.state.kind },
    Member("level", Shape<IdentificationLevel>.word, "How sure it is that it is they.") {
      $0.candidate.level
    },
    Member("name", Shape.personal) { $0.card.name },
    Member("nameKana", Shape.personal) { $0.card.kana },
    Member("points", CustomerDocument.point.list, "Ways to reach them that hold.") { $0.points },
    Member("reason", Shape<PopReason>.word, "Why they are a candidate.") { $0.candidate.reason },
    Member("ref", Shape.text, "K-77.") { $0.card.number },
    Member("sharing", Shape<Sharing>.word, "Who else answers at the number.") {
      $0.candidate.sharing
    },
    Member("sheet", sheet.orNull, "Null for those of a crowd.") { $0.sheet },
    Member("tags", tag.list) { $0.tags },
  ])

  private static let subject = DocumentSubject.shape

  private static let tag: Shape<OpenedTag> = .object([
    Member("reason", Shape.personal) { $0.reason },
    Member("tag", Shape.text) { $0.tag },
    Member("until", Shape.time.orNull) { $0.until },
  ])

  private static let sheet: Shape<OpenedPopSheet> = .object([
    Member("calls", calls) { $0.sheet.calls },
    Member("cases", CaseLine.shape.list, "Those that are not closed, the latest ones.") {
      $0.cases
    },
    Member("items", item.list) { $0.items },
    Member("known", FindingDocument.shape.list, "What is known, by key.") { $0.known },
    Member("lastTouch", touch.orNull, "The last contact or visit.") { $0.lastTouch },
    Member("memos", memo.list, "Pinned ones first, then the latest.") { $0.memos },
    Member("moreCases", Shape.truth) { $0.sheet.hasMoreCases },
    Member("moreItems", Shape<Int>.integer) { $0.sheet.moreItemCount },
    Member("morePromises", Shape<Int>.integer) { $0.sheet.morePromiseCount },
    Member("others", FactDocument.shape.list, "What is known under keys that nobody declared.") {
      $0.others
    },
    Member("promises", promise.list, "Open ones, those that are due first, first.") {
      $0.promises
    },
    Member("settled", Shape<Int>.integer, "How many questions need not be asked.") {
      $0.sheet.settledCount
    },
  ])

  private static let calls: Shape<PopCalls> = .object([
    Member("inbound", Shape<Int>.integer, "How often they turned to us.") { $0.inboundCount },
    Member("lastInboundAt", Shape.time.orNull) { $0.lastInbound?.startedAt },
    Member("more", Shape.truth, "Whether there are more than were counted.") { $0.isCutOff },
    Member("outbound", Shape<Int>.integer, "How often we turned to them.") { $0.outboundCount },
  ])

  private static let touch: Shape<PopTouch> = .object([
    Member("at", Shape.time) { $0.at },
    Member("channel", Shape<Channel>.word.orNull, "Null for a visit.") { touch in
      if case .contact(let channel, _) = touch.kind { channel } else { nil }
    },
    Member("direction", Shape<Direction>.word.orNull, "Null for a visit.") { touch in
      if case .contact(_, let direction) = touch.kind { direction } else { nil }
    },
    Member("person", Shape.text.orNull, "Who of the house it was.") { $0.member?.handle },
  ])

  private static let promise: Shape<DueDocument.Row> = .object([
    Member("case", subject.orNull) { row in
      row.case.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("promise", SharedShapes.promise) { $0.sheet },
  ])

  private static let item: Shape<OpenedPopItem> = .object([
    Member("item", SharedShapes.item) { $0.card },
    Member("recalls", RecallFlagShape.shape.list, "In which it is, or may be.") { $0.recalls },
    Member("verdict", SharedShapes.verdict.orNull, "What was judged of its warranty last.") {
      $0.verdict
    },
  ])

  private static let memo: Shape<OpenedMemo> = .object([
    Member("at", Shape.time) { $0.at },
    Member("body", Shape.personal) { $0.body },
    Member("person", Shape.text.orNull) { $0.member?.handle },
    Member("ref", Shape.text.orNull, "The entry: C-1042#3.") { $0.reference },
  ])
}
