internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension DisclosureMade: EventContent {
  static let eventKind = Event.Kind.disclosureMade

  var clearMessage: ProtoDisclosureMade {
    var proto = ProtoDisclosureMade()
    proto.to = self.to.code
    proto.what = self.what.code
    proto.reason = self.reason
    proto.sha256 = Data(self.sha256)
    return proto
  }

  init(_ message: ProtoDisclosureMade) throws(WireError) {
    self.init(
      to: try Field.code(message.to, "to"),
      what: try Field.code(message.what, "what"),
      reason: try Field.text(message.reason, "reason"),
      sha256: try Field.sha256(message.sha256, "sha256"))
  }
}
