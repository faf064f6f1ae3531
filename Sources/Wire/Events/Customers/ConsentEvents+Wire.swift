internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ConsentRecorded: EventContent {
  static let eventKind = Event.Kind.consentRecorded

  var clearMessage: ProtoConsentRecorded {
    var proto = ProtoConsentRecorded()
    proto.purpose = self.purpose.code
    proto.given = self.given
    proto.how = self.how
    if let textVersion { proto.textVersion = textVersion }
    return proto
  }

  init(_ message: ProtoConsentRecorded) throws(WireError) {
    self.init(
      purpose: try Field.code(message.purpose, "purpose"),
      given: message.given,
      how: try Field.text(message.how, "how"),
      textVersion: message.hasTextVersion ? message.textVersion : nil)
  }
}
