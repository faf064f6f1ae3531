/// What was said in a contact, in the order in which it was said.
package struct Transcript: Hashable, Sendable {
  package var utterances: [Utterance]

  /// What one person said in one go.
  package struct Utterance: Hashable, Sendable {
    /// Who it was, as the text names them: "お客様", "operator_1"; `nil` where it does not.
    package var name: String?
    /// Whose side that is; `nil` as long as nobody has said so.
    package var speaker: Speaker?
    /// Since the beginning of the recording; 0 where no time is given.
    package var offsetSeconds: Int
    package var text: String

    package init(name: String?, speaker: Speaker?, offsetSeconds: Int, text: String) {
      self.name = name
      self.speaker = speaker
      self.offsetSeconds = offsetSeconds
      self.text = text
    }
  }

  package init(_ utterances: [Utterance] = []) { self.utterances = utterances }

  /// The names of those of whom nobody knows whose side they are, each once.
  package var unknownNames: [String] {
    var names: [String] = []
    for utterance in utterances where utterance.speaker == nil {
      if let name = utterance.name, !names.contains(name) { names.append(name) }
    }
    return names
  }
}

/// The bounds of a transcript.
package enum TranscriptLimits {
  /// A day of talk has about half of it.
  package static let byteCountMax = 4_000_000
  package static let utteranceCountMax = 20_000
  /// Of a name, in characters: what is longer before a colon is a sentence.
  package static let nameCharacterCountMax = 20
  /// Recordings of more than a day are slips.
  package static let offsetSecondsMax = 86_400
}
