/// A language in which casebook speaks.
///
/// Commands, options, JSON, error codes, event types and log lines are never translated.
package enum Language: String, Hashable, Sendable, CaseIterable {
  /// Japanese.
  case ja
  /// English.
  case en
}

/// Something that is said to a person.
///
/// A catalogue is an enum with associated values that conforms, with one `switch` per language in a
/// file of its own; so a sentence that misses a language does not compile.
package protocol Message: Sendable {
  /// The Japanese sentence.
  var ja: String { get }
  /// The English sentence.
  var en: String { get }
}

extension Message {
  /// The sentence in one language.
  package func text(in language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}

/// A text that stands in no catalogue: of one command's help, or with data in it.
package struct Bilingual: Message, Hashable {
  package let ja: String
  package let en: String

  /// Makes a text with both its forms.
  package init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// Makes a text that is the same in both languages: a name, a number, a command.
  package init(same text: String) {
    self.init(ja: text, en: text)
  }
}
