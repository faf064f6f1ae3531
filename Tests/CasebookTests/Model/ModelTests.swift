import Casebook
import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views

@Suite("A book and a plain list of what happened", .serialized)
struct ModelTests {
  @Test(
    "say the same after every step, however the book is closed, folded, rebuilt and opened",
    arguments: [101, 102, 103, 104] as [UInt64])
  func same(seed: UInt64) throws {
    var run = try ModelRun(seed: seed)
    for step in 0..<400 {
      try run.step(step)
      if step.isMultiple(of: 5) { try run.compare("seed \(seed), step \(step)") }
      try run.disturb("seed \(seed), step \(step)")
    }
    try run.compare("seed \(seed), end")
    #expect(run.acceptedCount > 150, "seed \(seed)")
    #expect(run.refusedCodes.count >= 8, "seed \(seed): \(run.refusedCodes)")
    #expect(try run.test.faults() == [], "seed \(seed)")
  }
}

/// A run: random acts, told to the book and to the list.
private struct ModelRun {
  let test: TestBook
  private var naive = NaiveBook()
  private var generator: SeededGenerator
  private(set) var acceptedCount = 0
  private(set) var refusedCodes: Set<String> = []
  private var accepted: [(command: Command, receipt: Receipt)] = []
  private var nameCount = 0

  private static let teams: [Team] = [.support, .repair, .sales]
  private static let people = ["sato", "kimura", "mori", "ueda"]

  init(seed: UInt64) throws {
    test = try TestBook()
    generator = SeededGenerator(seed: seed)
  }

  // MARK: Steps

  mutating func step(_ number: Int) throws {
    test.clock.set(test.clock.now.adding(seconds: Int64.random(in: -30...90, using: &generator)))
    let actor = generator.pick(Self.people)
    let team = generator.pick(Self.teams)
    let act = act()
    var command = test.command(
      act.content(at: test.clock.now), actor: .sample(actor), team: team)
    let expected = naive.refusal(of: act, actor: actor, team: team)
    if generator.chance(5) { command.expectedSeq = 0 }
    let reply = try test.book.perform(command)
    if command.expectedSeq != nil, let last = act.caseName.flatMap({ naive.state($0).seqs.last }) {
      #expect(reply.refusal == .isStale(lastSeq: last), "step \(number), \(act)")
      return
    }
    #expect(reply.refusal?.code == expected, "step \(number), \(act) by \(actor) of \(team)")
    guard let receipt = reply.receipt else {
      refusedCodes.insert(expected ?? "")
      return
    }
    #expect(receipt.lines.map(\.seq) == [naive.seqCount + 1], "step \(number), \(act)")
    naive.take(act, actor: actor, team: team, at: test.clock.now)
    if let name = act.caseName { #expect(receipt.entry == naive.state(name).entryCount) }
    acceptedCount += 1
    accepted.append((command, receipt))
  }

  private mutating func name(_ word: String) -> String {
    nameCount += 1
    return "\(word) \(nameCount)"
  }

  private mutating func act() -> Act {
    let known = naive.caseNames
    if known.count < 3 || generator.chance(4) { return .openCase(name("case")) }
    if generator.chance(6) {
      return generator.chance(50)
        ? .registerMember(generator.pick(Self.people), generator.pick(Self.teams))
        : .registerCustomer(name("customer"))
    }
    let subject = generator.chance(3) ? "no such case" : generator.pick(known.suffix(6) + known)
    return act(on: subject, naive.state(subject))
  }

  private mutating func act(on name: String, _ state: NaiveBook.Case) -> Act {
    let team = generator.pick(Self.teams)
    let person = generator.pick(Self.people)
    let handoff = generator.chance(90) ? state.handoff?.name ?? "handoff" : "another handoff"
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: return .memo(name)
    case 1: return .classify(name, priority: generator.pick([.low, .normal, .high, .urgent]))
    case 2: return .wait(name, name: self.name("wait"), generator.pick(WaitReason.allCases))
    case 3:
      guard let wait = state.waits.keys.sorted().first else { return .memo(name) }
      return .endWait(name, name: wait)
    case 4:
      let minutes = Int.random(in: -10...600, using: &generator)
      return .promise(name, name: self.name("promise"), dueInMinutes: minutes)
    case 5, 6:
      guard let promise = state.promises.keys.sorted().first else { return .resolve(name) }
      return .settle(name, name: promise, generator.pick([.kept, .broken]))
    case 7: return .assign(name, state.team ?? team, person: generator.chance(60) ? person : nil)
    case 8: return .assign(name, team, person: generator.chance(60) ? person : nil)
    case 9:
      let from = generator.chance(70) ? state.team ?? team : team
      return .offer(name, name: self.name("handoff"), from: from, to: generator.pick(Self.teams))
    case 10: return .accept(name, name: handoff, by: person)
    case 11:
      return generator.chance(50)
        ? .decline(name, name: handoff, by: person) : .withdraw(name, name: handoff)
    case 12: return generator.chance(60) ? .resolve(name) : .reopen(name)
    case _: return .close(name)
    }
  }

