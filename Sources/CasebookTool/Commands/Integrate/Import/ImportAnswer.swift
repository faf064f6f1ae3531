internal import Casebook
internal import Cases
internal import Importers
internal import Screens
internal import Wire

/// What is said at the end of every import.
struct ImportAnswer {
  let desk: Desk
  let terms: ImportTerms
  /// At least one.
  let files: [ImportedFile]
  /// What would take the corrected lines: "casebook import openrepair".
  let command: String
  /// When the import began.
  let begunAt: Instant
  /// Whether a file is known by its name, so that its rejects must be named after it.
  var namesFiles = false

  /// Bound: how many kinds of reasons are told; the file of rejects has all.
  static let reasonsMax = 10

  /// The answer; on a terminal or pipe with rejects an error, whose lines were taken all the same.
  func answer() throws(ErrorReport) -> Answer {
    try writeRejects()
    for file in files { note(file) }
    let isDryRun = desk.options.isDryRun
    if rejectedCount > 0, desk.options.format != .json, desk.options.format != .ndjson {
      if isDryRun { for line in sampleLines { desk.note(line) } }
      desk.note(Line(desk.say(summary)))
      throw partial
    }
    return Answer(
      lines: { (isDryRun ? sampleLines : []) + [Line(desk.say(summary))] },
      rows: {
        files.map { file in
          let report = file.report
          return ["\(report.rowCount)", "\(report.caseCount)", "\(report.eventCount)"]
        }
      },
      document: { Document(ImportDocument.shape, files) },
      exit: rejectedCount == 0 ? .done : .partly)
  }

  private var rejectedCount: Int { files.reduce(0) { $0 + $1.report.rejectedCount } }

  /// Says what a file was found to be written in, where that is not the usual.
  private func note(_ file: ImportedFile) {
    guard let encoding = file.encoding, encoding != .utf8, terms.encoding == nil else { return }
    let name = encoding == .cp932 ? "Shift_JIS (CP932)" : "UTF-16"
    let words = Bilingual(
      ja: "\(file.name) は \(name) として読みました", en: "\(file.name) was read as \(name)")
    desk.note(Line(desk.say(words), .dim))
  }

  /// `取り込み 141,712 行  案件 24,918 …  (6.2 秒)`.
  private var summary: Bilingual {
    let tenths = max(0, (desk.world.clock().microseconds - begunAt.microseconds) / 100_000)
    let seconds = "\(tenths / 10).\(tenths % 10)"
    let isDryRun = desk.options.isDryRun
    let taken = files.reduce(0) { $0 + $1.report.rowCount } - rejectedCount
    let cases = files.reduce(0) { $0 + $1.report.caseCount }
    let events = files.reduce(0) { $0 + $1.report.eventCount }
    let known = files.reduce(0) { $0 + $1.report.duplicateCount }
    return Bilingual(
      ja: """
        \(isDryRun ? "書きません: " : "")取り込み \(taken.grouped) 行\
        \(cases > 0 ? "  案件 \(cases.grouped)" : "")  \
        記録 \(events.grouped)  既に有った行 \(known.grouped)  \
        拒否 \(rejectedCount.grouped)  (\(seconds) 秒)
        """,
      en: """
        \(isDryRun ? "not written: " : "")\(taken.grouped) lines taken\
        \(cases > 0 ? "  \(cases.grouped) cases" : "")  \
        \(events.grouped) events  \(known.grouped) known before  \
        \(rejectedCount.grouped) rejected  (\(seconds) s)
        """)
  }

  // MARK: Samples

  private var sampleLines: [Line] {
    files.flatMap { file in file.report.samples.flatMap { lines(of: $0, file) } }
  }

  private func lines(of sample: ImportSample, _ file: ImportedFile) -> [Line] {
    let ruler = desk.ruler
    let cells = sample.fields.map { ruler.cells($0.name) }.max() ?? 0
    let number = Bilingual(
      ja: "\(sample.lineNumber.grouped) 行目", en: "line \(sample.lineNumber.grouped)")
    let title = (files.count > 1 ? "\(file.name)  " : "") + desk.say(number)
    let fields = sample.fields.filter { !$0.value.isEmpty }.map { field in
      let name = ruler.padded(field.name, to: cells)
      let value = ruler.truncated(field.value.printable, to: max(8, desk.width - cells - 4))
      return Line("  \(name)  \(value)")
    }
    let room = max(8, desk.width - 5)
    let types = ruler.wrapped(sample.types.joined(separator: " "), to: room)
    return [Line([Span(title, .heading)])] + fields
      + types.enumerated().map { Line(($0.offset == 0 ? "  -> " : "     ") + $0.element) }
  }

  // MARK: Rejects

  /// Writes the lines that were not taken; of several files each into its own.
  private func writeRejects() throws(ErrorReport) {
    guard terms.rejects != nil else { return }
    for file in files where !file.report.rejects.isEmpty {
      do throws(BookError) {
        // What is no text stays as it is, so that it is refused until somebody mends it.
        try TextFile.write(file.report.rejectsFile, to: rejectsPath(of: file))
      } catch { throw ErrorReport(error) }
    }
  }

