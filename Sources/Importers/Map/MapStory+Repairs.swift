internal import Casebook
internal import Cases

// Repairs and parts.

extension MapStory {
  func repair() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.item = try item("item")
    var drafts: [ImportedDraft] = []
    let reported = row.text("reported")
    if let known: CaseID = try row.reference("case", .cases) {
      refs.case = known
    } else {
      // A repair is part of a case: that of a table without cases gets one of its own.
      refs.case = history.id("cases", "repairs/\(key)")
      let opened = CaseOpened(
        channel: .counter, reasonCode: "repair", priority: .normal,
        subject: reported ?? row.text("symptom") ?? "-")
      drafts.append(draft(.cases(.caseOpened(opened)), refs))
    }
    let caseRefs = refs
    refs.repair = row.id(.repairs, key)
    let opened = RepairOpened(
      mode: try row.word("mode") ?? .depot, symptomCode: row.text("symptom") ?? "unclassified",
      reported: reported)
    drafts.append(draft(.repairs(.repairOpened(opened)), refs))
    var commands = [command(drafts)]
    if let fault = row.text("fault") {
      let moment = try row.moment("diagnosed") ?? at
      let diagnosed = RepairDiagnosed(
        faultCode: fault, causeCode: row.text("cause"), isNoFaultFound: false,
        note: row.text("note"))
      commands.append(
        command(
          "diagnosed", [draft(.repairs(.repairDiagnosed(diagnosed)), refs, at: moment)],
          at: moment))
    }
    if let moment = try row.moment("finished") {
      let finished = RepairFinished(
        outcome: try row.word("outcome") ?? .fixed, barrier: try row.word("barrier"),
        firstVisit: false)
      commands.append(
        command(
          "finished", [draft(.repairs(.repairFinished(finished)), refs, at: moment)], at: moment))
    }
    return commands + memo(on: caseRefs)
  }

  func part() throws(RowFault) -> [Command] {
    var refs = Refs()
    refs.item = try item("item")
    refs.case = try row.reference("case", .cases)
    refs.repair = try row.reference("repair", .repairs)
    let number = try row.needed("part")
    let quantity = try row.quantity("qty") ?? "1"
    let (serial, position) = (row.text("serial"), row.text("position"))
    let source: PartSource = try row.word("source") ?? .stock
    let event: Event
    switch try row.word("action", PartAction.self) ?? .installed {
    case .installed:
      event = .repairs(
        .partInstalled(
          PartInstalled(
            usageID: history.id("usage", key), partNo: number, serial: serial,
            lot: row.text("lot"), quantity: quantity, position: position, source: source,
            charge: try row.word("charge") ?? .customer)))
    case .removed:
      event = .repairs(
        .partRemoved(
          PartRemoved(
            usageID: history.id("usage", key), partNo: number, serial: serial, quantity: quantity,
            position: position, condition: try row.word("condition") ?? .unknown,
            disposition: try row.word("disposition") ?? .scrap)))
    case .requested:
      event = .repairs(
        .partRequested(
          PartRequested(
            requestID: history.id("request", key),
            lines: [PartLine(partNo: number, quantity: quantity, consumable: false)],
            source: source, by: .team)))
    }
    var itemRefs = Refs()
    itemRefs.item = refs.item
    return [command([draft(event, refs)])] + memo(on: itemRefs)
  }

  private func item(_ field: String) throws(RowFault) -> ItemID {
    guard let item: ItemID = try row.reference(field, .items) else {
      throw RowFault(.missing(column: (row.table.columns[field] ?? []).first ?? field))
    }
    return item
  }
}
