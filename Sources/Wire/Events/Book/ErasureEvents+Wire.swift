internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension ErasureOrdered: EventContent {
  static let eventKind = Event.Kind.erasureOrdered

  var clearMessage: ProtoErasureOrdered {
    var proto = ProtoErasureOrdered()
    proto.reason = self.reason
    proto.keeps = self.keeps.map { $0.clearMessage }
    return proto
  }

  init(_ message: ProtoErasureOrdered) throws(WireError) {
    self.init(
      reason: try Field.text(message.reason, "reason"),
      keeps: try Field.each(message.keeps) { message throws(WireError) in try Kept(message) })
  }
}

extension ErasureCompleted: EventContent {
  static let eventKind = Event.Kind.erasureCompleted

  var clearMessage: ProtoErasureCompleted {
    var proto = ProtoErasureCompleted()
    proto.keys = self.keys.map { Int64($0) }
    proto.records = Int64(self.recordCount)
    proto.blobs = Int64(self.blobCount)
    return proto
  }

  init(_ message: ProtoErasureCompleted) throws(WireError) {
    self.init(
      keys: try Field.each(message.keys) { key throws(WireError) in
        try Field.integer(key, "keys")
      },
      recordCount: try Field.integer(message.records, "records"),
      blobCount: try Field.integer(message.blobs, "blobs"))
  }
}
