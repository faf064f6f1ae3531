package import Cases
internal import FoundationEssentials
internal import SwiftProtobuf

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
  /// has none.
  package func encode(
    _ content: EncodedEvent, sealed: SealedPart?
  ) throws(WireError) -> [UInt8] {
    var message = ProtoRecord()
    message.id = id.data
    message.command = command.data
    message.index = UInt32(index)
    message.origin = origin.code
    message.type = content.type
    message.schemaVersion = UInt32(content.schemaVersion)
    message.occurredAt = occurredAt.microseconds
    message.precision = precision.code
    message.utcOffsetMinutes = Int32(utcOffsetMinutes)
    message.recordedAt = recordedAt.microseconds
    message.acceptedAt = acceptedAt.microseconds
    if let skewMilliseconds { message.skewMs = Int64(skewMilliseconds) }
    if let actor { message.actor = actor.data }
    if let team { message.team = team.code }
    if let device { message.device = device.data }
    message.deviceSeq = deviceSeq
    message.authenticatedBy = authenticatedBy.code
    message.refs = refs.all.map { ref in
      var message = ProtoRef()
      message.role = ref.role.code
      message.id = ref.id.data
      return message
    }
    if let number { message.number = number }
    if let entry { message.entry = UInt32(entry) }
    if let causation { message.causation = causation.data }
    if let correlation { message.correlation = correlation.data }
    if let supersedes { message.supersedes = supersedes.data }
    message.visibility = visibility.map(\.code)
    message.body = Data(content.body)
    if let sealed {
      message.sealed = Data(sealed.bytes)
      message.keyID = sealed.keyID
    }
    do {
      return try message.serializedBytes()
    } catch {
      throw .notAMessage("record")
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
