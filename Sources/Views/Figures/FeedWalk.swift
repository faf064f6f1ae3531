package import Cases

/// Walks over all subjects of a kind, one feed after the other: what is held is one feed at a time.
extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Hands the records of each feed of `role` to `body`, without what was taken back and with
  /// corrections in the place of what they correct.
  ///
  /// - Parameters:
  ///   - role: The kind of subjects.
  ///   - told: Hears how many records have been read since it was told last.
  ///   - body: Gets the subject and its records in the order of the log.
  /// - Throws: What reading throws.
  func forEachFeed(
    of role: Role, told: (Int) -> Void,
    _ body: (_ subject: AnyID, _ records: [Record]) throws(RowsError) -> Void
  ) throws(RowsError) {
    var current: Feed?
    var records: [Record] = []
    func hand() throws(RowsError) {
      guard let current else { return }
      let corrections = Corrections(of: records)
      try body(current.subject, records.compactMap(corrections.standing))
      told(records.count)
    }
    let code = FeedKind.subject(role).code
    try scan(in: .refs, from: [code], to: [code + 1], reverse: false) {
      (key, _) throws(RowsError) in
      guard let feed = Feed(key: key) else { throw .damagedRow(.refs) }
      if feed != current {
        try hand()
        current = feed
        records = []
      }
      records.append(try record(at: try feedSeq(key), opened: false))
      return true
    }
    try hand()
  }

  /// Hands the records of a type to `body`, without what was taken back and with corrections in
  /// the place of what they correct.
  func forEachRecord(
    of kind: Event.Kind, _ body: (Record) throws(RowsError) -> Void
  ) throws(RowsError) {
    let takenBack = try takenBack()
    let all = try records(of: feed(kind), opened: false)
    let corrections = Corrections(of: all, takenBack: takenBack)
    for record in all {
      if let standing = corrections.standing(at: record) { try body(standing) }
    }
  }

  /// What was taken back, of whatever type.
  package func takenBack() throws(RowsError) -> Set<EventID> {
    let retractions = try records(of: feed(.entryRetracted), opened: false)
    return Corrections(of: retractions).standingRetractions(among: retractions)
  }

  private func feed(_ kind: Event.Kind) -> Feed {
    Feed(kind: .type, subject: nameHash(.type, kind.rawValue))
  }
}

extension Corrections {
  /// What the retractions that still hold take back.
  fileprivate func standingRetractions(among records: [Record]) -> Set<EventID> {
    var events: Set<EventID> = []
    for record in records {
      events.formUnion(standing(at: record)?.retractedEvents ?? [])
    }
    return events
  }
}
