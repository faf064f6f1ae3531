internal import Cases
internal import Screens
internal import Wire

/// What papers say of customer and item.
private enum PaperShapes {
  static let party: Shape<PaperParty> = .object([
    Member("address", Shape.text.orNull) { $0.address },
    Member("name", Shape.text.orNull) { $0.name },
    Member("phone", Shape.text.orNull) { $0.phone },
    Member("ref", Shape.text.orNull, "K-77.") { $0.number },
    Member("site", Shape.text.orNull, "Where the item stands.") { $0.site },
  ])

  static let item: Shape<PaperItem> = .object([
    Member("installedOn", Shape.day.orNull) { $0.installedOn },
    Member("model", Shape.text) { $0.model },
    Member("ref", Shape.text, "I-31.") { $0.number },
    Member("serial", Shape.text.orNull) { $0.serial },
    Member("warrantyUntil", Shape.day.orNull) { $0.warrantyEndsOn },
  ])

  static let money: Shape<Money> = .object([
    Member("amount", Shape.decimal) { $0.amount },
    Member("currency", Shape.text) { $0.currency },
    Member("tax", Shape<Tax>.word) { $0.tax },
  ])
}

/// `casebook.report/1`: 作業報告書.
enum ReportDocument {
  static let shape = DocumentShape<ServiceReport>(
    "casebook.report/1", "A report of work for the customer, as it is printed.",
    [Member("data", data) { $0 }])

  private static let data: Shape<ServiceReport> = .object([
    Member("customer", PaperShapes.party) { $0.party },
    Member("findings", finding.list) { $0.findings },
    Member("finishedAt", Shape.time.orNull) { $0.finishedAt },
    Member("item", PaperShapes.item.orNull) { $0.item },
    Member("measurements", measurement.list) { $0.measurements },
    Member("openedAt", Shape.time) { $0.openedAt },
    Member("outcome", Shape<RepairOutcome>.word.orNull) { $0.outcome },
    Member("parts", part.list) { $0.parts },
    Member("quotes", quote.list) { $0.quotes },
    Member("ref", Shape.text, "C-1042.") { $0.number },
    Member("remarks", Shape.text.list) { $0.remarks },
    Member("reported", Shape.text.list, "What the customer said.") { $0.reported },
    Member("signedAt", Shape.time.orNull) { $0.signedAt },
    Member("technicians", Shape.text.list) { $0.technicians },
    Member("tests", Shape.text.list) { $0.tests },
    Member("verdict", Shape<WarrantyVerdict>.word.orNull) { $0.verdict },
    Member("visits", visit.list) { $0.visits },
    Member("work", work.list) { $0.work },
  ])

  private static let finding: Shape<ServiceReport.Finding> = .object([
    Member("cause", Shape.text.orNull) { $0.cause },
    Member("fault", Shape.text) { $0.fault },
    Member("nff", Shape.truth) { $0.isNoFaultFound },
    Member("note", Shape.text.orNull) { $0.note },
  ])

  private static let measurement: Shape<ServiceReport.Measurement> = .object([
    Member("high", Shape.decimal.orNull) { $0.range?.high },
    Member("inRange", Shape.truth.orNull) { $0.isInRange },
    Member("low", Shape.decimal.orNull) { $0.range?.low },
    Member("name", Shape.text) { $0.name },
    Member("unit", Shape.text.orNull) { $0.unit },
    Member("value", Shape.decimal) { $0.value },
  ])

  private static let part: Shape<ServiceReport.Part> = .object([
    Member("charge", Shape<PartCharge>.word.orNull) { $0.charge },
    Member("installed", Shape.truth, "Or only removed.") { $0.isInstalled },
    Member("oldSerial", Shape.text.orNull) { $0.oldSerial },
    Member("partNo", Shape.text.orNull) { $0.partNo },
    Member("position", Shape.text.orNull) { $0.position },
    Member("qty", Shape.decimal) { $0.quantity },
    Member("serial", Shape.text.orNull) { $0.serial },
  ])

  private static let quote: Shape<ServiceReport.Quote> = .object([
    Member("amount", PaperShapes.money) { $0.amount },
    Member("answer", Shape<QuoteAnswer>.word.orNull) { $0.answer },
    Member("label", Shape.text.orNull) { $0.label },
  ])

  private static let visit: Shape<ServiceReport.Visit> = .object([
    Member("from", Shape.time) { $0.from },
    Member("note", Shape.text.orNull) { $0.note },
    Member("result", Shape<VisitResult>.word.orNull) { $0.result },
    Member("technician", Shape.text.orNull) { $0.technician },
    Member("to", Shape.time.orNull) { $0.to },
  ])

  private static let work: Shape<ServiceReport.Work> = .object([
    Member("from", Shape.time) { $0.from },
    Member("kind", Shape<WorkKind>.word) { $0.kind },
    Member("note", Shape.text.orNull) { $0.note },
    Member("technician", Shape.text.orNull) { $0.technician },
    Member("to", Shape.time) { $0.to },
  ])
}

/// `casebook.receipt/1`: 預かり証.
enum ReceiptDocument {
  static let shape = DocumentShape<CustodyReceipt>(
    "casebook.receipt/1", "A receipt of what the house took into custody, as it is printed.",
    [
      Member(
        "data",
        .object([
          Member("accessories", Shape.text.list) { $0.accessories },
          Member("condition", Shape.text) { $0.condition },
          Member("customer", PaperShapes.party) { $0.party },
          Member("dueOn", Shape.day.orNull, "When it is to be returned.") { $0.dueOn },
          Member("item", PaperShapes.item.orNull) { $0.item },
          Member("loaner", loaner.orNull, "What was lent meanwhile.") { $0.loaner },
          Member("place", Shape.text.orNull) { $0.place },
          Member("ref", Shape.text, "C-1042.") { $0.number },
          Member("reported", Shape.text.list) { $0.reported },
          Member("takenAt", Shape.time) { $0.takenAt },
          Member("takenBy", Shape.text.orNull) { $0.takenBy },
          Member("why", Shape<CustodyReason>.word) { $0.why },
        ])
      ) { $0 }
    ])

  private static let loaner: Shape<CustodyReceipt.Loaner> = .object([
    Member("accessories", Shape.text.list) { $0.accessories },
    Member("condition", Shape.text) { $0.condition },
    Member("dueOn", Shape.day) { $0.dueOn },
    Member("item", PaperShapes.item.orNull) { $0.item },
  ])
}
