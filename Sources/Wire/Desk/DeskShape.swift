internal import Cases

/// What a verb is asked with: the client writes what the desk reads.
package protocol DeskArguments: Hashable, Sendable {
  static var verb: Verb { get }
  /// Its JSON.
  static var shape: Shape<Self> { get }
  /// What is no JSON.
  var payload: [[UInt8]] { get }
  /// Reads a request of this verb.
  init(_ request: DeskRequest) throws(DeskProblem)
}

extension DeskArguments {
  package var payload: [[UInt8]] { [] }

  /// The request.
  package var request: DeskRequest {
    DeskRequest(Self.verb, Self.shape.json(self), payload: payload)
  }
}

/// What a verb is answered with when it was done: the desk writes what the client reads.
package protocol DeskAnswer: Hashable, Sendable {
  /// Its JSON.
  static var shape: Shape<Self> { get }
  /// What is no JSON, or JSON whose bytes stay as they are.
  var payload: [[UInt8]] { get }
  /// Reads a reply with status 200.
  init(_ reply: DeskReply) throws(UnreadableAnswer)
}

extension DeskAnswer {
  package var payload: [[UInt8]] { [] }

  /// The reply.
  package var reply: DeskReply {
    DeskReply(info: Self.shape.json(self), payload: payload)
  }
}

extension Shape {
  /// An object of which the members that are not `required` are left out where they are `null`.
  static func fields(_ members: [Member<Value>], required: Set<String>) -> Shape {
    let properties = members.map { ($0.name, $0.schema) }
    let optional = Set(members.map(\.name)).subtracting(required)
    let schema = JSONSchema.object(
      Dictionary(uniqueKeysWithValues: properties), optional: optional)
    return Shape(schema) { value in
      var object: [String: JSON] = [:]
      for member in members {
        let json = member.json(value)
        if json != .null || required.contains(member.name) { object[member.name] = json }
      }
      return .object(object)
    }
  }

  /// The same as above for the value, but `null` never: an optional member of `fields`.
  var optional: Shape<Value?> {
    let json = json
    return Shape<Value?>(schema) { $0.map(json) ?? .null }
  }
}

/// Runs `read`, and says what is wrong as the desk says it.
func deskReading<Value>(
  _ read: () throws(IncomingError) -> Value
) throws(DeskProblem) -> Value {
  do throws(IncomingError) {
    return try read()
  } catch {
    throw DeskProblem(error)
  }
}

/// Runs `read`, and says what is wrong as a client says it.
func answerReading<Value>(
  _ read: () throws(IncomingError) -> Value
) throws(UnreadableAnswer) -> Value {
  do throws(IncomingError) {
    return try read()
  } catch .malformed(let pointer, _) {
    throw UnreadableAnswer(at: pointer)
  } catch {
    throw UnreadableAnswer(at: "")
  }
}

extension Reading {
  /// A list of values of one kind.
  static func list<Element>(
    _ element: Reading<Element>
  ) -> Reading<[Element]> where Value == [Element] {
    Reading(read: { reader throws(IncomingError) in
      var values: [Element] = []
      for child in try reader.elements() { values.append(try element.read(child)) }
      return values
    })
  }
}

extension Reading where Value == JSON {
  static var anything: Reading { Reading(.object) { $0 } }
}

extension Reading where Value == FeedName {
  static var feed: Reading { Reading(.feed) { $0.text.flatMap(FeedName.init) } }
}

extension Reading where Value == FeedPattern {
  static var feedPattern: Reading { Reading(.feed) { $0.text.flatMap(FeedPattern.init) } }
}

extension Reading where Value == LogPosition? {
  /// "1.184209", or the empty text: before the first event.
  static var place: Reading {
    Reading(.position) { json in
      json == "" ? .some(nil) : json.text.flatMap(LogPosition.init(text:)).map { $0 }
    }
  }
}

extension Reading where Value == [UInt8] {
  static var sha256: Reading {
    Reading(.sha256) { json in
      json.text.flatMap { BytesText.hexadecimal($0.utf8) }.flatMap { $0.count == 32 ? $0 : nil }
    }
  }
}

extension Reading where Value == UInt64 {
  /// A whole number that is not negative.
  static var number: Reading {
    Reading(.integer) { json in json.number.flatMap { $0 >= 0 ? UInt64($0) : nil } }
  }
}

extension Reading where Value == String {
  /// A text of at most `max` bytes.
  static func text(max: Int) -> Reading {
    Reading(.text) { json in json.text.flatMap { $0.utf8.count <= max ? $0 : nil } }
  }
}

extension Shape where Value == [UInt8] {
  /// 64 hexadecimal digits.
  static var sha256: Shape {
    Shape(JSONSchema.sha256) { bytes in
      var text: [UInt8] = []
      BytesText.appendHexadecimal(bytes, to: &text)
      return .string(String(decoding: text, as: UTF8.self))
    }
  }
}

extension Shape where Value == FeedName {
  static var feed: Shape { Shape(JSONSchema.feed) { .string($0.text) } }
}

extension Shape where Value == FeedPattern {
  static var feedPattern: Shape { Shape(JSONSchema.text) { .string($0.text) } }
}

extension Shape where Value == LogPosition? {
  /// A position, or the empty text: before the first event.
  static var place: Shape {
    Shape(JSONSchema.pattern(#"^([0-9]+\.[0-9]+)?$"#)) { .string($0?.text ?? "") }
  }
}

extension JSONSchema {
  /// The name of a feed.
  static let feed = pattern(
    "^(log|(case|customer|item)/[0-7][0-9A-HJKMNP-TV-Z]{25}|team/[A-Za-z0-9._-]{1,64}"
      + "|type/[A-Za-z0-9]+\\.[A-Za-z0-9]+)/$")
}
