internal import Cases
internal import Views
internal import Wire

/// `casebook.recall/1`: one recall, unit by unit.
enum RecallDocument {
  static let shape = DocumentShape<RecallSheet>(
    "casebook.recall/1", "One recall: what is recalled, how far it has come, its units.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", data) { $0 },
    ])

  private static let data: Shape<RecallSheet> = .object(
    RecallLine.members + [
      Member("units", unit.list, "Those that were asked for, open ones first.") { $0.units }
    ])

  private static let unit: Shape<RecallSheet.Unit> = .object([
    Member("customer", DocumentSubject.shape.orNull, "The owner.") { sheet in
      sheet.owner.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("item", SharedShapes.bareItem) { $0.unit.item },
    Member("notifiedAt", Shape.time.orNull) { $0.unit.unit.notifiedAt },
    Member(
      "range", Shape.word(["inside", "outside", "unknown"]),
      "Whether it is in the range, by model and serial; unknown without a serial."
    ) { $0.unit.match.word },
    Member("reachable", Shape.truth, "Whether its owner can be told.") { $0.unit.isReachable },
    Member("remedied", Shape<RecallRemedy>.word.orNull) { $0.unit.unit.remedied },
    Member("remediedAt", Shape.time.orNull) { $0.unit.unit.remediedAt },
    Member("stage", Shape<RecallStage>.word) { $0.unit.unit.stage },
    Member("traced", Shape<TraceResult>.word.orNull) { $0.unit.unit.traced },
    Member("tracedAt", Shape.time.orNull) { $0.unit.unit.tracedAt },
  ])
}

/// `casebook.recalls/1`: all recalls.
enum RecallsDocument {
  static let shape = DocumentShape<Page<RecallSheet>>(
    "casebook.recalls/1", "Recalls, the latest first.", Page.members(.object(RecallLine.members)))
}

/// A recall within documents.
enum RecallLine {
  static let members: [Member<RecallSheet>] = [
    Member("authorityRef", Shape.text.orNull) { $0.recall.state.authorityRef },
    Member("counts", counts, "Of units here, but for those in market.") { $0.progress },
    Member("endedOn", Shape.day.orNull) { $0.recall.state.endedOn },
    Member("hazard", Shape.text, "As published.") { $0.recall.announced.hazard },
    Member("healthRisk", Shape.text.orNull) { $0.recall.announced.healthRisk },
    Member("howFound", Shape.text.orNull) { $0.recall.announced.howFound },
    Member("id", Shape<RecallID>.id()) { $0.recall.state.id },
    Member("models", Shape.text.list) { $0.recall.state.models },
    Member("name", Shape.text, "How commands name it.") { $0.recall.name },
    Member("period", Shape.text.orNull) { $0.recall.announced.period },
    Member("remedy", Shape<RecallRemedy>.word) { $0.recall.state.remedy },
    Member("revision", Shape<Int>.integer) { $0.recall.state.revision },
    Member("serialRanges", range.list, "None means all units of the models.") {
      $0.recall.state.serialRanges
    },
    Member("startedOn", Shape.day) { $0.recall.state.startedOn },
  ]

  private static let range: Shape<SerialRange> = .object([
    Member("from", Shape.text) { $0.from }, Member("to", Shape.text) { $0.to },
  ])

  private static let counts: Shape<RecallProgress> = .object([
    Member("disposed", Shape<Int>.integer) { $0.disposedCount },
    Member("inMarket", Shape<Int>.integer, "As published.") { $0.recall.unitsInMarketCount },
    Member("inRange", Shape<Int>.integer) { $0.inRange.count },
    Member("notified", Shape<Int>.integer) { $0.notifiedCount },
    Member("percentOfMarket", Shape<Int>.integer.orNull, "Remedied ÷ in market.") {
      $0.percentOfMarket
    },
    Member("percentOfUse", Shape<Int>.integer.orNull, "Remedied ÷ (in market − disposed).") {
      $0.percentOfUse
    },
    Member("remedied", Shape<Int>.integer) { $0.remediedCount },
    Member("serialUnknown", Shape<Int>.integer, "Of the models, without a serial.") {
      $0.unknown.count
    },
    Member("traced", Shape<Int>.integer) { $0.tracedCount },
    Member("unreachable", Shape<Int>.integer, "Open units whose owners cannot be told.") {
      $0.unreachable.count
    },
  ])
}

/// A recall beside an item in other documents.
enum RecallFlagShape {
  static let shape: Shape<RecallFlag> = .object([
    Member("hazard", Shape.text) { $0.recall.announced.hazard },
    Member("id", Shape<RecallID>.id()) { $0.recall.state.id },
    Member("name", Shape.text, "How commands name it.") { $0.recall.name },
    Member("range", Shape.word(["inside", "outside", "unknown"])) { $0.unit.match.word },
    Member("stage", Shape<RecallStage>.word) { $0.unit.unit.stage },
  ])
}
