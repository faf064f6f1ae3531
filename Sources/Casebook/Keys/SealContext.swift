/// What the sealed part of a record is bound to: it opens in this record only.
///
/// ```text
/// record id 16 ‖ length of the type u16 ‖ type, UTF-8 ‖ schema version u32 ‖ key id u64
/// ```
/// Numbers are big-endian.
package struct SealContext: Hashable, Sendable {
  /// The number of the key that seals.
  package let keyID: UInt64

  let bytes: [UInt8]

  /// A context of any bytes.
  init(bytes: [UInt8], keyID: UInt64) {
    self.bytes = bytes
    self.keyID = keyID
  }

  /// Binds to the record `id` of the kind `type`.
  ///
  /// - Parameters:
  ///   - id: 16 bytes.
  ///   - type: The stable dotted name, at most 65,535 bytes.
  ///   - schemaVersion: The version of its shape.
  ///   - keyID: ``SealingKey/id`` of the key.
  package init(id: some Collection<UInt8>, type: String, schemaVersion: UInt32, keyID: UInt64) {
    let name = type.utf8
    precondition(id.count == 16, "a record's id has 16 bytes")
    precondition(name.count <= UInt16.max, "the length of a type's name is a u16")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(id.count + 2 + name.count + 4 + 8)
    bytes += id
    bytes.append(bigEndian: UInt16(name.count))
    bytes += name
    bytes.append(bigEndian: schemaVersion)
    bytes.append(bigEndian: keyID)
    self.init(bytes: bytes, keyID: keyID)
  }
}
