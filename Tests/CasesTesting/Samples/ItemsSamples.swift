package import Cases

extension Event.Items {
  /// One event of every type of this topic.
  package static let samples: [Event.Items] = [
    .itemRegistered(.sample),
    .itemOwnershipChanged(.sample),
    .itemCustodyPassed(.sample),
    .itemMeasured(.sample),
    .warrantyGranted(.sample),
    .warrantyJudged(.sample),
  ]
}

extension ItemRegistered {
  /// One of them, for tests.
  package static let sample = ItemRegistered(
    model: "AX-300",
    serial: "4410-0087",
    lot: "L2403",
    manufacturedOn: Day(2024, 3, 1),
    soldOn: Day(2024, 4, 1),
    seller: "tokyo-1",
    installedOn: Day(2024, 4, 10),
    parentItem: .sample("ItemRegistered.parentItem"),
    replaces: .sample)
}

extension ItemOwnershipChanged {
  /// One of them, for tests.
  package static let sample = ItemOwnershipChanged(
    from: .sample("ItemOwnershipChanged.from"),
    to: .sample("ItemOwnershipChanged.to"),
    on: Day(2026, 11, 20),
    reason: "sold")
}

extension ItemCustodyPassed {
  /// One of them, for tests.
  package static let sample = ItemCustodyPassed(
    from: .customer,
    to: .us,
    place: "depot-east",
    why: .repair,
    condition: "used",
    accessories: ["cable"])
}

extension ItemMeasured {
  /// One of them, for tests.
  package static let sample = ItemMeasured(
    name: "吐出圧",
    kind: .test,
    value: "0.42",
    unit: "MPa",
    okRange: .sample,
    partNo: "CMP-88",
    position: "compressor")
}

extension WarrantyGranted {
  /// One of them, for tests.
  package static let sample = WarrantyGranted(
    warrantyID: .sample("WarrantyGranted.warrantyId"),
    partSerial: "9M0417",
    kind: .maker,
    startsOn: Day(2024, 4, 1),
    endsOn: Day(2027, 3, 31),
    terms: "standard-3y",
    basis: .sample("WarrantyGranted.basis"))
}

extension WarrantyJudged {
  /// One of them, for tests.
  package static let sample = WarrantyJudged(
    verdict: .`in`,
    reasonCode: "withinTerm",
    evidence: [.sample("event")],
    overturns: .sample("WarrantyJudged.overturns"))
}
