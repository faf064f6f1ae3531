internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension VisitScheduled: EventContent {
  static let eventKind = Event.Kind.visitScheduled

  var clearMessage: ProtoVisitScheduled {
    var proto = ProtoVisitScheduled()
    proto.window = self.window.clearMessage
    if let technician { proto.technician = technician.data }
    proto.skills = self.skills
    proto.why = self.why.code
    if let replaces { proto.replaces = replaces.data }
    return proto
  }

  var sealedMessage: ProtoVisitScheduled {
    var proto = ProtoVisitScheduled()
    if let access { proto.access = access }
    return proto
  }

  init(_ message: ProtoVisitScheduled) throws(WireError) {
    self.init(
      window: try Window(Field.required(message.window, message.hasWindow, "window")),
      technician: try message.hasTechnician
        ? Field.identifier(message.technician, "technician") : nil,
      skills: message.skills,
      why: try Field.code(message.why, "why"),
      replaces: try message.hasReplaces ? Field.identifier(message.replaces, "replaces") : nil,
      access: message.hasAccess ? message.access : nil)
  }
}

extension VisitStarted: EventContent {
  static let eventKind = Event.Kind.visitStarted

  var clearMessage: ProtoVisitStarted { ProtoVisitStarted() }

  init(_ message: ProtoVisitStarted) { self.init() }
}

extension VisitEnded: EventContent {
  static let eventKind = Event.Kind.visitEnded

  var clearMessage: ProtoVisitEnded {
    var proto = ProtoVisitEnded()
    proto.result = self.result.code
    return proto
  }

  var sealedMessage: ProtoVisitEnded {
    var proto = ProtoVisitEnded()
    if let note { proto.note = note }
    return proto
  }

  init(_ message: ProtoVisitEnded) throws(WireError) {
    self.init(
      result: try Field.code(message.result, "result"),
      note: message.hasNote ? message.note : nil)
  }
}
