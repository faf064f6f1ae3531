internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension PromiseMade: EventContent {
  static let eventKind = Event.Kind.promiseMade

  var clearMessage: ProtoPromiseMade {
    var proto = ProtoPromiseMade()
    proto.kind = self.kind.code
    proto.window = self.window.clearMessage
    if let via { proto.via = via.code }
    if let pointID { proto.pointID = pointID.data }
    proto.owner = self.owner.clearMessage
    if let replaces { proto.replaces = replaces.data }
    proto.agreedWithCustomer = self.agreedWithCustomer
    return proto
  }

  var sealedMessage: ProtoPromiseMade {
    var proto = ProtoPromiseMade()
    if let what { proto.what = what }
    return proto
  }

  init(_ message: ProtoPromiseMade) throws(WireError) {
    self.init(
      kind: try Field.code(message.kind, "kind"),
      what: message.hasWhat ? message.what : nil,
      window: try Window(Field.required(message.window, message.hasWindow, "window")),
      via: try message.hasVia ? Field.code(message.via, "via") : nil,
      pointID: try message.hasPointID ? Field.identifier(message.pointID, "pointId") : nil,
      owner: try Owner(Field.required(message.owner, message.hasOwner, "owner")),
      replaces: try message.hasReplaces ? Field.identifier(message.replaces, "replaces") : nil,
      agreedWithCustomer: message.agreedWithCustomer)
  }
}

extension PromiseSettled: EventContent {
  static let eventKind = Event.Kind.promiseSettled

  var clearMessage: ProtoPromiseSettled {
    var proto = ProtoPromiseSettled()
    proto.outcome = self.outcome.code
    if let evidence { proto.evidence = evidence.clearMessage }
    return proto
  }

  var sealedMessage: ProtoPromiseSettled {
    var proto = ProtoPromiseSettled()
    if let reason { proto.reason = reason }
    return proto
  }

  init(_ message: ProtoPromiseSettled) throws(WireError) {
    self.init(
      outcome: try Field.code(message.outcome, "outcome"),
      evidence: try message.hasEvidence ? SettlementEvidence(message.evidence) : nil,
      reason: message.hasReason ? message.reason : nil)
  }
}
