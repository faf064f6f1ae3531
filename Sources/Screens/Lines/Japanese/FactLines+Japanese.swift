internal import Cases

extension LineWriter {
  /// What an event of the facts is in Japanese.
  func japanese(_ event: Event.Facts, _ record: Record) -> String {
    switch event {
    case .factAsserted(let fact):
      return join(
        code(fact.key) + ":", fact.impersonalValue ?? personal(fact.value, record), fact.unit,
        aside(
          fact.source.word.ja, fact.saidBy.map { $0 + " 談" },
          fact.confidence < 100 ? "確度 \(fact.confidence)%" : nil))
    case .factConfirmed(let confirmed):
      return join("確認済み", fact(confirmed.factID), "(\(confirmed.how.word.ja))")
    case .factCorrected(let corrected):
      return join(
        "訂正:", fact(corrected.factID),
        corrected.impersonalValue ?? personal(corrected.value, record),
        "(\(corrected.cause.word.ja))")
    case .questionAsked(let asked):
      return join(
        asked.form == .open ? "質問:" : "確認:", code(asked.key),
        asked.because.map { "(\($0.word.ja))" }, japanese(asked.verdict))
    case .questionAnswered(let answered):
      return switch answered.outcome {
      case .fact: join("回答あり", answered.factID.flatMap(fact))
      case .unknown: "回答: わからない"
      case .refused: "回答を断られた"
      }
    case .questionSpared(let spared): return "聞かずに済んだ: " + code(spared.key)
    case .questionRepeatReported(let reported):
      return join(
        "同じ質問の指摘 (\(reported.by.word.ja))", reported.key.map(code),
        quoted(reported.quote, record))
    case .memoWritten(let memo):
      return join(
        personal(memo.body, record), memo.tags.map { "#" + $0 }.joined(separator: " "),
        memo.to.map { "> " + team($0.team) },
        memo.to?.respondBy.map { dates.dayAndTime($0) + " までに返事" },
        aside(memo.pinned ? "固定" : nil, memo.answers == nil ? nil : "返信"))
    }
  }

  /// What stood against asking, if anything did.
  private func japanese(_ verdict: AskVerdict) -> String? {
    switch verdict {
    case .answered: "[既に回答あり]"
    case .confirm: "[要確認]"
    case .conflict: "[食い違い]"
    case .restricted: "[制限]"
    case .refused: "[前に拒否]"
    case .ask: nil
    }
  }
}
