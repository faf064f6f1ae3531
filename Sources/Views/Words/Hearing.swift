package import Cases

/// An alert word that was said.
package struct HeardWord: Hashable, Sendable {
  package let rule: AlertRule
  package let offsetSeconds: Int
  package let speaker: Speaker
  /// The sentence in which it was said.
  package let quote: String
  /// The fact key that was asked twice, of the category `repeat`, where the sentence or the
  /// question before it names one.
  package let key: String?
}

/// Hears the alert words of a house in what was said.
///
/// Pure: what is heard depends on nothing but the words and the documents.
package struct Hearing {
  private let rules: [(rule: AlertRule, phrases: [HeardText], except: [HeardText])]
  /// What names a fact key: its title, and the terms of the trade that stand for it; the longest
  /// first, since 製造番号シール is not 製造番号.
  private let names: [(text: HeardText, key: String)]

  /// Makes ready what is listened for.
  package init(rules: AlertRules, lexicon: Lexicon, keys: FactKeys) {
    self.rules = rules.rules.map { rule in
      (rule, rule.phrases.map(HeardText.init), rule.except.map(HeardText.init))
    }
    var names: [(text: HeardText, key: String)] = []
    for term in lexicon.terms {
      guard let key = term.key else { continue }
      names += ([term.word] + term.variants).map { (HeardText($0), key) }
    }
    for key in keys.keys { names += key.title.values.map { (HeardText($0), key.name) } }
    self.names = names.filter { $0.text.scalars.count >= Self.nameLengthMin }
      .sorted { ($1.text.scalars.count, $0.key) < ($0.text.scalars.count, $1.key) }
  }

  /// Bound: no more is told of one contact; what follows adds nothing.
  package static let heardCountMax = 100
  /// Bound: of a long sentence so many characters are quoted.
  package static let quoteCharacterCountMax = 200
  /// A single character names nothing.
  private static let nameLengthMin = 2

  /// The alert words of a transcript, in the order in which they were said; each rule once for what
  /// one person said in one go.
  ///
  /// Of whom nobody knows whose side they are, they count as customers: better one alert too many.
  package func heard(in transcript: Transcript) -> [HeardWord] {
    var heard: [HeardWord] = []
    for (index, utterance) in transcript.utterances.enumerated() {
      let speaker = utterance.speaker ?? .customer
      let sentences = utterance.text.sentences.map { (text: $0, heard: HeardText($0)) }
      for (rule, phrases, except) in rules where rule.speaker == nil || rule.speaker == speaker {
        guard
          let sentence = sentences.first(where: { says(phrases, $0.heard, except: except) })
        else { continue }
        guard heard.count < Self.heardCountMax else { return heard }
        let key =
          rule.category == .repeat
          ? key(namedIn: sentence.heard) ?? key(askedBefore: index, in: transcript) : nil
        heard.append(
          HeardWord(
            rule: rule, offsetSeconds: utterance.offsetSeconds, speaker: speaker,
            quote: String(sentence.text.prefix(Self.quoteCharacterCountMax)), key: key))
      }
    }
    return heard
  }

  private func says(
    _ phrases: [HeardText], _ sentence: HeardText, except: [HeardText]
  ) -> Bool {
    let others = except.flatMap(sentence.ranges)
    return phrases.contains { phrase in
      sentence.ranges(of: phrase).contains { range in
        !others.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
      }
    }
  }

  /// The key that a sentence names, by the longest name that stands in it.
  private func key(namedIn sentence: HeardText) -> String? {
    names.first { !sentence.ranges(of: $0.text).isEmpty }?.key
  }

  /// The key that the other side named right before, which is what was asked twice.
  private func key(askedBefore index: Int, in transcript: Transcript) -> String? {
    let speaker = transcript.utterances[index].speaker
    guard index > 0, let before = transcript.utterances[..<index].last,
      before.speaker != speaker
    else { return nil }
    for sentence in before.text.sentences.reversed() {
      if let key = key(namedIn: HeardText(sentence)) { return key }
    }
    return nil
  }
}
