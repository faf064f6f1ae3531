package import Cases

/// A subject's or a name's feed: the first 17 bytes of a key of the view `refs`.
package struct Feed: Hashable, Sendable {
  package let kind: FeedKind
  /// Sixteen bytes.
  package let subject: [UInt8]

  package init(kind: FeedKind, subject: [UInt8]) {
    precondition(subject.count == 16, "a feed's subject has sixteen bytes")
    self.kind = kind
    self.subject = subject
  }

  package init(_ ref: Ref) {
    self.init(kind: .subject(ref.role), subject: ref.id.bytes)
  }

  package static func `case`(_ id: CaseID) -> Feed { Feed(Ref(.case, id.any)) }
  package static func customer(_ id: CustomerID) -> Feed { Feed(Ref(.customer, id.any)) }
  package static func item(_ id: ItemID) -> Feed { Feed(Ref(.item, id.any)) }

  /// kind ‖ subject ‖ seq, big-endian: 25 bytes.
  package func key(seq: UInt64) -> [UInt8] { prefix + bigEndian(seq) }

  /// kind ‖ subject: 17 bytes.
  package var prefix: [UInt8] { [kind.code] + subject }
}

/// Eight bytes, the highest first, so that byte order is number order.
package func bigEndian(_ number: UInt64) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
}
