internal import Cases

extension LineWriter {
  /// What an event of the facts is in English.
  func english(_ event: Event.Facts, _ record: Record) -> String {
    switch event {
    case .factAsserted(let fact):
      return join(
        code(fact.key) + ":", fact.impersonalValue ?? personal(fact.value, record), fact.unit,
        aside(
          fact.source.word.en, fact.saidBy.map { "by " + $0 },
          fact.confidence < 100 ? "\(fact.confidence)% sure" : nil))
    case .factConfirmed(let confirmed):
      return join("Confirmed", fact(confirmed.factID), "(\(confirmed.how.word.en))")
    case .factCorrected(let corrected):
      return join(
        "Corrected:", fact(corrected.factID),
        corrected.impersonalValue ?? personal(corrected.value, record),
        "(\(corrected.cause.word.en))")
    case .questionAsked(let asked):
      return join(
        asked.form == .open ? "Asked:" : "Read back:", code(asked.key),
        asked.because.map { "(\($0.word.en))" }, english(asked.verdict))
    case .questionAnswered(let answered):
      return switch answered.outcome {
      case .fact: join("Answered", answered.factID.flatMap(fact))
      case .unknown: "Answer: does not know"
      case .refused: "Answer refused"
      }
    case .questionSpared(let spared): return "Spared asking: " + code(spared.key)
    case .questionRepeatReported(let reported):
      return join(
        "Asked twice, says \(reported.by.word.en)", reported.key.map(code),
        quoted(reported.quote, record))
    case .memoWritten(let memo):
      return join(
        personal(memo.body, record), memo.tags.map { "#" + $0 }.joined(separator: " "),
        memo.to.map { "> " + team($0.team) },
        memo.to?.respondBy.map { "answer by " + dates.dayAndTime($0) },
        aside(memo.pinned ? "pinned" : nil, memo.answers == nil ? nil : "reply"))
    }
  }

  /// What stood against asking, if anything did.
  private func english(_ verdict: AskVerdict) -> String? {
    switch verdict {
    case .answered: "[already answered]"
    case .confirm: "[to be confirmed]"
    case .conflict: "[contradictory]"
    case .restricted: "[restricted]"
    case .refused: "[refused before]"
    case .ask: nil
    }
  }
}
