/// Keys that events other than facts answer too: what stands in the registration of an item is
/// known, and nobody is asked for it.
package enum NotedKey {
  package static let serial = "item.serial"
  package static let model = "item.model"
  package static let purchasedOn = "item.purchasedOn"
}

extension LedgerFact {
  /// What `record` notes besides, as facts of the system; each has the event's identifier with
  /// another last digit, so that it can be confirmed and corrected like any other.
  package static func noted(by record: Record) -> [LedgerFact] {
    var noted: [LedgerFact] = []
    func note(_ key: String, _ value: String?, _ kind: FactSubject, place: UInt64) {
      guard let value, !value.isEmpty, let subject = record.refs.subject(kind) else { return }
      var fact = LedgerFact(
        id: FactID(high: record.id.high, low: record.id.low ^ place), subject: subject, key: key,
        value: value, source: .system, event: record.id, seq: record.seq, case: record.refs.case,
        entry: record.entry, contact: record.refs.contact, actor: record.actor,
        team: record.team, saidAt: record.occurredAt, visibility: record.visibility)
      fact.customer = record.refs.customer
      fact.isSealed = false
      noted.append(fact)
    }
    switch record.event {
    case .items(.itemRegistered(let item)):
      note(NotedKey.serial, item.serial, .item, place: 1)
      note(NotedKey.model, item.model, .item, place: 2)
      note(NotedKey.purchasedOn, item.soldOn.map { "\($0)" }, .item, place: 3)
    case .items, .cases, .customers, .contacts, .facts, .commitments, .repairs, .care, .book,
      .unknown:
      break
    }
    return noted
  }
}
