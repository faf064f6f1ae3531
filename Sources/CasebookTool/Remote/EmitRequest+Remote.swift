internal import Casebook
internal import Cases
internal import Client
internal import Screens
internal import Wire

extension EmitRequest: RemoteRequest {
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    let source = try input(desk)
    let run = try RemoteEmit(self, book, source)
    try run.run()
    return try answer(run.tally, desk)
  }
}

/// Takes lines from a source, asks the desk for each, and answers it: in the order of the lines,
/// one at a time, because the same line must be sent again when nothing comes back.
final class RemoteEmit {
  private let request: EmitRequest
  private let book: RemoteBook
  private let desk: Desk
  private let client: DeskClient
  private let source: any ByteSource
  private let maker: CommandMaker
  private let actor: MemberID?
  private let epoch: Int
  private let rejects: ExportFile?
  private var lines = InputLines(byteCountMax: EmitRequest.lineByteCountMax)
  private(set) var tally = EmitTally()

  init(
    _ request: EmitRequest, _ book: RemoteBook, _ source: any ByteSource
  ) throws(ErrorReport) {
    self.request = request
    self.book = book
    self.source = source
    desk = book.desk
    client = try book.client()
    let hello = try book.hello()
    epoch = hello.epochs.last?.number ?? 1
    maker = try CommandMaker(remote: book.desk, source: hello.book, epoch: epoch)
    actor = try request.member.map { (typed) throws(ErrorReport) in
      try Self.member(typed, book)
    }
    rejects = try request.rejects.map { (path) throws(ErrorReport) in
      try ExportFile(book.desk, path: path)
    }
  }

  /// Takes all lines.
  /// - Throws: What keeps the desk from taking any; every line before is answered.
  func run() throws(ErrorReport) {
    while true {
      while let line = lines.next() {
        if !line.isBlank { try take(line) }
      }
      let bytes: [UInt8]
      do throws(StreamError) { bytes = try source.readSome() } catch {
        throw ended(
          by: ErrorReport(
            code: "input.failed", exit: .inputOutput,
            message: Bilingual(ja: "入力が読めません", en: "the input cannot be read")))
      }
      lines.take(bytes)
      guard bytes.isEmpty else { continue }
      if let last = lines.next(), !last.isBlank { try take(last) }
      break
    }
    try rejects?.flush()
  }

  // MARK: One line

  private func take(_ line: InputLine) throws(ErrorReport) {
    let id = line.bytes.flatMap(IncomingCommand.id(in:))
    switch arguments(of: line) {
    case .failure(let failure): try settle(line, id, .failed(failure))
    case .success(let arguments):
      let outcome: EmittedLine.Outcome
      do throws(ClientError) { outcome = .answered(try client.do(arguments)) } catch {
        let report = Self.report(error, book)
        guard case .problem(let problem) = error, problem.status == .never,
          report.exit != .notAllowed, report.exit != .version
        else { throw ended(by: report) }
        outcome = .failed(
          LineFailure(report: report, pointer: problem.pointer, language: desk.language))
      }
      try settle(line, arguments.command.id, outcome)
    }
  }

  private func arguments(of line: InputLine) -> Result<DoArguments, LineFailure> {
    do throws(IncomingError) {
      guard let bytes = line.bytes else {
        throw .json(JSONError(.tooLong, at: EmitRequest.lineByteCountMax))
      }
      let command = try maker.command(IncomingCommand(json: bytes))
      do throws(OutgoingError) {
        let json = try OutgoingCommand(command, epoch: epoch).json
        do throws(DeskProblem) {
          return .success(
            try DoArguments(
              json, isDryRun: desk.options.isDryRun, isHistory: request.isHistory, actor: actor))
        } catch { return .failure(failed(book.report(.problem(error)), error.pointer)) }
      } catch {
        let (code, exit, words) = ErrorReport.meaning(of: DeskProblem(.malformed, ""))
        return .failure(failed(ErrorReport(code: code, exit: exit, message: words), nil))
      }
    } catch { return .failure(failed(ErrorReport(error), error.pointer)) }
  }

