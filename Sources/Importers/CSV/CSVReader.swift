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
  /// The bytes are not UTF-8.
  case notUTF8
}

/// Reads lines of comma-separated values from bytes that come in pieces (RFC 4180).
///
/// A field in double quotes may hold commas, line breaks, and quotes written twice.  Lines end in
/// LF or CRLF; a byte order mark at the beginning is passed over; empty lines are too.
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
  /// The line that `next()` refused last: its number, and its bytes as far as they are kept.
  package private(set) var refused: (number: Int, bytes: [UInt8]) = (0, [])

  package init() {}

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
  /// After it has thrown it goes on behind the line that it refused.
  package mutating func next() throws(CSVFault) -> CSVLine? {
    skipMark()
    while let end = lineEnd() {
      let start = position
      let number = lineNumber
      var content = buffer[start..<end.content]
      lineNumber += end.breakCount
      position = end.next
      guard !end.isQuoteOpen else { throw refuse(.quoteIsOpen, content, number) }
      if content.last == Self.carriageReturn { content = content.dropLast() }
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

  private struct LineEnd {
    let content: Int
    let next: Int
    let breakCount: Int
    let isQuoteOpen: Bool
  }

  /// Where the line that begins at `position` ends; `nil` if that is not known yet.
  private func lineEnd() -> LineEnd? {
    guard !isAtStart, position < buffer.count else { return nil }
    var isQuoted = false
    var breakCount = 0
    var index = position
    while index < buffer.count {
      switch buffer[index] {
      case Self.quote: isQuoted.toggle()
      case Self.lineFeed:
        breakCount += 1
        if !isQuoted {
          return LineEnd(
            content: index, next: index + 1, breakCount: breakCount, isQuoteOpen: false)
        }
      default: break
      }
      index += 1
    }
    guard isComplete else { return nil }
    return LineEnd(
      content: index, next: index, breakCount: breakCount, isQuoteOpen: isQuoted)
  }

  private func line(_ line: ArraySlice<UInt8>, _ number: Int) throws(CSVFault) -> CSVLine {
    guard Self.isUTF8(line) else { throw .notUTF8 }
    var content: [UInt8] = []
    content.reserveCapacity(line.count)
    var ends: [Int] = []
    var isQuoted = false
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      if byte == Self.quote {
        let isTwice = index + 1 < line.endIndex && line[index + 1] == Self.quote
        if isQuoted, isTwice {
          content.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == Self.comma, !isQuoted {
        ends.append(content.count)
      } else {
        content.append(byte)
      }
      index += 1
    }
    ends.append(content.count)
    return CSVLine(number: number, bytes: Array(line), content: content, ends: ends)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
