internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension KnowledgeSought: EventContent {
  static let eventKind = Event.Kind.knowledgeSought

  var clearMessage: ProtoKnowledgeSought {
    var proto = ProtoKnowledgeSought()
    proto.by = self.by.code
    if let document { proto.document = document }
    if let version { proto.version = version }
    proto.how = self.how.code
    if let helped { proto.helped = helped }
    return proto
  }

  var sealedMessage: ProtoKnowledgeSought {
    var proto = ProtoKnowledgeSought()
    if let query { proto.query = query }
    return proto
  }

  init(_ message: ProtoKnowledgeSought) throws(WireError) {
    self.init(
      by: try Field.code(message.by, "by"),
      document: message.hasDocument ? message.document : nil,
      version: message.hasVersion ? message.version : nil,
      how: try Field.code(message.how, "how"),
      helped: message.hasHelped ? message.helped : nil,
      query: message.hasQuery ? message.query : nil)
  }
}
