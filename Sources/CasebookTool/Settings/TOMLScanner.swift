/// Goes over the bytes of a TOML document from statement to statement.
///
/// It does not judge: toml++ has done so.  It only must not take the inside of a string, an array
/// or a comment for a statement.
struct TOMLScanner {
  private let bytes: [UInt8]
  private(set) var at = 0

  private static let newline = UInt8(ascii: "\n")
  private static let hash = UInt8(ascii: "#")
  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")
  private static let backslash = UInt8(ascii: "\\")

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// Goes to the next line that says something.
  /// - Returns: the place where that line begins; nil at the end.
  mutating func nextStatement() -> Int? {
    while at < bytes.count {
      let start = at
      skipBlanks()
      guard at < bytes.count else { return nil }
      if bytes[at] != Self.newline, bytes[at] != Self.hash, bytes[at] != UInt8(ascii: "\r") {
        return start
      }
      skipLine()
    }
    return nil
  }

  var isAtHeader: Bool { at < bytes.count && bytes[at] == UInt8(ascii: "[") }

  /// The name of the table whose line begins here.
  mutating func header() -> [String]? {
    while at < bytes.count, bytes[at] == UInt8(ascii: "[") { at += 1 }
    return names(until: UInt8(ascii: "]"))
  }

  /// The key before `=`, and goes behind that; nil if there is none.
  mutating func keyPath() -> [String]? { names(until: UInt8(ascii: "=")) }

  /// Goes over a value, and says where it stands, without spaces around it.
  mutating func value() -> Range<Int> {
    skipBlanks()
    let start = at
    var end = at
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case Self.quote, Self.apostrophe: skipString()
      case Self.hash:
        guard depth > 0 else { return start..<end }
        while at < bytes.count, bytes[at] != Self.newline { at += 1 }
        continue
      case Self.newline:
        guard depth > 0 else { return start..<end }
        at += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        at += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        at += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        at += 1
        continue
      case _: at += 1  // Open set: bytes of numbers, dates and words.
      }
      end = at
    }
    return start..<end
  }

  /// Goes behind the end of the line.
  mutating func skipLine() {
    while at < bytes.count, bytes[at] != Self.newline { at += 1 }
    if at < bytes.count { at += 1 }
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") {
      at += 1
    }
  }

  /// Names with dots between them, and goes behind `end`; nil where something else stands.
  private mutating func names(until end: UInt8) -> [String]? {
    var names: [String] = []
    while at < bytes.count {
      skipBlanks()
      guard at < bytes.count, let name = name() else { return nil }
      names.append(name)
      skipBlanks()
      guard at < bytes.count else { return nil }
      let byte = bytes[at]
      guard byte == end || byte == UInt8(ascii: ".") else { return nil }
      at += 1
      if byte == end { return names }
    }
    return nil
  }

  private mutating func name() -> String? {
    let start = at
    if bytes[at] == Self.quote || bytes[at] == Self.apostrophe {
      skipString()
      let inside = bytes[(start + 1)..<max(start + 1, at - 1)]
      return Self.unescaped(inside, isBasic: bytes[start] == Self.quote)
    }
    while at < bytes.count, ConfigText.isBare(bytes[at]) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  /// The two escapes that keys have; others make a name that nobody looks for.
  private static func unescaped(_ inside: ArraySlice<UInt8>, isBasic: Bool) -> String {
    guard isBasic else { return String(decoding: inside, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in inside {
      if !isEscaped, byte == backslash {
        isEscaped = true
      } else {
        isEscaped = false
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Goes behind a string of any of the four kinds.
  private mutating func skipString() {
    let mark = bytes[at]
    let isLong = bytes[at...].prefix(3).elementsEqual([mark, mark, mark])
    let end = Array(repeating: mark, count: isLong ? 3 : 1)
    at += end.count
    while at < bytes.count {
      if mark == Self.quote, bytes[at] == Self.backslash {
        at = min(at + 2, bytes.count)
      } else if bytes[at...].prefix(end.count).elementsEqual(end) {
        at += end.count
        // Up to two more quotation marks belong to a long string.
        while isLong, at < bytes.count, bytes[at] == mark { at += 1 }
        return
      } else if !isLong, bytes[at] == Self.newline {
        return
      } else {
        at += 1
      }
    }
  }
}
