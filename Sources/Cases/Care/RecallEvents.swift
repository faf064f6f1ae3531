/// The values of `RecallRemedy`; their names stand in JSON, their numbers in the log.
package enum RecallRemedy: String, Hashable, Sendable, CaseIterable {
  case repair, replace, refund
}

/// The values of `TraceResult`; their names stand in JSON, their numbers in the log.
package enum TraceResult: String, Hashable, Sendable, CaseIterable {
  case agreed, refused, disposed, notOwner, unreachable
}

/// A recall was announced or revised.
package struct RecallAnnounced: Hashable, Sendable {
  /// The revision, from 1; each replaces the one before.
  package var revision: Int
  /// The models.
  package var models: [String]
  /// The serial numbers.
  package var serialRanges: [SerialRange]
  /// The hazard, as published.
  package var hazard: String
  /// The risk to health, as published.
  package var healthRisk: String?
  /// When the units were made, as published.
  package var period: String?
  /// How it was found, as published.
  package var howFound: String?
  /// What is done.
  package var remedy: RecallRemedy
  /// How many units were sold.
  package var unitsInMarketCount: Int
  /// The authority's reference.
  package var authorityRef: String?
  /// Its first day.
  package var startedOn: Day
  /// Its last day.
  package var endedOn: Day?

  package init(
    revision: Int,
    models: [String] = [],
    serialRanges: [SerialRange] = [],
    hazard: String,
    healthRisk: String? = nil,
    period: String? = nil,
    howFound: String? = nil,
    remedy: RecallRemedy,
    unitsInMarketCount: Int,
    authorityRef: String? = nil,
    startedOn: Day,
    endedOn: Day? = nil
  ) {
    self.revision = revision
    self.models = models
    self.serialRanges = serialRanges
    self.hazard = hazard
    self.healthRisk = healthRisk
    self.period = period
    self.howFound = howFound
    self.remedy = remedy
    self.unitsInMarketCount = unitsInMarketCount
    self.authorityRef = authorityRef
    self.startedOn = startedOn
    self.endedOn = endedOn
  }
}

/// The owner of a recalled unit was told.
package struct RecallUnitNotified: Hashable, Sendable {
  /// By which way.
  package var via: Channel
  /// The message.
  package var message: MessageID?

  package init(
    via: Channel,
    message: MessageID? = nil
  ) {
    self.via = via
    self.message = message
  }
}

/// It became known what is with a recalled unit.
package struct RecallUnitTraced: Hashable, Sendable {
  /// What is with it.
  package var result: TraceResult

  package init(
    result: TraceResult
  ) {
    self.result = result
  }
}

/// A recalled unit was put right.
package struct RecallUnitRemedied: Hashable, Sendable {
  /// How.
  package var how: RecallRemedy
  /// The job.
  package var repair: RepairID?

  package init(
    how: RecallRemedy,
    repair: RepairID? = nil
  ) {
    self.how = how
    self.repair = repair
  }
}
