/// What a terminal answers when it is asked where its cursor is: `ESC [ row ; column R`.
package enum CursorReport {
  /// Writes a glyph of ambiguous width into the first cell, and asks where the cursor is then.
  package static let question = "\u{1B}[H①\u{1B}[6n"

  /// How long the answer is waited for, in milliseconds.
  package static let waitMilliseconds = 100

  /// The width that the answer tells, and what was typed besides; nil where there is no answer.
  package static func width(in bytes: [UInt8]) -> (AmbiguousWidth, rest: [UInt8])? {
    var start = bytes.startIndex
    while let escape = bytes[start...].firstIndex(of: 0x1B) {
      start = escape + 1
      guard start < bytes.endIndex, bytes[start] == 0x5B,
        let end = bytes[start...].firstIndex(of: 0x52)
      else { continue }
      let body = bytes[(start + 1)..<end]
      guard body.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3B }),
        let column = Int(String(decoding: body, as: UTF8.self).split(separator: ";").last ?? "")
      else { continue }
      let rest = Array(bytes[..<escape] + bytes[(end + 1)...])
      return (column >= 3 ? .two : .one, rest)
    }
    return nil
  }
}
