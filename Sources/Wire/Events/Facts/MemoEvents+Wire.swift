internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension MemoWritten: EventContent {
  static let eventKind = Event.Kind.memoWritten

  var clearMessage: ProtoMemoWritten {
    var proto = ProtoMemoWritten()
    proto.memoID = self.memoID.data
    proto.tags = self.tags
    proto.pinned = self.pinned
    if let to { proto.to = to.clearMessage }
    if let answers { proto.answers = answers.data }
    return proto
  }

  var sealedMessage: ProtoMemoWritten {
    var proto = ProtoMemoWritten()
    if let body { proto.body = body }
    return proto
  }

  init(_ message: ProtoMemoWritten) throws(WireError) {
    self.init(
      memoID: try Field.identifier(message.memoID, "memoId"),
      body: message.hasBody ? message.body : nil,
      tags: message.tags,
      pinned: message.pinned,
      to: try message.hasTo ? Referral(message.to) : nil,
      answers: try message.hasAnswers ? Field.identifier(message.answers, "answers") : nil)
  }
}
