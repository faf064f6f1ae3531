internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Takes lines from a source, hands them to the book, and answers each when it is durable.
///
/// While the disk takes one batch, the lines of the next are read and handed over; answers keep the
/// order of the lines.
final class EmitRun {
  /// Lines that were handed over together.
  private struct Batch {
    var pending: PendingReplies
    /// In the order of the lines; those with a command take the next reply.
    var lines: [(number: Int, step: Step)]
    /// The lines as they came, by their numbers; kept only where rejects are.
    var texts: [Int: [UInt8]]
  }

  /// How far a line has come before the book answers.
  private enum Step {
    case sent(CommandID)
    case settled(CommandID?, EmittedLine.Outcome)
  }

  private let desk: Desk
  private let book: Book
  private let maker: CommandMaker
  private let source: any ByteSource
  private let teams: TeamLabels
  private let rejects: ExportFile?
  private var lines = InputLines(byteCountMax: EmitRequest.lineByteCountMax)
  private var isAtEnd = false
  private var inFlight: [Batch] = []
  private var inFlightCount = 0
  private var numbers = CaseNumbers()
  /// Why no further line is taken.
  private var failure: ErrorReport?
  private(set) var tally = EmitTally()

  init(
    desk: Desk, book: Book, maker: CommandMaker, source: any ByteSource,
    rejects: ExportFile? = nil
  ) throws(ErrorReport) {
    self.rejects = rejects
    self.desk = desk
    self.book = book
    self.maker = maker
    self.source = source
    teams = try desk.teams()
  }

  /// Takes all lines.
  /// - Throws: What keeps the book from being written; every line that was written is answered.
  func run() throws(ErrorReport) {
    while true {
      if let first = inFlight.first, first.pending.isAnswered { try settle() }
      if let batch = nextBatch() {
        inFlight.append(batch)
        inFlightCount += batch.lines.count
      } else if failure == nil, !isAtEnd, inFlight.isEmpty || (hasRoom && source.isReady) {
        try read()
      } else if !inFlight.isEmpty {
        try settle()
      } else {
        break
      }
    }
    if let failure { throw ended(by: failure) }
  }

  private var hasRoom: Bool { inFlightCount < EmitRequest.linesInFlightMax }

  private func read() throws(ErrorReport) {
    do throws(StreamError) {
      let bytes = try source.readSome()
      if bytes.isEmpty { isAtEnd = true }
      lines.take(bytes)
    } catch {
      failure = ErrorReport(
        code: "input.failed", exit: .inputOutput,
        message: Bilingual(ja: "入力が読めません", en: "the input cannot be read"),
        details: [Bilingual(same: "\(error)")])
    }
  }

  /// The lines that have been read and find room, handed over; nil if there are none.
  private func nextBatch() -> Batch? {
    guard failure == nil else { return nil }
    var batch: [(number: Int, step: Step)] = []
    var commands: [Command] = []
    var texts: [Int: [UInt8]] = [:]
    while inFlightCount + batch.count < EmitRequest.linesInFlightMax, let line = lines.next() {
      guard !line.isBlank else { continue }
      if rejects != nil { texts[line.number] = line.bytes }
      switch command(of: line) {
      case .success(let command):
        batch.append((line.number, step(of: command, &commands)))
      case .failure(let error):
        let id = line.bytes.flatMap(IncomingCommand.id(in:))
        batch.append((line.number, .settled(id, failed(error))))
      }
    }
    return batch.isEmpty ? nil : Batch(pending: book.begin(commands), lines: batch, texts: texts)
  }

  private func command(of line: InputLine) -> Result<Command, IncomingError> {
    do throws(IncomingError) {
      guard let bytes = line.bytes else {
        throw .json(JSONError(.tooLong, at: EmitRequest.lineByteCountMax))
      }
      return .success(try maker.command(IncomingCommand(json: bytes)))
    } catch { return .failure(error) }
  }

  private func step(of command: Command, _ commands: inout [Command]) -> Step {
    guard desk.options.isDryRun else {
      commands.append(command)
      return .sent(command.id)
    }
    let rehearsal: Rehearsal
    do throws(BookError) { rehearsal = try book.rehearse(command) } catch {
      return .settled(command.id, failed(ErrorReport(error)))
    }
    switch rehearsal {
    case .wouldWrite(let types): return .settled(command.id, .rehearsed(types))
    case .refused(let refusal): return .settled(command.id, failed(report(refusal)))
    }
  }

  // MARK: Answers

