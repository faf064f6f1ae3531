package import Cases

extension Window {
  /// One of them, for tests.
  package static let sample = Window(
    from: .sample,
    to: Instant.sample.adding(seconds: 7_200))
}

extension Owner {
  /// One of them, for tests.
  package static let sample = Owner(
    team: .repair,
    person: .sample("Owner.person"))
}

extension Money {
  /// One of them, for tests.
  package static let sample = Money(
    amount: "148500",
    currency: "JPY",
    tax: .included)
}

extension CallerNumber {
  /// One of them, for tests.
  package static let sample = CallerNumber(
    raw: "０３－１２３４－５６７８",
    e164: "+81312345678",
    extensionDigits: "12")
}

extension QuantityRange {
  /// One of them, for tests.
  package static let sample = QuantityRange(
    low: "0.65",
    high: "0.75")
}

extension Replacement {
  /// One of them, for tests.
  package static let sample = Replacement(
    item: .sample("Replacement.item"),
    reason: "replaced",
    warrantyCarry: .remaining)
}

extension Candidate {
  /// One of them, for tests.
  package static let sample = Candidate(
    customer: .sample("Candidate.customer"),
    score: 90,
    why: "known")
}

extension Evidence {
  /// One of them, for tests.
  package static let sample = Evidence(
    contact: .sample("Evidence.contact"),
    offsetSeconds: 192,
    media: .sample("Evidence.media"),
    document: "KB-12")
}

extension LogPosition {
  /// One of them, for tests.
  package static let sample = LogPosition(
    epoch: 1,
    seq: 184209)
}

extension Referral {
  /// One of them, for tests.
  package static let sample = Referral(
    team: .repair,
    respondBy: Instant.sample.adding(seconds: 3_600))
}

extension Brief {
  /// One of them, for tests.
  package static let sample = Brief(
    ask: "異音の診断",
    situation: "始動5分で異音、E4",
    tried: ["再起動"],
    nextStep: "訪問日の調整",
    openQuestions: ["case.lightsOnPanel"],
    openPromises: [.sample("promise")],
    mood: .calm)
}

extension SettlementEvidence {
  /// One of them, for tests.
  package static let sample = SettlementEvidence(
    contact: .sample("SettlementEvidence.contact"),
    visit: .sample("SettlementEvidence.visit"),
    message: .sample("SettlementEvidence.message"))
}

extension QuoteLine {
  /// One of them, for tests.
  package static let sample = QuoteLine(
    text: "圧縮機交換",
    quantity: "1",
    amount: .sample)
}

extension PartLine {
  /// One of them, for tests.
  package static let sample = PartLine(
    partNo: "CMP-88",
    quantity: "1",
    consumable: false)
}

extension RMALine {
  /// One of them, for tests.
  package static let sample = RMALine(
    line: 1,
    item: .sample("RMALine.item"),
    quantity: "1",
    wanted: .repair)
}

extension StepResult {
  /// One of them, for tests.
  package static let sample = StepResult(
    step: "filter",
    result: "ok")
}

extension SerialRange {
  /// One of them, for tests.
  package static let sample = SerialRange(
    from: "4410-0001",
    to: "4410-0999")
}

extension TrendKeys {
  /// One of them, for tests.
  package static let sample = TrendKeys(
    symptom: "noise",
    model: "AX-300",
    lot: "L2403")
}

extension Kept {
  /// One of them, for tests.
  package static let sample = Kept(
    what: "invoices",
    why: "taxLaw",
    until: Day(2033, 11, 22))
}
