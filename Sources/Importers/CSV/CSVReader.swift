/// A line of a CSV file: its fields, and where it stands.
package struct CSVLine: Hashable, Sendable {
  /// The number of the line in which it begins, from 1; quoted line breaks count.
  package let number: Int
  /// The bytes as they stand in the file, without the line break; they are UTF-8.
  package let bytes: [UInt8]
  /// The bytes of all fields, unquoted, without what separates them.
  private let content: [UInt8]
  /// Where each field ends in `content`.
  private let ends: [Int]

  fileprivate init(number: Int, bytes: [UInt8], content: [UInt8], ends: [Int]) {
    self.number = number
    self.bytes = bytes
    self.content = content
    self.ends = ends
  }

  /// The number of fields.
  package var count: Int { ends.count }

  /// The field at `place`, from 0 to `count` − 1: text is made only of what is asked for.
  package subscript(place: Int) -> String {
    let start = place == 0 ? 0 : ends[place - 1]
    return String(decoding: content[start..<ends[place]], as: UTF8.self)
  }

  /// The fields, unquoted.
  package var fields: [String] { ends.indices.map { self[$0] } }
}

/// What is wrong with a line, as it is told and written into the file of rejects.
package enum CSVFault: Error, Hashable, Sendable {
  /// The line is longer than `CSVReader.lineByteCountMax`.
  case lineIsTooLong
  /// A quote was opened and never closed.
  case quoteIsOpen
  /// It holds bytes that are no character in the encoding of the file.
  case notText
}

