internal import Cases

/// Writes the content of an event by the description of its shape.
struct BodyWriter {
  private let registry: Registry
  private let profile: Profile
  /// The record, in which the body lies, and the opened sealed part.
  private let record: [UInt8]
  private let body: Range<Int>
  private let opened: [UInt8]
  /// What is written in place of personal fields of a class that the profile has; `nil` opens them.
  private let closed: String?

  init(
    registry: Registry, profile: Profile, _ stored: StoredRecord, _ personal: PersonalPart
  ) {
    self.registry = registry
    self.profile = profile
    record = stored.bytes
    body = stored.envelope.body
    var opened: [UInt8] = []
    var closed: String?
    // Without a sealed part there is nothing to open: every personal field is unset.
    if !stored.envelope.sealed.isEmpty {
      switch personal {
      case .opened(let bytes): opened = bytes
      case .closed: closed = Self.audience
      case .keyMissing: closed = #"{"redacted":true,"why":"keyMissing"}"#
      case .erased: closed = #"{"erased":true}"#
      }
    }
    self.opened = opened
    self.closed = closed
  }

  private static let audience = #"{"redacted":true,"why":"audience"}"#

  /// How deep messages may lie in each other.
  static let depthMax = 8

  /// Writes the whole content as a message of this shape.
  mutating func write(_ message: Int, to output: inout [UInt8]) throws(WireError) {
    let parts = [Part(isOpened: false, body), Part(isOpened: true, opened.indices)]
    try write(message, parts, depth: 1, to: &output)
  }

  // MARK: Messages

  /// Bytes of a message: in the record, or in what was opened.
  private struct Part {
    let isOpened: Bool
    let range: Range<Int>

    init(isOpened: Bool, _ range: Range<Int>) {
      self.isOpened = isOpened
      self.range = range
    }
  }

  /// A field that stands in one of the parts.
  private struct Occurrence {
    let place: Int
    let isOpened: Bool
    let value: ProtobufReader.Value
  }

  /// Writes a message that may lie in several parts, which protobuf merges in their order.
  private func write(
    _ message: Int, _ parts: [Part], depth: Int, to output: inout [UInt8]
  ) throws(WireError) {
    guard depth <= Self.depthMax else { throw .malformed(field: "body") }
    let shape = registry.messages[message]
    var occurrences: [Occurrence] = []
    for part in parts {
      var reader = ProtobufReader(bytes(part.isOpened), part.range)
      while let field = try reader.next() {
        guard let place = shape.places[field.number] else { continue }
        occurrences.append(
          Occurrence(place: place, isOpened: part.isOpened, value: field.value))
      }
    }
    output.append(Ascii.openBrace)
    for (place, field) in shape.fields.enumerated() {
      if place > 0 { output.append(Ascii.comma) }
      output.append(contentsOf: field.key)
      let own = occurrences.filter { $0.place == place }
      if let mark = field.personal, let words = redaction(mark, shape, occurrences) {
        output.append(contentsOf: words.utf8)
      } else if field.isList {
        try writeList(field, own, depth: depth, to: &output)
      } else {
        try write(field, own, depth: depth, to: &output)
      }
    }
    output.append(Ascii.closeBrace)
  }

  private func bytes(_ isOpened: Bool) -> [UInt8] { isOpened ? opened : record }

  /// What stands in place of a personal field, whether it is set or not, so that its presence does
  /// not leak; `nil` if it is shown.
  ///
  /// Who may not see the class at all is told only that: neither whether there is a key, nor
  /// whether the person has been forgotten.
  private func redaction(
    _ mark: PersonalMark, _ shape: MessageShape, _ occurrences: [Occurrence]
  ) -> String? {
    let mayBeSeen: Bool
    switch mark {
    case .always(let personalClass): mayBeSeen = profile.classes.contains(personalClass)
    case .never: mayBeSeen = false
    case .byContactPoint:
      let kind = kindOfPoint(shape, occurrences)
      if let personalClass = PersonalMark.classOfPoint(kind) {
        mayBeSeen = profile.classes.contains(personalClass)
      } else {
        mayBeSeen = profile.classes.isSuperset(of: [.number, .address])
      }
    }
    return mayBeSeen ? closed : Self.audience
  }

  private func kindOfPoint(_ shape: MessageShape, _ occurrences: [Occurrence]) -> String? {
    guard let place = shape.fields.firstIndex(where: { $0.name == "kind" }),
      case .code(let code) = shape.fields[place].value,
      let last = occurrences.last(where: { $0.place == place }),
      let number = IntegerEncoding.varint.number(last.value)
    else { return nil }
    return registry.codes[code].word(number)
  }

  // MARK: Values

