internal import Screens
internal import Wire

/// The shape of an event, or of a document that a command prints.
struct SchemaRequest: Request, Hashable {
  /// Nil for the names of all.
  var name: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard let name else { return Self.list(desk) }
    guard let schema = SchemaCatalogue.schema(named: name) else {
      throw Self.unknown(name, desk)
    }
    let text = String(decoding: schema.bytes(.indented), as: UTF8.self)
    return Answer(
      lines: { text.split(separator: "\n").map { Line(String($0)) } }, rows: { [[text]] },
      document: { Document(jsonSchema: schema) })
  }

  private static func list(_ desk: Desk) -> Answer {
    let events = SchemaCatalogue.eventNames
    let outputs = SchemaCatalogue.outputs.map(\.name)
    let groups = [
      (Bilingual(ja: "出来事 (tail、timeline、export)", en: "Events (tail, timeline, export)"), events),
      (Bilingual(ja: "コマンドの出力 (--json)", en: "Outputs of commands (--json)"), outputs),
    ]
    return Answer(
      lines: {
        groups.flatMap { title, names in
          [Line(desk.say(title), .heading)] + names.map { Line("  " + $0) }
        }
      }, rows: { (events + outputs).map { [$0] } },
      document: { Document(SchemasDocument.shape, events + outputs) })
  }

  /// There is no schema of that name: what is near, or how to list them.
  private static func unknown(_ name: String, _ desk: Desk) -> ErrorReport {
    let near = SchemaCatalogue.near(name)
    return ErrorReport(
      code: "schema.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "「\(name)」という形はありません", en: "there is no schema \"\(name)\""),
      details: near.isEmpty ? [] : [Near.line(near)],
      hint: ErrorReport.Hint(
        near.first.map { desk.lineWords(replacing: name, with: $0, option: "") }
          ?? "casebook schema"))
  }
}
