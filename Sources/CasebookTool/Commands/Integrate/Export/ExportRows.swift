internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Makes the rows of a table out of the events with which they begin and end.
struct ExportRows {
  let kind: ExportKind
  let language: Language
  /// The seqs of the events that say more of a row, in the order of the log.
  var ends: [AnyID: [UInt64]] = [:]

  /// The cells of the row that begins with `record`.
  func cells(
    _ record: Record, _ rows: borrowing BookSnapshot
  ) throws(RowsError) -> [String] {
    let values = try values(record, rows)
    return kind.columns.map { values[$0] ?? "" }
  }

  private func values(
    _ record: Record, _ rows: borrowing BookSnapshot
  ) throws(RowsError) -> [String: String] {
    var values = try common(record, rows)
    switch record.event {
    case .cases(.caseOpened): try addCase(record, rows, &values)
    case .contacts(.contactStarted(let event)): try addContact(event, record, rows, &values)
    case .customers(.customerRegistered): try addCustomer(record, rows, &values)
    case .items(.itemRegistered(let event)): try addItem(event, record, rows, &values)
    case .repairs(let event): try addRepair(event, record, rows, &values)
    case .commitments(.handoffOffered(let event)): try addHandoff(event, record, rows, &values)
    case .commitments(.promiseMade(let event)): try addPromise(event, record, rows, &values)
    default: break  // Open set: no row begins with another event.
    }
    return values
  }

  // MARK: Parts

  /// A personal text, or why it is not there.
  private func text(_ text: String?, of record: Record) -> String {
    SealedText(text, of: record).spoken.text(in: language)
  }

  private func time(_ moment: Instant?) -> String { moment.map { RFC3339.string($0) } ?? "" }

  /// What every record has: when, who, on which case, customer and item.
  private func common(
    _ record: Record, _ rows: borrowing BookSnapshot
  ) throws(RowsError) -> [String: String] {
    var values = ["at": time(record.occurredAt), "team": record.team?.code ?? ""]
    if let person = try rows.member(record.actor) {
      values["person"] = person.name.spoken.text(in: language)
    }
    if let id = record.refs.case, let state: CaseState = try rows.state(id) {
      values["case"] = state.number
    }
    try add(customer: record.refs.customer, rows, &values)
    try add(item: record.refs.item, rows, &values)
    return values
  }

  private func add(
    customer id: CustomerID?, _ rows: borrowing BookSnapshot, _ values: inout [String: String]
  ) throws(RowsError) {
    guard let id, let state: CustomerState = try rows.state(id) else { return }
    values["customer"] = state.number
    values["customerName"] = try rows.card(state).name.spoken.text(in: language)
  }

  private func add(
    item id: ItemID?, _ rows: borrowing BookSnapshot, _ values: inout [String: String]
  ) throws(RowsError) {
    guard let id, let state: ItemState = try rows.state(id) else { return }
    values["item"] = state.number
    values["model"] = state.model
    values["serial"] = state.serial ?? ""
  }

  /// The records that say more of the row, opened, the last at the end.
  private func ends(
    _ id: AnyID?, _ rows: borrowing BookSnapshot
  ) throws(RowsError) -> [Record] {
    guard let id else { return [] }
    var records: [Record] = []
    for seq in ends[id] ?? [] { records.append(try rows.record(at: seq, opened: true)) }
    return records
  }

  // MARK: Kinds

  private func addCase(
    _ record: Record, _ rows: borrowing BookSnapshot, _ values: inout [String: String]
  ) throws(RowsError) {
    guard let id = record.refs.case, let state: CaseState = try rows.state(id) else { return }
    values["id"] = id.description
    values["ref"] = state.number
    values["subject"] = try rows.card(state).subject.spoken.text(in: language)
    values["at"] = time(state.openedAt)
    values["state"] = state.stage.word
    values["word"] = state.word.rawValue
    values["priority"] = state.priority.rawValue
    values["reason"] = state.reasonCode
    values["channel"] = state.channel.rawValue
    values["symptom"] = state.symptom
    values["cause"] = state.cause
    values["resolved"] = time(state.resolvedAt)
    values["closed"] = time(state.closedAt)
    values["reopened"] = String(state.reopenedCount)
    values["team"] = state.team?.code ?? ""
    values["person"] = try rows.member(state.person)?.name.spoken.text(in: language) ?? ""
    try add(customer: state.customer, rows, &values)
    try add(item: state.item, rows, &values)
  }

  private func addContact(
    _ event: ContactStarted, _ record: Record, _ rows: borrowing BookSnapshot,
    _ values: inout [String: String]
  ) throws(RowsError) {
    values["id"] = record.refs.contact?.description
    values["channel"] = event.channel.rawValue
    values["direction"] = event.direction.rawValue
    values["number"] = event.caller.map { text($0.raw, of: record) }
    values["line"] = event.toLine
    for end in try ends(record.refs.contact?.any, rows) {
      switch end.event {
      case .contacts(.contactEnded(let ended)):
        values["ended"] = time(end.occurredAt)
        values["outcome"] = ended.outcome.rawValue
        values["seconds"] = String(ended.talkSeconds)
      case .contacts(.contactIdentified(let identified)):
        try add(customer: identified.chosen, rows, &values)
      case .contacts(.contactWrappedUp(let wrapped)):
        values["summary"] = text(wrapped.summary, of: end)
      default: continue  // Open set: nothing else is asked for.
      }
    }
  }

