internal import Casebook
internal import Cases
internal import Screens
internal import Wire

/// `casebook.emit/1`: the answer to one line of `emit`.
struct EmittedLine {
  /// How the line ended.
  enum Outcome {
    case accepted(Receipt)
    /// By the desk of a server.
    case answered(DoAnswer)
    /// With `--dry-run`: the types of the events that it would write.
    case rehearsed([String])
    /// Nothing of it was written.
    case failed(LineFailure)
  }

  /// Counted from 1.
  let line: Int
  /// Nil where the line has none that could be read.
  let command: CommandID?
  let outcome: Outcome
  /// Of the case on which it stands.
  var caseNumber: String?
  let epoch: Int

  static let shape = DocumentShape<EmittedLine>(
    "casebook.emit/1", "The answer to one line of emit, once it is durable or refused.",
    [Member("data", data, "The line.") { $0 }])

  private static let data: Shape<EmittedLine> = .object([
    Member("acceptedAt", Shape.acceptedTime.orNull, "When the book accepted it.") {
      $0.receipt?.acceptedAt ?? $0.desk?.acceptedAt
    },
    Member("case", DocumentSubject.shape.orNull, "The case on which it stands.") { line in
      line.caseID.map {
        DocumentSubject(id: $0.any, reference: line.caseNumber ?? line.desk?.subject?.reference)
      }
    },
    Member("command", Shape<CommandID>.id().orNull, "The idempotency key.") { $0.command },
    Member("conflicts", WriteDocument.conflict.list, "What contradicts what was known.") {
      $0.conflicts
    },
    Member("entry", Shape.text.orNull, "The entry's number, C-1042#14.") { $0.entry },
    Member("error", LineFailure.shape.orNull, "Why nothing of it was written.") { $0.failure },
    Member("events", WriteDocument.event.list, "The events, in their order.") { $0.events },
    Member("line", Shape<Int>.integer, "The number of the line, from 1.") { $0.line },
    Member("replayed", Shape.truth, "Whether it had been written before.") {
      $0.receipt?.isReplayed ?? $0.desk?.isReplayed ?? false
    },
  ])

  /// What was written.
  var receipt: Receipt? {
    if case .accepted(let receipt) = outcome { receipt } else { nil }
  }

  /// What the desk of a server answered.
  var desk: DoAnswer? {
    if case .answered(let answer) = outcome { answer } else { nil }
  }

  private var conflicts: [ConflictRaised] {
    if let receipt { return receipt.conflicts }
    return (desk?.conflicts ?? []).compactMap { conflict in
      ConflictRule(rawValue: conflict.rule).map {
        ConflictRaised(conflictID: conflict.id, rule: $0)
      }
    }
  }

  /// Why nothing was written; nil where something was.
  var failure: LineFailure? {
    if case .failed(let failure) = outcome { failure } else { nil }
  }

  private var caseID: CaseID? { receipt?.caseID ?? desk?.subject?.id }

  private var entry: String? {
    if let desk { return desk.entry }
    guard let entry = receipt?.entry, let caseNumber else { return nil }
    return "\(caseNumber)#\(entry)"
  }

  private var events: [WrittenEvent] {
    switch outcome {
    case .accepted(let receipt):
      receipt.lines.map { line in
        WrittenEvent(
          id: line.id, type: line.type, number: line.number,
          position: LogPosition(epoch: epoch, seq: Int(line.seq)))
      }
    case .answered(let answer):
      answer.events.map {
        WrittenEvent(id: $0.id, type: $0.type, number: $0.number, position: $0.position)
      }
    case .rehearsed(let types):
      types.map { WrittenEvent(id: nil, type: $0, number: nil, position: nil) }
    case .failed: []
    }
  }

  /// For `--plain`: line, how it ended, command, entry, and of each event type and position.
  var row: [String] {
    let how: String =
      switch outcome {
      case .accepted(let receipt): receipt.isReplayed ? "replayed" : "accepted"
      case .answered(let answer): answer.isReplayed ? "replayed" : "accepted"
      case .rehearsed: "dry-run"
      case .failed(let failure): failure.report.code
      }
    return ["\(line)", how, command?.description ?? "", entry ?? ""]
      + events.flatMap { [$0.type, $0.position?.text ?? ""] }
  }
}

/// Why a line was not taken.
struct LineFailure: Error, Sendable {
  let report: ErrorReport
  /// The JSON pointer of what is wrong.
  var pointer: String?
  /// Said in the language of the command line.
  let language: Language

  static let shape: Shape<LineFailure> = .object([
    Member("at", Shape.text.orNull, "The JSON pointer of what is wrong.") { $0.pointer },
    Member("code", Shape.text, "Stable and untranslated, for explain.") { $0.report.code },
    Member("exit", Shape<Int>.integer, "The exit code that it would be alone.") {
      Int($0.report.exit.rawValue)
    },
    Member("message", Shape.text, "For people.") { $0.report.message.text(in: $0.language) },
    Member("messageEn", Shape.text, "The same in English.") { $0.report.message.en },
    Member("retryable", Shape.truth, "Whether the same line may be taken later.") {
      $0.report.isRetryable
    },
  ])
}
