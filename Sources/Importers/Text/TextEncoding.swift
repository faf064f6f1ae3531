/// How the characters of a file are written.
package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8
  /// Shift_JIS as Windows writes it: with half-width kana and the extensions of NEC and IBM.
  case cp932
  /// With a byte order mark; without one the lower byte comes first, as on Windows.
  case utf16
}

extension TextEncoding {
  /// What bytes without a byte order mark are most likely written in, by which lines are valid.
  ///
  /// UTF-8 if at least half of the lines with a character beyond ASCII are valid in it: text in
  /// CP932 hardly ever is by chance, so one broken line changes nothing.  Else CP932, if at least
  /// half of them are valid in that.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of a file.
  ///   - isWhole: Whether the last line ends here; one that is cut off is not asked.
  /// - Returns: `nil` where everything is ASCII.
  static func guess(_ bytes: [UInt8], isWhole: Bool) -> TextEncoding? {
    var lines = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      .filter { line in line.contains { $0 >= 0x80 } }
    guard !lines.isEmpty else { return nil }
    let isCut = !isWhole && lines.last?.endIndex == bytes.endIndex
    if isCut, lines.count > 1 { lines.removeLast() }
    let utf8Count = lines.count { String(validating: $0, as: UTF8.self) != nil }
    if utf8Count * 2 >= lines.count { return .utf8 }
    let cp932Count = lines.count { isCP932($0) }
    return cp932Count * 2 >= lines.count ? .cp932 : .utf8
  }

  /// Whether all bytes are characters of CP932 by their form.
  private static func isCP932(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line
    while let byte = rest.popFirst() {
      switch byte {
      case 0x00...0x7F, 0xA1...0xDF: continue
      case 0x81...0x9F, 0xE0...0xFC:
        guard let next = rest.popFirst(), next >= 0x40, next != 0x7F, next <= 0xFC else {
          return false
        }
      case _: return false
      }
    }
    return true
  }
}
