/// Words at which a house pricks up its ears, as a document of kind `alertRules` declares them.
package struct AlertRules: Hashable, Sendable {
  /// In the order in which they stand there.
  package var rules: [AlertRule]

  package init(_ rules: [AlertRule] = []) { self.rules = rules }
}

/// A rule: phrases that mean the same.
package struct AlertRule: Hashable, Sendable {
  /// The stable name: "repeat.saidBefore".
  package var id: String
  package var category: AlertCategory
  /// Any of them is enough; compared without regard to width, case, kana and punctuation.
  package var phrases: [String]
  /// Longer phrases in which one of those above means something else: ノイズキャンセル.
  package var except: [String]
  /// Whose words count; `nil` for anybody's.
  package var speaker: Speaker?
  /// What people call it, by language ("ja", "en").
  package var title: [String: String]

  package init(
    id: String, category: AlertCategory, phrases: [String], except: [String] = [],
    speaker: Speaker? = nil, title: [String: String] = [:]
  ) {
    self.id = id
    self.category = category
    self.phrases = phrases
    self.except = except
    self.speaker = speaker
    self.title = title
  }
}
