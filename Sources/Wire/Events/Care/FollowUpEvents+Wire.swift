internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension FollowUpPlanned: EventContent {
  static let eventKind = Event.Kind.followUpPlanned

  var clearMessage: ProtoFollowUpPlanned {
    var proto = ProtoFollowUpPlanned()
    proto.trigger = self.trigger.code
    proto.window = self.window.clearMessage
    proto.channel = self.channel.code
    if let script { proto.script = script }
    return proto
  }

  init(_ message: ProtoFollowUpPlanned) throws(WireError) {
    self.init(
      trigger: try Field.code(message.trigger, "trigger"),
      window: try Window(Field.required(message.window, message.hasWindow, "window")),
      channel: try Field.code(message.channel, "channel"),
      script: message.hasScript ? message.script : nil)
  }
}

extension FollowUpDone: EventContent {
  static let eventKind = Event.Kind.followUpDone

  var clearMessage: ProtoFollowUpDone {
    var proto = ProtoFollowUpDone()
    proto.outcome = self.outcome.code
    if let using { proto.using = using.code }
    if let satisfied { proto.satisfied = satisfied }
    return proto
  }

  var sealedMessage: ProtoFollowUpDone {
    var proto = ProtoFollowUpDone()
    if let findings { proto.findings = findings }
    return proto
  }

  init(_ message: ProtoFollowUpDone) throws(WireError) {
    self.init(
      outcome: try Field.code(message.outcome, "outcome"),
      using: try message.hasUsing ? Field.code(message.using, "using") : nil,
      satisfied: message.hasSatisfied ? message.satisfied : nil,
      findings: message.hasFindings ? message.findings : nil)
  }
}
