internal import Casebook
internal import Cases
internal import Wire

/// What a sync or a pack came to, with what the kit says of itself.
struct SyncedKit: Sendable {
  let report: SyncReport
  let file: KitFile
  let path: String
}

/// `casebook.sync/1`.
enum SyncDocument {
  static let shape = DocumentShape<SyncedKit>(
    "casebook.sync/1", "What a device sent and fetched.", [Member("data", data) { $0 }])

  private static let data: Shape<SyncedKit> = .object([
    Member("accepted", line.list, "What the book has taken.") { $0.report.accepted },
    Member("cases", Shape<CaseID>.id().list, "The cases in the pack.") { $0.file.cases },
    Member("clockSkewMs", Shape<Int>.integer.orNull, "How far the clock is ahead.") {
      $0.report.skewMilliseconds
    },
    Member("device", Shape<DeviceID>.id(), "As which the device sends.") { $0.file.device },
    Member("isNewDevice", Shape.truth, "Whether it has turned out to be a copy.") {
      $0.report.hasNewDevice
    },
    Member("path", Shape.text, "Where the kit is.") { $0.path },
    Member("queued", Shape<Int>.integer, "How many commands still wait.") {
      $0.report.leftCount
    },
    Member("received", Shape<Int>.integer, "How many records are new in the pack.") {
      $0.report.receivedCount
    },
    Member("refused", line.list, "Decisions that the book keeps as conflicts.") {
      $0.report.refused
    },
    Member("stuck", line.list, "What a person has to look at.") { $0.report.stuck },
  ])

  private static let line: Shape<SyncReport.Line> = .object([
    Member("code", Shape.text.orNull, "Why it was not accepted.") { $0.code },
    Member("command", Shape<CommandID>.id().orNull) { $0.entry.command },
    Member("conflicts", Shape.text.list, "The rules that it contradicts.") {
      $0.conflicts.map(\.rule)
    },
    Member("entry", Shape.text.orNull, "The entry's number, C-1042#14.") { $0.reference },
    Member("number", Shape<Int>.integer, "Its number on the device.") { Int($0.entry.number) },
  ])
}

/// `casebook.outbox/1`.
enum OutboxDocument {
  static let list = DocumentShape<[OutboxEntry]>(
    "casebook.outbox/1", "What was written on a device, and how far it has come.",
    [Member("data", entry.list) { $0 }])

  private static let entry: Shape<OutboxEntry> = .object([
    Member("answer", Shape<JSON>.anyObject.orNull, "What the desk said.") { $0.answer },
    Member("command", Shape<JSON>.anyObject, "As it is sent.") { $0.document },
    Member("number", Shape<Int>.integer, "Its number on the device.") { Int($0.number) },
    Member("place", Shape.text, "On what it was written.") { $0.place },
    Member("queuedAt", Shape.time, "When it was written.") { $0.queuedAt },
    Member("says", Shape.text, "What was said when it was written.") { $0.says },
    Member(
      "state", Shape.word(OutboxEntry.State.allCases.map(\.rawValue)), "How far it has come."
    ) { $0.state.rawValue },
  ])
}
