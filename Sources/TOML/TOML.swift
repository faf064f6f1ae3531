internal import CTOML

/// Why a text is no TOML.
package struct TOMLError: Error, Hashable, Sendable {
  /// Where it goes wrong, counted from 1.
  package let line: Int
  /// In code points, counted from 1.
  package let column: Int
  /// What is wrong, in the English words of toml++.
  package let reason: String
}

/// Reads configuration and maps that people write by hand (TOML 1.0, through toml++).
package enum TOML {
  /// Bound: bytes that are read; a file that a person wrote is far smaller.
  package static let sizeMax = 1 << 20

  /// Reads a document.
  ///
  /// - Parameter bytes: UTF-8, at most ``sizeMax`` bytes, with or without a byte order mark.
  /// - Returns: The same as JSON: tables as objects with sorted keys, dates and times as strings.
  /// - Throws: ``TOMLError`` with the place; also when the text is too long.
  package static func json(_ bytes: [UInt8]) throws(TOMLError) -> [UInt8] {
    guard bytes.count <= sizeMax else {
      throw TOMLError(line: 1, column: 1, reason: "longer than \(sizeMax) bytes")
    }
    let document = unsafe bytes.withUnsafeBytes { bytes in
      unsafe casebook_toml_read(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    defer { unsafe casebook_toml_free(document) }
    guard let start = unsafe document.text else {
      throw TOMLError(line: 1, column: 1, reason: "no memory")
    }
    // "UTF-8, not ended by zero" (casebook_toml.h): exactly `size` bytes, copied before the free.
    let text = unsafe UnsafeRawBufferPointer(start: start, count: document.size)
    guard unsafe document.line == 0 else {
      throw unsafe TOMLError(
        line: Int(document.line), column: Int(document.column),
        reason: String(decoding: text, as: UTF8.self))
    }
    return unsafe Array(text)
  }
}
