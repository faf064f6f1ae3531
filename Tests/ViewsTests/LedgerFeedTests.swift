import Cases
import CasesTesting
import Testing
import Views

@Suite("The ledger of a scope")
struct LedgerFeedTests {
  private func rows(_ records: [Record]) throws -> SortedRows {
    var rows = SortedRows(log: records)
    for record in records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    return rows
  }

  /// What it must be: everything about its subjects, without any index.
  private func expected(_ records: [Record], _ scope: LedgerScope, through: Int) -> Ledger {
    let subjects = Set(scope.refs)
    let told = records.prefix(through).filter { record in
      record.refs.all.contains { subjects.contains(Ref($0.role.feedRole, $0.id)) }
    }
    let corrections = Corrections(of: told)
    var ledger = Ledger.fold(told.compactMap(corrections.standing))
    ledger.facts.removeAll { !subjects.contains($0.subject) }
    return ledger
  }

  /// A history in which anything may happen, and more than half of it is facts and questions.
  private func records(seed: UInt64) -> [Record] {
    var generator = SeededGenerator(seed: seed)
    let records = RandomHistory.records(seed: seed, count: 200).map { record in
      guard generator.chance(60) else { return record }
      var record = record
      record.event = .facts(generator.pick(Event.Facts.samples))
      if case .facts(.factAsserted(var fact)) = record.event {
        fact.factID = .sample("fact \(Int.random(in: 0..<9, using: &generator))")
        fact.subject = generator.pick(FactSubject.allCases)
        record.event = .facts(.factAsserted(fact))
      }
      return record
    }
    // What corrects another is of its type.
    let kinds = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0.event.kind) })
    return records.map { record in
      guard let corrected = record.supersedes, kinds[corrected] != record.event.kind else {
        return record
      }
      var record = record
      record.supersedes = nil
      return record
    }
  }

  private static let scope = LedgerScope(
    case: .sample("case 1"), customers: [.sample("customer 1"), .sample("customer 2")],
    item: .sample("item 1"), site: .sample("site 1"))

  @Test(
    "is the fold of what the log says of its subjects up to the position",
    arguments: [1, 2, 3, 4] as [UInt64])
  func positions(seed: UInt64) throws {
    let records = records(seed: seed)
    let rows = try rows(records)
    var factCount = 0
    for through in 0...records.count {
      let ledger = try rows.ledger(of: Self.scope, through: UInt64(through))
      // Endings and refusals of what does not belong here are of no concern to a verdict.
      let wanted = expected(records, Self.scope, through: through)
      #expect(ledger.facts == wanted.facts, "seed \(seed), through \(through)")
      factCount += ledger.facts.count
      for subject in Self.scope.refs {
        for kind in Freshness.endingKinds {
          let ending = Ledger.Ending(subject: subject, kind: kind)
          #expect(
            ledger.endings[ending] == wanted.endings[ending],
            "seed \(seed), through \(through), \(kind)")
        }
      }
    }
    #expect(factCount > 0)
  }

  @Test("keeps at an earlier position what was known there of somebody who was forgotten since")
  func erased() throws {
    let history = History().told("item.serial", "A").erasureOrdered()
    let rows = try rows(history.records)
    #expect(try rows.ledger(of: .sample).facts.map(\.isErased) == [true])
    #expect(try rows.ledger(of: .sample, through: 1).facts.map(\.isErased) == [false])
  }

  @Test("reads no record that says nothing to a ledger")
  func index() throws {
    var history = History().opened().told("item.serial", "A")
    for _ in 0..<200 { history = history.memoWritten() }
    let rows = try rows(history.told("item.site", "台所").records)
    unsafe rows.readsLeft.left = 12
    let ledger = try rows.ledger(of: .sample)
    #expect(ledger.facts.map(\.key) == ["item.serial", "item.site"])
  }

  @Test("of a case has its customer under all names, its item, its duplicates and its site")
  func scope() throws {
    let point = ContactPointAdded(
      pointID: .sample("home"), kind: .address, raw: "東京", normalized: "東京", label: "自宅",
      sharing: .one, verifiedBy: .none, validFrom: Day(2026, 11, 20))
    var history = History().ofCustomer("customer")
    history = history.then(.customers(.contactPointAdded(point)))
    history = history.opened().inCase("other").opened().linked(to: "case")
    let rows = try rows(history.records)
    let scope = try rows.ledgerScope(of: CaseID.sample("case"))
    #expect(scope.case == .sample("case"))
    #expect(scope.sameCases == [.sample("other")])
    #expect(scope.customers == [.sample("customer")])
    #expect(scope.item == .sample("item"))
    #expect(scope.site == .sample("home"))
    #expect(try rows.ledgerScope(of: CaseID.sample("other")).sameCases == [.sample("case")])
    #expect(
      try rows.ledgerScope(of: CaseID.sample("nobody")) == LedgerScope(case: .sample("nobody")))
    #expect(
      try rows.ledgerScope(of: CustomerID.sample("customer")).refs
        == [Ref(.customer, .sample("customer")), Ref(.site, .sample("home"))])
  }

  @Test("knows in a case what was said of its item in another, and not of other items")
  func otherCases() throws {
    let history = History().inCase("earlier").opened().told("item.serial", "A")
      .onItem("other item").told("item.serial", "B").onItem("item").inCase("case").opened()
    let rows = try rows(history.records)
    let scope = try rows.ledgerScope(of: CaseID.sample("case"))
    #expect(try rows.ledger(of: scope).facts.map(\.value) == ["A"])
  }

  @Test("has the keys of all documents in force, each once, and none of what cannot be read")
  func keys() throws {
    let keys = [
      "a": [FactKey.sample("item.serial"), .sample("item.site")],
      "b": [.sample("item.serial", of: .customer), .sample("case.symptom", of: .case)],
    ]
    func published(_ id: String, _ version: Int = 1) -> Event {
      .book(
        .documentPublished(
          DocumentPublished(
            documentID: id, kind: .factKeys, version: version, title: id, content: [],
            audience: .agents)))
    }
    let history = History().then(published("b"), refs: Refs()).then(published("a"), refs: Refs())
      .then(published("c"), refs: Refs())
    var rows = try rows(history.records)
    rows.houseDocument = { keys[$0.documentID].map { .factKeys($0) } }
    #expect(try rows.factKeys().keys.map(\.name) == ["item.serial", "item.site", "case.symptom"])
    #expect(try rows.factKeys()["item.serial"]?.subject == .item)
    #expect(try rows.scripts().isEmpty)
    var next = try self.rows(history.then(published("a", 2), refs: Refs()).records)
    next.houseDocument = {
      .factKeys($0.documentID == "a" && $0.version == 2 ? [.sample("new.key")] : [])
    }
    #expect(try next.factKeys().keys.map(\.name) == ["new.key"])
  }
}
