internal import Casebook
internal import Cases

/// Turns a repair of the source into history.
///
/// | source | history |
/// |---|---|
/// | brand, category | the model of an item of its own: no item is followed over two events |
/// | problem | the reported symptom; what is too long for that stands whole in a memo |
/// | Fixed | finished as fixed; resolved `fixed`, closed |
/// | Repairable | finished as not fixed; resolved `referred`: handed to a professional; closed |
/// | End of life | finished as uneconomic, for the barrier named; resolved `endOfLife`; closed |
/// | Unknown | the repair has no end; resolved `unknown`, closed |
/// | a spare part that could not be had | a request for a part that nothing ever answered |
struct OpenRepairMapping: RowMapping {
  private let history: SourceHistory
  private var columns: OpenRepairColumns?

  init(clock: LocalClock) { history = SourceHistory(system: "openrepair", clock: clock) }

  mutating func begin(_ header: CSVLine) throws(ImportError) {
    columns = try OpenRepairColumns(header: header)
  }

  func map(_ line: CSVLine) throws(RowFault) -> MappedRow {
    guard let row = try columns?.row(line) else { return MappedRow() }
    guard let team = Team(SourceCode.of(row.group)) else {
      throw RowFault(
        .unreadable(column: OpenRepairColumn.group.rawValue, value: row.group))
    }
    let story = OpenRepairStory(row: row, team: team, history: history)
    return MappedRow(
      commands: [story.beginning, story.ending], opensCase: true,
      fields: [
        .init(name: "id", value: row.id), .init(name: "model", value: row.model),
        .init(name: "team", value: team.code), .init(name: "date", value: "\(row.day)"),
        .init(name: "status", value: row.status.rawValue),
        .init(name: "problem", value: row.problem ?? ""),
      ])
  }
}

/// One repair, from the table to the shelf.
private struct OpenRepairStory {
  let row: OpenRepairRow
  let team: Team
  let history: SourceHistory

  private var time: SourceTime { history.clock.start(of: row.day) }

  private var refs: Refs {
    var refs = Refs()
    refs.case = history.id("case", row.id)
    refs.item = history.id("item", row.id)
    refs.repair = history.id("repair", row.id)
    return refs
  }

  /// As far as there is anything to say of the item alone.
  private var itemRefs: Refs { Refs([Ref(.item, refs.item?.any ?? AnyID(high: 0, low: 0))]) }

  /// As far as there is anything to say of the case alone.
  private var caseRefs: Refs {
    var refs = refs
    refs.repair = nil
    return refs
  }

  private func draft(_ event: Event, _ refs: Refs) -> ImportedDraft {
    history.draft(event, refs, at: time, team: team)
  }

  /// How the item came to the table.
  var beginning: Command {
    var drafts = [
      draft(.items(.itemRegistered(ItemRegistered(model: row.model))), itemRefs),
      draft(
        .cases(
          .caseOpened(
            CaseOpened(
              channel: .counter, reasonCode: "repair", priority: .normal, subject: subject))),
        caseRefs),
      draft(
        .repairs(
          .repairOpened(
            RepairOpened(mode: .carryIn, symptomCode: "unclassified", reported: reported))), refs),
    ]
    let facts = [
      ("item.yearOfManufacture", row.year), ("item.ageYears", row.age),
      ("item.country", row.country),
    ]
    for (key, value) in facts {
      guard let value else { continue }
      let fact = FactAsserted(
        factID: history.id("fact", "\(row.id)/\(key)"), subject: .item, key: key,
        impersonalValue: value, source: .imported, confidence: 100)
      drafts.append(draft(.facts(.factAsserted(fact)), itemRefs))
    }
    if let problem = row.problem, problem != reported {
      let memo = MemoWritten(
        memoID: history.id("memo", row.id), body: problem, pinned: false)
      drafts.append(draft(.facts(.memoWritten(memo)), caseRefs))
    }
    return history.command("repair/\(row.id)/opened", drafts, at: time)
  }

  /// How it left.
  var ending: Command {
    var drafts: [ImportedDraft] = []
    if let outcome {
      drafts.append(
        draft(
          .repairs(
            .repairFinished(
              RepairFinished(outcome: outcome, barrier: row.barrier, firstVisit: true))), refs))
    }
    if row.barrier == .noPart || row.barrier == .partTooDear {
      let request = PartRequested(
        requestID: history.id("part", row.id),
        lines: [PartLine(partNo: "unspecified", quantity: "1", consumable: false)], source: .order,
        by: .team)
      drafts.append(draft(.repairs(.partRequested(request)), refs))
    }
    drafts.append(
      draft(
        .cases(
          .caseResolved(
            CaseResolved(resolutionCode: resolution, confirmedWithCustomer: false))), caseRefs))
    drafts.append(draft(.cases(.caseClosed(CaseClosed(surveyWanted: false))), caseRefs))
    return history.command("repair/\(row.id)/ended", drafts, at: time)
  }

  private var outcome: RepairOutcome? {
    switch row.status {
    case .fixed: .fixed
    case .repairable: .notFixed
    case .endOfLife: .uneconomic
    case .unknown: nil
    }
  }

  private var resolution: String {
    switch row.status {
    case .fixed: "fixed"
    case .repairable: "referred"
    case .endOfLife: "endOfLife"
    case .unknown: "unknown"
    }
  }

  // MARK: Words

  /// "Philips Toaster: does not stay down".
  private var subject: String {
    guard let problem = row.problem else { return row.model }
    return "\(row.model): \(Self.cut(problem, to: Self.subjectCharacterCountMax))"
  }

  /// The problem, as long as a reported symptom may be.
  private var reported: String? {
    row.problem.map { Self.cut($0, to: ShapeLimits.textCharacterCountMax) }
  }

  /// Enough to know a case by.
  private static let subjectCharacterCountMax = 60

  /// A text of no more than `max` scalars; one that was cut ends in "..".
  private static func cut(_ text: String, to max: Int) -> String {
    guard text.utf8.count > max, text.unicodeScalars.count > max else { return text }
    let kept = String(text.unicodeScalars.prefix(max - 2))
    let word = kept.lastIndex(of: " ").map { kept[..<$0] }
    let isShort = (word?.unicodeScalars.count ?? 0) < max / 2
    return (isShort ? kept : String(word ?? "")) + ".."
  }
}
