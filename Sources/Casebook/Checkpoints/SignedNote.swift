internal import Crypto
internal import FoundationEssentials

/// Why a signed note is not accepted.
package enum NoteError: Error, Hashable, Sendable {
  /// It is longer than ``SignedNote/byteCountMax``.
  case isTooLong(byteCount: Int)

  /// Line `line`, counted from 1, is not what a signed note has there.
  case isMalformed(line: Int)

  /// None of its signatures is of the key `name`.
  case isNotSigned(by: String)

  /// A signature of the key `name` is not one of this text: it was altered.
  case signatureIsBad(by: String)
}

/// A text and who signed it, in the format of C2SP/C2SP, `signed-note.md`.
///
/// ```text
/// text, every line ends in a newline
///                                                          an empty line
/// — NAME BASE64(key hash u32, big-endian ‖ signature)      one line for each signature
/// ```
package struct SignedNote: Hashable, Sendable {
  /// The length of a note at most, in bytes.
  package static let byteCountMax = 65_536

  /// How many signatures a note has at most.
  package static let signatureCountMax = 100

  /// The text, with its last newline.
  package let text: String

  /// The signatures, in order.
  package private(set) var signatures: [Signature]

  /// A line below the text.
  package struct Signature: Hashable, Sendable {
    /// The name of the key.
    package let name: String
    /// The first four bytes of what names the key.
    let keyHash: [UInt8]
    let bytes: [UInt8]
  }

  /// Signs `text`, whose lines all end in a newline, as the key `name`.
  init(text: String, signer: CheckpointKey, name: String) {
    precondition(text.hasSuffix("\n") && Self.isClean(text), "a note's text is lines of text")
    precondition(Self.isName(name), "a key's name has neither spaces nor a plus")
    self.text = text
    signatures = [signer.signature(of: text, name: name)]
  }

  /// Reads a note, whoever signed it.
  package init(parsing note: String) throws(NoteError) {
    guard note.utf8.count <= Self.byteCountMax else {
      throw .isTooLong(byteCount: note.utf8.count)
    }
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !Self.isClean(line) {
      throw .isMalformed(line: index + 1)
    }
    // The last piece is what follows the last newline: nothing.
    guard lines.last == "", let blank = lines.dropLast().lastIndex(of: ""), blank > 0 else {
      throw .isMalformed(line: lines.count)
    }
    text = lines[..<blank].map { $0 + "\n" }.joined()
    signatures = []
    for index in (blank + 1)..<(lines.count - 1) {
      guard signatures.count < Self.signatureCountMax,
        let signature = Signature(line: lines[index])
      else { throw .isMalformed(line: index + 1) }
      signatures.append(signature)
    }
    guard !signatures.isEmpty else { throw .isMalformed(line: lines.count) }
  }

  /// Checks that `key` signed the text.
  ///
  /// Signatures of other keys do not matter; each one of this key must be right.
  ///
  /// - Throws: ``NoteError/isNotSigned(by:)`` or ``NoteError/signatureIsBad(by:)``.
  package func verify(_ key: CheckpointVerifier) throws(NoteError) {
    let own = signatures.filter { $0.name == key.name && $0.keyHash == key.hash }
    guard !own.isEmpty else { throw .isNotSigned(by: key.name) }
    for signature in own where !key.accepts(signature.bytes, of: text) {
      throw .signatureIsBad(by: key.name)
    }
  }

  /// The note as it is stored and sent.
  package var description: String {
    text + "\n" + signatures.map(\.line).joined()
  }

  /// Whether `name` can name a key: not empty, neither Unicode spaces nor a plus.
  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty && isClean(name)
      && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" }
  }

  /// Whether `text` has no control character but newlines.
  private static func isClean(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
  }
}

extension SignedNote.Signature {
  private static let dash = "\u{2014} "

  /// Reads "— NAME BASE64".
  fileprivate init?(line: Substring) {
    guard line.unicodeScalars.starts(with: Self.dash.unicodeScalars) else { return nil }
    let rest = line.unicodeScalars.dropFirst(Self.dash.unicodeScalars.count)
    let parts = rest.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, SignedNote.isName(String(parts[0])),
      let bytes = base64Bytes(String(parts[1])), bytes.count > 4
    else { return nil }
    self.init(name: String(parts[0]), keyHash: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }

  fileprivate var line: String {
    "\(Self.dash)\(name) \(base64(keyHash + bytes))\n"
  }
}

extension CheckpointKey {
  /// Signs `text` as the key `name`.
  fileprivate func signature(of text: String, name: String) -> SignedNote.Signature {
    guard let signature = try? key.signature(for: Array(text.utf8)) else {
      preconditionFailure("Ed25519 signs every text")
    }
    return SignedNote.Signature(
      name: name, keyHash: verifier(name: name).hash, bytes: [UInt8](signature))
  }
}

/// Standard base64 with padding (RFC 4648, section 4).
func base64(_ bytes: [UInt8]) -> String {
  Data(bytes).base64EncodedString()
}

/// The bytes of standard base64; nil unless it is exactly what ``base64(_:)`` makes of them.
func base64Bytes(_ text: String) -> [UInt8]? {
  guard let bytes = Data(base64Encoded: text).map([UInt8].init), base64(bytes) == text else {
    return nil
  }
  return bytes
}
