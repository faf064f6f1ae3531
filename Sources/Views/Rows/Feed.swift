package import Cases

/// The kinds of feeds: the first byte of a key of the view `refs`.
///
/// 1 to 14 are those of `Role`; a team's and a type's subject is a hash of the name.
package enum FeedKind: Hashable, Sendable {
  case subject(Role)
  case team
  case type

  /// The first byte of the feed's keys.
  package var code: UInt8 {
    switch self {
    case .subject(let role): role.feedRole.rawValue
    case .team: 64
    case .type: 65
    }
  }
}

/// A subject's or a name's feed: the first 17 bytes of a key of the view `refs`.
package struct Feed: Hashable, Comparable, Sendable {
  /// The kind's byte.
  package let code: UInt8
  /// The subject's id, or the hash of the name.
  package let subject: AnyID

  package init(kind: FeedKind, subject: AnyID) {
    self.code = kind.code
    self.subject = subject
  }

  /// `subject` has sixteen bytes.
  package init(kind: FeedKind, subject: [UInt8]) {
    guard let id = AnyID(bytes: subject) else {
      preconditionFailure("a feed's subject has sixteen bytes")
    }
    self.init(kind: kind, subject: id)
  }

  package init(_ ref: Ref) { self.init(kind: .subject(ref.role), subject: ref.id) }

  package static func `case`(_ id: CaseID) -> Feed { Feed(Ref(.case, id.any)) }
  package static func customer(_ id: CustomerID) -> Feed { Feed(Ref(.customer, id.any)) }
  package static func item(_ id: ItemID) -> Feed { Feed(Ref(.item, id.any)) }

  /// The feed in which `key` is; `nil` if it is no key of `refs`.
  init?(key: [UInt8]) {
    guard key.count == Self.keyByteCount, let id = AnyID(bytes: key[1..<17]) else { return nil }
    self.code = key[0]
    self.subject = id
  }

  static let keyByteCount = 25

  /// kind ‖ subject ‖ seq, big-endian: 25 bytes.
  package func key(seq: UInt64) -> [UInt8] {
    var key = RowKey(code)
    key.id(subject)
    key.number(seq)
    return key.bytes
  }

  /// kind ‖ subject: 17 bytes.
  package var prefix: [UInt8] {
    var key = RowKey(code)
    key.id(subject)
    return key.bytes
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.code, left.subject) < (right.code, right.subject)
  }
}

/// The seq at the end of a key of `refs`.
func feedSeq(_ key: [UInt8]) throws(RowsError) -> UInt64 {
  guard key.count == Feed.keyByteCount else { throw .damagedRow(.refs) }
  return key[17...].reduce(0) { $0 << 8 | UInt64($1) }
}
