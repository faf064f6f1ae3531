internal import Cases
internal import Wire

/// Seals the personal part of records, each under the key of its subject.
///
/// A record is sealed under the key of its contact, else of its case, customer or item; a member's
/// name under the member's own, so that erasing a customer does not touch the staff.  A subject's
/// key is made when something of it is sealed for the first time.
struct Sealer: Sendable {
  let keys: KeyStore
  let random: RandomBytes

  /// The sealed part of a record.
  func seal(
    _ personal: [UInt8], id: EventID, type: String, schemaVersion: Int, key: SealingKey
  ) -> SealedPart {
    let context = SealContext(
      id: id, type: type, schemaVersion: UInt32(schemaVersion), keyID: key.id)
    let bytes = key.seal(
      personal, nonce: random(SealingKey.nonceByteCount), context: context)
    return SealedPart(bytes: bytes, keyID: key.id)
  }
}
