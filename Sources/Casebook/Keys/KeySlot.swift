internal import Cases

/// The 64 bytes in which one key is kept, wrapped by the master key.
///
/// ```text
///  0       1               13                      45              61        64
///  ┌───────┬───────────────┬───────────────────────┬───────────────┬─────────┐
///  │ state │ nonce 12      │ wrapped key 32        │ tag 16        │ zeros 3 │
///  └───────┴───────────────┴───────────────────────┴───────────────┴─────────┘
/// ```
///
/// | state | the other 63 bytes |
/// |---|---|
/// | 0 empty | all 0: as the segment was created |
/// | 1 live | as drawn: AES-256-GCM under the master key |
/// | 2 erased | all 2, so that one wrong byte never makes an erased slot an empty one |
///
/// The wrapping authenticates `"casebook.key.v1\0"` ‖ book id 16 ‖ slot number u64, big-endian, so
/// a slot that was copied to another place or from another book does not open.  Whatever fits none
/// of the three rows is damaged: every single wrong byte is found.
package enum KeySlot {
  /// The length of a slot in bytes.
  package static let byteCount = 64

  /// The greatest slot number: one million segment files, whose names have six digits.
  package static let numberMax = UInt64(KeySegment.slotCount) * UInt64(KeySegment.countMax)

  /// What a slot holds.
  package enum State: Hashable, Sendable {
    /// Nothing was ever written here.
    case empty
    /// A key that opens.
    case live
    /// The mark of a key that was erased.
    case erased
    /// Something that is none of these.
    case damaged
  }

  /// What the bytes of a slot say.
  enum Content {
    case empty
    case live([UInt8])
    case erased
    case damaged

    var state: State {
      switch self {
      case .empty: .empty
      case .live: .live
      case .erased: .erased
      case .damaged: .damaged
      }
    }
  }

  /// The bytes of an erased slot.
  static let erasedBytes = [UInt8](repeating: 2, count: byteCount)

  /// The bytes of a live slot that holds `key`, 32 bytes.
  ///
  /// The 12 bytes of the nonce are random: never the same ones again with this master key.
  static func wrap(
    _ key: [UInt8], master: MasterKey, nonce: [UInt8], context: [UInt8]
  ) -> [UInt8] {
    precondition(key.count == SealingKey.byteCount, "a key has 32 bytes")
    let sealed = master.cipher.seal(key, nonce: nonce, authenticating: context)
    return [1] + sealed + [0, 0, 0]
  }

  /// What `bytes`, the 64 bytes of a slot, hold.
  static func read(_ bytes: [UInt8], master: MasterKey, context: [UInt8]) -> Content {
    precondition(bytes.count == byteCount, "a slot has 64 bytes")
    switch bytes[0] {
    case 0 where bytes.allSatisfy { $0 == 0 }:
      return .empty
    case 1 where bytes[61...] == [0, 0, 0]:
      let key = master.cipher.open(Array(bytes[1..<61]), authenticating: context)
      return key.map(Content.live) ?? .damaged
    case 2 where bytes == erasedBytes:
      return .erased
    default:
      return .damaged
    }
  }

  /// What the wrapping of a slot authenticates beside the key.
  static func context(book: BookID, slot: UInt64) -> [UInt8] {
    var context = Array("casebook.key.v1\0".utf8)
    context.append(bigEndian: book.high)
    context.append(bigEndian: book.low)
    context.append(bigEndian: slot)
    return context
  }
}

extension [UInt8] {
  /// Appends the bytes of `number`, the most significant one first.
  mutating func append(bigEndian number: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
