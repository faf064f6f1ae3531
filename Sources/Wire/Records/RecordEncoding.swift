package import Cases
internal import Schema

/// The sealed part of a record and the key that sealed it.
package struct SealedPart: Hashable, Sendable {
  /// nonce ‖ ciphertext ‖ tag.
  package let bytes: [UInt8]
  /// The slot of the key, from 1.
  package let keyID: UInt64

  package init(bytes: [UInt8], keyID: UInt64) {
    self.bytes = bytes
    self.keyID = keyID
  }
}

extension Record {
  /// The bytes that go into the log.
  ///
  /// `content` comes from `event.encode()`; `sealed` is its personal part, sealed, or `nil` if it
  /// has none.  Written as protobuf prescribes: by field number, without zeros.
  ///
  /// - Throws: `malformed` for what could not be read again: a time without a four-digit year, an
  ///   offset of a day, a number out of range.
  package func encode(
    _ content: EncodedEvent, sealed: SealedPart?
  ) throws(WireError) -> [UInt8] {
    try check()
    var writer = ProtobufWriter(
      capacity: 320 + content.body.count + (sealed?.bytes.count ?? 0))
    writer.append(id, number: 1)
    writer.append(command, number: 2)
    writer.append(nonzero: Int64(index), .varint, number: 3)
    writer.append(nonzero: Int64(origin.code.rawValue), .varint, number: 4)
    writer.append(text: content.type, number: 5)
    writer.append(nonzero: Int64(content.schemaVersion), .varint, number: 6)
    writer.append(nonzero: occurredAt.microseconds, .fixed64, number: 7)
    writer.append(nonzero: Int64(precision.code.rawValue), .varint, number: 8)
    writer.append(nonzero: Int64(utcOffsetMinutes), .zigzag, number: 9)
    writer.append(nonzero: recordedAt.microseconds, .fixed64, number: 10)
    writer.append(nonzero: acceptedAt.microseconds, .fixed64, number: 11)
    if let skewMilliseconds { writer.append(Int64(skewMilliseconds), .zigzag, number: 12) }
    if let actor { writer.append(actor, number: 13) }
    if let team { writer.append(text: team.code, number: 14) }
    if let device { writer.append(device, number: 15) }
    writer.append(nonzero: Int64(bitPattern: deviceSeq), .varint, number: 16)
    writer.append(nonzero: Int64(authenticatedBy.code.rawValue), .varint, number: 17)
    for ref in refs.all {
      writer.append(messageOf: Self.refByteCount, number: 18)
      writer.append(nonzero: Int64(ref.role.rawValue), .varint, number: 1)
      writer.append(ref.id, number: 2)
    }
    if let number { writer.append(text: number, number: 19) }
    if let entry { writer.append(nonzero: Int64(entry), .varint, number: 20) }
    if let causation { writer.append(causation, number: 21) }
    if let correlation { writer.append(correlation, number: 22) }
    if let supersedes { writer.append(supersedes, number: 23) }
    for team in visibility { writer.append(text: team.code, number: 24) }
    if !content.body.isEmpty { writer.append(content.body, number: 25) }
    if let sealed {
      if !sealed.bytes.isEmpty { writer.append(sealed.bytes, number: 26) }
      writer.append(nonzero: Int64(bitPattern: sealed.keyID), .varint, number: 27)
    }
    return writer.bytes
  }

  /// Tag and role, tag, length and the sixteen bytes.
  private static let refByteCount = 2 + 2 + 16

  private func check() throws(WireError) {
    _ = try Field.instant(occurredAt.microseconds, "occurredAt")
    _ = try Field.instant(recordedAt.microseconds, "recordedAt")
    _ = try Field.instant(acceptedAt.microseconds, "acceptedAt")
    _ = try Field.offset(utcOffsetMinutes, "utcOffsetMinutes")
    if let skewMilliseconds { _ = try Field.integer(Int64(skewMilliseconds), "skewMs") }
    guard UInt32(exactly: index) != nil else { throw .malformed(field: "index") }
    guard entry.map({ UInt32(exactly: $0) != nil }) ?? true else {
      throw .malformed(field: "entry")
    }
  }
}

extension Origin: Coded {
  var code: ProtoOrigin {
    switch self {
    case .device: .device
    case .book: .book
    case .import: .import
    }
  }
}

extension Precision: Coded {
  var code: ProtoPrecision {
    switch self {
    case .instant: .instant
    case .minute: .minute
    case .day: .day
    }
  }
}

extension Authentication: Coded {
  var code: ProtoAuthentication {
    switch self {
    case .asserted: .asserted
    case .osUser: .osUser
    case .curveKey: .curveKey
    }
  }
}

extension Role: Coded {
  var code: ProtoRole {
    switch self {
    case .case: .case
    case .customer: .customer
    case .site: .site
    case .item: .item
    case .contact: .contact
    case .repair: .repair
    case .visit: .visit
    case .promise: .promise
    case .handoff: .handoff
    case .loaner: .loaner
    case .rma: .rma
    case .followUp: .followUp
    case .recall: .recall
    case .member: .member
    case .survivor: .survivor
    case .absorbed: .absorbed
    }
  }
}
