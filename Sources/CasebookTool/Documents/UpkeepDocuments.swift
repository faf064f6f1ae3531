internal import Casebook
internal import Cases
internal import Views
internal import Wire

/// `casebook.version/1`: what `--version` says.
enum VersionDocument {
  static let shape = DocumentShape<String>(
    "casebook.version/1", "The version of casebook.",
    [Member("data", .object([Member("version", Shape.text) { $0 }])) { $0 }])
}

/// `casebook.none/1`: of commands that say nothing in JSON, such as `help`.
enum NoDocument {
  static let shape = DocumentShape<Void>(
    "casebook.none/1", "A command that has nothing to say in JSON.",
    [Member("data", Shape<Void>.null) { _ in () }])
}

/// `casebook.init/1`: a book that was created.
struct InitDocument: Sendable {
  let id: BookID
  let path: String

  static let shape = DocumentShape<InitDocument>(
    "casebook.init/1", "A book that was created.",
    [
      Member(
        "data",
        .object([
          Member("id", Shape<BookID>.id(), "The book's name for ever, in events as urn:uuid.") {
            $0.id
          },
          Member("path", Shape.text, "The directory, as it was typed.") { $0.path },
        ])
      ) { $0 }
    ])
}

/// `casebook.verify/1`: whether the book is as it was written.
struct VerifyDocument: Sendable {
  let report: VerifyReport
  let asOf: LogPosition

  static let shape = DocumentShape<VerifyDocument>(
    "casebook.verify/1", "Whether the book is as it was written.",
    [
      Member("asOf", Shape.position, "The position up to which it was proved.") { $0.asOf },
      Member(
        "data",
        .object([
          Member("faults", Shape.text.list, "What is not as it was written, and where.") {
            $0.report.faults.map(\.words)
          },
          Member("hash", Shape.text, "The chain hash of the last record, in hex.") {
            $0.report.hash
          },
          Member(
            "orphans", Shape.text.list, "Files below blobs/ that no record names; no fault."
          ) { $0.report.orphans },
          Member("seq", Shape<UInt64>.integer, "How many records were looked at.") {
            $0.report.recordCount
          },
          Member("sound", Shape.truth, "Whether there are no faults.") {
            $0.report.faults.isEmpty
          },
        ])
      ) { $0 },
    ])
}

/// `casebook.rebuild/1`: the views that were folded again.
enum RebuildDocument {
  /// What the text index is called beside the views.
  static let search = "search"
  /// Everything that can be folded again.
  static let names = ViewName.allCases.map(\.rawValue) + [search]

  static let shape = DocumentShape<[String]>(
    "casebook.rebuild/1", "The views that were folded again.",
    [Member("data", Shape<String>.word(names).list) { $0 }])
}

/// `casebook.backup/1`: a backup that was made.
struct BackupDocument: Sendable {
  let manifest: BackupManifest
  let path: String
  let keys: String?

  static let shape = DocumentShape<BackupDocument>(
    "casebook.backup/1", "A backup that was made and verified.",
    [
      Member(
        "data",
        .object([
          Member("hash", Shape.text, "The chain hash of the last record, in hex.") {
            $0.manifest.hash
          },
          Member("keys", Shape.text.orNull, "Where the keys went; null: nowhere.") { $0.keys },
          Member("path", Shape.text, "Where it is, as it was typed.") { $0.path },
          Member("seq", Shape<UInt64>.integer, "How many records it has.") { $0.manifest.seq },
        ])
      ) { $0 }
    ])
}

/// `casebook.restore/1`: a book that was made of a backup.
struct RestoreDocument: Sendable {
  let epoch: UInt32
  let path: String

  static let shape = DocumentShape<RestoreDocument>(
    "casebook.restore/1", "A book that was made of a backup.",
    [
      Member(
        "data",
        .object([
          Member("epoch", Shape<Int>.integer, "The epoch that begins.") { Int($0.epoch) },
          Member("path", Shape.text, "The directory, as it was typed.") { $0.path },
        ])
      ) { $0 }
    ])
}

/// `casebook.upkeep/1`: what time had brought about.
struct UpkeepDocument: Sendable {
  let clockCount: Int
  let handoffCount: Int
  let maintenanceCount: Int

  static let shape = DocumentShape<UpkeepDocument>(
    "casebook.upkeep/1", "What time had brought about, and was written now.",
    [
      Member(
        "data",
        .object([
          Member("clocksJudged", Shape<Int>.integer, "Verdicts on clocks.") { $0.clockCount },
          Member("handoffsLapsed", Shape<Int>.integer, "Offers that nobody answered in time.") {
            $0.handoffCount
          },
          Member("maintenanceDue", Shape<Int>.integer, "Maintenance whose day has come.") {
            $0.maintenanceCount
          },
        ])
      ) { $0 }
    ])
}
