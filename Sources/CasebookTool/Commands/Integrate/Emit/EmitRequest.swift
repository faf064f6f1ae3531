internal import Casebook
internal import Cases
internal import Glibc
internal import Screens
internal import Wire

/// Commands that come in as lines of JSON.
struct EmitRequest: Request, Hashable {
  /// Nil for standard input.
  var file: String?
  /// On whose behalf.
  var member: String?
  var isHistory = false
  /// Where the lines go that were not taken, as they came.
  var rejects: String?

  /// Bound: how many lines are in flight at once.
  ///
  /// Twice what the book writes in one batch, so that the next one is complete when the disk has
  /// taken the last.
  static let linesInFlightMax = 1_024

  /// Bound: the bytes of a line.
  static let lineByteCountMax = JSON.Limits.command.byteCountMax

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let source = try input(desk)
    let book = try desk.book(for: .write)
    let maker = try CommandMaker(desk, book, member: member, isHistory: isHistory)
    var kept: ExportFile?
    if let rejects { kept = try ExportFile(desk, path: rejects) }
    let run = try EmitRun(desk: desk, book: book, maker: maker, source: source, rejects: kept)
    try run.run()
    try kept?.flush()
    if !desk.options.isDryRun { desk.passTime(in: book) }
    return try answer(run.tally, desk)
  }

  func input(_ desk: Desk) throws(ErrorReport) -> any ByteSource {
    guard let file else {
      if desk.world.input.isTerminal {
        let words = Bilingual(
          ja: "1 行に 1 つの JSON を打ってください (Ctrl-D で終わり)",
          en: "type one JSON object a line (Ctrl-D ends)")
        desk.note(Line(desk.say(words), .dim))
      }
      return desk.world.input
    }
    try desk.checkFile(file)
    guard let source = FileSource(path: file) else {
      throw ErrorReport(
        code: "file.doesNotExist", exit: .notFound,
        message: Bilingual(ja: "\(file) を開けません", en: "\(file) cannot be opened"),
        details: [Bilingual(same: unsafe String(cString: strerror(errno)))])
    }
    return source
  }

  /// The summary; where lines were rejected, on standard error.
  func answer(_ tally: EmitTally, _ desk: Desk) throws(ErrorReport) -> Answer {
    let summary = tally.summary(isDryRun: desk.options.isDryRun)
    let isStream = desk.options.format == .ndjson || desk.options.format == .plain
    if tally.rejectedCount > 0 {
      let report = tally.report
      guard desk.options.format == .json else {
        if !isStream { desk.note(Line(desk.say(summary))) }
        throw report
      }
    }
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(summary))])] },
      rows: { [] },
      document: { Document(EmittedDocument.shape, tally) },
      isWanted: false, isStreamed: isStream,
      exit: tally.rejectedCount > 0 ? .partly : .done)
  }
}

/// What became of the lines.
struct EmitTally {
  var lineCount = 0
  var acceptedCount = 0
  var replayedCount = 0
  var rejectedCount = 0
  var eventCount = 0
  private var problems = RepeatedProblems()

  /// Counts the answer to a line.
  mutating func count(_ line: EmittedLine) {
    lineCount += 1
    switch line.outcome {
    case .accepted(let receipt):
      if receipt.isReplayed {
        replayedCount += 1
      } else {
        acceptedCount += 1
        eventCount += receipt.lines.count
      }
    case .answered(let answer):
      if answer.isReplayed {
        replayedCount += 1
      } else {
        acceptedCount += 1
        eventCount += answer.events.count
      }
    case .rehearsed(let types):
      acceptedCount += 1
      eventCount += types.count
    case .failed(let failure):
      rejectedCount += 1
      let (message, code) = (failure.report.message, failure.report.code)
      problems.add(
        Bilingual(ja: "\(message.ja) [\(code)]", en: "\(message.en) [\(code)]"), line: line.line)
    }
  }

  /// `記録 3 件 (出来事 4)  既に有った 1  拒否 2`.
  func summary(isDryRun: Bool) -> Bilingual {
    Bilingual(
      ja: """
        \(isDryRun ? "書きません: " : "")\(acceptedCount.grouped) 行を記録 \
        (出来事 \(eventCount.grouped))  既に有った行 \(replayedCount.grouped)  \
        拒否 \(rejectedCount.grouped)
        """,
      en: """
        \(isDryRun ? "not written: " : "")\(acceptedCount.grouped) lines recorded \
        (\(eventCount.grouped) events)  \(replayedCount.grouped) known before  \
        \(rejectedCount.grouped) rejected
        """)
  }

  /// That lines were rejected, each kind of reason once.
  var report: ErrorReport {
    ErrorReport(
      code: "emit.partial", exit: .partly,
      message: Bilingual(
        ja: "\(rejectedCount.grouped) 行を記録できませんでした",
        en: "\(rejectedCount.grouped) lines were not recorded"),
      details: problems.details() + [
        Bilingual(
          ja: "ほかの行は記録済みです。id のある行は、もう一度流しても二重にはなりません",
          en: "the other lines are recorded; lines with an id can be sent again without harm")
      ],
      hint: ErrorReport.Hint("casebook help emit"))
  }
}
