package import Cases

extension Event.Facts {
  /// One event of every type of this topic.
  package static let samples: [Event.Facts] = [
    .factAsserted(.sample),
    .factConfirmed(.sample),
    .factCorrected(.sample),
    .questionAsked(.sample),
    .questionAnswered(.sample),
    .questionSpared(.sample),
    .questionRepeatReported(.sample),
    .memoWritten(.sample),
  ]
}

extension FactAsserted {
  /// One of them, for tests.
  package static let sample = FactAsserted(
    factID: .sample("FactAsserted.factId"),
    subject: .item,
    key: "item.site",
    value: "第2工場 北側 2F 要脚立",
    impersonalValue: nil,
    unit: nil,
    source: .customerSaid,
    evidence: .sample,
    saidBy: "高橋様",
    confidence: 90,
    validFrom: .sample)
}

extension FactConfirmed {
  /// One of them, for tests.
  package static let sample = FactConfirmed(
    factID: .sample("FactConfirmed.factId"),
    how: .readBack)
}

extension FactCorrected {
  /// One of them, for tests.
  package static let sample = FactCorrected(
    factID: .sample("FactCorrected.factId"),
    newFactID: .sample("FactCorrected.newFactId"),
    value: "第3工場",
    impersonalValue: nil,
    cause: .wasWrong,
    evidence: .sample)
}

extension QuestionAsked {
  /// One of them, for tests.
  package static let sample = QuestionAsked(
    questionID: .sample("QuestionAsked.questionId"),
    subject: .case,
    key: "case.symptom",
    form: .open,
    ledgerSeq: .sample,
    verdict: .answered,
    because: .identityCheck)
}

extension QuestionAnswered {
  /// One of them, for tests.
  package static let sample = QuestionAnswered(
    questionID: .sample("QuestionAnswered.questionId"),
    outcome: .fact,
    factID: .sample("QuestionAnswered.factId"))
}

extension QuestionSpared {
  /// One of them, for tests.
  package static let sample = QuestionSpared(
    key: "item.serial",
    factID: .sample("QuestionSpared.factId"))
}

extension QuestionRepeatReported {
  /// One of them, for tests.
  package static let sample = QuestionRepeatReported(
    by: .customer,
    key: "item.serial",
    quote: "前にも伝えました")
}

extension MemoWritten {
  /// One of them, for tests.
  package static let sample = MemoWritten(
    memoID: .sample("MemoWritten.memoId"),
    body: "軸受けに摩耗。写真あり",
    tags: ["inspection"],
    pinned: true,
    to: .sample,
    answers: .sample("MemoWritten.answers"))
}
