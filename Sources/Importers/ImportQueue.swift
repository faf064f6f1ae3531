internal import Casebook
internal import Cases
internal import Views

/// Lines on their way into a book: handed over in groups, of which two wait at most.
///
/// In a dry run they are checked as the book would check them, and nothing is written.
struct ImportQueue {
  private let book: Book?
  private let isDryRun: Bool
  private var waiting: [ImportedLine] = []
  private var waitingCount = 0
  /// What the book is at while the next lines are read.
  private var inHand: ImportGroup?
  /// In a dry run: what lines before would have written.
  private var rehearsed: Set<CommandID> = []
  var report = ImportReport()

  /// Enough for several full batches.
  private static let commandsAtOnce = 2_048

  /// - Parameters:
  ///   - book: Where to; `nil` where there is none, which only a dry run can do without.
  ///   - isDryRun: Whether nothing is written.
  init(_ book: Book? = nil, isDryRun: Bool = true) {
    self.book = book
    self.isDryRun = isDryRun || book == nil
  }

  /// Takes the next line.
  mutating func add(_ line: ImportedLine) throws(ImportError) {
    waiting.append(line)
    waitingCount += line.commands.count
    if waitingCount >= Self.commandsAtOnce { try flush() }
  }

  /// Waits until everything is durable.
  mutating func finish() throws(ImportError) {
    try flush()
    try inHand?.finish(into: &report)
    inHand = nil
  }

  /// Hands the waiting commands to the book, and counts what became of those before them.
  private mutating func flush() throws(ImportError) {
    defer {
      waiting.removeAll(keepingCapacity: true)
      waitingCount = 0
    }
    guard let book, !isDryRun else { return try rehearse() }
    let before = inHand
    inHand = nil
    var report = report
    inHand = try ImportGroup(waiting, book) { () throws(ImportError) in
      try before?.finish(into: &report)
    }
    self.report = report
  }

  // MARK: Dry run

  /// Counts what would become of the waiting lines.
  private mutating func rehearse() throws(ImportError) {
    let known = try knownCommands()
    for line in waiting {
      var isNew = line.commands.isEmpty
      var isRejected = false
      for (place, command) in line.commands.enumerated() where !known.contains(command.id) {
        guard rehearsed.insert(command.id).inserted else { continue }
        do throws(Refusal) {
          try checkShape(command)
          isNew = true
          report.eventCount += command.eventCount
          if line.opensCase, place == line.registrationCount { report.caseCount += 1 }
        } catch {
          if !isRejected {
            report.reject(
              RejectedRow(
                lineNumber: line.lineNumber, reason: .refused(error), bytes: line.bytes))
          }
          isRejected = true
        }
      }
      if !isNew, !isRejected { report.duplicateCount += 1 }
    }
  }

  /// Which of the waiting commands the book has.
  private func knownCommands() throws(ImportError) -> Set<CommandID> {
    guard let book else { return [] }
    let ids = waiting.flatMap { $0.commands.map(\.id) }
    do throws(BookError) {
      return try book.read { (snapshot) throws(BookError) in
        var known: Set<CommandID> = []
        do throws(RowsError) {
          for id in ids where try snapshot.place(of: id) != nil { known.insert(id) }
        } catch { throw BookError(error, path: book.path) }
        return known
      }
    } catch { throw .book(error) }
  }
}

extension Command {
  /// How many events it asks for.
  fileprivate var eventCount: Int {
    switch content {
    case .decide: 1
    case .record(let drafts): drafts.count
    case .import(let drafts): drafts.count
    case .passTime, .completeErasure: 0
    }
  }
}
