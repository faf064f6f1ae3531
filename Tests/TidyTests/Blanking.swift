/// Leaves only code of a Swift text: comments become nothing, characters in literals spaces.
///
/// Lines stay where they are.  Regular expression literals are not known to it; the sources do
/// without them.
struct Blanking {
  private let characters: [Character]
  private var at = 0
  private var result = ""

  private init(_ text: String) {
    characters = Array(text)
  }

  /// The code of `text`.
  static func code(of text: String) -> String {
    var blanking = Blanking(text)
    blanking.code(until: nil)
    return blanking.result
  }

  private func looks(at word: String, _ offset: Int = 0) -> Bool {
    let end = at + offset + word.count
    return end <= characters.count && characters[(at + offset)..<end].elementsEqual(word)
  }

  private mutating func keep() {
    result.append(characters[at])
    at += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where at < characters.count {
      result.append(characters[at] == "\n" ? "\n" : " ")
      at += 1
    }
  }

  /// Copies code up to the parenthesis that closes an interpolation, or to the end.
  private mutating func code(until closing: Character?) {
    var depth = 0
    while at < characters.count {
      if looks(at: "//") {
        while at < characters.count, characters[at] != "\n" { at += 1 }
      } else if looks(at: "/*") {
        comment()
      } else if let hashes = literalStart() {
        literal(hashes: hashes)
      } else {
        if characters[at] == "(" { depth += 1 }
        if characters[at] == closing {
          if depth == 0 { return }
          depth -= 1
        }
        keep()
      }
    }
  }

  /// Leaves out a comment and those in it.
  private mutating func comment() {
    var depth = 0
    repeat {
      if looks(at: "/*") {
        depth += 1
        at += 2
      } else if looks(at: "*/") {
        depth -= 1
        at += 2
      } else {
        if characters[at] == "\n" { result.append("\n") }
        at += 1
      }
    } while depth > 0 && at < characters.count
  }

  /// How many number signs stand before the quote of a literal that begins here; nil if none does.
  private func literalStart() -> Int? {
    var hashes = 0
    while at + hashes < characters.count, characters[at + hashes] == "#" { hashes += 1 }
    return looks(at: "\"", hashes) ? hashes : nil
  }

  private mutating func literal(hashes: Int) {
    let marks = String(repeating: "#", count: hashes)
    for _ in 0..<hashes { keep() }
    let quotes = looks(at: "\"\"\"") ? "\"\"\"" : "\""
    for _ in quotes { keep() }
    while at < characters.count {
      if looks(at: quotes + marks) {
        for _ in 0..<(quotes.count + hashes) { keep() }
        return
      } else if looks(at: "\\" + marks + "(") {
        blank(2 + hashes)
        code(until: ")")
        blank()
      } else if looks(at: "\\" + marks) {
        blank(2 + hashes)
      } else {
        blank()
      }
    }
  }
}