  private func failed(_ report: ErrorReport, _ pointer: String?) -> LineFailure {
    LineFailure(report: report, pointer: pointer, language: desk.language)
  }

  /// What is said of an error; a refusal is told as the book itself would.
  private static func report(_ error: ClientError, _ book: RemoteBook) -> ErrorReport {
    guard case .problem(let problem) = error, problem.code == .refused else {
      return book.report(error)
    }
    let (code, exit) = RemoteRefusal.meaning(of: problem)
    return ErrorReport(
      code: code, exit: exit,
      message: Bilingual(ja: "台帳が断りました (\(problem.message))", en: problem.message))
  }

  // MARK: Answers

  private func settle(
    _ line: InputLine, _ id: CommandID?, _ outcome: EmittedLine.Outcome
  ) throws(ErrorReport) {
    let answered = EmittedLine(line: line.number, command: id, outcome: outcome, epoch: epoch)
    tally.count(answered)
    if answered.failure != nil, let bytes = line.bytes { try rejects?.write(bytes + [0x0A]) }
    let bytes: [UInt8]
    switch desk.options.format {
    case .text, .json: return
    case .plain:
      bytes = Array((answered.row.map(\.printable).joined(separator: "\t") + "\n").utf8)
    case .ndjson: bytes = EmittedLine.shape.json(answered).line()
    }
    try Presenter(desk: desk).write(bytes)
  }

  /// The failure, with what was written all the same.
  private func ended(by failure: ErrorReport) -> ErrorReport {
    let count = (tally.acceptedCount + tally.replayedCount).grouped
    return failure.adding(
      Bilingual(
        ja: "\(count) 行は記録済みで、失われません。id のある行は同じものをもう一度流せます",
        en: "\(count) lines are recorded and safe; lines with an id can be sent again without harm")
    )
  }

  /// The member that was typed, by id, or by name or user as the server lists them.
  private static func member(
    _ typed: String, _ book: RemoteBook
  ) throws(ErrorReport) -> MemberID {
    if let id = MemberID(ulid: typed) { return id }
    let result = try RemoteCall(book, words: ["member", "list", "--json"]).withoutTerminal()
      .result()
    let document = try? JSON(parsing: result.output, limits: .answer)
    let found = (document?["data"]?.elements ?? []).filter { member in
      [member["name"]?.text, member["user"]?.text, member["osUser"]?.text].contains(typed)
    }
    if found.count == 1, let id = found[0]["id"]?.text.flatMap(MemberID.init(ulid:)) { return id }
    throw ErrorReport(
      code: "member.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "--as: 担当者「\(typed)」は一人に決まりません", en: "--as: \"\(typed)\" is not one member"),
      hint: ErrorReport.Hint("casebook member list"))
  }
}

/// What a desk's refusal is called here.
enum RemoteRefusal {
  /// The code and exit code that the same refusal has at a book.
  static func meaning(of problem: DeskProblem) -> (code: String, exit: ExitCode) {
    let refusal = problem.extras["refusal"]
    let code = refusal?["code"]?.text ?? refusal?["name"]?.text ?? ""
    switch code {
    // `Refusal.json` says which it was by the name of what is missing.
    case "doesNotExist" where refusal?["event"] != nil: return ("entry.doesNotExist", .notFound)
    case "doesNotExist" where refusal?["link"] != nil: return ("link.doesNotExist", .notFound)
    case "doesNotExist" where refusal?["conflict"] != nil:
      return ("conflict.doesNotExist", .notFound)
    case "doesNotExist":
      return ("\(refusal?["role"]?.text ?? "case").doesNotExist", .notFound)
    case "notAllowed": return ("refused.notAllowed", .notAllowed)
    case _: return ("refused.\(code)", .refused)  // Open set: what a newer desk refuses.
    }
  }
}
