/// Turns a file that comes in pieces into UTF-8.
///
/// Bytes that are no character come out as they are, or as `0xFF`: they are no UTF-8, so whoever
/// reads lines refuses the line in which they stand, and no other.
package struct TextDecoder {
  /// How the file is written; `nil` as long as that is not known, and all was ASCII.
  package private(set) var encoding: TextEncoding?

  /// Stands for bytes that are no character; it is in no UTF-8.
  package static let broken: UInt8 = 0xFF

  /// Bytes that wait for more.
  private var rest: [UInt8] = []
  private var isAtStart = true
  private var isBigEndian = false
  private var converter: CharacterConverter?

  /// - Parameter encoding: How the file is written; `nil` to find it out.
  package init(_ encoding: TextEncoding?) { self.encoding = encoding }

  /// The next bytes as UTF-8; none mean the end.
  ///
  /// - Parameter piece: The next bytes of the file.
  /// - Returns: What can be said of them so far.
  /// - Throws: `encodingIsNotAvailable` where the C library lacks the tables.
  package mutating func decode(_ piece: [UInt8]) throws(ImportError) -> [UInt8] {
    let isEnd = piece.isEmpty
    var bytes = rest + piece
    rest = []
    if isAtStart {
      // A mark has at most three bytes.
      guard isEnd || bytes.count >= 3 else {
        rest = bytes
        return []
      }
      isAtStart = false
      bytes = takeMark(bytes)
    }
    if encoding == nil { encoding = TextEncoding.guess(bytes, isWhole: isEnd) }
    switch encoding {
    case nil, .utf8: return bytes
    case .cp932: return try japanese(bytes, isEnd: isEnd)
    case .utf16: return sixteenBits(bytes, isEnd: isEnd)
    }
  }

  /// Passes over a byte order mark, which says what the file is written in.
  private mutating func takeMark(_ bytes: [UInt8]) -> [UInt8] {
    if encoding != .cp932, encoding != .utf16, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      return Array(bytes.dropFirst(3))
    }
    guard encoding == nil || encoding == .utf16 else { return bytes }
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    encoding = .utf16
    isBigEndian = bytes[0] == 0xFE
    return Array(bytes.dropFirst(2))
  }

  // MARK: CP932

  private mutating func japanese(_ bytes: [UInt8], isEnd: Bool) throws(ImportError) -> [UInt8] {
    if converter == nil { converter = CharacterConverter(from: "CP932", to: "UTF-8") }
    guard let converter else { throw .encodingIsNotAvailable(.cp932) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var left = bytes[...]
    while !left.isEmpty {
      let (taken, stop) = converter.convert(left, into: &output)
      left = left.dropFirst(taken)
      switch stop {
      case .end: continue
      case .incomplete where !isEnd:
        rest = Array(left)
        return output
      case .incomplete, .invalid:
        output.append(Self.broken)
        left = left.dropFirst()
      }
    }
    return output
  }

  // MARK: UTF-16

  private mutating func sixteenBits(_ bytes: [UInt8], isEnd: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var index = 0
    while index + 1 < bytes.count {
      let first = unit(bytes, index)
      var scalar = Unicode.Scalar(UInt32(first))
      var count = 2
      if first & 0xFC00 == 0xD800 {
        guard index + 3 < bytes.count else {
          if isEnd { break }
          rest = Array(bytes[index...])
          return output
        }
        let second = unit(bytes, index + 2)
        if second & 0xFC00 == 0xDC00 {
          scalar = Unicode.Scalar(
            0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF))
          count = 4
        }
      }
      if let scalar {
        output += String(Character(scalar)).utf8
      } else {
        output.append(Self.broken)
      }
      index += count
    }
    if index < bytes.count {
      if isEnd { output.append(Self.broken) } else { rest = Array(bytes[index...]) }
    }
    return output
  }

  private func unit(_ bytes: [UInt8], _ index: Int) -> UInt16 {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}
