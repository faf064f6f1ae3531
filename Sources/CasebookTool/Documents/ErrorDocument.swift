internal import Screens
internal import Wire

/// `casebook.error/1`: why a command did not end as wished; on standard error.
struct ErrorDocument: Sendable {
  let report: ErrorReport
  /// Said in the language of the command line.
  let language: Language

  static let shape = DocumentShape<ErrorDocument>(
    "casebook.error/1", "Why a command did not end as wished; on standard error.",
    [Member("error", error, "The error.") { $0 }])

  private static let error: Shape<ErrorDocument> = .object([
    Member("code", Shape.text, "Stable and untranslated, for explain.") { $0.report.code },
    Member("exit", Shape<Int>.integer, "The exit code of the process.") {
      Int($0.report.exit.rawValue)
    },
    Member("hint", Shape.text.orNull, "A command line to paste.") { $0.report.hint?.command },
    Member("message", Shape.text, "For people.") { $0.report.message.text(in: $0.language) },
    Member("messageEn", Shape.text, "The same in English.") { $0.report.message.en },
    Member("retryable", Shape.truth, "Whether the same command may succeed later.") {
      $0.report.isRetryable
    },
    Member("saved", saved.orNull, "What was written on this device all the same.") {
      $0.report.saved
    },
  ])

  private static let saved: Shape<ErrorReport.Saved> = .object([
    Member(
      "case",
      .object([
        Member("id", Shape.text) { $0.caseID },
        Member("ref", Shape.text.orNull, "C-1042; null while unsent.") { $0.caseReference },
      ])
    ) { $0 },
    Member("command", Shape.text, "The idempotency key.") { $0.command },
    Member("delivery", WriteDocument.delivery, "How far it has come.") { $0.delivery },
  ])
}
