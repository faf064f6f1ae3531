internal import Cases
internal import Views

extension Acceptance {
  /// The first answer to this command, if it has been carried out before.
  func firstAnswer<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(Settled) -> Receipt? {
    var records: [Record] = []
    do throws(RowsError) {
      guard let place = try rows.place(of: command.id) else { return nil }
      for seq in place.seqs { records.append(try rows.record(at: seq, opened: false)) }
    } catch { throw Settled(error) }
    guard isAnswer(records) || keepsRefused(records) else { throw Settled(reply: .idIsReused) }
    return Receipt(command.id, records, isReplayed: true)
  }

  /// Whether the records are what this command asks for: same types, refs and times.
  private func isAnswer(_ records: [Record]) -> Bool {
    let own = records.filter { $0.origin != .book }
    switch command.content {
    case .decide(let decision, let refs, _):
      return own.contains {
        $0.event.kind == decision.event.kind && $0.occurredAt == command.occurredAt
          && refs.all.allSatisfy($0.refs.all.contains)
      }
    case .record(let drafts):
      return own.count == drafts.count
        && zip(own, drafts).allSatisfy {
          $0.event.kind == $1.event.kind && $0.refs == $1.refs
            && $0.occurredAt == command.occurredAt
        }
    case .import(let drafts):
      return own.count == drafts.count
        && zip(own, drafts).allSatisfy {
          $0.event.kind == $1.draft.event.kind && $0.refs == $1.draft.refs
            && $0.occurredAt == $1.occurredAt
        }
    // The book never asks the same twice under one id.
    case .passTime, .completeErasure: return false
    }
  }

  /// What the command asks for, decided or checked, in the circumstances of each event.
  func sources<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    do throws(Refusal) { try checkShape(command) } catch {
      throw Settled(reply: .refused(error))
    }
    switch command.content {
    case .decide(let decision, let refs, let supersedes):
      return try decided(decision, refs, supersedes, rows)
    case .record(let drafts): return try facts(drafts, rows)
    case .import(let drafts): return drafts.map { DraftSource($0) }
    case .passTime(let subject): return try passed(over: subject, rows)
    case .completeErasure(let traces): return try completed(traces, rows)
    }
  }

  private func decided<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, _ refs: Refs, _ supersedes: EventID?, _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    try require(.cases, .customers, .items, .members, .documents)
    var situation: Situation
    do throws(RowsError) {
      situation = try Situation(
        for: decision, refs: refs, actor: command.actor, at: command.occurredAt,
        supersedes: supersedes, in: rows)
      try situation.gatherLedger(decision, refs, of: command, in: rows)
    } catch { throw Settled(error) }
    try checkExpectation(situation.case)
    if case .publishDocument(let document) = decision { try checkContent(document, rows) }
    let drafts: [Draft]
    do throws(Refusal) {
      drafts = try decide(
        decision, refs: refs, actor: command.actor, team: command.team,
        at: command.occurredAt, situation: situation, supersedes: supersedes)
    } catch { throw Settled(reply: .refused(error)) }
    return drafts.map { DraftSource($0, of: command) } + contradictions(drafts, situation)
  }

  private func facts<R: RowSource & ~Copyable & ~Escapable>(
    _ drafts: [Draft], _ rows: borrowing R
  ) throws(Settled) -> [DraftSource] {
    // A view that has stopped cannot tell of contradictions, nor of what is known; the facts are
    // taken all the same.
    guard stops.isEmpty else { return drafts.map { DraftSource($0, of: command) } }
    let drafts = try completed(drafts, rows)
    let owners = try restrictedTo(drafts, rows)
    let sources = zip(drafts, owners).map { draft, owner in
      var source = DraftSource(draft, of: command)
      source.visibility = owner.map { [$0] }
      return source
    }
    let situation: Situation
    do throws(RowsError) {
      situation = try Situation(forFacts: drafts, actor: command.actor, in: rows)
    } catch { throw Settled(error) }
    for draft in drafts {
      try checkExpectation(situation.case)
      do throws(Refusal) { try checkCorrection(draft, situation: situation) } catch {
        throw Settled(reply: .refused(error))
      }
    }
    return sources + contradictions(drafts, situation)
  }

  /// What the book notes of its own when facts contradict what is known.
  private func contradictions(_ drafts: [Draft], _ situation: Situation) -> [DraftSource] {
    let ids = drafts.indices.map { EventIdentifiers.event(of: command.id, index: $0) }
    return conflicts(of: command, ids: ids, now: now, situation: situation).map { found in
      let id = EventIdentifiers.book(
        rule: found.rule.rawValue, causes: found.events, milliseconds: command.id.milliseconds,
        as: IdentifierTag.Conflict.self)
      return DraftSource(found.draft(id: id), of: command, origin: .book)
    }
  }

  /// Refuses what was asked with an older view of the case (EXPERIENCE.md: `--expect`).
  private func checkExpectation(_ state: CaseState?) throws(Settled) {
    do throws(Refusal) { try checkFreshness(command, of: state) } catch {
      throw Settled(reply: .refused(error))
    }
  }
}
