/// What is known of one recall: its latest revision.
///
/// What became of its units stands with the items.
package struct RecallState: Hashable, Sendable {
  package var id: RecallID
  /// 0 as long as it was not announced.
  package var revision = 0
  package var models: [String] = []
  package var serialRanges: [SerialRange] = []
  package var remedy: RecallRemedy = .repair
  package var unitsInMarketCount = 0
  package var authorityRef: String?
  package var startedOn = Day(number: 0)
  package var endedOn: Day?
  /// The event of the revision, and its record, which has the words.
  package var announcedBy: EventID?
  package var seq: UInt64 = 0
  package var lastSeq: UInt64 = 0

  package init(id: RecallID) { self.id = id }

  /// Whether a unit of `model` with this serial number is in it.
  ///
  /// The model must be one of those announced, in any width and case; without ranges every unit of
  /// it is in the recall.
  package func match(model: String, serial: String?) -> RecallMatch {
    guard models.contains(where: { numberText($0) == numberText(model) }) else { return .outside }
    if serialRanges.isEmpty { return .inside }
    guard let serial, !serial.isBlank else { return .unknown }
    let number = SerialNumber(serial)
    return serialRanges.contains { $0.contains(number) } ? .inside : .outside
  }

  /// Whether an item is in it.
  package func match(_ item: ItemState) -> RecallMatch {
    match(model: item.model, serial: item.serial)
  }
}

extension RecallState: SubjectState {
  package mutating func count(_ record: Record) { lastSeq = max(lastSeq, record.seq) }

  package mutating func change(_ record: Record) {
    guard case .care(.recallAnnounced(let announced)) = record.event,
      announced.revision >= revision
    else { return }
    revision = announced.revision
    models = announced.models
    serialRanges = announced.serialRanges
    remedy = announced.remedy
    unitsInMarketCount = announced.unitsInMarketCount
    authorityRef = announced.authorityRef
    startedOn = announced.startedOn
    endedOn = announced.endedOn
    announcedBy = record.id
    seq = record.seq
  }
}

/// How far a unit has come in a recall.
package enum RecallStage: String, Hashable, Comparable, Sendable, CaseIterable {
  case inRange, notified, traced, remedied

  package static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  private var place: Int {
    switch self {
    case .inRange: 0
    case .notified: 1
    case .traced: 2
    case .remedied: 3
    }
  }
}

/// What became of an item in one recall.
package struct RecallUnit: Hashable, Sendable {
  package var recall: RecallID
  /// When the owner was told first.
  package var notifiedAt: Instant?
  /// What is with it, as was found out last.
  package var traced: TraceResult?
  package var tracedAt: Instant?
  /// How it was put right; the first that was recorded stands.
  package var remedied: RecallRemedy?
  package var remediedAt: Instant?
  package var remediedBy: EventID?

  package init(recall: RecallID) { self.recall = recall }

  package var stage: RecallStage {
    if remedied != nil { return .remedied }
    if traced != nil { return .traced }
    return notifiedAt == nil ? .inRange : .notified
  }
}
