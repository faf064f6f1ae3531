import Cases
import CasesTesting
import Testing

@testable import Wire

/// Random numbers that come again when the seed does: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Printed by the test that uses it, so that a failure can be repeated.
  static func seeded(_ test: String) -> SeededNumbers {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("\(test): seed \(seed)")
    return SeededNumbers(seed: seed)
  }
}

extension Event {
  /// The sample of a type.
  static func sample(_ kind: Kind) throws -> Event {
    try #require(samples.first { $0.kind == kind })
  }
}

extension Record {
  /// The record as it stands in the log, except that what would be sealed is not: `sealed` holds
  /// the personal part in clear, so that the bytes depend on nothing else.
  func encodedOpenly(keyID: UInt64 = 7) throws -> [UInt8] {
    let content = try event.encode()
    let sealed =
      content.personal.isEmpty ? nil : SealedPart(bytes: content.personal, keyID: keyID)
    return try encode(content, sealed: sealed)
  }
}

extension StoredRecord {
  /// The personal part of a record that was encoded openly.
  var openPart: PersonalPart { .opened(sealed) }
}

extension Renderer {
  /// The event as a value.
  func value(_ record: Record, _ personal: PersonalPart? = nil) throws -> JSON {
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    let bytes = try render(stored, seq: 184_209, personal: personal ?? stored.openPart)
    return try JSON(parsing: bytes)
  }
}

/// A text as bytes.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Bytes as a text.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
