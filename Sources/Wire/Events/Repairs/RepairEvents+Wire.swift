internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension RepairOpened: EventContent {
  static let eventKind = Event.Kind.repairOpened

  var clearMessage: ProtoRepairOpened {
    var proto = ProtoRepairOpened()
    proto.mode = self.mode.code
    proto.symptomCode = self.symptomCode
    if let verdict { proto.verdict = verdict.data }
    return proto
  }

  var sealedMessage: ProtoRepairOpened {
    var proto = ProtoRepairOpened()
    if let reported { proto.reported = reported }
    return proto
  }

  init(_ message: ProtoRepairOpened) throws(WireError) {
    self.init(
      mode: try Field.code(message.mode, "mode"),
      symptomCode: try Field.text(message.symptomCode, "symptomCode"),
      verdict: try message.hasVerdict ? Field.identifier(message.verdict, "verdict") : nil,
      reported: message.hasReported ? message.reported : nil)
  }
}

extension RepairDiagnosed: EventContent {
  static let eventKind = Event.Kind.repairDiagnosed

  var clearMessage: ProtoRepairDiagnosed {
    var proto = ProtoRepairDiagnosed()
    proto.faultCode = self.faultCode
    if let causeCode { proto.causeCode = causeCode }
    proto.measurements = self.measurements.map { $0.data }
    proto.nff = self.isNoFaultFound
    return proto
  }

  var sealedMessage: ProtoRepairDiagnosed {
    var proto = ProtoRepairDiagnosed()
    if let note { proto.note = note }
    return proto
  }

  init(_ message: ProtoRepairDiagnosed) throws(WireError) {
    self.init(
      faultCode: try Field.text(message.faultCode, "faultCode"),
      causeCode: message.hasCauseCode ? message.causeCode : nil,
      measurements: try Field.each(message.measurements) { message throws(WireError) in
        try Field.identifier(message, "measurements")
      },
      isNoFaultFound: message.nff,
      note: message.hasNote ? message.note : nil)
  }
}

extension RepairWorkLogged: EventContent {
  static let eventKind = Event.Kind.repairWorkLogged

  var clearMessage: ProtoRepairWorkLogged {
    var proto = ProtoRepairWorkLogged()
    proto.from = self.from.microseconds
    proto.to = self.to.microseconds
    proto.kind = self.kind.code
    if let technician { proto.technician = technician.data }
    return proto
  }

  var sealedMessage: ProtoRepairWorkLogged {
    var proto = ProtoRepairWorkLogged()
    if let note { proto.note = note }
    return proto
  }

  init(_ message: ProtoRepairWorkLogged) throws(WireError) {
    self.init(
      from: try Field.instant(message.from, "from"),
      to: try Field.instant(message.to, "to"),
      kind: try Field.code(message.kind, "kind"),
      technician: try message.hasTechnician
        ? Field.identifier(message.technician, "technician") : nil,
      note: message.hasNote ? message.note : nil)
  }
}

extension RepairFinished: EventContent {
  static let eventKind = Event.Kind.repairFinished

  var clearMessage: ProtoRepairFinished {
    var proto = ProtoRepairFinished()
    proto.outcome = self.outcome.code
    if let barrier { proto.barrier = barrier.code }
    proto.tests = self.tests
    if let signature { proto.signature = signature.data }
    proto.firstVisit = self.firstVisit
    return proto
  }

  init(_ message: ProtoRepairFinished) throws(WireError) {
    self.init(
      outcome: try Field.code(message.outcome, "outcome"),
      barrier: try message.hasBarrier ? Field.code(message.barrier, "barrier") : nil,
      tests: message.tests,
      signature: try message.hasSignature ? Field.identifier(message.signature, "signature") : nil,
      firstVisit: message.firstVisit)
  }
}