  private func writeList(
    _ field: FieldShape, _ occurrences: [Occurrence], depth: Int, to output: inout [UInt8]
  ) throws(WireError) {
    output.append(Ascii.openBracket)
    var isFirst = true
    for occurrence in occurrences {
      // Numbers may stand in one packed field.
      if let encoding = field.value.encoding, case .bytes(let range) = occurrence.value {
        var reader = ProtobufReader(bytes(occurrence.isOpened), range)
        while let value = try reader.nextPacked(encoding) {
          if !isFirst { output.append(Ascii.comma) }
          isFirst = false
          try write(
            field, Occurrence(place: occurrence.place, isOpened: occurrence.isOpened, value: value),
            to: &output)
        }
      } else if fits(field, occurrence) {
        if !isFirst { output.append(Ascii.comma) }
        isFirst = false
        if case .message(let message) = field.value, case .bytes(let range) = occurrence.value {
          let part = Part(isOpened: occurrence.isOpened, range)
          try write(message, [part], depth: depth + 1, to: &output)
        } else {
          try write(field, occurrence, to: &output)
        }
      }
    }
    output.append(Ascii.closeBracket)
  }

  private func write(
    _ field: FieldShape, _ occurrences: [Occurrence], depth: Int, to output: inout [UInt8]
  ) throws(WireError) {
    let fitting = occurrences.filter { fits(field, $0) }
    if case .message(let message) = field.value, !fitting.isEmpty {
      var parts: [Part] = []
      for occurrence in fitting {
        guard case .bytes(let range) = occurrence.value else { continue }
        parts.append(Part(isOpened: occurrence.isOpened, range))
      }
      try write(message, parts, depth: depth + 1, to: &output)
    } else if let last = fitting.last {
      try write(field, last, to: &output)
    } else if !field.hasPresence, let zero = Self.zero(field.value) {
      try write(field, Occurrence(place: 0, isOpened: false, value: zero), to: &output)
    } else {
      output.append(contentsOf: "null".utf8)
    }
  }

  /// What a number without presence is when it does not stand in the bytes.
  private static func zero(_ value: ValueShape) -> ProtobufReader.Value? {
    switch value.encoding?.wire {
    case .varint: .varint(0)
    case .fixed64: .fixed64(0)
    case .fixed32: .fixed32(0)
    case nil: nil
    }
  }

  /// Whether a field was written as its shape says; protobuf treats others as unknown fields.
  private func fits(_ field: FieldShape, _ occurrence: Occurrence) -> Bool {
    if let encoding = field.value.encoding { return encoding.number(occurrence.value) != nil }
    guard case .bytes = occurrence.value else { return false }
    return true
  }

  private func write(
    _ field: FieldShape, _ occurrence: Occurrence, to output: inout [UInt8]
  ) throws(WireError) {
    if let encoding = field.value.encoding, let number = encoding.number(occurrence.value) {
      write(field.value, number, to: &output)
    } else if case .bytes(let range) = occurrence.value {
      try write(field, bytes(occurrence.isOpened), range, to: &output)
    }
  }

  private func write(_ value: ValueShape, _ number: Int64, to output: inout [UInt8]) {
    switch value {
    case .bool: output.append(contentsOf: number == 0 ? "false".utf8 : "true".utf8)
    case .time: TimeText.append(Instant(microseconds: number), digitCount: 3, to: &output)
    case .day:
      TimeText.append(Day(number: Int32(clamping: number)), to: &output)
    case .code(let code):
      Self.append(word: registry.codes[code].word(number), number: number, to: &output)
    case .integer, .text, .decimal, .team, .identifier, .sha256, .base64, .message, .position:
      JSONText.append(number, to: &output)
    }
  }

  /// The word of a value of an enumeration; `null` for none, an object for what has no word.
  static func append(word: String?, number: Int64, to output: inout [UInt8]) {
    if let word {
      JSONText.append(word, to: &output)
    } else if number == 0 {
      output.append(contentsOf: "null".utf8)
    } else {
      output.append(contentsOf: #"{"unknown":"#.utf8)
      JSONText.append(number, to: &output)
      output.append(Ascii.closeBrace)
    }
  }

  private func write(
    _ field: FieldShape, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) throws(WireError) {
    switch field.value {
    case .text, .decimal, .team:
      guard String(validating: bytes[range], as: UTF8.self) != nil else {
        throw .notAMessage("body")
      }
      // Text without presence is not set when it is empty.
      if range.isEmpty, !field.hasPresence, !field.isList {
        output.append(contentsOf: "null".utf8)
      } else {
        JSONText.append(utf8: bytes[range], to: &output)
      }
    case .identifier:
      guard let id = AnyID(bytes: bytes[range]) else { throw .malformed(field: field.name) }
      Renderer.append(id, to: &output)
    case .sha256:
      output.append(Ascii.quote)
      BytesText.appendHexadecimal(bytes[range], to: &output)
      output.append(Ascii.quote)
    case .base64:
      output.append(Ascii.quote)
      BytesText.appendBase64(bytes[range], to: &output)
      output.append(Ascii.quote)
    case .position(let message): try writePosition(message, bytes, range, to: &output)
    case .bool, .integer, .time, .day, .code, .message: break
    }
  }

  private func writePosition(
    _ message: Int, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) throws(WireError) {
    var numbers: [String: Int64] = [:]
    let shape = registry.messages[message]
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard let place = shape.places[field.number] else { continue }
      numbers[shape.fields[place].name] =
        shape.fields[place].value.encoding?.number(field.value)
    }
    output.append(Ascii.quote)
    JSONText.append(numbers["epoch"] ?? 0, to: &output)
    output.append(UInt8(ascii: "."))
    JSONText.append(numbers["seq"] ?? 0, to: &output)
    output.append(Ascii.quote)
  }
}
