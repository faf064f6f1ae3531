internal import CZeroMQ

/// The key by which others know a client or a server: 32 bytes, written as 40 characters of Z85.
package struct CurvePublicKey: Hashable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  /// The key that a text holds; `nil` when it is not 40 characters of Z85.
  package init?(_ text: String) {
    guard text.utf8.count == Z85.characterCount, let bytes = Z85.decode(text) else { return nil }
    self.bytes = bytes
  }

  /// The key of a ZAP request, which has it as bytes; `nil` when they are not 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Z85.byteCount else { return nil }
    self.bytes = bytes
  }

  /// 40 characters of Z85.
  package var text: String { Z85.encode(bytes) }

  package var description: String { text }
}

/// The key that its owner alone has.
///
/// It says itself in no log and no dump: only `text` has it.
package struct CurveSecretKey: Hashable, Sendable {
  let bytes: [UInt8]

  /// The key that a text holds; `nil` when it is not 40 characters of Z85.
  package init?(_ text: String) {
    guard text.utf8.count == Z85.characterCount, let bytes = Z85.decode(text) else { return nil }
    self.bytes = bytes
  }

  /// 40 characters of Z85, for the owner's file and nothing else.
  package var text: String { Z85.encode(bytes) }

  /// The public key that belongs to it.
  ///
  /// - Throws: `libraryMissing`, `curveMissing`.  C: `zmq_curve_public`.
  package func publicKey() throws(ZeroMQError) -> CurvePublicKey {
    try Library.loadWithCurve()
    var text = [CChar](repeating: 0, count: Z85.characterCount + 1)
    let secret = self.text
    try check("zmq_curve_public") {
      unsafe text.withUnsafeMutableBufferPointer { buffer in
        unsafe casebook_zmq_curve_public(buffer.baseAddress, secret)
      }
    }
    return try CurvePublicKey(of: text)
  }
}

extension CurveSecretKey: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package var description: String { "CurveSecretKey(not shown)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A public key and its secret.
package struct CurveKeyPair: Hashable, Sendable {
  package let publicKey: CurvePublicKey
  package let secretKey: CurveSecretKey

  package init(publicKey: CurvePublicKey, secretKey: CurveSecretKey) {
    self.publicKey = publicKey
    self.secretKey = secretKey
  }

  /// Makes a pair from the system's randomness.
  ///
  /// - Throws: `libraryMissing`, `curveMissing`.  C: `zmq_curve_keypair`.
  package static func generate() throws(ZeroMQError) -> CurveKeyPair {
    try Library.loadWithCurve()
    var publicText = [CChar](repeating: 0, count: Z85.characterCount + 1)
    var secretText = publicText
    try check("zmq_curve_keypair") {
      unsafe publicText.withUnsafeMutableBufferPointer { first in
        unsafe secretText.withUnsafeMutableBufferPointer { second in
          unsafe casebook_zmq_curve_keypair(first.baseAddress, second.baseAddress)
        }
      }
    }
    let bytes = secretText.dropLast().map { UInt8(bitPattern: $0) }
    guard let secretKey = CurveSecretKey(String(decoding: bytes, as: UTF8.self)) else {
      throw ZeroMQError(code: .notAKey, function: "zmq_curve_keypair")
    }
    return CurveKeyPair(publicKey: try CurvePublicKey(of: publicText), secretKey: secretKey)
  }
}

extension CurvePublicKey {
  /// The key that ZeroMQ has written, with an ending zero.
  fileprivate init(of text: [CChar]) throws(ZeroMQError) {
    let bytes = text.dropLast().map { UInt8(bitPattern: $0) }
    guard let key = CurvePublicKey(String(decoding: bytes, as: UTF8.self)) else {
      throw ZeroMQError(code: .notAKey, function: "zmq_curve_public")
    }
    self = key
  }
}
