internal import Screens
internal import Views
internal import Wire

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
      document: { Document(KpiDocument.shape, chosen) })
  }

  private static func lines(_ figure: Figure) -> [Line] {
    let values = figure.values.map { "\($0.name) \($0.amount.words)" }
    let parameters = figure.parameters.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return [
      Line(figure.name + "  " + values.joined(separator: "  ")),
      Line("  " + ([figure.rule] + parameters).joined(separator: "  ")),
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

  /// "54.1": quantities are strings (EXPERIENCE.md, J8).
  static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
