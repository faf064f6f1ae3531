internal import Cases
internal import Screens
internal import Views
internal import Wire

/// The shape of an event in JSON.
struct SchemaRequest: Request, Hashable {
  var name: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let registry = Registry.documented
    guard let name else {
      let names = registry.all.map(\.name)
      return Answer(
        lines: { names.map { Line($0) } }, rows: { names.map { [$0] } },
        document: { Document("schemas", data: .array(names.map { .string($0) })) })
    }
    let parts = name.split(separator: "/", maxSplits: 1)
    let shape: EventShape? =
      parts.count == 2
      ? Int(parts[1]).flatMap { registry.event(String(parts[0]), version: $0) }
      : registry.newest(name)
    guard let shape else {
      throw Self.unknown(name, desk)
    }
    let schema = registry.jsonSchema(shape)
    let text = String(decoding: schema.bytes(.indented), as: UTF8.self)
    return Answer(
      lines: { text.split(separator: "\n").map { Line(String($0)) } }, rows: { [[text]] },
      document: { Document(whole: schema) })
  }
}

extension SchemaRequest {
  /// There is no schema of that name: what is near, or how to list them.
  private static func unknown(_ name: String, _ desk: Desk) -> ErrorReport {
    let all = Registry.documented.all.map(\.type)
    var near: [String] = []
    if case .near(let found) = NameMatch(name.lowercased(), among: all.map { $0.lowercased() }) {
      near = found.map { key in all.first { $0.lowercased() == key } ?? key }
    }
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

/// Figures over all cases.
struct KpiRequest: Request, Hashable {
  var name: String?

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let now = desk.now
    var figures = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.caseFigures(now: now)
    }
    if let name {
      let names = figures.map(\.name)
      figures.removeAll { $0.name != name }
      guard !figures.isEmpty else {
        throw UsageProblem.invalidValue(name, of: "NAME", allowed: names).report
      }
    }
    let chosen = figures
    return Answer(
      lines: { chosen.flatMap(Self.lines) },
      rows: {
        chosen.flatMap { figure in figure.values.map { [figure.name, $0.name, $0.amount.words] } }
      },
      document: { Document("kpi", data: .array(chosen.map(Self.document))) })
  }

  private static func lines(_ figure: Figure) -> [Line] {
    let values = figure.values.map { "\($0.name) \($0.amount.words)" }
    let parameters = figure.parameters.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return [
      Line(figure.name + "  " + values.joined(separator: "  ")),
      Line("  " + ([figure.rule] + parameters).joined(separator: "  ")),
    ]
  }

  private static func document(_ figure: Figure) -> JSON {
    var values: [String: JSON] = [:]
    for value in figure.values { values[value.name] = value.amount.json }
    return [
      "name": .string(figure.name),
      "parameters": .object(figure.parameters.mapValues { .string($0) }),
      "rule": .string(figure.rule), "values": .object(values),
    ]
  }
}

extension Figure.Amount {
  /// "54.1 %", "22.1 h", "24,918".
  fileprivate var words: String {
    switch self {
    case .count(let count): count.grouped
    case .share(let tenths): tenths.map { "\(Self.decimal($0)) %" } ?? "-"
    case .seconds(let seconds): seconds.map { "\(Self.decimal(Int(($0 + 180) / 360))) h" } ?? "-"
    }
  }

  /// Quantities are strings (EXPERIENCE.md, J8); durations are whole seconds.
  fileprivate var json: JSON {
    switch self {
    case .count(let count): .integer(count)
    case .share(let tenths): .string(tenths.map(Self.decimal))
    case .seconds(let seconds): .integer(seconds.map { Int($0) })
    }
  }

  private static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
