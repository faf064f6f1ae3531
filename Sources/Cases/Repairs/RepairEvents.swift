/// The values of `RepairMode`; their names stand in JSON, their numbers in the log.
package enum RepairMode: String, Hashable, Sendable, CaseIterable {
  case onSite, depot, carryIn, remote
}

/// The values of `WorkKind`; their names stand in JSON, their numbers in the log.
package enum WorkKind: String, Hashable, Sendable, CaseIterable {
  case travel, diagnose, labor, test, wait
}

/// The values of `RepairOutcome`; their names stand in JSON, their numbers in the log.
package enum RepairOutcome: String, Hashable, Sendable, CaseIterable {
  case fixed, temporary, notFixed, nff, uneconomic
}

/// The values of `RepairBarrier`; their names stand in JSON, their numbers in the log.
package enum RepairBarrier: String, Hashable, Sendable, CaseIterable {
  case noPart, partTooDear, noInformation, noAccess, noTool
}

/// A job on an item began.
package struct RepairOpened: Hashable, Sendable {
  /// Where it is done.
  package var mode: RepairMode
  /// The symptom's code.
  package var symptomCode: String
  /// The warranty verdict that holds.
  package var verdict: EventID?
  /// What was reported; personal: `nil` also where it is sealed.
  package var reported: String?

  package init(
    mode: RepairMode,
    symptomCode: String,
    verdict: EventID? = nil,
    reported: String? = nil
  ) {
    self.mode = mode
    self.symptomCode = symptomCode
    self.verdict = verdict
    self.reported = reported
  }
}

/// The cause of a fault was found.
package struct RepairDiagnosed: Hashable, Sendable {
  /// The fault's code.
  package var faultCode: String
  /// The cause's code.
  package var causeCode: String?
  /// What was measured.
  package var measurements: [EventID]
  /// No fault found.
  package var isNoFaultFound: Bool
  /// A note; personal: `nil` also where it is sealed.
  package var note: String?

  package init(
    faultCode: String,
    causeCode: String? = nil,
    measurements: [EventID] = [],
    isNoFaultFound: Bool,
    note: String? = nil
  ) {
    self.faultCode = faultCode
    self.causeCode = causeCode
    self.measurements = measurements
    self.isNoFaultFound = isNoFaultFound
    self.note = note
  }
}

/// Time was spent on a job.
package struct RepairWorkLogged: Hashable, Sendable {
  /// Its beginning.
  package var from: Instant
  /// Its end.
  package var to: Instant
  /// What was done in it.
  package var kind: WorkKind
  /// By whom.
  package var technician: MemberID?
  /// A note; personal: `nil` also where it is sealed.
  package var note: String?

  package init(
    from: Instant,
    to: Instant,
    kind: WorkKind,
    technician: MemberID? = nil,
    note: String? = nil
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.technician = technician
    self.note = note
  }
}

/// A job on an item ended.
package struct RepairFinished: Hashable, Sendable {
  /// How it ended.
  package var outcome: RepairOutcome
  /// What stood in the way.
  package var barrier: RepairBarrier?
  /// The tests that were passed, as codes.
  package var tests: [String]
  /// The customer's signature.
  package var signature: MediaID?
  /// Whether it was done at the first visit.
  package var firstVisit: Bool

  package init(
    outcome: RepairOutcome,
    barrier: RepairBarrier? = nil,
    tests: [String] = [],
    signature: MediaID? = nil,
    firstVisit: Bool
  ) {
    self.outcome = outcome
    self.barrier = barrier
    self.tests = tests
    self.signature = signature
    self.firstVisit = firstVisit
  }
}
