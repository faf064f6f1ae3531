/// The values of `QuestionForm`; their names stand in JSON, their numbers in the log.
package enum QuestionForm: String, Hashable, Sendable, CaseIterable {
  case open, readBack
}

/// The values of `AskVerdict`; their names stand in JSON, their numbers in the log.
package enum AskVerdict: String, Hashable, Sendable, CaseIterable {
  case answered, confirm, conflict, restricted, refused, ask
}

/// The values of `AskReason`; their names stand in JSON, their numbers in the log.
package enum AskReason: String, Hashable, Sendable, CaseIterable {
  case identityCheck, safety, legal, customerRequested, deviceOffline, valueDoubted
}

/// The values of `AnswerOutcome`; their names stand in JSON, their numbers in the log.
package enum AnswerOutcome: String, Hashable, Sendable, CaseIterable {
  case fact, unknown, refused
}

/// The values of `RepeatReporter`; their names stand in JSON, their numbers in the log.
package enum RepeatReporter: String, Hashable, Sendable, CaseIterable {
  case customer, survey, alertWord, review
}

/// A customer was asked something.
package struct QuestionAsked: Hashable, Sendable {
  /// The question.
  package var questionID: QuestionID
  /// What it was about.
  package var subject: FactSubject
  /// The declared key.
  package var key: String
  /// Whether it was open or a reading back.
  package var form: QuestionForm
  /// Up to where the asker could know.
  package var ledgerSeq: LogPosition?
  /// What the ledger had said.
  package var verdict: AskVerdict
  /// Why it was asked all the same.
  package var because: AskReason?

  package init(
    questionID: QuestionID,
    subject: FactSubject,
    key: String,
    form: QuestionForm,
    ledgerSeq: LogPosition? = nil,
    verdict: AskVerdict,
    because: AskReason? = nil
  ) {
    self.questionID = questionID
    self.subject = subject
    self.key = key
    self.form = form
    self.ledgerSeq = ledgerSeq
    self.verdict = verdict
    self.because = because
  }
}

/// A question was answered, or not.
package struct QuestionAnswered: Hashable, Sendable {
  /// The question.
  package var questionID: QuestionID
  /// What came of it.
  package var outcome: AnswerOutcome
  /// The fact that it gave.
  package var factID: FactID?

  package init(
    questionID: QuestionID,
    outcome: AnswerOutcome,
    factID: FactID? = nil
  ) {
    self.questionID = questionID
    self.outcome = outcome
    self.factID = factID
  }
}

/// A question need not be asked.
package struct QuestionSpared: Hashable, Sendable {
  /// The declared key.
  package var key: String
  /// The fact that spared it.
  package var factID: FactID

  package init(
    key: String,
    factID: FactID
  ) {
    self.key = key
    self.factID = factID
  }
}

/// Somebody noticed that a customer was asked twice.
package struct QuestionRepeatReported: Hashable, Sendable {
  /// Who noticed.
  package var by: RepeatReporter
  /// The declared key, if known.
  package var key: String?
  /// The words; personal: `nil` also where it is sealed.
  package var quote: String?

  package init(
    by: RepeatReporter,
    key: String? = nil,
    quote: String? = nil
  ) {
    self.by = by
    self.key = key
    self.quote = quote
  }
}
