extension JSON {
  /// The bounds of a document that is read.
  package struct Limits: Hashable, Sendable {
    package var byteCountMax: Int
    /// How many arrays and objects may stand in each other.
    package var depthMax: Int

    package init(byteCountMax: Int, depthMax: Int) {
      self.byteCountMax = byteCountMax
      self.depthMax = depthMax
    }

    /// One request or event: 64 KiB, which intermediaries of CloudEvents must forward, 16 deep.
    package static let event = Limits(byteCountMax: 65_536, depthMax: 16)
  }

  /// Reads a document strictly.
  ///
  /// UTF-8 without a byte order mark, no name twice in an object, whole numbers within ±(2^53 − 1),
  /// nothing after the value but white space.
  ///
  /// - Throws: `JSONError` with the place of the first byte that is wrong.
  package init(
    parsing bytes: [UInt8], limits: Limits = .event
  ) throws(JSONError) {
    guard bytes.count <= limits.byteCountMax else {
      throw JSONError(.tooLong, at: limits.byteCountMax)
    }
    var parser = JSONParser(bytes: bytes, depthMax: limits.depthMax)
    self = try parser.document()
  }
}

/// A recursive descent over the grammar of RFC 8259; its depth is bounded.
private struct JSONParser {
  let bytes: [UInt8]
  let depthMax: Int
  var at = 0

  init(bytes: [UInt8], depthMax: Int) {
    self.bytes = bytes
    self.depthMax = depthMax
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try self.value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw JSONError(.goesOn, at: at) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    switch try peek() {
    case Ascii.openBrace: return try object(depth: depth + 1)
    case Ascii.openBracket: return try array(depth: depth + 1)
    case Ascii.quote: return .string(try string())
    case Ascii.minus, Ascii.zero...Ascii.nine: return .integer(try integer())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw JSONError(.unexpectedByte, at: at)
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    guard depth <= depthMax else { throw JSONError(.tooDeep, at: at) }
    at += 1
    var members: [String: JSON] = [:]
    skipSpace()
    if try peek() == Ascii.closeBrace {
      at += 1
      return .object(members)
    }
    while true {
      skipSpace()
      let start = at
      guard try peek() == Ascii.quote else { throw JSONError(.unexpectedByte, at: at) }
      let name = try string()
      skipSpace()
      try expect(Ascii.colon)
      let value = try self.value(depth: depth)
      guard members.updateValue(value, forKey: name) == nil else {
        throw JSONError(.duplicateName, at: start)
      }
      skipSpace()
      if try separator(or: Ascii.closeBrace) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    guard depth <= depthMax else { throw JSONError(.tooDeep, at: at) }
    at += 1
    var elements: [JSON] = []
    skipSpace()
    if try peek() == Ascii.closeBracket {
      at += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if try separator(or: Ascii.closeBracket) { return .array(elements) }
    }
  }

  /// Passes a comma, or `end`; whether it was the end.
  private mutating func separator(or end: UInt8) throws(JSONError) -> Bool {
    let byte = try peek()
    guard byte == Ascii.comma || byte == end else { throw JSONError(.unexpectedByte, at: at) }
    at += 1
    return byte == end
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for byte in word.description.utf8 { try expect(byte) }
    return value
  }

  private mutating func integer() throws(JSONError) -> Int64 {
    let start = at
    let isNegative = try peek() == Ascii.minus
    if isNegative { at += 1 }
    let first = at
    var value: Int64 = 0
    while at < bytes.count, bytes[at] >= Ascii.zero, bytes[at] <= Ascii.nine {
      value = value * 10 + Int64(bytes[at] - Ascii.zero)
      guard value <= JSON.integerMax else { throw JSONError(.numberTooGreat, at: start) }
      at += 1
    }
    if at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        throw JSONError(.notWhole, at: start)
      default: break
      }
    }
    // No digit, a leading zero, and the zero that only fractions can be less than.
    guard at > first, at == first + 1 || bytes[first] != Ascii.zero, !(isNegative && value == 0)
    else { throw JSONError(.badNumber, at: start) }
    return isNegative ? -value : value
  }

  private mutating func string() throws(JSONError) -> String {
    let start = at
    at += 1
    let first = at
    while true {
      let byte = try peek()
      if byte == Ascii.quote {
        let text = String(validating: bytes[first..<at], as: UTF8.self)
        at += 1
        guard let text else { throw JSONError(.notUTF8, at: start) }
        return text
      }
      if byte == Ascii.backslash { return try escapedString(from: first, start: start) }
      guard byte >= Ascii.space else { throw JSONError(.controlCharacter, at: at) }
      at += 1
    }
  }

  /// The same, from the first escape on.
  private mutating func escapedString(from first: Int, start: Int) throws(JSONError) -> String {
    var text = Array(bytes[first..<at])
    while true {
      let byte = try peek()
      switch byte {
      case Ascii.quote:
        at += 1
        guard let text = String(validating: text, as: UTF8.self) else {
          throw JSONError(.notUTF8, at: start)
        }
        return text
      case Ascii.backslash: try escape(into: &text)
      default:
        guard byte >= Ascii.space else { throw JSONError(.controlCharacter, at: at) }
        text.append(byte)
        at += 1
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = at
    at += 1
    let byte = try peek()
    at += 1
    switch byte {
    case Ascii.quote, Ascii.backslash, UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar(from: start)).utf8)
    default: throw JSONError(.badEscape, at: start)
    }
  }

  /// The character of one `\uXXXX`, or of two that are a surrogate pair.
  private mutating func scalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, at + 1 < bytes.count, bytes[at] == Ascii.backslash,
      bytes[at + 1] == UInt8(ascii: "u")
    else { throw JSONError(.badSurrogate, at: start) }
    at += 2
    let low = try hexadecimal(from: start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw JSONError(.badSurrogate, at: start) }
    return scalar
  }

  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try peek()
      let digit: UInt8
      switch byte {
      case Ascii.zero...Ascii.nine: digit = byte - Ascii.zero
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONError(.badEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard at < bytes.count else { throw JSONError(.endsEarly, at: at) }
    return bytes[at]
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw JSONError(.unexpectedByte, at: at) }
    at += 1
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case Ascii.space, Ascii.newline, 0x09, 0x0D: at += 1
      default: return
      }
    }
  }
}
