internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ConflictRaised: EventContent {
  static let eventKind = Event.Kind.conflictRaised

  var clearMessage: ProtoConflictRaised {
    var proto = ProtoConflictRaised()
    proto.conflictID = self.conflictID.data
    proto.rule = self.rule.code
    proto.events = self.events.map { $0.data }
    if let refusal { proto.refusal = refusal }
    return proto
  }

  var sealedMessage: ProtoConflictRaised {
    var proto = ProtoConflictRaised()
    if let command { proto.command = Data(command) }
    return proto
  }

  init(_ message: ProtoConflictRaised) throws(WireError) {
    self.init(
      conflictID: try Field.identifier(message.conflictID, "conflictId"),
      rule: try Field.code(message.rule, "rule"),
      events: try Field.each(message.events) { message throws(WireError) in
        try Field.identifier(message, "events")
      },
      command: message.hasCommand ? [UInt8](message.command) : nil,
      refusal: message.hasRefusal ? message.refusal : nil)
  }
}

extension ConflictSettled: EventContent {
  static let eventKind = Event.Kind.conflictSettled

  var clearMessage: ProtoConflictSettled {
    var proto = ProtoConflictSettled()
    proto.conflictID = self.conflictID.data
    if let stands { proto.stands = stands.data }
    return proto
  }

  var sealedMessage: ProtoConflictSettled {
    var proto = ProtoConflictSettled()
    if let reason { proto.reason = reason }
    return proto
  }

  init(_ message: ProtoConflictSettled) throws(WireError) {
    self.init(
      conflictID: try Field.identifier(message.conflictID, "conflictId"),
      stands: try message.hasStands ? Field.identifier(message.stands, "stands") : nil,
      reason: message.hasReason ? message.reason : nil)
  }
}
