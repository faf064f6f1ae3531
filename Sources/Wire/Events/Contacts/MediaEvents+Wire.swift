internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension MediaAttached: EventContent {
  static let eventKind = Event.Kind.mediaAttached

  var clearMessage: ProtoMediaAttached {
    var proto = ProtoMediaAttached()
    proto.mediaID = self.mediaID.data
    proto.kind = self.kind.code
    proto.sha256 = Data(self.sha256)
    if let durationSeconds { proto.durationSec = Int64(durationSeconds) }
    if let transcribes { proto.transcribes = transcribes.data }
    if let language { proto.language = language }
    if let dictionaryVersion { proto.dictionaryVersion = dictionaryVersion }
    if let retainUntil { proto.retainUntil = retainUntil.number }
    return proto
  }

  var sealedMessage: ProtoMediaAttached {
    var proto = ProtoMediaAttached()
    if let mediaKey { proto.mediaKey = Data(mediaKey) }
    if let location { proto.location = location }
    if let caption { proto.caption = caption }
    return proto
  }

  init(_ message: ProtoMediaAttached) throws(WireError) {
    self.init(
      mediaID: try Field.identifier(message.mediaID, "mediaId"),
      kind: try Field.code(message.kind, "kind"),
      sha256: try Field.sha256(message.sha256, "sha256"),
      durationSeconds: try message.hasDurationSec
        ? Field.integer(message.durationSec, "durationSec") : nil,
      transcribes: try message.hasTranscribes
        ? Field.identifier(message.transcribes, "transcribes") : nil,
      language: message.hasLanguage ? message.language : nil,
      dictionaryVersion: message.hasDictionaryVersion ? message.dictionaryVersion : nil,
      retainUntil: try message.hasRetainUntil ? Field.day(message.retainUntil, "retainUntil") : nil,
      mediaKey: message.hasMediaKey ? [UInt8](message.mediaKey) : nil,
      location: message.hasLocation ? message.location : nil,
      caption: message.hasCaption ? message.caption : nil)
  }
}
