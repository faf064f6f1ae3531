/// Finds where a value stands in a TOML document that has been read before, as far as its lines
/// tell: reading is not done here.
struct TOMLPlace {
  /// The line, from 1, of the value at `path`; of what is not there, that of the last step that is.
  static func line(of path: [JSONStep], in bytes: [UInt8]) -> Int {
    var place = TOMLPlace(path)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      place.read(String(decoding: line, as: UTF8.self), number: index + 1)
    }
    return place.best
  }

  private let path: [JSONStep]
  /// The line that agrees with most of the path so far, and with how much.
  private var best = 1
  private var agreed = 0
  /// The table under whose header the lines stand.
  private var table: [JSONStep] = []
  /// How many tables of a list have begun.
  private var counts: [String: Int] = [:]
  private var isInText = false

  private init(_ path: [JSONStep]) { self.path = path }

  private mutating func read(_ line: String, number: Int) {
    let text = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    let wasInText = isInText
    if Self.quoteCount(text) % 2 == 1 { isInText.toggle() }
    guard !wasInText, let first = text.first, first != "#" else { return }
    if text.hasPrefix("[[") {
      let name = Self.name(text.dropFirst(2).prefix { $0 != "]" })
      let key = name.joined(separator: "\u{0}")
      table = resolved(name) + [.index(counts[key] ?? 0)]
      counts[key, default: 0] += 1
      note(table, number)
    } else if first == "[" {
      table = resolved(Self.name(text.dropFirst().prefix { $0 != "]" }))
      note(table, number)
    } else if let sign = text.firstIndex(of: "=") {
      note(table + Self.name(text[..<sign]).map { .name($0) }, number)
    }
  }

  /// The path of a header: a list on the way is meant by its last table.
  private func resolved(_ name: [String]) -> [JSONStep] {
    var steps: [JSONStep] = []
    for (place, part) in name.enumerated() {
      steps.append(.name(part))
      let list = name[...place].joined(separator: "\u{0}")
      if place + 1 < name.count, let count = counts[list] { steps.append(.index(count - 1)) }
    }
    return steps
  }

  private mutating func note(_ steps: [JSONStep], _ number: Int) {
    let common = zip(steps, path).prefix { $0 == $1 }.count
    guard common > agreed, common == steps.count || common == path.count else { return }
    agreed = common
    best = number
  }

  /// The parts of a dotted name, without their quotes.
  private static func name(_ text: some StringProtocol) -> [String] {
    var parts = [""]
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else if quote == nil, character == "." {
        parts.append("")
      } else if quote != nil || (character != " " && character != "\t") {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  /// How often the quotes of a text of several lines stand in a line.
  private static func quoteCount(_ text: Substring) -> Int {
    var count = 0
    var run = 0
    for character in text {
      run = character == "\"" ? run + 1 : 0
      if run == 3 {
        count += 1
        run = 0
      }
    }
    return count
  }
}
