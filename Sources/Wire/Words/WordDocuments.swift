package import Cases

/// The bounds of documents about words.
package enum WordDocumentLimits {
  package static let ruleCountMax = 200
  package static let phraseCountMax = 100
  package static let termCountMax = 5_000
  package static let variantCountMax = 50
  package static let ignoredCountMax = 5_000
}

/// The content of a document of kind `alertRules`.
///
/// ```json
/// {"rules": [
///   {"id": "cancel.word", "category": "cancel", "speaker": "customer",
///    "title": {"ja": "解約", "en": "cancels"},
///    "phrases": ["解約", "キャンセル"], "except": ["ノイズキャンセル"]}]}
/// ```
package enum AlertRulesDocument {
  /// Reads alert rules.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - toml: The TOML of which it was made, for the lines of what is wrong.
  /// - Returns: The rules.
  /// - Throws: with the line of what is wrong.
  package static func rules(
    _ content: [UInt8], madeOf toml: [UInt8]? = nil
  ) throws(ClockDocumentError) -> AlertRules {
    let whole = try ContentCursor(parsing: content, madeOf: toml)
    try whole.only(["rules", "title"])
    var rules: [AlertRule] = []
    let list = try whole.required("rules")
    for element in try list.elements(countMax: WordDocumentLimits.ruleCountMax) {
      let rule = try rule(element)
      guard !rules.contains(where: { $0.id == rule.id }) else {
        throw try element.required("id").error(.overlaps)
      }
      rules.append(rule)
    }
    return AlertRules(rules)
  }

  private static func rule(_ cursor: ContentCursor) throws(ClockDocumentError) -> AlertRule {
    try cursor.only(["id", "category", "speaker", "title", "phrases", "except"])
    let countMax = WordDocumentLimits.phraseCountMax
    let phrases = try cursor.required("phrases")
    var rule = AlertRule(
      id: try cursor.required("id").text(), category: try cursor.required("category").word(),
      phrases: try phrases.texts(countMax: countMax),
      except: try cursor.optional("except")?.texts(countMax: countMax) ?? [],
      speaker: try cursor.optional("speaker")?.word())
    guard !rule.phrases.isEmpty else { throw phrases.error(.missing) }
    if let title = try cursor.optional("title") { rule.title = try title.textsByLanguage() }
    return rule
  }
}

/// The content of a document of kind `dictionary`.
///
/// ```json
/// {"terms": [
///   {"word": "コンプレッサー", "variants": ["圧縮機", "コンプ"]},
///   {"word": "製造番号", "variants": ["シリアル", "S/N"], "key": "item.serial"}],
///  "ignore": ["お世話", "承知"]}
/// ```
package enum DictionaryDocument {
  /// Reads a dictionary.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - toml: The TOML of which it was made, for the lines of what is wrong.
  /// - Returns: Its terms, and what is not counted; without a version.
  /// - Throws: with the line of what is wrong.
  package static func lexicon(
    _ content: [UInt8], madeOf toml: [UInt8]? = nil
  ) throws(ClockDocumentError) -> Lexicon {
    let whole = try ContentCursor(parsing: content, madeOf: toml)
    try whole.only(["terms", "ignore", "title"])
    var lexicon = Lexicon()
    var known: Set<String> = []
    let list = try whole.required("terms")
    for element in try list.elements(countMax: WordDocumentLimits.termCountMax) {
      try element.only(["word", "variants", "key"])
      let word = try element.required("word")
      let term = Lexicon.Term(
        try word.text(),
        variants: try element.optional("variants")?.texts(
          countMax: WordDocumentLimits.variantCountMax) ?? [],
        key: try element.optional("key")?.text())
      guard known.insert(term.word).inserted else { throw word.error(.overlaps) }
      lexicon.terms.append(term)
    }
    if let ignored = try whole.optional("ignore") {
      lexicon.ignored = try ignored.texts(countMax: WordDocumentLimits.ignoredCountMax)
    }
    return lexicon
  }
}

extension ContentCursor {
  /// A list of texts, at most `countMax`.
  fileprivate func texts(countMax: Int) throws(ClockDocumentError) -> [String] {
    var texts: [String] = []
    for element in try elements(countMax: countMax) { texts.append(try element.text()) }
    return texts
  }

  /// A text in Japanese, in English, or in both.
  fileprivate func textsByLanguage() throws(ClockDocumentError) -> [String: String] {
    try only(["ja", "en"])
    var texts: [String: String] = [:]
    for language in ["ja", "en"] { texts[language] = try optional(language)?.text() }
    return texts
  }
}
