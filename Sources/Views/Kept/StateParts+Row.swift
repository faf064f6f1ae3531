internal import Cases

/// The parts of states, field after field.
extension RowWriter {
  mutating func owner(_ owner: Owner) {
    team(owner.team)
    optional(owner.person) { $0.id($1) }
  }

  mutating func window(_ window: Window) {
    optional(window.from) { $0.instant($1) }
    instant(window.to)
  }

  mutating func wait(_ wait: OpenWait) {
    id(wait.id)
    code(wait.reason)
    instant(wait.startedAt)
    optional(wait.expectedUntil) { $0.instant($1) }
  }

  mutating func handoff(_ handoff: OpenHandoff) {
    id(handoff.id)
    owner(handoff.from)
    owner(handoff.to)
    optional(handoff.offeredBy) { $0.id($1) }
    instant(handoff.offeredAt)
    optional(handoff.respondBy) { $0.instant($1) }
    number(handoff.seq)
  }

  mutating func promise(_ promise: OpenPromise) {
    id(promise.id)
    code(promise.kind)
    window(promise.window)
    owner(promise.owner)
    number(promise.seq)
    count(promise.entry)
  }

  mutating func visit(_ visit: PlannedVisit) {
    id(visit.id)
    optional(visit.case) { $0.id($1) }
    window(visit.window)
    optional(visit.technician) { $0.id($1) }
    optional(visit.startedAt) { $0.instant($1) }
    number(visit.seq)
    id(visit.event)
  }

  mutating func endedWait(_ wait: EndedWait) {
    id(wait.id)
    optional(wait.reason) { $0.code($1) }
    optional(wait.startedAt) { $0.instant($1) }
    instant(wait.endedAt)
  }

  mutating func answeredHandoff(_ handoff: AnsweredHandoff) {
    id(handoff.id)
    code(handoff.outcome)
    optional(handoff.offeredAt) { $0.instant($1) }
    instant(handoff.answeredAt)
  }

  mutating func settledPromise(_ promise: SettledPromise) {
    id(promise.id)
    code(promise.outcome)
    optional(promise.window) { $0.window($1) }
    optional(promise.owner) { $0.owner($1) }
    instant(promise.settledAt)
    id(promise.event)
  }

  mutating func endedVisit(_ visit: EndedVisit) {
    id(visit.id)
    optional(visit.startedAt) { $0.instant($1) }
    instant(visit.endedAt)
    optional(visit.result) { $0.code($1) }
    id(visit.event)
  }

  mutating func contact(_ contact: CaseContact) {
    id(contact.id)
    instant(contact.startedAt)
    optional(contact.direction) { $0.code($1) }
    flag(contact.isReached)
  }
}

/// The parts of states, in the order in which they were written.
extension RowReader {
  mutating func owner() throws(RowsError) -> Owner {
    Owner(
      team: try team(), person: try optional { (row) throws(RowsError) in try row.id() })
  }

  mutating func window() throws(RowsError) -> Window {
    Window(from: try optional { (row) throws(RowsError) in try row.instant() }, to: try instant())
  }

  mutating func wait() throws(RowsError) -> OpenWait {
    OpenWait(
      id: try id(), reason: try code(), startedAt: try instant(),
      expectedUntil: try optional { (row) throws(RowsError) in try row.instant() })
  }

  mutating func handoff() throws(RowsError) -> OpenHandoff {
    OpenHandoff(
      id: try id(), from: try owner(), to: try owner(),
      offeredBy: try optional { (row) throws(RowsError) in try row.id() },
      offeredAt: try instant(),
      respondBy: try optional { (row) throws(RowsError) in try row.instant() },
      seq: try number())
  }

  mutating func promise() throws(RowsError) -> OpenPromise {
    OpenPromise(
      id: try id(), kind: try code(), window: try window(), owner: try owner(),
      seq: try number(), entry: try count())
  }

  mutating func visit() throws(RowsError) -> PlannedVisit {
    PlannedVisit(
      id: try id(), case: try optional { (row) throws(RowsError) in try row.id() },
      window: try window(),
      technician: try optional { (row) throws(RowsError) in try row.id() },
      startedAt: try optional { (row) throws(RowsError) in try row.instant() },
      seq: try number(), event: try id())
  }

  mutating func endedWait() throws(RowsError) -> EndedWait {
    EndedWait(
      id: try id(), reason: try optional { (row) throws(RowsError) in try row.code() },
      startedAt: try optional { (row) throws(RowsError) in try row.instant() },
      endedAt: try instant())
  }

  mutating func answeredHandoff() throws(RowsError) -> AnsweredHandoff {
    AnsweredHandoff(
      id: try id(), outcome: try code(),
      offeredAt: try optional { (row) throws(RowsError) in try row.instant() },
      answeredAt: try instant())
  }

  mutating func settledPromise() throws(RowsError) -> SettledPromise {
    SettledPromise(
      id: try id(), outcome: try code(),
      window: try optional { (row) throws(RowsError) in try row.window() },
      owner: try optional { (row) throws(RowsError) in try row.owner() },
      settledAt: try instant(), event: try id())
  }

  mutating func endedVisit() throws(RowsError) -> EndedVisit {
    EndedVisit(
      id: try id(), startedAt: try optional { (row) throws(RowsError) in try row.instant() },
      endedAt: try instant(),
      result: try optional { (row) throws(RowsError) in try row.code() }, event: try id())
  }

  mutating func contact() throws(RowsError) -> CaseContact {
    CaseContact(
      id: try id(), startedAt: try instant(),
      direction: try optional { (row) throws(RowsError) in try row.code() },
      isReached: try flag())
  }
}
