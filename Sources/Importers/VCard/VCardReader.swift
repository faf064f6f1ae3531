/// One card as it stands in a file.
struct VCardText {
  /// The number of the line with its BEGIN, from 1.
  let lineNumber: Int
  let bytes: [UInt8]
  /// What was read of it, or what is wrong.
  let properties: Result<[VCardProperty], RowFault>
}

/// Takes a file of cards apart: vCard 2.1, 3.0 and 4.0.
struct VCardReader {
  private let lines: [ArraySlice<UInt8>]
  private var next = 0

  init(_ bytes: [UInt8]) {
    lines = Self.lines(bytes)
  }

  /// The next card; `nil` at the end.
  ///
  /// What stands outside of cards is passed over.
  mutating func card() -> VCardText? {
    while next < lines.count, !Self.isLine(lines[next], "BEGIN:VCARD") { next += 1 }
    guard next < lines.count else { return nil }
    let start = next
    next += 1
    while next < lines.count, !Self.isLine(lines[next], "END:VCARD"),
      !Self.isLine(lines[next], "BEGIN:VCARD")
    {
      next += 1
    }
    let isWhole = next < lines.count && Self.isLine(lines[next], "END:VCARD")
    let content = lines[(start + 1)..<next]
    if isWhole { next += 1 }
    let bytes: [UInt8] = lines[start..<next].flatMap { line -> [UInt8] in
      Array(line) + [0x0D, 0x0A]
    }
    guard isWhole else {
      return VCardText(
        lineNumber: start + 1, bytes: bytes,
        properties: .failure(RowFault(.missing(column: "END:VCARD"))))
    }
    do throws(CSVFault) {
      let properties = try Self.properties(Array(content))
      return VCardText(lineNumber: start + 1, bytes: bytes, properties: .success(properties))
    } catch {
      return VCardText(
        lineNumber: start + 1, bytes: bytes, properties: .failure(RowFault(.csv(error))))
    }
  }

  private static func properties(
    _ lines: [ArraySlice<UInt8>]
  ) throws(CSVFault) -> [VCardProperty] {
    var properties: [VCardProperty] = []
    for line in unfolded(lines) {
      guard let text = String(validating: line, as: UTF8.self) else { throw .notText }
      if let property = try VCardProperty(line: text) { properties.append(property) }
    }
    return properties
  }

  /// Logical lines: folds taken out, and the soft breaks of quoted-printable.
  private static func unfolded(_ lines: [ArraySlice<UInt8>]) -> [[UInt8]] {
    var output: [[UInt8]] = []
    var isSoft = false
    for line in lines {
      let isFold = line.first == 0x20 || line.first == 0x09
      if isSoft, !output.isEmpty {
        output[output.count - 1].removeLast()
        output[output.count - 1] += isFold ? line.dropFirst() : line
      } else if isFold, !output.isEmpty {
        output[output.count - 1] += line.dropFirst()
      } else {
        output.append(Array(line))
      }
      isSoft = (output.last.map { $0.last == UInt8(ascii: "=") && isQuotedPrintable($0) }) ?? false
    }
    return output
  }

  private static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
    let head = line.prefix { $0 != UInt8(ascii: ":") }
    return String(decoding: head, as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
  }

  private static func isLine(_ line: ArraySlice<UInt8>, _ text: String) -> Bool {
    String(decoding: line, as: UTF8.self).trimmed.uppercased() == text
  }

  /// Physical lines, without LF, CRLF or CR.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        lines.append(bytes[start..<index])
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}
