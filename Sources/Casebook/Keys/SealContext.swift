package import Cases

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
  ///   - id: The event's own id.
  ///   - type: The stable dotted name, at most 65,535 bytes.
  ///   - schemaVersion: The version of its shape.
  ///   - keyID: ``SealingKey/id`` of the key.
  package init(id: EventID, type: String, schemaVersion: UInt32, keyID: UInt64) {
    let name = type.utf8
    precondition(name.count <= UInt16.max, "the length of a type's name is a u16")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + 2 + name.count + 4 + 8)
    bytes.append(bigEndian: id.high)
    bytes.append(bigEndian: id.low)
    bytes.append(bigEndian: UInt16(name.count))
    bytes.append(contentsOf: name)
    bytes.append(bigEndian: schemaVersion)
    bytes.append(bigEndian: keyID)
    self.init(bytes: bytes, keyID: keyID)
  }
}
