package import Views

extension LookupKind {
  /// The number that is part of the hash; it never changes its meaning.
  fileprivate var number: UInt8 {
    switch self {
    case .phone: 1
    case .email: 3
    case .address: 4
    case .nameWord: 5
    }
  }
}

extension KeyStore {
  /// The length of ``lookupHash(_:_:)`` in bytes.
  package static let lookupHashByteCount = 16

  /// The hash under which `text` is found in indexes, where no personal text may stand.
  ///
  /// HMAC-SHA256 with the book's lookup key over kind u8 ‖ text in UTF-8, cut to 16 bytes.  Safe on
  /// every thread.  The text is normalized before: what is equal must have equal bytes.
  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8] {
    Array(lookupKey.hash([kind.number] + text.utf8).prefix(Self.lookupHashByteCount))
  }

  /// The hash under which a token of the text index stands: as ``lookupHash(_:_:)`` with the
  /// kind 6, cut to 8 bytes, since every hit is looked at in the record itself.
  func searchHash(_ token: [UInt8]) -> UInt64 {
    lookupKey.hash([6] + token).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
