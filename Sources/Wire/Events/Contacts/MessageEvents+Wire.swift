internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension MessagePosted: EventContent {
  static let eventKind = Event.Kind.messagePosted

  var clearMessage: ProtoMessagePosted {
    var proto = ProtoMessagePosted()
    proto.messageID = self.messageID.data
    proto.direction = self.direction.code
    proto.purpose = self.purpose.code
    if let template { proto.template = template }
    if let sendAt { proto.sendAt = sendAt.microseconds }
    return proto
  }

  var sealedMessage: ProtoMessagePosted {
    var proto = ProtoMessagePosted()
    if let text { proto.text = text }
    return proto
  }

  init(_ message: ProtoMessagePosted) throws(WireError) {
    self.init(
      messageID: try Field.identifier(message.messageID, "messageId"),
      direction: try Field.code(message.direction, "direction"),
      purpose: try Field.code(message.purpose, "purpose"),
      template: message.hasTemplate ? message.template : nil,
      sendAt: try message.hasSendAt ? Field.instant(message.sendAt, "sendAt") : nil,
      text: message.hasText ? message.text : nil)
  }
}
