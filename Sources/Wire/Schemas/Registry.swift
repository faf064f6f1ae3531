internal import Schema

/// The shapes of all events that a description of the log declares.
///
/// The description is protobuf's own, a FileDescriptorSet.  A build carries that of its own
/// schemas; every book carries those of the builds that wrote to it, so that a reader can render
/// its events without this program's source.
package struct Registry: Sendable {
  var messages: [MessageShape] = []
  var codes: [CodeShape] = []
  private var events: [String: [EventShape]] = [:]

  /// The shapes of this build; read once, when first used.
  package static let current = read(EmbeddedSchemas.bare)

  /// The same with their comments, for what is made for people: a few milliseconds more.
  package static let documented = read(EmbeddedSchemas.documented)

  private static func read(_ base64: StaticString) -> Registry {
    do {
      return try Registry(fileDescriptorSet: EmbeddedSchemas.bytes(base64))
    } catch {
      preconditionFailure("The embedded schemas cannot be read: \(error)")
    }
  }

  /// The description of this build, which every book carries: without comments, so that the event
  /// that publishes it fits into a message of the wire.
  package static var embedded: [UInt8] { EmbeddedSchemas.bytes(EmbeddedSchemas.bare) }

  /// Reads a description.
  ///
  /// `bytes` is a FileDescriptorSet, such as the content of a document of kind `schema`.
  ///
  /// - Throws: `notAMessage`, or `malformed` for a declaration that no event of ours can have.
  package init(fileDescriptorSet bytes: [UInt8]) throws(WireError) {
    var reader = DescriptorReader(bytes)
    try reader.read()
    messages = reader.messages
    codes = reader.codes
    for event in reader.events { events[event.type, default: []].append(event) }
    for type in events.keys { events[type]?.sort { $0.version < $1.version } }
  }

  /// The shape of a version of a type; `nil` if the description has none.
  package func event(_ type: String, version: Int) -> EventShape? {
    events[type]?.first { $0.version == version }
  }

  /// The newest shape of a type; `nil` if the description does not have it.
  package func newest(_ type: String) -> EventShape? { events[type]?.last }

  /// The shapes of a type, the oldest first.
  func versions(of type: String) -> [EventShape] { events[type] ?? [] }

  /// The names of the fields of a shape, as JSON has them, in the order of their numbers.
  package func fieldNames(of shape: EventShape) -> [String] {
    messages[shape.message].fields.sorted { $0.number < $1.number }.map(\.name)
  }

  /// Every shape, by name and version.
  package var all: [EventShape] {
    events.values.joined().sorted { ($0.type, $0.version) < ($1.type, $1.version) }
  }
}

extension EmbeddedSchemas {
  static func bytes(_ base64: StaticString) -> [UInt8] {
    guard let bytes = BytesText.base64(Array(base64.description.utf8)) else {
      preconditionFailure("The embedded schemas are no base 64")
    }
    return bytes
  }
}
