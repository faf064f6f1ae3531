internal import Cases

/// A ledger looked at afterwards.
extension Ledger {
  /// Whether anything stands here of `key` that could have been known when `ask` asked for it: in
  /// the first `reach` records, or said before.
  func couldTell(of key: String, reach: UInt64, to ask: Record) -> Bool {
    facts.contains { $0.key == key && ($0.seq <= reach || $0.wasSaid(before: ask)) }
      || refusals.keys.contains { $0.key == key }
  }

  /// What had been said before `ask`, whenever the book learnt of it: what replaced a value later
  /// had not done so then.
  func said(before ask: Record) -> Ledger {
    let moment = ask.occurredAt
    var ledger = self
    ledger.facts.removeAll { !$0.wasSaid(before: ask) }
    let present = Set(ledger.facts.map(\.id))
    for place in ledger.facts.indices {
      guard let replacement = ledger.facts[place].replacedBy, !present.contains(replacement) else {
        continue
      }
      ledger.facts[place].replacedBy = nil
      ledger.facts[place].replacedBecause = nil
    }
    ledger.refusals = refusals.filter { $0.value < moment }
    ledger.endings = endings.filter { $0.value < moment }
    return ledger
  }

  /// The same, where nobody has been forgotten: that somebody was asked twice remains true of
  /// whom the house does not know any more.
  var unforgotten: Ledger {
    var ledger = self
    for place in ledger.facts.indices { ledger.facts[place].isErased = false }
    return ledger
  }

  /// Whether a live value of `key` cannot be read, so that values cannot be compared.
  func hasUnreadable(_ key: String) -> Bool {
    facts.contains { $0.key == key && $0.replacedBy == nil && $0.value == nil }
  }
}

extension LedgerFact {
  /// Whether it was said before it was asked; at one moment the log says which came first, for an
  /// answer can be written with its question.
  fileprivate func wasSaid(before ask: Record) -> Bool {
    (saidAt, seq) < (ask.occurredAt, ask.seq)
  }
}