  /// Closes, folds, rebuilds and sends again, now and then; nothing may change by it.
  mutating func disturb(_ comment: Comment) throws {
    guard generator.chance(12) else { return }
    let before = try test.rows()
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: try test.reopen(folding: true)
    case 1, 2: try test.reopen()
    case 3: try test.book.rebuild([generator.pick(ViewName.allCases)]) { _, _ in }
    case _:
      guard let old = accepted.randomElement(using: &generator) else { return }
      let again = try test.accept(old.command)
      #expect(again.isReplayed, comment)
      #expect(again.lines == old.receipt.lines, comment)
    }
    #expect(try test.rows() == before, comment)
  }

  // MARK: Comparing

  func compare(_ comment: Comment) throws {
    let seqCount = naive.seqCount
    let states = Dictionary(
      uniqueKeysWithValues: (naive.caseNames + ["no such case"]).map { ($0, naive.state($0)) })
    try test.book.read { (snapshot) throws(BookError) in
      #expect(snapshot.head.seq == seqCount, comment)
      do throws(RowsError) {
        for (name, state) in states { try compare(name, state, snapshot, comment) }
        try compareBoards(states, snapshot, comment)
        for (index, name) in naive.customerNames.enumerated() {
          let customer: CustomerState? = try snapshot.state(.sample(name))
          #expect(customer?.number == "K-\(index + 1)", comment)
        }
      } catch { throw BookError(error, path: "views") }
    }
  }

  private func compare(
    _ name: String, _ expected: NaiveBook.Case, _ snapshot: borrowing BookSnapshot,
    _ comment: Comment
  ) throws(RowsError) {
    let found: CaseState? = try snapshot.state(.sample(name))
    let state = found ?? CaseState(id: .sample(name))
    #expect(state.number == expected.number, comment)
    #expect(state.stage == expected.stage, comment)
    #expect(state.team == expected.team, comment)
    #expect(state.person == expected.person.map { .sample($0) }, comment)
    #expect(state.priority == expected.priority, comment)
    #expect(state.teamPath == expected.path, comment)
    #expect(state.entryCount == expected.entryCount, comment)
    #expect(state.lastSeq == expected.seqs.last ?? 0, comment)
    let waits = state.waits.map(\.id)
    #expect(Set(waits) == Set(expected.waits.keys.map { .sample($0) }), comment)
    let promises = state.promises.map(\.id)
    #expect(Set(promises) == Set(expected.promises.keys.map { .sample($0) }), comment)
    #expect(state.handoff?.id == expected.handoff.map { .sample($0.name) }, comment)
    var seqs: [UInt64] = []
    try snapshot.scan(Feed.case(.sample(name))) { (seq) throws(RowsError) in
      seqs.append(seq)
      return true
    }
    #expect(seqs == expected.seqs, comment)
    guard !expected.number.isEmpty else { return }
    let named = try snapshot.subjects(number: expected.number)
    #expect(named == [Ref(.case, .sample(name))], comment)
  }

  private func compareBoards(
    _ states: [String: NaiveBook.Case], _ snapshot: borrowing BookSnapshot, _ comment: Comment
  ) throws(RowsError) {
    let due = states.values.flatMap(\.promises).sorted {
      ($0.value, PromiseID.sample($0.key)) < ($1.value, PromiseID.sample($1.key))
    }
    let board = try PromiseBoard.due(limit: 1_000, in: snapshot)
    #expect(board.promises.map(\.promise.id) == due.map { .sample($0.key) }, comment)
    let first = try PromiseBoard.due(limit: 3, in: snapshot)
    #expect(first.promises == Array(board.promises.prefix(3)), comment)
    #expect(first.hasMore == (due.count > 3), comment)
    for team in Self.teams {
      let to = states.values.compactMap(\.handoff).filter { $0.to == team }.map(\.name)
      let inbox = try HandoffInbox.read(of: team, in: snapshot)
      #expect(Set(inbox.toTeam.map(\.handoff.id)) == Set(to.map { .sample($0) }), comment)
      let open = states.filter { $0.value.team == team && $0.value.stage == .open }
      let list = try CaseBoard.list(
        CaseFilter(team: team, stages: [.open]), limit: 1_000, in: snapshot)
      #expect(Set(list.cases.map(\.id)) == Set(open.keys.map { .sample($0) }), comment)
      let queue = try QueueBoard.read(team: team, in: snapshot).teams.first { $0.team == team }
      #expect(queue?.openCount ?? 0 == open.count, comment)
      let waiting = open.values.count { !$0.waits.isEmpty }
      #expect(queue?.waitingCounts.values.reduce(0, +) ?? 0 == waiting, comment)
      #expect(queue?.unassignedCount ?? 0 == open.values.count { $0.person == nil }, comment)
      #expect(queue?.handoffCount ?? 0 == to.count, comment)
    }
    for person in Self.people {
      let own = states.filter { $0.value.person == person && $0.value.stage == .open }
      let list = try CaseBoard.list(
        CaseFilter(person: .sample(person), stages: [.open]), limit: 1_000, in: snapshot)
      #expect(Set(list.cases.map(\.id)) == Set(own.keys.map { .sample($0) }), comment)
    }
  }
}
