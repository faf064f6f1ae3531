package import Cases

// What becomes known, and what is asked.

extension History {
  /// A value of a key becomes known; the fact has the name of its value unless `fact` says another.
  package func told(
    _ key: String, _ value: String, fact: String? = nil, of subject: FactSubject = .item,
    at moment: Instant? = nil
  ) -> History {
    let event = FactAsserted(
      factID: .sample(fact ?? value), subject: subject, key: key, value: value,
      source: .customerSaid, confidence: 100)
    return then(.facts(.factAsserted(event)), at: moment)
  }

  /// A fact is confirmed, by its name.
  package func confirmed(
    _ fact: String, how: ConfirmationMethod = .readBack, at moment: Instant? = nil
  ) -> History {
    then(.facts(.factConfirmed(FactConfirmed(factID: .sample(fact), how: how))), at: moment)
  }

  /// Another value takes the place of a fact; the new fact has the name of its value.
  package func replaced(
    _ fact: String, by value: String, cause: CorrectionCause = .wasWrong, at moment: Instant? = nil
  ) -> History {
    let event = FactCorrected(
      factID: .sample(fact), newFactID: .sample(value), value: value, cause: cause)
    return then(.facts(.factCorrected(event)), at: moment)
  }

  package func asked(
    _ key: String, question: String = "question", of subject: FactSubject = .item,
    because: AskReason? = nil
  ) -> History {
    let event = QuestionAsked(
      questionID: .sample(question), subject: subject, key: key, form: .open, verdict: .ask,
      because: because)
    return then(.facts(.questionAsked(event)))
  }

  package func answered(
    _ outcome: AnswerOutcome, question: String = "question", fact: String? = nil
  ) -> History {
    let event = QuestionAnswered(
      questionID: .sample(question), outcome: outcome, factID: fact.map { .sample($0) })
    return then(.facts(.questionAnswered(event)))
  }

  package func ownerChanged(at moment: Instant? = nil) -> History {
    let event = ItemOwnershipChanged(
      from: .sample("customer"), to: .sample("other"), on: Day(2026, 11, 21), reason: "sold")
    return then(.items(.itemOwnershipChanged(event)), at: moment)
  }

  package func erasureOrdered() -> History {
    then(.book(.erasureOrdered(ErasureOrdered(reason: "asked", keeps: []))))
  }

  /// The ledger after all records that stand.
  package var ledger: Ledger {
    let corrections = Corrections(of: records)
    return .fold(records.compactMap(corrections.standing))
  }
}

extension FactKey {
  /// A key that is fresh for ever, unless something else is said.
  package static func sample(
    _ name: String = "item.serial", of subject: FactSubject = .item, type: FactType = .text,
    freshness: [Freshness] = [], sensitivity: Sensitivity = .personal,
    alwaysAsk: AlwaysAsk? = nil, owner: Team? = nil, requiredBy: [Team] = []
  ) -> FactKey {
    FactKey(
      name: name, subject: subject, type: type, askText: ["en": "\(name)?"],
      confirmText: ["en": "{value}?"], title: ["en": name], freshness: freshness,
      sensitivity: sensitivity, alwaysAsk: alwaysAsk, owner: owner, requiredBy: requiredBy)
  }
}

extension LedgerScope {
  /// The case of a history with its customer and item.
  package static let sample = LedgerScope(
    case: .sample("case"), customers: [.sample("customer")], item: .sample("item"))
}
