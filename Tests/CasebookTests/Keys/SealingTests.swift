import Cases
import Synchronization
import Testing

@testable import Casebook

@Suite("A sealed part")
struct SealingTests {
  static let id = EventID(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)
  static let nonce = [UInt8](repeating: 9, count: 12)
  static let key = SealingKey(id: 5, bytes: [UInt8](32..<64))

  static func context(
    id: EventID = id, type: String = "memo.written", schemaVersion: UInt32 = 1, keyID: UInt64 = 5
  ) -> SealContext {
    SealContext(id: id, type: type, schemaVersion: schemaVersion, keyID: keyID)
  }

  @Test("opens again, with its nonce in front", arguments: [0, 1, 15, 16, 17, 300, 70_000])
  func opensAgain(count: Int) throws {
    let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sealed = Self.key.seal(plaintext, nonce: Self.nonce, context: Self.context())
    #expect(sealed.count == count + SealingKey.overheadByteCount)
    #expect(Array(sealed.prefix(SealingKey.nonceByteCount)) == Self.nonce)
    #expect(try Self.key.open(sealed, context: Self.context()) == plaintext)
  }

  @Test("is AES-256-GCM: test case 16 of McGrew and Viega, The Galois/Counter Mode of Operation")
  func isGCM() throws {
    let half = "feffe9928665731c6d6a8f9467308308"
    let context = SealContext(
      bytes: bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"), keyID: 1)
    let sealed = SealingKey(id: 1, bytes: bytes(half + half)).seal(
      bytes(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
          + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"),
      nonce: bytes("cafebabefacedbaddecaf888"), context: context)
    #expect(
      sealed
        == bytes(
          "cafebabefacedbaddecaf888522dc1f099567d07f47f37a32a84427d643a8cdc"
            + "bfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e63"
            + "93ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"))
  }

  @Test("does not open when any one byte is another one")
  func everyByteCounts() {
    let sealed = Self.key.seal([1, 2, 3], nonce: Self.nonce, context: Self.context())
    for index in sealed.indices {
      var altered = sealed
      altered[index] ^= 0x40
      #expect(throws: SealError.doesNotOpen) {
        try Self.key.open(altered, context: Self.context())
      }
    }
  }

  @Test("does not open when it is cut short")
  func everyByteIsNeeded() {
    let sealed = Self.key.seal([1, 2, 3], nonce: Self.nonce, context: Self.context())
    for count in 0..<sealed.count {
      #expect(throws: SealError.doesNotOpen) {
        try Self.key.open(Array(sealed.prefix(count)), context: Self.context())
      }
    }
  }

  @Test("does not open with another key")
  func anotherKey() {
    let sealed = Self.key.seal([1, 2, 3], nonce: Self.nonce, context: Self.context())
    let other = SealingKey(id: 5, bytes: [UInt8](33..<65))
    #expect(throws: SealError.doesNotOpen) { try other.open(sealed, context: Self.context()) }
  }

  @Test("does not open in another record, as another type, in another version, under another id")
  func anotherContext() {
    let sealed = Self.key.seal([1, 2, 3], nonce: Self.nonce, context: Self.context())
    let others = [
      Self.context(id: EventID(high: Self.id.high, low: Self.id.low + 1)),
      Self.context(type: "memo.writteN"),
      Self.context(schemaVersion: 2), Self.context(keyID: 6),
    ]
    for other in others {
      #expect(throws: SealError.doesNotOpen) { try Self.key.open(sealed, context: other) }
    }
  }

  @Test("is bound to id, type with its length, version and key id, big-endian")
  func contextLayout() {
    let context = SealContext(
      id: Self.id, type: "a.b", schemaVersion: 0x0102_0304, keyID: 0x0506_0708_090A_0B0C)
    #expect(
      context.bytes
        == [UInt8](0...15) + [0, 3] + Array("a.b".utf8) + [1, 2, 3, 4] + [
          5, 6, 7, 8, 9, 10, 11, 12,
        ])
  }

  @Test("is never sealed in the name of another key")
  func contextOfAnotherKey() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.key.seal([], nonce: Self.nonce, context: Self.context(keyID: 6))
    }
  }

  @Test("is never sealed with a nonce of another length")
  func nonceLength() async {
    await #expect(processExitsWith: .failure) {
      _ = Self.key.seal([], nonce: [UInt8](repeating: 0, count: 11), context: Self.context())
    }
  }
}

@Suite("A source of nonces")
struct NonceSourceTests {
  @Test("gives 12 bytes each time, never the same, and draws for twenty at once")
  func batches() {
    let counter = Counter(Mutex(0))
    var nonces = NonceSource(
      random: RandomBytes { count in
        let draw = counter.next()
        return (0..<count).map { UInt8($0 / 12) &+ draw &* 20 }
      })
    let given = (0..<60).map { _ in nonces.next() }
    #expect(given == (20..<80).map { [UInt8](repeating: $0, count: 12) })
    #expect(counter.next() == 4)
  }

  @Test("is random by default")
  func systems() {
    var one = NonceSource()
    var two = NonceSource()
    let given = (0..<100).flatMap { _ in [one.next(), two.next()] }
    #expect(Set(given).count == given.count)
  }
}

/// The bytes that pairs of hexadecimal digits name.
func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = Array(hexadecimal)
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(digits[$0..<$0 + 2]), radix: 16)
  }
}
