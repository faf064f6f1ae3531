internal import Cases

extension LineWriter {
  /// What an event of a customer is in Japanese.
  func japanese(_ event: Event.Customers, _ record: Record) -> String {
    switch event {
    case .customerRegistered(let registered):
      return join(
        "お客様登録", personal(registered.name, record), aside(registered.kind.word.ja))
    case .contactPointAdded(let point):
      return join(
        "連絡先追加", point.kind.word.ja, personal(point.raw, record),
        labelled("内線", point.extensionDigits), aside(point.label))
    case .contactPointRetired(let point):
      return join(
        "連絡先廃止 (\(point.reason.word.ja))", point.validTo.map { dates.day($0) + " まで" })
    case .customerTagged(let tagged):
      return join(
        "札", tagged.added.map { "+" + code($0) }.joined(separator: " "),
        tagged.removed.map { "-" + code($0) }.joined(separator: " "),
        tagged.until.map { dates.dayAndTime($0) + " まで" }, quoted(tagged.reason, record))
    case .customerMerged(let merged):
      return join("お客様統合", merging(record), "(\(code(merged.method))、\(merged.score)点)")
    case .customerUnmerged(let unmerged):
      return join("お客様統合を解除", merging(record), "(\(code(unmerged.reason)))")
    case .consentRecorded(let consent):
      return join(
        "同意: \(consent.purpose.word.ja) \(consent.given ? "可" : "不可")",
        aside(code(consent.how), consent.textVersion))
    }
  }

  /// What an event of an item is in Japanese.
  func japanese(_ event: Event.Items, _ record: Record) -> String {
    switch event {
    case .itemRegistered(let item):
      return join(
        "製品登録", item.model, labelled("S/N", item.serial), labelled("ロット", item.lot),
        item.installedOn.map { "設置 " + dates.fullDay($0) },
        aside(item.replaces.map { "\(self.item($0.item)) に代えて" }))
    case .itemOwnershipChanged(let changed):
      return join(
        "持ち主: \(changed.from.map(customer) ?? "-") > \(changed.to.map(customer) ?? "-")",
        dates.fullDay(changed.on), aside(code(changed.reason)))
    case .itemCustodyPassed(let passed):
      return join(
        "預け替え: \(passed.from.word.ja) > \(passed.to.word.ja)", passed.place.map(code),
        aside(passed.why.word.ja, code(passed.condition), list(passed.accessories.map(code))))
    case .itemMeasured(let measured):
      return join(
        measured.name, measured.value.text, measured.unit,
        measured.okRange.flatMap(range).map { "(基準 \($0))" }, measured.partNo,
        measured.position.map(code))
    case .warrantyGranted(let granted):
      return join(
        granted.kind.word.ja, labelled("S/N", granted.partSerial),
        dates.fullDay(granted.startsOn) + "-" + dates.fullDay(granted.endsOn),
        aside(code(granted.terms)))
    case .warrantyJudged(let judged):
      return join(
        "保証判定: \(judged.verdict.word.ja) (\(code(judged.reasonCode)))",
        judged.overturns == nil ? nil : join("前の判定を変更", entry(judged.overturns)))
    }
  }

  /// Which customer went into which.
  func merging(_ record: Record) -> String? {
    guard let absorbed = record.refs[.absorbed], let survivor = record.refs[.survivor] else {
      return nil
    }
    return "\(customer(CustomerID(absorbed))) > \(customer(CustomerID(survivor)))"
  }
}