  /// Answers the oldest batch, once it is durable.
  private func settle() throws(ErrorReport) {
    let batch = inFlight.removeFirst()
    var replies = batch.pending.wait().makeIterator()
    inFlightCount -= batch.lines.count
    var answered: [EmittedLine] = []
    for (number, step) in batch.lines {
      switch step {
      case .settled(let id, let outcome): answered.append(line(number, id, outcome))
      case .sent(let id):
        guard let reply = replies.next() else { continue }
        answered.append(line(number, id, outcome(of: reply)))
      }
    }
    try numbers.name(&answered, desk)
    for line in answered {
      tally.count(line)
      if line.failure != nil, let text = batch.texts[line.line] {
        try rejects?.write(text + [0x0A])
      }
    }
    try tell(answered)
  }

  private func line(
    _ number: Int, _ id: CommandID?, _ outcome: EmittedLine.Outcome
  ) -> EmittedLine {
    EmittedLine(line: number, command: id, outcome: outcome, epoch: desk.epoch)
  }

  private func outcome(of reply: Result<Reply, BookError>) -> EmittedLine.Outcome {
    switch reply {
    case .success(.accepted(let receipt)): return .accepted(receipt)
    case .success(.refused(let refusal)): return failed(report(refusal))
    case .success(.idIsReused):
      return failed(
        ErrorReport(
          code: "command.isReused", exit: .refused,
          message: Bilingual(
            ja: "その id はほかの命令に使われています", en: "this id was used for another command")))
    case .success(.deviceIsReused):
      return failed(
        ErrorReport(
          code: "device.numberIsReused", exit: .refused,
          message: Bilingual(
            ja: "その deviceSeq はもう使われています", en: "this deviceSeq has been used already")))
    case .success(.failed(let error)), .failure(let error):
      let report = ErrorReport(error)
      // What is wrong with one command alone keeps nobody else from being taken.
      if report.exit != .refused, failure == nil { failure = report }
      return failed(report)
    }
  }

  private func report(_ refusal: Refusal) -> ErrorReport {
    let words = RefusalWords(refusal: refusal, teams: teams)
    return ErrorReport(
      code: refusal.reportCode, exit: refusal.exit,
      message: Bilingual(ja: words.ja, en: words.en))
  }

  private func failed(_ report: ErrorReport) -> EmittedLine.Outcome {
    .failed(LineFailure(report: report, language: desk.language))
  }

  private func failed(_ error: IncomingError) -> EmittedLine.Outcome {
    .failed(
      LineFailure(report: ErrorReport(error), pointer: error.pointer, language: desk.language))
  }

  private func tell(_ answered: [EmittedLine]) throws(ErrorReport) {
    var bytes: [UInt8] = []
    switch desk.options.format {
    case .text, .json: return
    case .plain:
      let rows = answered.map { $0.row.map(\.printable).joined(separator: "\t") + "\n" }
      bytes = Array(rows.joined().utf8)
    case .ndjson:
      for line in answered { bytes += EmittedLine.shape.json(line).line() }
    }
    do throws(StreamError) { try desk.world.output.write(bytes) } catch {
      throw ErrorReport(
        code: "output.failed", exit: .inputOutput,
        message: Bilingual(
          ja: "答えを出力できません。入力は途中までです",
          en: "the answers cannot be written; the input was not read to its end"))
    }
  }

  /// The failure, with what was written all the same.
  private func ended(by failure: ErrorReport) -> ErrorReport {
    let count = (tally.acceptedCount + tally.replayedCount).grouped
    let kept = Bilingual(
      ja: "\(count) 行は記録済みで、失われません。id のある行は同じものをもう一度流せます",
      en: "\(count) lines are recorded and safe; lines with an id can be sent again without harm")
    return failure.adding(kept)
  }
}

/// The numbers of cases, for naming the entries of answers.
private struct CaseNumbers {
  /// Bound: how many are kept.
  static let countMax = 10_000

  private var known: [CaseID: String] = [:]

  /// Puts the number of the case to every line that stands on one.
  mutating func name(_ lines: inout [EmittedLine], _ desk: Desk) throws(ErrorReport) {
    if known.count > Self.countMax { known = [:] }
    let receipts = lines.compactMap(\.receipt)
    for line in receipts.flatMap(\.lines) {
      if line.type == "case.opened", let id = line.refs.case { known[id] = line.number }
    }
    let unknown = Set(receipts.compactMap(\.caseID)).filter { known[$0] == nil }
    if !unknown.isEmpty {
      let found: [(CaseID, String)] = try desk.read { (snapshot) throws(RowsError) in
        var found: [(CaseID, String)] = []
        for id in unknown {
          let state: CaseState? = try snapshot.state(id)
          if let number = state?.number { found.append((id, number)) }
        }
        return found
      }
      for (id, number) in found { known[id] = number }
    }
    for index in lines.indices {
      lines[index].caseNumber = lines[index].receipt?.caseID.flatMap { known[$0] }
    }
  }
}

extension Receipt {
  /// The case on which its events stand.
  var caseID: CaseID? { lines.lazy.compactMap(\.refs.case).first }
}