  private func addCustomer(
    _ record: Record, _ rows: borrowing BookSnapshot, _ values: inout [String: String]
  ) throws(RowsError) {
    guard let id = record.refs.customer, let state: CustomerState = try rows.state(id) else {
      return
    }
    let card = try rows.card(state)
    values["id"] = id.description
    values["ref"] = state.number
    values["kind"] = state.kind.rawValue
    values["name"] = card.name.spoken.text(in: language)
    values["kana"] = card.kana.spoken.text(in: language)
    values["tags"] = state.tags.map(\.tag).joined(separator: " ")
    let points = try rows.points(of: state).filter { !$0.state.isRetired }
    func list(_ kinds: ContactPointKind...) -> String {
      points.filter { kinds.contains($0.state.kind) }
        .map { $0.raw.spoken.text(in: language) }.joined(separator: " / ")
    }
    values["phone"] = list(.phone, .sms)
    values["email"] = list(.email)
    values["address"] = list(.address)
  }

  private func addItem(
    _ event: ItemRegistered, _ record: Record, _ rows: borrowing BookSnapshot,
    _ values: inout [String: String]
  ) throws(RowsError) {
    guard let id = record.refs.item, let state: ItemState = try rows.state(id) else { return }
    values["id"] = id.description
    values["ref"] = state.number
    values["lot"] = event.lot
    values["installed"] = state.installedOn?.description
    values["warrantyUntil"] = state.warrantyEndsOn?.description
    try add(customer: state.customer, rows, &values)
  }

  private func addRepair(
    _ event: Event.Repairs, _ record: Record, _ rows: borrowing BookSnapshot,
    _ values: inout [String: String]
  ) throws(RowsError) {
    values["id"] = record.id.description
    switch event {
    case .repairOpened(let opened):
      values["id"] = record.refs.repair?.description
      values["mode"] = opened.mode.rawValue
      values["symptom"] = opened.symptomCode
      values["reported"] = text(opened.reported, of: record)
      for end in try ends(record.refs.repair?.any, rows) {
        guard case .repairs(.repairFinished(let finished)) = end.event else { continue }
        values["finished"] = time(end.occurredAt)
        values["outcome"] = finished.outcome.rawValue
        values["barrier"] = finished.barrier?.rawValue
      }
    case .partInstalled(let part):
      values["action"] = "installed"
      add(part.partNo, part.quantity, part.serial, part.position, &values)
      values["source"] = part.source.rawValue
    case .partRemoved(let part):
      values["action"] = "removed"
      add(part.partNo ?? "", part.quantity, part.serial, part.position, &values)
    case .partRequested(let part):
      values["action"] = "requested"
      values["part"] = part.lines.map(\.partNo).joined(separator: " ")
      values["qty"] = part.lines.map(\.quantity.text).joined(separator: " ")
      values["serial"] = ""
      values["source"] = part.source.rawValue
    default: return  // Open set: no row begins with another event.
    }
  }

  private func add(
    _ part: String, _ quantity: Quantity, _ serial: String?, _ position: String?,
    _ values: inout [String: String]
  ) {
    values["part"] = part
    values["qty"] = quantity.text
    // The item has a serial number of its own.
    values["serial"] = serial ?? ""
    values["position"] = position
  }

  private func addHandoff(
    _ event: HandoffOffered, _ record: Record, _ rows: borrowing BookSnapshot,
    _ values: inout [String: String]
  ) throws(RowsError) {
    values["id"] = record.refs.handoff?.description
    values["from"] = event.from.team.code
    values["to"] = event.to.team.code
    values["reason"] = event.reasonCode
    values["ask"] = text(event.brief.ask, of: record)
    values["situation"] = text(event.brief.situation, of: record)
    values["next"] = text(event.brief.nextStep, of: record)
    for end in try ends(record.refs.handoff?.any, rows) {
      values["answered"] = time(end.occurredAt)
      switch end.event.kind {
      case .handoffAccepted: values["outcome"] = "accepted"
      case .handoffDeclined: values["outcome"] = "declined"
      case .handoffLapsed: values["outcome"] = "lapsed"
      // Open set: nothing else answers a handoff.
      case _: continue
      }
    }
  }

  private func addPromise(
    _ event: PromiseMade, _ record: Record, _ rows: borrowing BookSnapshot,
    _ values: inout [String: String]
  ) throws(RowsError) {
    values["id"] = record.refs.promise?.description
    values["kind"] = event.kind.rawValue
    values["what"] = text(event.what, of: record)
    values["due"] = time(event.window.to)
    values["team"] = event.owner.team.code
    values["person"] = try rows.member(event.owner.person)?.name.spoken.text(in: language) ?? ""
    for end in try ends(record.refs.promise?.any, rows) {
      guard case .commitments(.promiseSettled(let settled)) = end.event else { continue }
      values["settled"] = time(end.occurredAt)
      values["outcome"] = settled.outcome.rawValue
    }
  }
}
