/// The values of `MediaKind`; their names stand in JSON, their numbers in the log.
package enum MediaKind: String, Hashable, Sendable, CaseIterable {
  case recording, transcript, photo, document, signature
}

/// A recording, photo or document was attached.
package struct MediaAttached: Hashable, Sendable {
  /// The medium.
  package var mediaID: MediaID
  /// What kind of medium this is.
  package var kind: MediaKind
  /// SHA-256 of the sealed bytes.
  package var sha256: [UInt8]
  /// How long it plays.
  package var durationSeconds: Int?
  /// The recording of which this is the text.
  package var transcribes: MediaID?
  /// BCP 47 tag.
  package var language: String?
  /// The dictionary that was used.
  package var dictionaryVersion: String?
  /// The day on which it is to be destroyed.
  package var retainUntil: Day?
  /// The key of its chunks; personal: `nil` also where it is sealed.
  package var mediaKey: [UInt8]?
  /// Where it was taken; personal: `nil` also where it is sealed.
  package var location: String?
  /// What it shows; personal: `nil` also where it is sealed.
  package var caption: String?

  package init(
    mediaID: MediaID,
    kind: MediaKind,
    sha256: [UInt8],
    durationSeconds: Int? = nil,
    transcribes: MediaID? = nil,
    language: String? = nil,
    dictionaryVersion: String? = nil,
    retainUntil: Day? = nil,
    mediaKey: [UInt8]? = nil,
    location: String? = nil,
    caption: String? = nil
  ) {
    self.mediaID = mediaID
    self.kind = kind
    self.sha256 = sha256
    self.durationSeconds = durationSeconds
    self.transcribes = transcribes
    self.language = language
    self.dictionaryVersion = dictionaryVersion
    self.retainUntil = retainUntil
    self.mediaKey = mediaKey
    self.location = location
    self.caption = caption
  }
}
