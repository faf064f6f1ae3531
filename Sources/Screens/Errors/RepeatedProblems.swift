/// Problems of one kind on many lines of a file, said once with a count.
package struct RepeatedProblems: Hashable, Sendable {
  /// Bound: how many line numbers are named.
  package static let placesMax = 5

  private var order: [Bilingual] = []
  private var places: [Bilingual: [Int]] = [:]

  /// Makes an empty collection.
  package init() {}

  /// Notes a problem on a line, counted from 1.
  package mutating func add(_ problem: Bilingual, line: Int) {
    if places[problem] == nil { order.append(problem) }
    places[problem, default: []].append(line)
  }

  /// One text per problem, the most frequent first: `2 行  型番が空です  (4, 812 行目)`, in columns.
  package func details(ruler: Ruler = Ruler()) -> [Bilingual] {
    let sorted = order.enumerated().sorted {
      (places[$1.element, default: []].count, $0.offset)
        < (places[$0.element, default: []].count, $1.offset)
    }.map(\.element)
    let japanese = lines(sorted, .ja, ruler)
    let english = lines(sorted, .en, ruler)
    return zip(japanese, english).map { Bilingual(ja: $0, en: $1) }
  }

  private func lines(_ problems: [Bilingual], _ language: Language, _ ruler: Ruler) -> [String] {
    let counts = problems.map {
      RejectWords.count(places[$0, default: []].count).text(in: language)
    }
    let texts = problems.map { $0.text(in: language).printable }
    let countCells = counts.map { ruler.cells($0) }.max() ?? 0
    let textCells = texts.map { ruler.cells($0) }.max() ?? 0
    return problems.indices.map { index in
      ruler.padded(counts[index], to: countCells, .trailing) + "  "
        + ruler.padded(texts[index], to: textCells) + "  "
        + RejectWords.places(places[problems[index], default: []]).text(in: language)
    }
  }
}

private enum RejectWords: Message {
  case count(Int)
  case places([Int])

  var ja: String {
    switch self {
    case .count(let count): "\(count.grouped) 行"
    case .places(let lines): "(\(Self.list(lines, rest: { " ほか \($0)" })) 行目)"
    }
  }

  var en: String {
    switch self {
    case .count(let count): count == 1 ? "1 line" : "\(count.grouped) lines"
    case .places(let lines): "(line \(Self.list(lines, rest: { " and \($0) more" })))"
    }
  }

  private static func list(_ lines: [Int], rest: (String) -> String) -> String {
    let named = lines.prefix(RepeatedProblems.placesMax).map(\.grouped).joined(separator: ", ")
    let left = lines.count - RepeatedProblems.placesMax
    return left > 0 ? named + rest(left.grouped) : named
  }
}
