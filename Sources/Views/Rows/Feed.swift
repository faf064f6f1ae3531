package import Cases

/// The kinds of feeds: the first byte of a key of the view `refs`.
///
/// 1 to 14 are those of `Role`, 129 to 142 the same for ledgers; a team's and a type's subject is a
/// hash of the name.
package enum FeedKind: Hashable, Sendable {
  case subject(Role)
  case team
  case type
  /// What a ledger looks at of a subject; an index of the book's own, which the wire never names.
  case ledger(Role)

  /// The first byte of the feed's keys.
  package var code: UInt8 {
    switch self {
    case .subject(let role): role.feedRole.rawValue
    case .team: 64
    case .type: 65
    case .ledger(let role): 128 | role.feedRole.rawValue
    }
  }
}

/// A subject's or a name's feed: the first 17 bytes of a key of the view `refs`.
package struct Feed: Hashable, Comparable, Sendable {
  /// The kind's byte.
  package let code: UInt8
  /// The subject's id, or the hash of the name, as two numbers: they are compared all the time.
  private let high: UInt64
  private let low: UInt64

  package init(kind: FeedKind, subject: AnyID) {
    self.init(code: kind.code, high: subject.high, low: subject.low)
  }

  private init(code: UInt8, high: UInt64, low: UInt64) {
    self.code = code
    self.high = high
    self.low = low
  }

  /// `subject` has sixteen bytes.
  package init(kind: FeedKind, subject: [UInt8]) {
    guard let id = AnyID(bytes: subject) else {
      preconditionFailure("a feed's subject has sixteen bytes")
    }
    self.init(kind: kind, subject: id)
  }

  package init(_ ref: Ref) { self.init(kind: .subject(ref.role), subject: ref.id) }

  /// The subject's id, or the hash of the name.
  package var subject: AnyID { AnyID(high: high, low: low) }

  /// What a ledger looks at of a subject.
  package static func ledger(_ ref: Ref) -> Feed { Feed(kind: .ledger(ref.role), subject: ref.id) }

  package static func `case`(_ id: CaseID) -> Feed { Feed(Ref(.case, id.any)) }
  package static func customer(_ id: CustomerID) -> Feed { Feed(Ref(.customer, id.any)) }
  package static func item(_ id: ItemID) -> Feed { Feed(Ref(.item, id.any)) }

  /// The feed in which `key` is; `nil` if it is no key of `refs`.
  init?(key: [UInt8]) {
    guard key.count == Self.keyByteCount else { return nil }
    self.init(code: key[0], high: bigEndian(key, at: 1), low: bigEndian(key, at: 9))
  }

  static let keyByteCount = 25

  /// kind ‖ subject ‖ seq, big-endian: 25 bytes.
  package func key(seq: UInt64) -> [UInt8] {
    var key = [UInt8](repeating: code, count: Self.keyByteCount)
    setBigEndian(high, in: &key, at: 1)
    setBigEndian(low, in: &key, at: 9)
    setBigEndian(seq, in: &key, at: 17)
    return key
  }

  /// kind ‖ subject: 17 bytes.
  package var prefix: [UInt8] {
    var key = [UInt8](repeating: code, count: 17)
    setBigEndian(high, in: &key, at: 1)
    setBigEndian(low, in: &key, at: 9)
    return key
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.code, left.high, left.low) < (right.code, right.high, right.low)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.low == right.low && left.high == right.high && left.code == right.code
  }

  /// Identifiers and hashes are random already, at their ends at least.
  var hash: UInt64 { mixed(high &+ UInt64(code), low) }

  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// The seq at the end of a key of `refs`.
func feedSeq(_ key: [UInt8]) throws(RowsError) -> UInt64 {
  guard key.count == Feed.keyByteCount else { throw .damagedRow(.refs) }
  return bigEndian(key, at: 17)
}

/// The number in eight bytes from `place` on, the highest first.
@inline(__always)
func bigEndian(_ bytes: [UInt8], at place: Int) -> UInt64 {
  var number: UInt64 = 0
  for offset in 0..<8 { number = number << 8 | UInt64(bytes[place + offset]) }
  return number
}

/// Changes the seq at the end of a key of `refs`.
func setFeedSeq(_ seq: UInt64, in key: inout [UInt8]) { setBigEndian(seq, in: &key, at: 17) }

@inline(__always)
private func setBigEndian(_ number: UInt64, in bytes: inout [UInt8], at place: Int) {
  for offset in 0..<8 {
    bytes[place + offset] = UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * offset))
  }
}
