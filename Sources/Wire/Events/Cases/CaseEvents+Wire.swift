internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension CaseOpened: EventContent {
  static let eventKind = Event.Kind.caseOpened

  var clearMessage: ProtoCaseOpened {
    var proto = ProtoCaseOpened()
    proto.channel = self.channel.code
    proto.reasonCode = self.reasonCode
    proto.priority = self.priority.code
    return proto
  }

  var sealedMessage: ProtoCaseOpened {
    var proto = ProtoCaseOpened()
    if let subject { proto.subject = subject }
    if let firstWords { proto.firstWords = firstWords }
    return proto
  }

  init(_ message: ProtoCaseOpened) throws(WireError) {
    self.init(
      channel: try Field.code(message.channel, "channel"),
      reasonCode: try Field.text(message.reasonCode, "reasonCode"),
      priority: try Field.code(message.priority, "priority"),
      subject: message.hasSubject ? message.subject : nil,
      firstWords: message.hasFirstWords ? message.firstWords : nil)
  }
}

extension CaseClassified: EventContent {
  static let eventKind = Event.Kind.caseClassified

  var clearMessage: ProtoCaseClassified {
    var proto = ProtoCaseClassified()
    if let symptom { proto.symptom = symptom }
    if let cause { proto.cause = cause }
    if let reason { proto.reason = reason }
    if let priority { proto.priority = priority.code }
    if let severity { proto.severity = severity.code }
    proto.basis = self.basis
    return proto
  }

  init(_ message: ProtoCaseClassified) throws(WireError) {
    self.init(
      symptom: message.hasSymptom ? message.symptom : nil,
      cause: message.hasCause ? message.cause : nil,
      reason: message.hasReason ? message.reason : nil,
      priority: try message.hasPriority ? Field.code(message.priority, "priority") : nil,
      severity: try message.hasSeverity ? Field.code(message.severity, "severity") : nil,
      basis: try Field.text(message.basis, "basis"))
  }
}

extension CaseAssigned: EventContent {
  static let eventKind = Event.Kind.caseAssigned

  var clearMessage: ProtoCaseAssigned {
    var proto = ProtoCaseAssigned()
    proto.team = self.team.code
    if let person { proto.person = person.data }
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoCaseAssigned) throws(WireError) {
    self.init(
      team: try Field.team(message.team, "team"),
      person: try message.hasPerson ? Field.identifier(message.person, "person") : nil,
      reason: try Field.text(message.reason, "reason"))
  }
}

extension CaseWaitStarted: EventContent {
  static let eventKind = Event.Kind.caseWaitStarted

  var clearMessage: ProtoCaseWaitStarted {
    var proto = ProtoCaseWaitStarted()
    proto.waitID = self.waitID.data
    proto.reason = self.reason.code
    proto.pauses = self.pauses
    if let expectedUntil { proto.expectedUntil = expectedUntil.microseconds }
    if let nudgeOn { proto.nudgeOn = nudgeOn.number }
    return proto
  }

  init(_ message: ProtoCaseWaitStarted) throws(WireError) {
    self.init(
      waitID: try Field.identifier(message.waitID, "waitId"),
      reason: try Field.code(message.reason, "reason"),
      pauses: message.pauses,
      expectedUntil: try message.hasExpectedUntil
        ? Field.instant(message.expectedUntil, "expectedUntil") : nil,
      nudgeOn: try message.hasNudgeOn ? Field.day(message.nudgeOn, "nudgeOn") : nil)
  }
}

extension CaseWaitEnded: EventContent {
  static let eventKind = Event.Kind.caseWaitEnded

  var clearMessage: ProtoCaseWaitEnded {
    var proto = ProtoCaseWaitEnded()
    proto.waitID = self.waitID.data
    proto.why = self.why
    return proto
  }

  init(_ message: ProtoCaseWaitEnded) throws(WireError) {
    self.init(
      waitID: try Field.identifier(message.waitID, "waitId"),
      why: try Field.text(message.why, "why"))
  }
}

extension CaseLinked: EventContent {
  static let eventKind = Event.Kind.caseLinked

  var clearMessage: ProtoCaseLinked {
    var proto = ProtoCaseLinked()
    proto.linkID = self.linkID.data
    proto.relation = self.relation.code
    proto.otherCase = self.otherCase.data
    return proto
  }

  init(_ message: ProtoCaseLinked) throws(WireError) {
    self.init(
      linkID: try Field.identifier(message.linkID, "linkId"),
      relation: try Field.code(message.relation, "relation"),
      otherCase: try Field.identifier(message.otherCase, "otherCase"))
  }
}

extension CaseUnlinked: EventContent {
  static let eventKind = Event.Kind.caseUnlinked

  var clearMessage: ProtoCaseUnlinked {
    var proto = ProtoCaseUnlinked()
    proto.linkID = self.linkID.data
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoCaseUnlinked) throws(WireError) {
    self.init(
      linkID: try Field.identifier(message.linkID, "linkId"),
      reason: try Field.text(message.reason, "reason"))
  }
}

extension CaseResolved: EventContent {
  static let eventKind = Event.Kind.caseResolved

  var clearMessage: ProtoCaseResolved {
    var proto = ProtoCaseResolved()
    proto.resolutionCode = self.resolutionCode
    if let causeCode { proto.causeCode = causeCode }
    if let remedyCode { proto.remedyCode = remedyCode }
    proto.confirmedWithCustomer = self.confirmedWithCustomer
    if let document { proto.document = document }
    return proto
  }

  var sealedMessage: ProtoCaseResolved {
    var proto = ProtoCaseResolved()
    if let note { proto.note = note }
    return proto
  }

  init(_ message: ProtoCaseResolved) throws(WireError) {
    self.init(
      resolutionCode: try Field.text(message.resolutionCode, "resolutionCode"),
      causeCode: message.hasCauseCode ? message.causeCode : nil,
      remedyCode: message.hasRemedyCode ? message.remedyCode : nil,
      confirmedWithCustomer: message.confirmedWithCustomer,
      document: message.hasDocument ? message.document : nil,
      note: message.hasNote ? message.note : nil)
  }
}

extension CaseReopened: EventContent {
  static let eventKind = Event.Kind.caseReopened

  var clearMessage: ProtoCaseReopened {
    var proto = ProtoCaseReopened()
    proto.sameIssue = self.sameIssue
    proto.reason = self.reason
    return proto
  }

  init(_ message: ProtoCaseReopened) throws(WireError) {
    self.init(
      sameIssue: message.sameIssue,
      reason: try Field.text(message.reason, "reason"))
  }
}

extension CaseClosed: EventContent {
  static let eventKind = Event.Kind.caseClosed

  var clearMessage: ProtoCaseClosed {
    var proto = ProtoCaseClosed()
    proto.surveyWanted = self.surveyWanted
    return proto
  }

  init(_ message: ProtoCaseClosed) throws(WireError) {
    self.init(
      surveyWanted: message.surveyWanted)
  }
}
