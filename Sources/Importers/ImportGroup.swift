internal import Casebook
internal import Cases

/// What is made of one line of a source.
struct ImportedLine {
  let lineNumber: Int
  /// The line itself, for the file of rejects.
  let bytes: [UInt8]
  let commands: [Command]
  /// How many of them, at the beginning, make people and a case known that the line is the first to
  /// name.
  ///
  /// Another file may have made them known, by a line of its own.
  let registrationCount: Int
  /// Whether the first of the others opens a case.
  var opensCase = false
}

/// Lines whose commands were handed to a book, the last of which may still be waiting.
struct ImportGroup {
  private let lines: [ImportedLine]
  private var answers: [Result<Reply, BookError>] = []
  private var pending: PendingReplies?

  /// Hands the commands of `lines` to `book`.
  ///
  /// - Parameters:
  ///   - lines: Any number of lines, in the order of the source.
  ///   - book: Works on the commands while the next lines are read.
  ///   - meanwhile: Called once the first commands are handed over; it waits for the group before,
  ///     so that no more than two groups wait at any time.
  /// - Throws: What `meanwhile` throws.
  init(
    _ lines: [ImportedLine], _ book: Book, meanwhile: () throws(ImportError) -> Void
  ) throws(ImportError) {
    self.lines = lines
    var rest = lines.flatMap(\.commands)[...]
    repeat {
      let next = book.begin(Array(rest.prefix(Book.commandsAtOnceMax)))
      rest = rest.dropFirst(Book.commandsAtOnceMax)
      if let pending { answers += pending.wait() } else { try meanwhile() }
      pending = next
    } while !rest.isEmpty
  }

  /// Waits for the book, and counts what became of every line.
  consuming func finish(into report: inout ImportReport) throws(ImportError) {
    if let pending { answers += pending.wait() }
    var next = answers.makeIterator()
    for line in lines {
      var isNew = line.commands.isEmpty
      var isRejected = false
      for place in line.commands.indices {
        guard let answer = next.next() else { break }
        switch answer {
        case .success(.idIsReused) where place < line.registrationCount: break
        case .success(.accepted(let receipt)):
          if !receipt.isReplayed {
            isNew = true
            if line.opensCase, place == line.registrationCount { report.caseCount += 1 }
            report.eventCount += receipt.lines.count
          }
        case .success(let reply):
          // One line is one reject, whatever of it was not taken.
          if !isRejected { report.reject(line, reply) }
          isRejected = true
        case .failure(let error): throw .book(error)
        }
      }
      if !isNew, !isRejected { report.duplicateCount += 1 }
    }
  }
}

extension ImportReport {
  fileprivate mutating func reject(_ line: ImportedLine, _ reply: Reply) {
    let reason: RejectedRow.Reason =
      switch reply {
      case .refused(let refusal): .refused(refusal)
      case .idIsReused: .changed
      case .deviceIsReused: .refused(code: "deviceReused", field: nil)
      case .failed: .refused(code: "unavailable", field: nil)
      case .accepted: .refused(code: "accepted", field: nil)
      }
    reject(RejectedRow(lineNumber: line.lineNumber, reason: reason, bytes: line.bytes))
  }
}

extension RejectedRow.Reason {
  static func refused(_ refusal: Refusal) -> Self {
    if case .malformed(let field) = refusal { return .refused(code: refusal.code, field: field) }
    return .refused(code: refusal.code, field: nil)
  }
}
