internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension RecallAnnounced: EventContent {
  static let eventKind = Event.Kind.recallAnnounced

  var clearMessage: ProtoRecallAnnounced {
    var proto = ProtoRecallAnnounced()
    proto.revision = Int64(self.revision)
    proto.models = self.models
    proto.serialRanges = self.serialRanges.map { $0.clearMessage }
    proto.hazard = self.hazard
    if let healthRisk { proto.healthRisk = healthRisk }
    if let period { proto.period = period }
    if let howFound { proto.howFound = howFound }
    proto.remedy = self.remedy.code
    proto.unitsInMarket = Int64(self.unitsInMarketCount)
    if let authorityRef { proto.authorityRef = authorityRef }
    proto.startedOn = self.startedOn.number
    if let endedOn { proto.endedOn = endedOn.number }
    return proto
  }

  init(_ message: ProtoRecallAnnounced) throws(WireError) {
    self.init(
      revision: try Field.integer(message.revision, "revision"),
      models: message.models,
      serialRanges: try Field.each(message.serialRanges) { message throws(WireError) in
        try SerialRange(message)
      },
      hazard: try Field.text(message.hazard, "hazard"),
      healthRisk: message.hasHealthRisk ? message.healthRisk : nil,
      period: message.hasPeriod ? message.period : nil,
      howFound: message.hasHowFound ? message.howFound : nil,
      remedy: try Field.code(message.remedy, "remedy"),
      unitsInMarketCount: try Field.integer(message.unitsInMarket, "unitsInMarket"),
      authorityRef: message.hasAuthorityRef ? message.authorityRef : nil,
      startedOn: try Field.day(message.startedOn, "startedOn"),
      endedOn: try message.hasEndedOn ? Field.day(message.endedOn, "endedOn") : nil)
  }
}

extension RecallUnitNotified: EventContent {
  static let eventKind = Event.Kind.recallUnitNotified

  var clearMessage: ProtoRecallUnitNotified {
    var proto = ProtoRecallUnitNotified()
    proto.via = self.via.code
    if let message { proto.message = message.data }
    return proto
  }

  init(_ message: ProtoRecallUnitNotified) throws(WireError) {
    self.init(
      via: try Field.code(message.via, "via"),
      message: try message.hasMessage ? Field.identifier(message.message, "message") : nil)
  }
}

extension RecallUnitTraced: EventContent {
  static let eventKind = Event.Kind.recallUnitTraced

  var clearMessage: ProtoRecallUnitTraced {
    var proto = ProtoRecallUnitTraced()
    proto.result = self.result.code
    return proto
  }

  init(_ message: ProtoRecallUnitTraced) throws(WireError) {
    self.init(
      result: try Field.code(message.result, "result"))
  }
}

extension RecallUnitRemedied: EventContent {
  static let eventKind = Event.Kind.recallUnitRemedied

  var clearMessage: ProtoRecallUnitRemedied {
    var proto = ProtoRecallUnitRemedied()
    proto.how = self.how.code
    if let repair { proto.repair = repair.data }
    return proto
  }

  init(_ message: ProtoRecallUnitRemedied) throws(WireError) {
    self.init(
      how: try Field.code(message.how, "how"),
      repair: try message.hasRepair ? Field.identifier(message.repair, "repair") : nil)
  }
}
