// Waits and contacts: by when they happened, in whatever order the news of them comes.

extension CaseState {
  mutating func begin(_ started: CaseWaitStarted, at moment: Instant) {
    if let index = endedWaits.firstIndex(where: { $0.id == started.waitID }) {
      guard endedWaits[index].startedAt == nil else { return }
      endedWaits[index].startedAt = moment
      endedWaits[index].reason = started.reason
      return
    }
    guard !waits.contains(where: { $0.id == started.waitID }) else { return }
    let wait = OpenWait(
      id: started.waitID, reason: started.reason, startedAt: moment,
      expectedUntil: started.expectedUntil)
    let next = waits.firstIndex { ($0.startedAt, $0.id) > (wait.startedAt, wait.id) }
    waits.insert(wait, at: next ?? waits.endIndex)
  }

  mutating func end(_ id: WaitID, at moment: Instant) {
    guard !endedWaits.contains(where: { $0.id == id }) else { return }
    var ended = EndedWait(id: id, reason: nil, startedAt: nil, endedAt: moment)
    if let index = waits.firstIndex(where: { $0.id == id }) {
      let wait = waits.remove(at: index)
      ended.reason = wait.reason
      ended.startedAt = wait.startedAt
    }
    let next = endedWaits.firstIndex { ($0.endedAt, $0.id) > (ended.endedAt, ended.id) }
    endedWaits.insert(ended, at: next ?? endedWaits.endIndex)
  }

  /// Notes the contact in which `record` came about, if it names one.
  mutating func touch(_ record: Record) {
    guard let contactID = record.refs.contact else { return }
    var contact = CaseContact(
      id: contactID, startedAt: record.occurredAt, direction: nil, isReached: false)
    if let index = contacts.firstIndex(where: { $0.id == contactID }) {
      contact = contacts.remove(at: index)
      contact.startedAt = min(contact.startedAt, record.occurredAt)
    }
    let next = contacts.firstIndex { ($0.startedAt, $0.id) > (contact.startedAt, contact.id) }
    contacts.insert(contact, at: next ?? contacts.endIndex)
  }

  mutating func change(_ event: Event.Contacts, _ record: Record) {
    switch event {
    case .contactStarted(let started):
      noteContact(record) { $0.direction = started.direction }
    case .contactEnded(let ended):
      guard ended.outcome == .reached else { break }
      noteContact(record) { $0.isReached = true }
    case .contactIdentified(let identified):
      guard customer == nil, identified.level != .maybe else { break }
      customer = identified.chosen
    case .contactWaitStarted, .contactAnswered, .contactTransferred, .contactDiverted,
      .contactWrappedUp, .contactAlertWordHeard, .messagePosted, .mediaAttached:
      break
    }
  }

  private mutating func noteContact(_ record: Record, _ note: (inout CaseContact) -> Void) {
    guard let index = contacts.firstIndex(where: { $0.id == record.refs.contact }) else { return }
    note(&contacts[index])
  }
}
