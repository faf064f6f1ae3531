internal import Importers
internal import Wire

/// `casebook.import/1`: what became of a file.
enum ImportDocument {
  static let shape = DocumentShape<[ImportedFile]>(
    "casebook.import/1", "What became of files, or with --dry-run would have become of them.",
    [Member("data", data) { $0 }])

  private static let data: Shape<[ImportedFile]> = .object([
    Member("cases", Shape<Int>.integer, "Cases that are new.") { $0.sum(\.caseCount) },
    Member("duplicates", Shape<Int>.integer, "Lines that had been taken before.") {
      $0.sum(\.duplicateCount)
    },
    Member("events", Shape<Int>.integer, "Events that were added.") { $0.sum(\.eventCount) },
    Member("files", file.list, "The files, in the order in which they were taken.") { $0 },
    Member("rejected", Shape<Int>.integer, "Lines that were not taken.") {
      $0.sum(\.rejectedCount)
    },
    Member("rows", Shape<Int>.integer, "Lines of the files, without their headers.") {
      $0.sum(\.rowCount)
    },
  ])

  private static let file: Shape<ImportedFile> = .object([
    Member(
      "encoding", Shape<TextEncoding>.word.orNull,
      "What the file is written in; null where all is ASCII."
    ) { $0.encoding },
    Member("name", Shape.text) { $0.name },
    Member("rejects", reject.list, "The first lines that were not taken, and why.") {
      Array($0.report.rejects.prefix(rejectsMax))
    },
    Member("samples", sample.list, "The first lines, and what becomes of them.") {
      $0.report.samples
    },
  ])

  /// Bound: how many rejected lines stand in the document; the file of rejects has all.
  static let rejectsMax = 100

  private static let reject: Shape<RejectedRow> = .object([
    Member("line", Shape<Int>.integer, "The number of the line, from 1.") { $0.lineNumber },
    Member("reason", Shape.text, "Why, in English.") { $0.reason.text },
  ])

  private static let sample: Shape<ImportSample> = .object([
    Member("events", Shape.text.list, "The types of the events that it gives.") { $0.types },
    Member("fields", .map(Shape.text), "What was read, by the names of the fields.") { sample in
      Dictionary(sample.fields.map { ($0.name, $0.value) }) { first, _ in first }
    },
    Member("line", Shape<Int>.integer) { $0.lineNumber },
  ])
}

extension [ImportedFile] {
  /// What the reports count, of all files.
  fileprivate func sum(_ count: KeyPath<ImportReport, Int>) -> Int {
    reduce(0) { $0 + $1.report[keyPath: count] }
  }
}
