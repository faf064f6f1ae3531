internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension DocumentPublished: EventContent {
  static let eventKind = Event.Kind.documentPublished

  var clearMessage: ProtoDocumentPublished {
    var proto = ProtoDocumentPublished()
    proto.documentID = self.documentID
    proto.kind = self.kind.code
    proto.version = Int64(self.version)
    proto.title = self.title
    if let content { proto.content = Data(content) }
    if let sha256 { proto.sha256 = Data(sha256) }
    proto.audience = self.audience.code
    return proto
  }

  init(_ message: ProtoDocumentPublished) throws(WireError) {
    self.init(
      documentID: try Field.text(message.documentID, "documentId"),
      kind: try Field.code(message.kind, "kind"),
      version: try Field.integer(message.version, "version"),
      title: try Field.text(message.title, "title"),
      content: message.hasContent ? [UInt8](message.content) : nil,
      sha256: try message.hasSha256 ? Field.sha256(message.sha256, "sha256") : nil,
      audience: try Field.code(message.audience, "audience"))
  }
}
