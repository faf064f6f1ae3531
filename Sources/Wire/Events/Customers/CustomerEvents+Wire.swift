internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension CustomerRegistered: EventContent {
  static let eventKind = Event.Kind.customerRegistered

  var clearMessage: ProtoCustomerRegistered {
    var proto = ProtoCustomerRegistered()
    proto.kind = self.kind.code
    if let language { proto.language = language }
    return proto
  }

  var sealedMessage: ProtoCustomerRegistered {
    var proto = ProtoCustomerRegistered()
    if let name { proto.name = name }
    if let nameKana { proto.nameKana = nameKana }
    return proto
  }

  init(_ message: ProtoCustomerRegistered) throws(WireError) {
    self.init(
      kind: try Field.code(message.kind, "kind"),
      name: message.hasName ? message.name : nil,
      nameKana: message.hasNameKana ? message.nameKana : nil,
      language: message.hasLanguage ? message.language : nil)
  }
}

extension ContactPointAdded: EventContent {
  static let eventKind = Event.Kind.contactPointAdded

  var clearMessage: ProtoContactPointAdded {
    var proto = ProtoContactPointAdded()
    proto.pointID = self.pointID.data
    proto.kind = self.kind.code
    if let label { proto.label = label }
    proto.sharing = self.sharing.code
    proto.verifiedBy = self.verifiedBy.code
    if let validFrom { proto.validFrom = validFrom.number }
    return proto
  }

  var sealedMessage: ProtoContactPointAdded {
    var proto = ProtoContactPointAdded()
    if let raw { proto.raw = raw }
    if let normalized { proto.normalized = normalized }
    if let extensionDigits { proto.extension = extensionDigits }
    return proto
  }

  init(_ message: ProtoContactPointAdded) throws(WireError) {
    self.init(
      pointID: try Field.identifier(message.pointID, "pointId"),
      kind: try Field.code(message.kind, "kind"),
      raw: message.hasRaw ? message.raw : nil,
      normalized: message.hasNormalized ? message.normalized : nil,
      extensionDigits: message.hasExtension ? message.extension : nil,
      label: message.hasLabel ? message.label : nil,
      sharing: try Field.code(message.sharing, "sharing"),
      verifiedBy: try Field.code(message.verifiedBy, "verifiedBy"),
      validFrom: try message.hasValidFrom ? Field.day(message.validFrom, "validFrom") : nil)
  }
}

extension ContactPointRetired: EventContent {
  static let eventKind = Event.Kind.contactPointRetired

  var clearMessage: ProtoContactPointRetired {
    var proto = ProtoContactPointRetired()
    proto.pointID = self.pointID.data
    proto.reason = self.reason.code
    if let validTo { proto.validTo = validTo.number }
    return proto
  }

  init(_ message: ProtoContactPointRetired) throws(WireError) {
    self.init(
      pointID: try Field.identifier(message.pointID, "pointId"),
      reason: try Field.code(message.reason, "reason"),
      validTo: try message.hasValidTo ? Field.day(message.validTo, "validTo") : nil)
  }
}

extension CustomerTagged: EventContent {
  static let eventKind = Event.Kind.customerTagged

  var clearMessage: ProtoCustomerTagged {
    var proto = ProtoCustomerTagged()
    proto.added = self.added
    proto.removed = self.removed
    if let until { proto.until = until.microseconds }
    return proto
  }

  var sealedMessage: ProtoCustomerTagged {
    var proto = ProtoCustomerTagged()
    if let reason { proto.reason = reason }
    return proto
  }

  init(_ message: ProtoCustomerTagged) throws(WireError) {
    self.init(
      added: message.added,
      removed: message.removed,
      until: try message.hasUntil ? Field.instant(message.until, "until") : nil,
      reason: message.hasReason ? message.reason : nil)
  }
}

extension CustomerMerged: EventContent {
  static let eventKind = Event.Kind.customerMerged

  var clearMessage: ProtoCustomerMerged {
    var proto = ProtoCustomerMerged()
    proto.mergeID = self.mergeID.data
    proto.evidence = self.evidence.map { $0.data }
    proto.score = Int64(self.score)
    proto.method = self.method
    return proto
  }

  init(_ message: ProtoCustomerMerged) throws(WireError) {
    self.init(
      mergeID: try Field.identifier(message.mergeID, "mergeId"),
      evidence: try Field.each(message.evidence) { message throws(WireError) in
        try Field.identifier(message, "evidence")
      },
      score: try Field.integer(message.score, "score"),
      method: try Field.text(message.method, "method"))
  }
}

extension CustomerUnmerged: EventContent {
  static let eventKind = Event.Kind.customerUnmerged

  var clearMessage: ProtoCustomerUnmerged {
    var proto = ProtoCustomerUnmerged()
    proto.mergeID = self.mergeID.data
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoCustomerUnmerged) throws(WireError) {
    self.init(
      mergeID: try Field.identifier(message.mergeID, "mergeId"),
      reason: try Field.text(message.reason, "reason"))
  }
}
