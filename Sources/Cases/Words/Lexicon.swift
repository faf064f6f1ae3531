/// The terms of a trade, as documents of kind `dictionary` have them: which words mean the same,
/// and which ones say nothing.
package struct Lexicon: Hashable, Sendable {
  /// In the order in which they stand there.
  package var terms: [Term]
  /// Words that are not counted: greetings, fillers.
  package var ignored: [String]
  /// The version that was used, for whoever asks later: "dictionary 3".
  package var version: String?

  /// A term with everything that people say for it.
  package struct Term: Hashable, Sendable {
    /// As it is counted and shown: コンプレッサー.
    package var word: String
    /// What else is said for it: 圧縮機, コンプ.
    package var variants: [String]
    /// The fact key that it names: "item.serial".
    package var key: String?

    package init(_ word: String, variants: [String] = [], key: String? = nil) {
      self.word = word
      self.variants = variants
      self.key = key
    }
  }

  package init(terms: [Term] = [], ignored: [String] = [], version: String? = nil) {
    self.terms = terms
    self.ignored = ignored
    self.version = version
  }
}
