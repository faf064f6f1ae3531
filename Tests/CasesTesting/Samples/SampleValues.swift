package import Cases

extension Identifier {
  /// The same identifier for the same name, in every build and on every machine.
  ///
  /// `name` is anything; its bytes are spread by FNV-1a.
  package static func sample(_ name: String) -> Self {
    func hash(_ seed: UInt64) -> UInt64 {
      name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    return Self(
      milliseconds: 1_763_600_000_000, high16: UInt16(truncatingIfNeeded: hash(0x84222325)),
      low: hash(0xCBF2_9CE4_8422_2325))
  }
}

extension Instant {
  /// 2026-11-20 14:37 in Tokyo.
  package static let sample = Instant(seconds: 1_795_153_020)
}

extension [UInt8] {
  /// 32 bytes that no hash gives.
  package static let sampleHash = (0..<32).map { UInt8($0) &* 7 &+ 0x9F }
}

extension Record {
  /// The event as somebody of the repair team typed it at the moment `Instant.sample`.
  ///
  /// `number` makes the record's own ids and times differ from those of others.
  package static func sample(
    of event: Event, number: Int = 1, refs: Refs = .sample, occurredAt: Instant = .sample
  ) -> Record {
    Record(
      id: .sample("event \(number)"), command: .sample("command \(number)"), index: 0,
      origin: .device, event: event, occurredAt: occurredAt, precision: .instant,
      utcOffsetMinutes: 540, recordedAt: occurredAt,
      acceptedAt: Instant(microseconds: Instant.sample.microseconds + Int64(number)),
      skewMilliseconds: -840, actor: .sample("member"), team: .repair,
      device: .sample("device"), deviceSeq: UInt64(number), authenticatedBy: .osUser, refs: refs,
      entry: number)
  }
}

extension Refs {
  /// A case of a customer with an item.
  package static let sample = Refs([
    Ref(.case, .sample("case")), Ref(.customer, .sample("customer")),
    Ref(.item, .sample("item")),
  ])
}
