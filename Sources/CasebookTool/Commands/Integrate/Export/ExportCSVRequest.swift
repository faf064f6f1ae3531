internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A table to be written out.
struct ExportCSVRequest: Request, Hashable {
  var kind: ExportKind
  var scope: EventScopeRequest
  /// Nil for standard output.
  var out: String?
  var encoding: ExportEncoding
  var isGuarded: Bool

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    _ = try desk.book()
    let scope = try scope.scope(at: desk)
    var writer = try CSVWriter(encoding, isGuarded: isGuarded)
    let file = try ExportFile(desk, path: out)
    var scan = try ExportScan(desk, scope)
    var rows = ExportRows(kind: kind, language: desk.language)
    var ends: [AnyID: [(seq: UInt64, id: EventID)]] = [:]
    try scan.learn { record in
      if let id = kind.goesOn(by: record) { ends[id, default: []].append((record.seq, record.id)) }
    }
    let gone = scan.gone
    rows.ends = ends.mapValues { $0.filter { !gone.contains($0.id) }.map(\.seq) }
    try file.write(writer.mark + writer.row(kind.columns))
    var count = 0
    let known = scan
    let table = rows
    var seqs: [UInt64] = []
    try scan.walk(opened: false) { (record, _) throws(RowsError) in
      if kind.begins(record.event), known.admits(record) { seqs.append(record.seq) }
    }
    for start in stride(from: 0, to: seqs.count, by: Int(ExportScan.eventCountMax)) {
      let part = seqs[start..<min(seqs.count, start + Int(ExportScan.eventCountMax))]
      let cells: [[String]] = try desk.read { (snapshot) throws(RowsError) in
        var cells: [[String]] = []
        for seq in part {
          cells.append(try table.cells(snapshot.record(at: seq, opened: true), snapshot))
        }
        return cells
      }
      for row in cells { try file.write(writer.row(row)) }
      count += cells.count
    }
    try file.flush()
    if writer.replacedCount > 0 {
      let replaced = writer.replacedCount.grouped
      desk.note(
        Line(
          desk.say(
            Bilingual(
              ja: "Shift_JIS に無い \(replaced) 字を 〓 にしました",
              en: "\(replaced) characters that Shift_JIS has not became 〓")), .notice))
    }
    return ExportAnswer.answer(desk, ExportedFile(form: "csv", name: out, rowCount: count))
  }
}

/// What was written out.
struct ExportedFile {
  /// "csv", "ocel".
  let form: String
  /// Nil for standard output.
  let name: String?
  /// Rows, or events.
  let rowCount: Int
}

/// What is said at the end of every export.
enum ExportAnswer {
  static func answer(_ desk: Desk, _ file: ExportedFile) -> Answer {
    guard let name = file.name else { return Answer(isStreamed: true) }
    let words = Bilingual(
      ja: "\(name) に \(file.rowCount.grouped) 件を書きました",
      en: "\(file.rowCount.grouped) written to \(name)")
    return Answer(
      lines: { [Line([Span("OK ", .heading), Span(desk.say(words))])] },
      rows: { [[name, "\(file.rowCount)"]] },
      document: { Document(ExportDocument.shape, file) }, isWanted: false)
  }
}

/// `casebook.export/1`: what was written out.
enum ExportDocument {
  static let shape = DocumentShape<ExportedFile>(
    "casebook.export/1", "What was written into a file.",
    [
      Member(
        "data",
        .object([
          Member("count", Shape<Int>.integer, "Rows, or events.") { $0.rowCount },
          Member("file", Shape.text.orNull) { $0.name },
          Member("form", Shape.word(["csv", "ocel"])) { $0.form },
        ])
      ) { $0 }
    ])
}
