/// A return: what comes back, and what became of each line.
package struct CaseReturn: Hashable, Sendable {
  package var id: RMAID
  /// When it was authorized; `nil` as long as only what came of it is known.
  package var authorizedAt: Instant?
  package var reasonCode = ""
  package var validUntil: Day?
  package var lines: [RMALine] = []
  /// Items that have come in, each once, by time.
  package var arrivals: [ReturnArrival] = []
  /// Lines that are settled, each once.
  package var settlements: [ReturnSettlement] = []

  package init(id: RMAID) { self.id = id }
}

/// An item that came back.
package struct ReturnArrival: Hashable, Sendable {
  package var item: ItemID
  package var at: Instant

  package init(item: ItemID, at: Instant) {
    self.item = item
    self.at = at
  }
}

/// How a line of a return was settled.
package struct ReturnSettlement: Hashable, Sendable {
  package var line: Int
  package var outcome: RMAOutcome
  package var newItem: ItemID?
  package var at: Instant

  package init(line: Int, outcome: RMAOutcome, newItem: ItemID?, at: Instant) {
    self.line = line
    self.outcome = outcome
    self.newItem = newItem
    self.at = at
  }
}

/// How far a line of a return has come.
package enum ReturnStage: String, Hashable, Sendable, CaseIterable {
  case authorized, arrived, settled
}

extension CaseReturn {
  /// How far a line has come: what is refunded or rejected need never arrive.
  package func stage(of line: RMALine) -> ReturnStage {
    if settlement(of: line) != nil { return .settled }
    // What is no item of ours cannot be told apart: it came with whatever came.
    let hasArrived = arrivals.contains { line.item == nil || $0.item == line.item }
    return hasArrived ? .arrived : .authorized
  }

  package func settlement(of line: RMALine) -> ReturnSettlement? {
    settlements.first { $0.line == line.line }
  }

  /// The lines that are not settled.
  package var openLines: [RMALine] {
    lines.filter { line in !settlements.contains { $0.line == line.line } }
  }
}

extension CaseState {
  /// The returns with lines that are not settled.
  package var openReturns: [CaseReturn] { returns.filter { !$0.openLines.isEmpty } }

  mutating func authorize(_ authorized: RMAAuthorized, _ record: Record) {
    changeReturn(record) { rma in
      guard rma.authorizedAt == nil else { return }
      rma.authorizedAt = record.occurredAt
      rma.reasonCode = authorized.reasonCode
      rma.validUntil = authorized.validUntil
      rma.lines = authorized.lines
    }
  }

  mutating func settle(_ settled: RMASettled, _ record: Record) {
    changeReturn(record) { rma in
      guard !rma.settlements.contains(where: { $0.line == settled.line }) else { return }
      rma.settlements.append(
        ReturnSettlement(
          line: settled.line, outcome: settled.outcome, newItem: settled.newItem,
          at: record.occurredAt))
    }
  }

  /// What passes to us or the maker on a return has arrived.
  mutating func arrive(_ passed: ItemCustodyPassed, _ record: Record) {
    guard passed.to == .us || passed.to == .maker, let item = record.refs.item else { return }
    changeReturn(record) { rma in
      var arrival = ReturnArrival(item: item, at: record.occurredAt)
      if let index = rma.arrivals.firstIndex(where: { $0.item == item }) {
        arrival.at = min(arrival.at, rma.arrivals.remove(at: index).at)
      }
      let next = rma.arrivals.firstIndex { ($0.at, $0.item) > (arrival.at, arrival.item) }
      rma.arrivals.insert(arrival, at: next ?? rma.arrivals.endIndex)
    }
  }

  private mutating func changeReturn(_ record: Record, _ change: (inout CaseReturn) -> Void) {
    guard let id = record.refs[.rma].map(RMAID.init) else { return }
    if let index = returns.firstIndex(where: { $0.id == id }) {
      change(&returns[index])
    } else {
      var rma = CaseReturn(id: id)
      change(&rma)
      returns.append(rma)
    }
  }
}
