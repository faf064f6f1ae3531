internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// What the receiver of a case must know, besides what is asked and what comes next.
struct OpenedBrief: Sendable {
  let reasonCode: String
  let situation: SealedText
  /// What was tried; empty also where it is sealed.
  let tried: [SealedText]
  /// Keys that are not known, with what they are called.
  let openQuestions: [Question]
  /// What is owed to the customer, as far as it is still open.
  let promises: [OpenedPromise]
  let mood: Mood?

  /// A key that is not known.
  struct Question: Hashable, Sendable {
    let key: String
    /// By language; empty where the key is not declared.
    let title: [String: String]
  }
}

extension BookSnapshot {
  /// The rest of the brief of an offer.
  func brief(
    _ offered: HandoffOffered, of record: Record, _ card: CaseCard, at now: Instant
  ) throws(RowsError) -> OpenedBrief {
    let brief = offered.brief
    let keys = brief.openQuestions.isEmpty ? FactKeys() : try factKeys()
    var promises: [OpenedPromise] = []
    for promise in card.state.promises where brief.openPromises.contains(promise.id) {
      promises.append(try sheet(of: promise, case: card, at: now))
    }
    return OpenedBrief(
      reasonCode: offered.reasonCode, situation: SealedText(brief.situation, of: record),
      tried: brief.tried.map { SealedText($0, of: record) },
      openQuestions: brief.openQuestions.map {
        OpenedBrief.Question(key: $0, title: keys[$0]?.title ?? [:])
      }, promises: promises, mood: brief.mood)
  }
}

extension OpenedBrief {
  /// A sentence for each thing that there is.
  func sentences(_ dates: DateWriter, _ language: Language) -> [String] {
    var all: [Bilingual] = []
    let situation = situation.spoken
    if !situation.text(in: language).isEmpty {
      all.append(Bilingual(ja: "状況: \(situation.ja)", en: "situation: \(situation.en)"))
    }
    if !tried.isEmpty {
      let words = tried.map { $0.spoken.text(in: language) }
      all.append(
        Bilingual(
          ja: "試したこと: " + words.joined(separator: "、"),
          en: "tried: " + words.joined(separator: ", ")))
    }
    if !openQuestions.isEmpty {
      all.append(
        Bilingual(
          ja: "まだ分からないこと: " + openQuestions.map { $0.name("ja") }.joined(separator: "、"),
          en: "not known yet: " + openQuestions.map { $0.name("en") }.joined(separator: ", ")))
    }
    for promise in promises {
      let what = promise.what.spoken
      let due = dates.dayAndTime(promise.promise.window.to)
      let left = dates.due(promise.promise.window.to)
      all.append(
        Bilingual(
          ja: "約束: \(what.ja) \(due) (\(left))", en: "promised: \(what.en) \(due) (\(left))"))
    }
    if let mood {
      all.append(Bilingual(ja: "お客様の様子: \(mood.word.ja)", en: "mood: \(mood.word.en)"))
    }
    return all.map { $0.text(in: language) }
  }
}

extension OpenedBrief.Question {
  fileprivate func name(_ language: String) -> String { title[language] ?? key }
}
