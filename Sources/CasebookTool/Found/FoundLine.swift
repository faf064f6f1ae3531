internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A line of `find`: an event in which something was found, or a thing that was named.
struct FoundLine: Sendable {
  let kind: SearchKind
  /// `C-1042#12`, `K-77`, `I-31`; nil for an event that stands nowhere by itself.
  let reference: String?
  let at: Instant?
  /// nil for a thing that was named.
  let record: Record?
  let `case`: CaseCard?
  let customer: CustomerCard?
  let item: ItemState?
  /// The sentence of the timeline, or what the thing is called.
  let text: String
}

extension BookSnapshot {
  /// The lines of the things that `typed` names by number, serial or id.
  func linesOfNamed(
    _ typed: String, _ language: Language
  ) throws(RowsError) -> [FoundLine] {
    var lines: [FoundLine] = []
    for reference in try resolve(typed).references {
      switch reference {
      case .case(let id, _):
        guard let state = try state(id, as: CaseState.self) else { continue }
        let card = try card(state)
        lines.append(
          FoundLine(
            kind: .case, reference: card.number, at: state.lastOccurredAt, record: nil,
            case: card, customer: card.customer, item: card.item,
            text: card.subject.spoken.text(in: language)))
      case .customer(let id):
        guard let card = try customer(id) else { continue }
        lines.append(
          FoundLine(
            kind: .customer, reference: card.number, at: card.state.lastOccurredAt, record: nil,
            case: nil, customer: card, item: nil, text: ""))
      case .item(let id):
        guard let state = try state(id, as: ItemState.self) else { continue }
        lines.append(
          FoundLine(
            kind: .item, reference: state.number, at: nil, record: nil, case: nil,
            customer: try customer(state.customer), item: state,
            text: [state.model, state.serial].compactMap(\.self).joined(separator: "  ")))
      }
    }
    return lines
  }

  /// The line of an event.
  func line(
    of found: FoundRecord, dates: DateWriter, teams: TeamLabels
  ) throws(RowsError) -> FoundLine {
    let record = found.record
    var card: CaseCard?
    if let id = record.refs.case, let state = try state(id, as: CaseState.self) {
      card = try self.card(state)
    }
    var customer = card?.customer
    if let id = record.refs.customer { customer = try self.customer(id) }
    var item: ItemState?
    if let id = record.refs.item { item = try state(id, as: ItemState.self) }
    let names = try NameBook(of: record, in: card, self).names
    let sentence = LineWriter(names: names, dates: dates, teams: teams).text(record)
    let text = found.texts[found.hit.text]
    let reference: String? =
      switch record.event.searchKind {
      case .customer: customer?.number
      case .item: item?.number
      case .case, .part, .text: nil
      }
    return FoundLine(
      kind: record.event.searchKind,
      reference: reference ?? card.map { $0.reference(of: record) } ?? customer?.number
        ?? item?.number, at: record.occurredAt,
      record: record, case: card, customer: customer, item: item,
      // The sentence, with the text that was found where it leaves that out.
      text: sentence.contains(text) ? sentence : "\(sentence)  \(text)")
  }
}

extension CaseCard {
  /// `C-1042#12`, or the case's number for an event that no entry has.
  fileprivate func reference(of record: Record) -> String {
    record.entry.map { ProvisionalNumber.reference(number, $0) } ?? number
  }
}
