internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

/// The content of one type of event, and its two messages in the log.
protocol EventContent {
  associatedtype Message: SwiftProtobuf.Message
  static var eventKind: Event.Kind { get }
  /// The fields that anyone may keep for ever.
  var clearMessage: Message { get }
  /// The personal fields and nothing else.
  var sealedMessage: Message { get }
  init(_ message: Message) throws(WireError)
}

extension EventContent {
  var sealedMessage: Message { Message() }

  /// Decodes the body and merges the sealed part into it.
  ///
  /// Merging messages is how protobuf puts the two halves together again: fields that stand in
  /// one of them only are kept, messages inside are merged in turn.
  init(decoding body: ArraySlice<UInt8>, _ personal: ArraySlice<UInt8>?) throws(WireError) {
    var message = Message()
    do {
      // It reads the span while it runs and keeps nothing of it.
      try unsafe message.merge(serializedBytes: body.span.bytes)
      if let personal { try unsafe message.merge(serializedBytes: personal.span.bytes) }
    } catch {
      throw .notAMessage(Self.eventKind.rawValue)
    }
    try self.init(message)
  }

  func encode() throws(WireError) -> EncodedEvent {
    let clear = clearMessage
    // What cannot be read again must not be written: the checks stand in `init(_:)` alone.
    _ = try Self(clear)
    do {
      return EncodedEvent(
        type: Self.eventKind.rawValue, schemaVersion: Self.eventKind.schemaVersion,
        body: try clear.serializedBytes(), personal: try sealedMessage.serializedBytes())
    } catch {
      throw .notAMessage(Self.eventKind.rawValue)
    }
  }
}

/// The content of an event as bytes: what anyone may keep, and what is to be sealed.
package struct EncodedEvent: Hashable, Sendable {
  /// The stable name.
  package let type: String
  /// The version of its shape.
  package let schemaVersion: Int
  /// The protobuf message without its personal fields.
  package let body: [UInt8]
  /// The same message with only its personal fields; empty if there are none.
  package let personal: [UInt8]
}

extension Event.Kind {
  /// The version of the shape that this build writes.
  package var schemaVersion: Int { 1 }

  /// Every type; `init(rawValue:)` compares with one name after the other.
  static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension Event {
  /// The content as bytes.
  ///
  /// - Throws: `unknownType` for an event that this build does not know: it cannot be written;
  ///   `malformed` for one that could not be read again.
  package func encode() throws(WireError) -> EncodedEvent {
    guard let content else { throw .unknownType("unknown") }
    return try content.encode()
  }

  /// Reads the content of an event from its body and, if opened, its sealed part.
  ///
  /// An event of an unknown type, of a newer shape, or with a value that only a newer build knows
  /// becomes `.unknown`: it is shown as such.  Nothing is skipped.
  ///
  /// - Throws: `notAMessage`, or `malformed` for the field that is wrong.
  package init(
    type: String, schemaVersion: Int, body: [UInt8], personal: [UInt8]?
  ) throws(WireError) {
    try self.init(
      type: type, schemaVersion: schemaVersion, body: body[...], personal: personal.map { $0[...] })
  }

  init(
    type: String, schemaVersion: Int, body: ArraySlice<UInt8>, personal: ArraySlice<UInt8>?
  ) throws(WireError) {
    let unknown = Event.unknown(UnknownEvent(type: type, schemaVersion: schemaVersion))
    guard let kind = Event.Kind.byName[type], schemaVersion <= kind.schemaVersion else {
      self = unknown
      return
    }
    do throws(WireError) {
      self = try kind.decode(body, personal)
    } catch .newerValue {
      self = unknown
    }
  }
}