  /// "rejects.csv", of several files "cases.rejects.csv" beside it: so the map knows it again.
  private func rejectsPath(of file: ImportedFile) -> String {
    let path = terms.rejects ?? ""
    guard files.count > 1 || namesFiles else { return path }
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let stem = file.name.lastIndex(of: ".").map { file.name[..<$0] } ?? file.name[...]
    if path[slash...].hasPrefix("\(stem).") { return path }
    return "\(path[..<slash])\(stem).\(path[slash...])"
  }

  private var partial: ErrorReport {
    var problems = RepeatedProblems()
    for file in files {
      for reject in file.report.rejects {
        let words = reject.reason.words
        let isOne = files.count == 1
        let named = Bilingual(
          ja: "\(file.name)  \(words.ja)", en: "\(file.name)  \(words.en)")
        problems.add(isOne ? words : named, line: reject.lineNumber)
      }
    }
    let all = problems.details()
    var details = Array(all.prefix(Self.reasonsMax))
    if all.count > details.count {
      let more = (all.count - details.count).grouped
      details.append(Bilingual(ja: "ほか \(more) 種類", en: "and \(more) other reasons"))
    }
    if !desk.options.isDryRun {
      details.append(
        Bilingual(
          ja: "取り込めた行はそのまま残っています。もう一度流しても二重にはなりません",
          en: "the lines that were taken stay; running it again doubles nothing"))
    }
    let count = rejectedCount.grouped
    return ErrorReport(
      code: "import.partial", exit: .partly,
      message: Bilingual(
        ja: "\(count) 行を取り込めませんでした",
        en: rejectedCount == 1 ? "1 line was not taken" : "\(count) lines were not taken"),
      details: details, hint: hint)
  }

  private var hint: ErrorReport.Hint {
    guard terms.rejects != nil else {
      return ErrorReport.Hint(
        desk.lineWords(adding: ["--rejects", "rejects.csv"]),
        before: Bilingual(ja: "取り込めない行を見る", en: "see those lines"))
    }
    let paths = files.filter { !$0.report.rejects.isEmpty }.map(rejectsPath).map(ShellText.quoted)
    return ErrorReport.Hint(
      "\(command) \(paths.joined(separator: " "))",
      before: Bilingual(ja: "直してから", en: "mend it, then"))
  }
}

/// What became of a file, and what it was written in.
struct ImportedFile {
  let name: String
  let report: ImportReport
  /// Nil where all is ASCII.
  let encoding: TextEncoding?
}

extension RejectedRow.Reason {
  /// Why, for people.
  var words: Bilingual {
    switch self {
    case .csv(.lineIsTooLong): Bilingual(ja: "行が長すぎます", en: "the line is too long")
    case .csv(.quoteIsOpen): Bilingual(ja: "引用符が閉じていません", en: "a quote is not closed")
    case .csv(.notText):
      Bilingual(ja: "文字として読めないバイトがあります", en: "bytes that are no character")
    case .fieldCount(let found, let expected):
      Bilingual(
        ja: "列が \(found) あります (見出しは \(expected))",
        en: "\(found) fields, and \(expected) in the header")
    case .missing(let column):
      Bilingual(
        ja: column + (column.last?.isASCII == true ? " " : "") + "が空です",
        en: "\(column) is empty")
    case .unreadable(let column, let value):
      Bilingual(
        ja: "\(column)「\(value.brief)」が読めません", en: "\(column) cannot be \"\(value.brief)\"")
    case .unknown(let column, let value):
      Bilingual(
        ja: "\(column)「\(value.brief)」はまだ台帳にありません",
        en: "\(column) \"\(value.brief)\" is not in the book")
    case .changed:
      Bilingual(ja: "取り込んだ後に元の行が変わっています", en: "the line has changed since it was taken")
    case .refused(let code, let field):
      Bilingual(
        ja: "受け付けられません [\(code)]\(field.map { " \($0)" } ?? "")",
        en: "refused [\(code)]\(field.map { " \($0)" } ?? "")")
    }
  }
}

extension String {
  /// As much of it as a message can bear.
  fileprivate var brief: String { count > 40 ? prefix(38) + ".." : self }
}

extension ErrorReport {
  /// Why an import ended; what had been taken stays, and running it again adds the rest.
  init(_ error: ImportError, _ file: String) {
    switch error {
    case .book(let error): self.init(error)
    case .file(let path, let why): self.init(BookError.file(path: path, why: why))
    case .columnsAreMissing(let names):
      self.init(
        code: "import.columnsAreMissing", exit: .refused,
        message: Bilingual(
          ja: "\(file) に列がありません: \(names.joined(separator: ", "))",
          en: "\(file) lacks columns: \(names.joined(separator: ", "))"))
    case .notCSV(let fault):
      self.init(
        code: "import.notCSV", exit: .refused,
        message: Bilingual(ja: "\(file) は CSV として読めません", en: "\(file) is no CSV"),
        details: [RejectedRow.Reason.csv(fault).words])
    case .encodingIsNotAvailable(let encoding):
      self.init(
        code: "import.encodingIsNotAvailable", exit: .configuration,
        message: Bilingual(
          ja: "この機械には \(encoding.rawValue) の変換表がありません",
          en: "this machine has no tables for \(encoding.rawValue)"))
    }
  }
}
