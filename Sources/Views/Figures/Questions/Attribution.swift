package import Cases

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Why an open question was asked: the ledger as far as the asker could know against that of its
  /// acceptance, and against what became known later still.
  ///
  /// - Parameters:
  ///   - record: The record of the question.
  ///   - asked: The question.
  ///   - key: The declaration of its key.
  ///   - reports: Who said that it had been answered before.
  /// - Returns: One attribution.
  /// - Throws: What reading throws.
  package func attribution(
    of record: Record, _ asked: QuestionAsked, _ key: FactKey, _ reports: RepeatReports
  ) throws(RowsError) -> AskAttribution {
    guard asked.because == nil, key.alwaysAsk == nil else { return .justified }
    let unknown: AskAttribution = reports.tell(of: record.id) ? .notCaptured : .justified
    let before = record.seq == 0 ? 0 : record.seq - 1
    let reach = asked.ledgerSeq.map { min(UInt64(max(0, $0.seq)), before) } ?? before
    let scope = try ledgerScope(of: record.refs)
    let whole = try ledger(of: scope).unforgotten
    guard whole.couldTell(of: key.name, reach: reach, to: record) else {
      return unknown
    }
    let asker = Asker(
      team: record.team, moment: record.occurredAt, case: record.refs.case,
      utcOffsetMinutes: record.utcOffsetMinutes)
    let known = try ledger(of: scope, through: reach).unforgotten
    // The book has said so at the time, when it could still compare the values.
    let verdict =
      known.hasUnreadable(key.name) && asked.verdict != .ask
      ? asked.verdict : known.finding(key, in: scope, for: asker).verdict
    if let attribution = AskAttribution(verdict, known: .notLooked) { return attribution }
    let accepted = try ledger(of: scope, through: before).unforgotten
      .said(before: record).finding(key, in: scope, for: asker)
    let isOwn = try sources(of: accepted).contains {
      $0.device != nil && $0.device == record.device && $0.deviceSeq < record.deviceSeq
    }
    if let attribution = AskAttribution(
      accepted.verdict, known: isOwn ? .notLooked : .notReplicated)
    {
      return attribution
    }
    let later = whole.said(before: record).finding(key, in: scope, for: asker)
    let wasTyped = try sources(of: later).contains { $0.recordedAt < record.occurredAt }
    return AskAttribution(later.verdict, known: wasTyped ? .notReplicated : .notCaptured)
      ?? unknown
  }

  /// The records that made the facts of a finding known.
  private func sources(of finding: LedgerFinding) throws(RowsError) -> [Record] {
    var records: [Record] = []
    for fact in finding.facts { records.append(try record(at: fact.seq, opened: false)) }
    return records
  }
}

extension AskAttribution {
  /// What the verdict of a ledger says of an open question; `nil` if nothing was known.
  fileprivate init?(_ verdict: AskVerdict, known: AskAttribution) {
    switch verdict {
    case .answered, .refused: self = known
    case .restricted: self = .restricted
    case .confirm: self = .stale
    case .conflict: self = .conflict
    case .ask: return nil
    }
  }
}
