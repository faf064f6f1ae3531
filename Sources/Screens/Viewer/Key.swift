/// A key that was pressed, or what was pasted.
package enum Key: Hashable, Sendable {
  case character(Character)
  case up, down, left, right, pageUp, pageDown, home, end, delete
  case enter, tab, backspace, escape
  /// With Ctrl held: `control("l")`.
  case control(Character)
  /// What came between the marks of bracketed paste.
  case paste(String)
  /// A sequence that means nothing here.
  case unknown
}

/// Makes keys of the bytes of a terminal, which come in pieces of any length.
///
/// UTF-8 is put together, so are clusters: what an input method commits is several scalars.  ESC
/// alone is a key only after nothing has followed it for a while, since sequences begin with it.
package struct KeyReader: Hashable, Sendable {
  private var bytes: [UInt8] = []

  /// After this long an ESC was pressed, and does not begin a sequence, in milliseconds.
  package static let escapeMilliseconds = 50
  /// Bound: of a longer paste the rest is dropped.
  package static let pasteByteCountMax = 65_536

  package init() {}

  /// Whether something waits for more bytes, or for the time to run out.
  package var isWaiting: Bool { !bytes.isEmpty }

  /// Takes bytes; gives the keys that are whole.
  package mutating func take(_ more: [UInt8]) -> [Key] {
    bytes += more
    return keys(isLast: false)
  }

  /// Nothing has come for `escapeMilliseconds`: gives what is left.
  package mutating func timeOut() -> [Key] {
    // A paste may take long on a slow line; its end will come.
    if bytes.starts(with: Self.pasteStart), bytes.count <= Self.pasteByteCountMax { return [] }
    return keys(isLast: true)
  }

  private mutating func keys(isLast: Bool) -> [Key] {
    var keys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty, let (key, count) = Self.key(rest, isLast: isLast) {
      keys.append(key)
      rest = rest.dropFirst(count)
    }
    bytes = Array(rest)
    return Self.joined(keys)
  }

  /// Scalars that are one cluster with those before them.
  private static func joined(_ keys: [Key]) -> [Key] {
    var joined: [Key] = []
    for key in keys {
      if case .character(let next) = key, case .character(let last)? = joined.last {
        let both = String(last) + String(next)
        if both.count == 1, let one = both.first {
          joined[joined.count - 1] = .character(one)
          continue
        }
      }
      joined.append(key)
    }
    return joined
  }

  // MARK: Sequences

  private static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// The first key and how many bytes it took; nil where more must come.
  private static func key(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> (Key, Int)? {
    guard let first = bytes.first else { return nil }
    switch first {
    case 0x1B: return escape(bytes, isLast: isLast)
    case 0x0D, 0x0A: return (.enter, 1)
    case 0x09: return (.tab, 1)
    case 0x08, 0x7F: return (.backspace, 1)
    case 0x01...0x1A: return (.control(Character(Unicode.Scalar(first + 0x60))), 1)
    case 0x00, 0x1C...0x1F: return (.unknown, 1)
    case 0x20...0x7E: return (.character(Character(Unicode.Scalar(first))), 1)
    case _: return scalar(bytes, isLast: isLast)
    }
  }

  private static func scalar(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> (Key, Int)? {
    let count =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      case _: 1
      }
    guard bytes.count >= count else { return isLast ? (.unknown, bytes.count) : nil }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self),
      let character = text.first
    else { return (.unknown, 1) }
    return (.character(character), count)
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> (Key, Int)? {
    guard bytes.count > 1 else { return isLast ? (.escape, 1) : nil }
    if bytes.starts(with: pasteStart) { return paste(bytes, isLast: isLast) }
    let second = bytes[bytes.startIndex + 1]
    // CSI, or SS3 of terminals in application mode; anything else is ESC and then a key.
    guard second == 0x5B || second == 0x4F else { return (.escape, 1) }
    let body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return isLast ? (.unknown, bytes.count) : nil
    }
    let parameters = String(decoding: body[..<end], as: UTF8.self)
    return (named(parameters, body[end]), end - bytes.startIndex + 1)
  }

  private static func named(_ parameters: String, _ final: UInt8) -> Key {
    switch final {
    case 0x41: return .up
    case 0x42: return .down
    case 0x43: return .right
    case 0x44: return .left
    case 0x46: return .end
    case 0x48: return .home
    case 0x4D: return .enter
    case 0x7E:
      switch parameters.prefix(while: { $0 != ";" }) {
      case "1", "7": return .home
      case "3": return .delete
      case "4", "8": return .end
      case "5": return .pageUp
      case "6": return .pageDown
      case _: return .unknown
      }
    case _: return .unknown
    }
  }

  private static func paste(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> (Key, Int)? {
    let body = bytes.dropFirst(pasteStart.count)
    var end = body.startIndex
    while end + pasteEnd.count <= body.endIndex {
      if body[end...].starts(with: pasteEnd) {
        let text = String(decoding: body[..<end].prefix(pasteByteCountMax), as: UTF8.self)
        return (.paste(text), end - bytes.startIndex + pasteEnd.count)
      }
      end += 1
    }
    guard isLast || bytes.count > pasteByteCountMax else { return nil }
    return (.paste(String(decoding: body.prefix(pasteByteCountMax), as: UTF8.self)), bytes.count)
  }
}
