import Cases
import CasesTesting
import Testing

@Suite("Every verdict")
struct LedgerPropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5, 6, 7, 8]

  private static let keys = [
    FactKey.sample("item.serial", freshness: [.untilEvent(.itemOwnershipChanged)]),
    FactKey.sample("customer.hours", of: .customer, freshness: [.perCase, .days(2)]),
    FactKey.sample(
      "case.symptom", of: .case, sensitivity: .restricted, owner: .support),
  ]

  /// A history of facts and questions with late news, corrections and retractions.
  private static func history(_ seed: UInt64, stepCount: Int = 60) -> History {
    var generator = SeededGenerator(seed: seed)
    var history = History()
    for step in 0..<stepCount {
      let key = generator.pick(keys)
      let value = generator.pick(["A", "a", "B"])
      let fact = "fact \(Int.random(in: 0...max(1, step / 2), using: &generator))"
      let late = generator.chance(25) ? history.now.adding(seconds: -50_000) : nil
      history = history.inCase(generator.pick(["case", "other"]))
        .by("sato", of: generator.pick([.support, .repair]))
        .after(seconds: Int64.random(in: 0..<40_000, using: &generator))
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3:
        history = history.told(key.name, value, fact: fact, of: key.subject, at: late)
      case 4: history = history.confirmed(fact, at: late)
      case 5: history = history.replaced(fact, by: value, at: late)
      case 6: history = history.asked(key.name, of: key.subject).answered(.refused)
      case 7: history = history.ownerChanged(at: late)
      case 8 where !history.records.isEmpty:
        history = history.retracted(history.event(history.records.count / 2 + 1))
      default: history = history.asked(key.name, of: key.subject, because: .valueDoubted)
      }
    }
    return history
  }

  private func verdicts(_ ledger: Ledger, at moment: Instant) -> [LedgerFinding] {
    [Team.support, .repair].flatMap { team in
      Self.keys.map { key in
        ledger.finding(
          key, in: .sample,
          for: Asker(team: team, moment: moment, case: .sample("case"), utcOffsetMinutes: 540))
      }
    }
  }

  @Test("follows from the events about the scope alone", arguments: seeds)
  func pure(seed: UInt64) {
    let history = Self.history(seed)
    var generator = SeededGenerator(seed: seed)
    let others = Refs(Role.allCases.map { Ref($0, .sample("somebody else's \($0.word)")) })
    var mixed: [Record] = []
    for record in history.records {
      if generator.chance(40) {
        let event = generator.pick(Event.samples)
        mixed.append(.sample(of: event, number: 1_000 + mixed.count, refs: others))
      }
      mixed.append(record)
    }
    let corrections = Corrections(of: mixed)
    let ledger = Ledger.fold(mixed.compactMap(corrections.standing))
    #expect(
      verdicts(ledger, at: history.now) == verdicts(history.ledger, at: history.now),
      "seed \(seed)")
  }

  @Test("needs nothing of the records of which ledgers are not told", arguments: seeds)
  func concerned(seed: UInt64) {
    var history = Self.history(seed)
    for event in Event.samples where Record.sample(of: event).supersedes == nil {
      history = history.then(event)
    }
    let corrections = Corrections(of: history.records.filter(\.isForLedger))
    let ledger = Ledger.fold(
      history.records.filter(\.isForLedger).compactMap(corrections.standing))
    #expect(ledger == history.ledger, "seed \(seed)")
  }

  @Test("has facts just where it says so, and each says what the verdict needs", arguments: seeds)
  func consistent(seed: UInt64) {
    let history = Self.history(seed)
    for finding in verdicts(history.ledger, at: history.now) {
      let values = Set(finding.facts.compactMap { $0.value?.lowercased() })
      switch finding.verdict {
      case .answered, .confirm: #expect(!finding.facts.isEmpty, "seed \(seed)")
      case .conflict: #expect(values.count > 1, "seed \(seed)")
      case .restricted:
        #expect(finding.facts.isEmpty, "seed \(seed)")
        #expect(finding.restrictedTo == .support, "seed \(seed)")
      case .refused:
        #expect(finding.facts.isEmpty, "seed \(seed)")
        #expect(finding.refusedAt != nil, "seed \(seed)")
      case .ask: #expect(finding.facts.isEmpty && finding.refusedAt == nil, "seed \(seed)")
      }
      #expect(finding.facts.allSatisfy { $0.isLive }, "seed \(seed)")
    }
  }
}
