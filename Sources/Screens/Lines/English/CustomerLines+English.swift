internal import Cases

extension LineWriter {
  /// What an event of a customer is in English.
  func english(_ event: Event.Customers, _ record: Record) -> String {
    switch event {
    case .customerRegistered(let registered):
      return join(
        "Customer registered:", personal(registered.name, record), aside(registered.kind.word.en))
    case .contactPointAdded(let point):
      return join(
        "Added", point.kind.word.en, personal(point.raw, record),
        labelled("ext.", point.extensionDigits), aside(point.label))
    case .contactPointRetired(let point):
      return join(
        "Contact point retired (\(point.reason.word.en))",
        point.validTo.map { "valid to " + dates.day($0) })
    case .customerTagged(let tagged):
      return join(
        "Tags", tagged.added.map { "+" + code($0) }.joined(separator: " "),
        tagged.removed.map { "-" + code($0) }.joined(separator: " "),
        tagged.until.map { "until " + dates.dayAndTime($0) }, quoted(tagged.reason, record))
    case .customerMerged(let merged):
      return join(
        "Customers merged", merging(record), "(\(code(merged.method)), score \(merged.score))")
    case .customerUnmerged(let unmerged):
      return join("Customers separated", merging(record), "(\(code(unmerged.reason)))")
    case .consentRecorded(let consent):
      return join(
        "Consent to \(consent.purpose.word.en): \(consent.given ? "yes" : "no")",
        aside(code(consent.how), consent.textVersion))
    }
  }

  /// What an event of an item is in English.
  func english(_ event: Event.Items, _ record: Record) -> String {
    switch event {
    case .itemRegistered(let item):
      return join(
        "Registered", item.model, labelled("S/N", item.serial), labelled("lot", item.lot),
        item.installedOn.map { "installed " + dates.fullDay($0) },
        aside(item.replaces.map { "replaces " + self.item($0.item) }))
    case .itemOwnershipChanged(let changed):
      return join(
        "Owner: \(changed.from.map(customer) ?? "-") > \(changed.to.map(customer) ?? "-")",
        dates.fullDay(changed.on), aside(code(changed.reason)))
    case .itemCustodyPassed(let passed):
      return join(
        "Custody: \(passed.from.word.en) > \(passed.to.word.en)", passed.place.map(code),
        aside(passed.why.word.en, code(passed.condition), list(passed.accessories.map(code))))
    case .itemMeasured(let measured):
      return join(
        measured.name, measured.value.text, measured.unit,
        measured.okRange.flatMap(range).map { "(normal \($0))" }, measured.partNo,
        measured.position.map(code))
    case .warrantyGranted(let granted):
      return join(
        "Warranty (\(granted.kind.word.en))", labelled("S/N", granted.partSerial),
        dates.fullDay(granted.startsOn) + " - " + dates.fullDay(granted.endsOn),
        aside(code(granted.terms)))
    case .warrantyJudged(let judged):
      return join(
        "Warranty: \(judged.verdict.word.en) (\(code(judged.reasonCode)))",
        judged.overturns == nil ? nil : join("overturns", entry(judged.overturns) ?? "another"))
    }
  }
}
