internal import Screens
internal import Wire

/// Prints answers and errors as they were asked for.
struct Presenter {
  let desk: Desk

  /// Prints an answer.
  func print(_ answer: Answer) throws(ErrorReport) {
    if !answer.notes.isEmpty {
      for note in answer.notes { desk.note(note) }
    }
    // On every screen of a kit; what writes says it by itself.
    if let kit = desk.openedKit, answer.isWanted, !answer.isStreamed {
      for part in desk.ruler.wrapped(desk.say(desk.kitLine(kit)), to: desk.width) {
        desk.note(Line(part, .dim))
      }
    }
    if answer.isStreamed { return }
    switch desk.options.format {
    case .text:
      guard answer.isWanted || !desk.options.isQuiet else { return }
      try write(answer.lines().rendered(desk.colour(desk.world.output)))
    case .plain:
      let rows = answer.rows().map { $0.map(Self.cell).joined(separator: "\t") + "\n" }
      try write(rows.joined())
    case .json, .ndjson:
      try write(try text(of: answer.document()))
    }
  }

  private func text(of document: Document) throws(ErrorReport) -> String {
    var document = document
    if let fields = desk.options.fields.map(FieldSelection.init) {
      if fields.wantsList {
        return FieldSelection.names(of: document).map { $0 + "\n" }.joined()
      }
      document = try fields.apply(to: document)
    }
    let isList = desk.options.format == .ndjson
    let layout: JSON.Layout = !isList && desk.world.output.isTerminal ? .indented : .compact
    let parts = isList ? document.lines : [document.json]
    return parts.map { String(decoding: $0.bytes(layout), as: UTF8.self) + "\n" }.joined()
  }

  /// A cell of `--plain`: one line, no tabs.
  private static func cell(_ text: String) -> String { text.printable }

  /// Writes to standard output.
  func write(_ text: String) throws(ErrorReport) { try write(Array(text.utf8)) }

  /// Writes to standard output.
  func write(_ bytes: [UInt8]) throws(ErrorReport) {
    guard !bytes.isEmpty else { return }
    do throws(StreamError) {
      try desk.world.output.write(bytes)
    } catch {
      switch error {
      // Whoever read has seen enough: `casebook timeline | head`.
      case .closed: return
      case .failed(let why):
        throw ErrorReport(
          code: "output.failed", exit: .inputOutput,
          message: Bilingual(ja: "出力できません: \(why)", en: "the output cannot be written: \(why)"))
      }
    }
  }

  /// Prints an error on standard error, as text or as a document.
  func print(_ error: ErrorReport) {
    let sink = desk.world.errors
    let text: String =
      switch desk.options.format {
      case .json, .ndjson:
        String(
          decoding: ErrorDocument.shape.json(ErrorDocument(report: error, language: desk.language))
            .line(sink.isTerminal ? .indented : .compact), as: UTF8.self)
      case .text, .plain: error.lines(desk.language).rendered(desk.colour(sink))
      }
    // Nobody is left to be told when standard error cannot be written.
    try? sink.write(text)
  }
}
