package import Cases

extension Event.Repairs {
  /// One event of every type of this topic.
  package static let samples: [Event.Repairs] = [
    .repairOpened(.sample),
    .repairDiagnosed(.sample),
    .repairWorkLogged(.sample),
    .repairFinished(.sample),
    .quoteGiven(.sample),
    .quoteAnswered(.sample),
    .visitScheduled(.sample),
    .visitStarted(.sample),
    .visitEnded(.sample),
    .partRequested(.sample),
    .partInstalled(.sample),
    .partRemoved(.sample),
    .partMoved(.sample),
    .loanerLent(.sample),
    .loanerReturned(.sample),
    .rmaAuthorized(.sample),
    .rmaSettled(.sample),
  ]
}

extension RepairOpened {
  /// One of them, for tests.
  package static let sample = RepairOpened(
    mode: .onSite,
    symptomCode: "noise",
    verdict: .sample("RepairOpened.verdict"),
    reported: "始動5分で異音")
}

extension RepairDiagnosed {
  /// One of them, for tests.
  package static let sample = RepairDiagnosed(
    faultCode: "E4",
    causeCode: "bearingWorn",
    measurements: [.sample("event")],
    isNoFaultFound: false,
    note: "軸受け摩耗")
}

extension RepairWorkLogged {
  /// One of them, for tests.
  package static let sample = RepairWorkLogged(
    from: .sample,
    to: Instant.sample.adding(seconds: 5_400),
    kind: .labor,
    technician: .sample("RepairWorkLogged.technician"),
    note: "高所作業")
}

extension RepairFinished {
  /// One of them, for tests.
  package static let sample = RepairFinished(
    outcome: .temporary,
    barrier: .noPart,
    tests: ["runIn"],
    signature: .sample("RepairFinished.signature"),
    firstVisit: true)
}

extension QuoteGiven {
  /// One of them, for tests.
  package static let sample = QuoteGiven(
    quoteID: .sample("QuoteGiven.quoteId"),
    label: "Q-2291",
    amount: .sample,
    lines: [.sample],
    validUntil: Day(2026, 12, 20))
}

extension QuoteAnswered {
  /// One of them, for tests.
  package static let sample = QuoteAnswered(
    quoteID: .sample("QuoteAnswered.quoteId"),
    answer: .accepted,
    evidence: .sample("QuoteAnswered.evidence"),
    reason: "社内で稟議が通った")
}

extension VisitScheduled {
  /// One of them, for tests.
  package static let sample = VisitScheduled(
    window: .sample,
    technician: .sample("VisitScheduled.technician"),
    skills: ["refrigerant"],
    why: .byCustomer,
    replaces: .sample("VisitScheduled.replaces"),
    access: "北門から。守衛に声かけ")
}

extension VisitStarted {
  /// One of them, for tests.
  package static let sample = VisitStarted()
}

extension VisitEnded {
  /// One of them, for tests.
  package static let sample = VisitEnded(
    result: .done,
    note: "試運転まで完了")
}

extension PartRequested {
  /// One of them, for tests.
  package static let sample = PartRequested(
    requestID: .sample("PartRequested.requestId"),
    lines: [.sample],
    neededOn: Day(2026, 11, 25),
    source: .order,
    by: .team)
}

extension PartInstalled {
  /// One of them, for tests.
  package static let sample = PartInstalled(
    usageID: .sample("PartInstalled.usageId"),
    partNo: "CMP-88",
    serial: "9M0417",
    lot: "L2609",
    quantity: "1",
    position: "compressor",
    source: .van,
    charge: .warranty,
    pairs: .sample("PartInstalled.pairs"))
}

extension PartRemoved {
  /// One of them, for tests.
  package static let sample = PartRemoved(
    usageID: .sample("PartRemoved.usageId"),
    partNo: "CMP-88",
    serial: "7K2201",
    quantity: "1",
    position: "compressor",
    condition: .defective,
    disposition: .analyze)
}

extension PartMoved {
  /// One of them, for tests.
  package static let sample = PartMoved(
    partNo: "CMP-88",
    serial: "9M0418",
    quantity: "2",
    from: "stockroom",
    to: "van-kimura",
    requestID: .sample("PartMoved.requestId"))
}

extension LoanerLent {
  /// One of them, for tests.
  package static let sample = LoanerLent(
    dueOn: Day(2026, 12, 4),
    condition: "good",
    accessories: ["cable"])
}

extension LoanerReturned {
  /// One of them, for tests.
  package static let sample = LoanerReturned(
    condition: "good",
    accessories: ["cable"],
    missing: ["manual"])
}

extension RMAAuthorized {
  /// One of them, for tests.
  package static let sample = RMAAuthorized(
    lines: [.sample],
    reasonCode: "defective",
    validUntil: Day(2026, 12, 20))
}

extension RMASettled {
  /// One of them, for tests.
  package static let sample = RMASettled(
    line: 1,
    outcome: .replaced,
    newItem: .sample("RMASettled.newItem"),
    amount: .sample)
}
