internal import Cases
internal import Views

// The ledger at the door of the book: what is known is not asked again without a reason, and what
// says nothing of a person is not sealed.

extension Acceptance {
  /// Facts and questions as they are recorded: a question with what the book knew when it was
  /// asked, a value where its key belongs.
  ///
  /// - Throws: The refusal of a question whose answer is known.  It is a nudge, not a lock: with a
  ///   reason, or from a device that was offline, every question is taken.
  func completed<R: RowSource & ~Copyable & ~Escapable>(
    _ drafts: [Draft], _ rows: borrowing R
  ) throws(Settled) -> [Draft] {
    guard drafts.contains(where: { $0.event.kind.map(Self.toComplete.contains) ?? false }) else {
      return drafts
    }
    let keys: FactKeys
    do throws(RowsError) { keys = try rows.factKeys() } catch { throw Settled(error) }
    var completed: [Draft] = []
    for draft in drafts { completed.append(try self.completed(draft, drafts, keys, rows)) }
    return completed
  }

  /// For each draft the team that alone may see it: the owner of a restricted key, however its
  /// value came here, unless somebody said who may.
  func restrictedTo<R: RowSource & ~Copyable & ~Escapable>(
    _ drafts: [Draft], _ rows: borrowing R
  ) throws(Settled) -> [Team?] {
    let isNeeded = drafts.contains { $0.event.kind.map(Self.valued.contains) ?? false }
    guard command.visibility.isEmpty, isNeeded else { return drafts.map { _ in nil } }
    let keys: FactKeys
    do throws(RowsError) { keys = try rows.factKeys() } catch { throw Settled(error) }
    var owners: [Team?] = []
    for draft in drafts {
      var name: String?
      if case .facts(.factAsserted(let fact)) = draft.event { name = fact.key }
      if case .facts(.factCorrected(let fact)) = draft.event {
        name = try key(of: fact.factID, draft.refs, drafts, rows)
      }
      let key = name.flatMap { keys[$0] }
      owners.append(key?.sensitivity == .restricted ? key?.owner : nil)
    }
    return owners
  }

  private static var valued: Set<Event.Kind> { [.factAsserted, .factCorrected] }

  private static var toComplete: Set<Event.Kind> {
    [.questionAsked, .factAsserted, .factCorrected]
  }

  private func completed<R: RowSource & ~Copyable & ~Escapable>(
    _ draft: Draft, _ drafts: [Draft], _ keys: FactKeys, _ rows: borrowing R
  ) throws(Settled) -> Draft {
    guard case .facts(let event) = draft.event else { return draft }
    var draft = draft
    switch event {
    case .questionAsked(let asked):
      // A device knows by itself what it could know.
      guard !isOffline, draft.supersedes == nil else { break }
      draft.event = .facts(.questionAsked(try question(asked, draft.refs, keys, rows)))
    case .factAsserted(var fact):
      (fact.value, fact.impersonalValue) = keys.placed(
        fact.value, fact.impersonalValue, of: fact.key)
      draft.event = .facts(.factAsserted(fact))
    case .factCorrected(var fact):
      guard let key = try key(of: fact.factID, draft.refs, drafts, rows) else { break }
      (fact.value, fact.impersonalValue) = keys.placed(fact.value, fact.impersonalValue, of: key)
      draft.event = .facts(.factCorrected(fact))
    case .factConfirmed, .questionAnswered, .questionSpared, .questionRepeatReported,
      .memoWritten:
      break
    }
    return draft
  }

  /// Whether the command comes from a device that does not, or did not, reach the book.
  private var isOffline: Bool {
    switch numbering {
    case .final: command.wasOffline
    case .provisional: true
    }
  }

  /// A question with the verdict of the ledger at the head of the book, and its place.
  private func question<R: RowSource & ~Copyable & ~Escapable>(
    _ asked: QuestionAsked, _ refs: Refs, _ keys: FactKeys, _ rows: borrowing R
  ) throws(Settled) -> QuestionAsked {
    let finding: LedgerFinding
    do throws(RowsError) {
      let scope = try rows.ledgerScope(of: refs)
      finding = try rows.ledger(of: scope)
        .finding(keys.key(asked.key, of: asked.subject), in: scope, for: asker(refs.case))
    } catch { throw Settled(error) }
    if asked.because == nil, let refusal = finding.refusal(of: asked.form) {
      throw Settled(reply: .refused(refusal))
    }
    var asked = asked
    asked.verdict = finding.verdict
    asked.ledgerSeq = head ?? asked.ledgerSeq
    return asked
  }

  private func asker(_ case: CaseID?) -> Asker {
    Asker(
      team: command.team, moment: command.occurredAt, case: `case`,
      utcOffsetMinutes: command.utcOffsetMinutes)
  }

  /// The key of a fact, of this command or of the ledger; `nil` if nobody knows the fact here.
  private func key<R: RowSource & ~Copyable & ~Escapable>(
    of fact: FactID, _ refs: Refs, _ drafts: [Draft], _ rows: borrowing R
  ) throws(Settled) -> String? {
    for draft in drafts {
      if case .facts(.factAsserted(let asserted)) = draft.event, asserted.factID == fact {
        return asserted.key
      }
    }
    do throws(RowsError) {
      let scope = try rows.ledgerScope(of: refs)
      return try rows.ledger(of: scope).facts.first { $0.id == fact }?.key
    } catch { throw Settled(error) }
  }
}

extension LedgerFinding {
  /// Why a question of that form needs a reason; `nil` if it needs none.
  fileprivate func refusal(of form: QuestionForm) -> Refusal? {
    switch verdict {
    case .answered, .confirm, .conflict:
      form == .open ? facts.first.map { .alreadyKnown($0.id) } : nil
    case .restricted: restrictedTo.map { .restrictedTo($0) }
    case .refused: .customerRefused(key: key.name)
    case .ask: nil
    }
  }
}

extension FactKeys {
  /// A value where it belongs: sealed, unless its key is declared impersonal; one whose key nobody
  /// declares stays where it was put.
  fileprivate func placed(
    _ value: String?, _ impersonalValue: String?, of name: String
  ) -> (value: String?, impersonalValue: String?) {
    guard let key = self[name], let text = value ?? impersonalValue else {
      return (value, impersonalValue)
    }
    return key.sensitivity == .impersonal ? (nil, text) : (text, nil)
  }
}

extension Situation {
  /// Gathers what the team to which a case is handed must ask, and what it need not.
  mutating func gatherLedger<R: RowSource & ~Copyable & ~Escapable>(
    _ decision: Decision, _ refs: Refs, of command: Command, in rows: borrowing R
  ) throws(RowsError) {
    guard case .offerHandoff(let offered) = decision, let id = refs.case else { return }
    let keys = try rows.factKeys()
    guard !keys.keys.isEmpty else { return }
    let scope = try rows.ledgerScope(of: id)
    let ledger = try rows.ledger(of: scope)
    let receiver = Asker(
      team: offered.to.team, moment: command.occurredAt, case: id,
      utcOffsetMinutes: command.utcOffsetMinutes)
    for key in keys.keys {
      let finding = ledger.finding(key, in: scope, for: receiver)
      switch finding.verdict {
      case .answered, .restricted: knownFacts.append(finding)
      case .ask, .conflict:
        if key.requiredBy.contains(offered.to.team) { unknownKeys.append(key.name) }
      case .confirm, .refused: break
      }
    }
  }
}
