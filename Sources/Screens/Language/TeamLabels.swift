/// How one team is written: on a line of the timeline, in words, typed.
package struct TeamLabel: Hashable, Sendable {
  /// The name in events, JSON and options: `support`.
  package let key: String
  /// The one kanji of the Japanese columns: 受.
  package let kanji: Character
  /// The name in words.
  package let name: Bilingual
  /// Two ASCII letters, where the terminal has no UTF-8.
  package let letters: String

  /// Makes a label.
  package init(key: String, kanji: Character, name: Bilingual, letters: String) {
    self.key = key
    self.kanji = kanji
    self.name = name
    self.letters = letters
  }
}

/// The labels of all teams.
package struct TeamLabels: Hashable, Sendable {
  /// In the order in which teams are listed.
  package let all: [TeamLabel]

  /// Checks and keeps `labels`.
  /// - Throws: `LabelProblem` if two teams could not be told apart, or a column would not stand.
  package init(_ labels: [TeamLabel]) throws(LabelProblem) {
    try LabelProblem.check(
      labels.map { LabelShape(key: $0.key, kanji: $0.kanji, letters: $0.letters) })
    all = labels
  }

  private init(unchecked labels: [TeamLabel]) {
    all = labels
  }

  /// The label of a team; one for strangers if the book knows a team that the configuration does
  /// not.
  package func label(_ key: String) -> TeamLabel {
    all.first { $0.key == key }
      ?? TeamLabel(key: key, kanji: "他", name: Bilingual(same: key), letters: "??")
  }

  /// The team that was typed as key, name, kanji or letters, in any width and case.
  package func team(typed: String) -> TeamLabel? {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    return all.first {
      [$0.key, String($0.kanji), $0.name.ja, $0.name.en, $0.letters]
        .contains { $0.lowercased() == key }
    }
  }

  /// The labels that hold without configuration.
  package static let standard = TeamLabels(unchecked: [
    TeamLabel(
      key: "support", kanji: "受", name: Bilingual(ja: "受付", en: "Support"), letters: "SU"),
    TeamLabel(key: "sales", kanji: "営", name: Bilingual(ja: "営業", en: "Sales"), letters: "SA"),
    TeamLabel(key: "repair", kanji: "修", name: Bilingual(ja: "修理", en: "Repair"), letters: "RE"),
    TeamLabel(
      key: "customer", kanji: "客", name: Bilingual(ja: "お客様", en: "Customer"), letters: "CU"),
    TeamLabel(
      key: "quality", kanji: "品", name: Bilingual(ja: "品質", en: "Quality"), letters: "QU"),
    TeamLabel(
      key: "machine", kanji: "機", name: Bilingual(ja: "自動", en: "Machine"), letters: "MA"),
  ])
}
