/// The values of `QuoteAnswer`; their names stand in JSON, their numbers in the log.
package enum QuoteAnswer: String, Hashable, Sendable, CaseIterable {
  case accepted, declined
}

/// A price was offered.
package struct QuoteGiven: Hashable, Sendable {
  /// The quote.
  package var quoteID: QuoteID
  /// Its number on paper.
  package var label: String?
  /// The price.
  package var amount: Money
  /// What it is made of.
  package var lines: [QuoteLine]
  /// The last day on which it holds.
  package var validUntil: Day?

  package init(
    quoteID: QuoteID,
    label: String? = nil,
    amount: Money,
    lines: [QuoteLine] = [],
    validUntil: Day? = nil
  ) {
    self.quoteID = quoteID
    self.label = label
    self.amount = amount
    self.lines = lines
    self.validUntil = validUntil
  }
}

/// A quote was answered.
package struct QuoteAnswered: Hashable, Sendable {
  /// The quote.
  package var quoteID: QuoteID
  /// The answer.
  package var answer: QuoteAnswer
  /// The event that shows it.
  package var evidence: EventID?
  /// Why; personal: `nil` also where it is sealed.
  package var reason: String?

  package init(
    quoteID: QuoteID,
    answer: QuoteAnswer,
    evidence: EventID? = nil,
    reason: String? = nil
  ) {
    self.quoteID = quoteID
    self.answer = answer
    self.evidence = evidence
    self.reason = reason
  }
}
