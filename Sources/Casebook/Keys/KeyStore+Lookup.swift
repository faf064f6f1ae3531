internal import Crypto
internal import FoundationEssentials

/// What a keyed hash is of; the number is part of the hash and never changes its meaning.
package enum LookupKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A telephone number: E.164, or as typed where it is not one.
  case phone = 1
  /// The last four digits of a telephone number.
  case phoneTail = 2
  /// An e-mail address.
  case email = 3
  /// A postal address.
  case address = 4
  /// A name or its reading.
  case name = 5
  /// A word or bigram of the text index.
  case word = 6
}

extension KeyStore {
  /// The length of ``lookupHash(_:_:)`` in bytes.
  package static let lookupHashByteCount = 16

  /// The hash under which `text` is found in indexes, where no personal text may stand.
  ///
  /// HMAC-SHA256 with the book's lookup key over kind u8 ‖ text in UTF-8, cut to 16 bytes.  Safe on
  /// every thread.  The text is normalized before: what is equal must have equal bytes.
  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8] {
    var hash = HMAC<SHA256>(key: lookupKey)
    hash.update(data: [kind.rawValue] + text.utf8)
    return Array(hash.finalize().prefix(Self.lookupHashByteCount))
  }
}