/// Reads lines of comma-separated values from bytes that come in pieces (RFC 4180).
///
/// A field that begins with a double quote may hold commas, line breaks, and quotes written twice;
/// a quote in the middle of a field is one.  Lines end in LF, CRLF or CR; a byte order mark at the
/// beginning is passed over; empty lines are too.
package struct CSVReader: Sendable {
  /// The longest line, in bytes: a bound on memory, far above what any export holds.
  package static let lineByteCountMax = 1 << 20

  /// How much is kept of a line that is refused, in bytes.
  package static let refusedByteCountMax = 4_096

  private var buffer: [UInt8] = []
  private var position = 0
  private var lineNumber = 1
  private var isAtStart = true
  private var isComplete = false
  /// Whether the rest of a line that was too long is passed over.
  private var isPassing = false
  /// The line that `next()` refused last: its number, and its bytes as far as they are kept.
  package private(set) var refused: (number: Int, bytes: [UInt8]) = (0, [])

  private let separator: UInt8

  /// - Parameter separator: What stands between fields: a comma, a semicolon, a tab.
  package init(separator: Unicode.Scalar = ",") {
    self.separator = UInt8(ascii: separator)
  }

  /// Adds the next bytes of the file; none means that it has ended.
  package mutating func add(_ bytes: some Collection<UInt8>) {
    if position > 0 {
      buffer.removeFirst(position)
      position = 0
    }
    if bytes.isEmpty { isComplete = true } else { buffer.append(contentsOf: bytes) }
  }

  /// The next line; `nil` when more bytes are needed, or at the end.
  ///
  /// After it has thrown it goes on behind the line that it refused.  A quote that is never closed
  /// costs the line in which it stands and no other.
  package mutating func next() throws(CSVFault) -> CSVLine? {
    skipMark()
    pass()
    while let end = lineEnd() {
      let content = buffer[position..<end.content]
      let number = lineNumber
      lineNumber += end.breakCount
      position = end.next
      guard !end.isQuoteOpen else { throw refuse(.quoteIsOpen, content, number) }
      if content.isEmpty { continue }
      guard content.count <= Self.lineByteCountMax else {
        throw refuse(.lineIsTooLong, content, number)
      }
      do throws(CSVFault) { return try line(content, number) } catch {
        throw refuse(error, content, number)
      }
    }
    guard buffer.count - position <= Self.lineByteCountMax else {
      let content = buffer[position...]
      position = buffer.count
      isPassing = true
      throw refuse(.lineIsTooLong, content, lineNumber)
    }
    return nil
  }

  private mutating func refuse(
    _ fault: CSVFault, _ content: ArraySlice<UInt8>, _ number: Int
  ) -> CSVFault {
    refused = (number, Array(content.prefix(Self.refusedByteCountMax)))
    return fault
  }

  private mutating func skipMark() {
    guard isAtStart, buffer.count >= 3 || isComplete else { return }
    isAtStart = false
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Passes over the rest of a line that was too long.
  private mutating func pass() {
    guard isPassing else { return }
    guard let end = lineBreak(from: position) else {
      position = buffer.count
      return
    }
    isPassing = false
    lineNumber += 1
    position = end.next
  }

  private struct LineEnd {
    let content: Int
    let next: Int
    let breakCount: Int
    let isQuoteOpen: Bool
  }

  /// The first line break from `start` on: where it begins, and what is behind it.
  private func lineBreak(from start: Int) -> (at: Int, next: Int)? {
    var index = start
    while index < buffer.count {
      if let next = breakEnd(index) { return (index, next) }
      index += 1
    }
    return nil
  }

  /// What is behind the line break at `index`; `nil` if there is none.
  private func breakEnd(_ index: Int) -> Int? {
    switch buffer[index] {
    case Self.lineFeed: index + 1
    case Self.carriageReturn:
      index + 1 < buffer.count && buffer[index + 1] == Self.lineFeed ? index + 2 : index + 1
    default: nil
    }
  }

  /// Where the line that begins at `position` ends; `nil` if that is not known yet.
  private func lineEnd() -> LineEnd? {
    guard !isAtStart, !isPassing, position < buffer.count else { return nil }
    var isQuoted = false
    var isFieldStart = true
    var breakCount = 0
    var index = position
    while index < buffer.count {
      let byte = buffer[index]
      let isLast = index + 1 == buffer.count
      // What the last byte means depends on the next one.
      if isLast, !isComplete, byte == Self.carriageReturn || (isQuoted && byte == Self.quote) {
        return nil
      }
      if byte == Self.quote {
        if isQuoted {
          if !isLast, buffer[index + 1] == Self.quote { index += 1 } else { isQuoted = false }
        } else if isFieldStart {
          isQuoted = true
        }
      } else if let next = breakEnd(index) {
        breakCount += 1
        if !isQuoted {
          return LineEnd(content: index, next: next, breakCount: breakCount, isQuoteOpen: false)
        }
        index = next - 1
      }
      isFieldStart = byte == separator && !isQuoted
      index += 1
    }
    let isTooLong = buffer.count - position > Self.lineByteCountMax
    if isQuoted, isComplete || isTooLong, let first = lineBreak(from: position) {
      return LineEnd(content: first.at, next: first.next, breakCount: 1, isQuoteOpen: true)
    }
    guard isComplete else { return nil }
    return LineEnd(content: index, next: index, breakCount: breakCount, isQuoteOpen: isQuoted)
  }

  private func line(_ line: ArraySlice<UInt8>, _ number: Int) throws(CSVFault) -> CSVLine {
    guard Self.isUTF8(line) else { throw .notText }
    var content: [UInt8] = []
    content.reserveCapacity(line.count)
    var ends: [Int] = []
    var isQuoted = false
    var isFieldStart = true
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      if byte == Self.quote, isQuoted {
        let isTwice = index + 1 < line.endIndex && line[index + 1] == Self.quote
        if isTwice {
          content.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == Self.quote, isFieldStart {
        isQuoted = true
      } else if byte == separator, !isQuoted {
        ends.append(content.count)
      } else {
        content.append(byte)
      }
      isFieldStart = byte == separator && !isQuoted
      index += 1
    }
    ends.append(content.count)
    return CSVLine(number: number, bytes: Array(line), content: content, ends: ends)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
