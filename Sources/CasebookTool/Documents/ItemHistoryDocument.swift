internal import Cases
internal import Views
internal import Wire

/// `casebook.itemHistory/1`.
enum ItemHistoryDocument {
  static let shape = DocumentShape<OpenedHistory>(
    "casebook.itemHistory/1", "The life of an item, and of the items that are parts of it.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member("data", data.list, "The item first, each followed by its own parts.") { sheet in
        sheet.branches.map { Told(branch: $0, sheet: sheet) }
      },
    ])

  /// An item of the tree, with what its lines name.
  private struct Told {
    let branch: OpenedHistory.OpenedBranch
    let sheet: OpenedHistory

    var history: ItemHistory { branch.history }

    func subject(_ id: CaseID?) -> DocumentSubject? {
      guard let id, let number = sheet.cases[id] else { return nil }
      return DocumentSubject(id: id.any, reference: number)
    }

    func subject(_ id: CustomerID?) -> DocumentSubject? {
      guard let id, let card = sheet.customers[id] else { return nil }
      return DocumentSubject(id: id.any, reference: card.number)
    }
  }

  /// A value of an item, with the item.
  private struct Of<Value> {
    let told: Told
    let value: Value

    init(_ told: Told, _ value: Value) {
      self.told = told
      self.value = value
    }
  }

  private static let subject = DocumentSubject.shape

  private static let data: Shape<Told> = .object([
    Member("custody", custody.list, "Into whose hands it passed, the latest first.") { told in
      told.history.custody.map { Of(told, $0) }
    },
    Member("customer", subject.orNull, "The owner.") { told in
      told.branch.owner.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("depth", Shape<Int>.integer, "0 for the item that was asked for.") {
      $0.branch.depth
    },
    Member("id", Shape<ItemID>.id()) { $0.history.item.id },
    Member("installedOn", Shape.day.orNull) { $0.history.item.installedOn },
    Member("manufacturedOn", Shape.day.orNull) { $0.history.registered?.manufacturedOn },
    Member("measurements", measurement.list, "The latest first.") { told in
      told.history.measurements.map { Of(told, $0) }
    },
    Member("model", Shape.text) { $0.history.item.model },
    Member("owners", owner.list, "The latest change first.") { told in
      told.history.owners.map { Of(told, $0) }
    },
    Member("parent", subject.orNull, "The item of which it is a part.") { told in
      told.branch.parent.map { DocumentSubject(id: $0.id.any, reference: $0.number) }
    },
    Member("positions", position.list, "Parts by their places.") { told in
      told.history.positions.map { Of(told, $0) }
    },
    Member("ref", Shape.text, "I-31.") { $0.history.item.number },
    Member("repairs", repair.list, "The latest first.") { told in
      told.history.repairs.map { Of(told, $0) }
    },
    Member("serial", Shape.text.orNull) { $0.history.item.serial },
    Member("verdicts", SharedShapes.verdict.list) { $0.history.item.verdicts },
    Member("warranties", ItemDocument.warranty.list) { $0.history.item.warranties },
    Member("warrantyUntil", Shape.day.orNull) { $0.branch.warrantyEndsOn },
  ])

  private static let position: Shape<Of<ItemHistory.Position>> = .object([
    Member("before", part.list, "The latest first.") { of in
      of.value.before.map { Of(of.told, $0) }
    },
    Member("now", part.list) { of in of.value.now.map { Of(of.told, $0) } },
    Member("position", Shape.text.orNull) { $0.value.name },
  ])

  private static let part: Shape<Of<ItemHistory.Part>> = .object([
    Member("condition", Shape<PartCondition>.word.orNull) { $0.value.condition },
    Member("disposition", Shape<PartDisposition>.word.orNull) { $0.value.disposition },
    Member("installedAt", Shape.time.orNull, "Null: from the beginning.") {
      $0.value.period.installedAt
    },
    Member("installedIn", subject.orNull) { $0.told.subject($0.value.installedIn) },
    Member("partNo", Shape.text.orNull) { $0.value.period.partNo },
    Member("qty", Shape.decimal) { $0.value.period.quantity },
    Member("removedAt", Shape.time.orNull) { $0.value.period.removedAt },
    Member("removedIn", subject.orNull) { $0.told.subject($0.value.removedIn) },
    Member("serial", Shape.text.orNull) { $0.value.period.serial },
  ])

  private static let measurement: Shape<Of<ItemHistory.Measurement>> = .object([
    Member("at", Shape.time) { $0.value.at },
    Member("case", subject.orNull) { $0.told.subject($0.value.case) },
    Member("kind", Shape<MeasurementKind>.word) { $0.value.measured.kind },
    Member("name", Shape.text) { $0.value.measured.name },
    Member("position", Shape.text.orNull) { $0.value.measured.position },
    Member("unit", Shape.text.orNull) { $0.value.measured.unit },
    Member("value", Shape.decimal) { $0.value.measured.value },
  ])

  private static let repair: Shape<Of<ItemHistory.Repair>> = .object([
    Member("case", subject.orNull) { $0.told.subject($0.value.case) },
    Member("causeCode", Shape.text.orNull) { $0.value.causeCode },
    Member("faultCode", Shape.text.orNull) { $0.value.faultCode },
    Member("finishedAt", Shape.time.orNull) { $0.value.finishedAt },
    Member("id", Shape<RepairID>.id()) { $0.value.id },
    Member("mode", Shape<RepairMode>.word.orNull) { $0.value.mode },
    Member("openedAt", Shape.time.orNull) { $0.value.openedAt },
    Member("outcome", Shape<RepairOutcome>.word.orNull) { $0.value.outcome },
    Member("symptomCode", Shape.text.orNull) { $0.value.symptomCode },
    Member("workedSec", Shape<Int64>.integer, "What was spent on it.") {
      $0.value.workedSeconds
    },
  ])

  private static let custody: Shape<Of<ItemHistory.Custody>> = .object([
    Member("at", Shape.time) { $0.value.at },
    Member("case", subject.orNull) { $0.told.subject($0.value.case) },
    Member("from", Shape<Holder>.word) { $0.value.passed.from },
    Member("place", Shape.text.orNull) { $0.value.passed.place },
    Member("to", Shape<Holder>.word) { $0.value.passed.to },
    Member("why", Shape<CustodyReason>.word) { $0.value.passed.why },
  ])

  private static let owner: Shape<Of<ItemHistory.Owner>> = .object([
    Member("from", subject.orNull) { $0.told.subject($0.value.from) },
    Member("on", Shape.day) { $0.value.on },
    Member("reason", Shape.text) { $0.value.reason },
    Member("to", subject.orNull, "Null: out of use.") { $0.told.subject($0.value.to) },
  ])
}
