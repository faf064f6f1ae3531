internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension EntryRetracted: EventContent {
  static let eventKind = Event.Kind.entryRetracted

  var clearMessage: ProtoEntryRetracted {
    var proto = ProtoEntryRetracted()
    proto.events = self.events.map { $0.data }
    proto.reasonCode = self.reasonCode
    return proto
  }

  var sealedMessage: ProtoEntryRetracted {
    var proto = ProtoEntryRetracted()
    if let reason { proto.reason = reason }
    return proto
  }

  init(_ message: ProtoEntryRetracted) throws(WireError) {
    self.init(
      events: try Field.each(message.events) { message throws(WireError) in
        try Field.identifier(message, "events")
      },
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      reason: message.hasReason ? message.reason : nil)
  }
}

extension EntryPinned: EventContent {
  static let eventKind = Event.Kind.entryPinned

  var clearMessage: ProtoEntryPinned {
    var proto = ProtoEntryPinned()
    proto.event = self.event.data
    return proto
  }

  init(_ message: ProtoEntryPinned) throws(WireError) {
    self.init(
      event: try Field.identifier(message.event, "event"))
  }
}

extension EntryUnpinned: EventContent {
  static let eventKind = Event.Kind.entryUnpinned

  var clearMessage: ProtoEntryUnpinned {
    var proto = ProtoEntryUnpinned()
    proto.event = self.event.data
    return proto
  }

  init(_ message: ProtoEntryUnpinned) throws(WireError) {
    self.init(
      event: try Field.identifier(message.event, "event"))
  }
}
