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
  private let closed: [UInt8]?
  /// Whether times keep their microseconds: rendered ones have milliseconds.
  private let isExact: Bool

  /// For an event that is not in a log yet, and is sent as a whole.
  init(registry: Registry, _ content: EncodedEvent) {
    self.registry = registry
    profile = .everything
    record = content.body
    body = content.body.indices
    opened = content.personal
    closed = nil
    isExact = true
  }

  init(
    registry: Registry, profile: Profile, _ stored: StoredRecord, _ personal: PersonalPart
  ) {
    self.registry = registry
    self.profile = profile
    record = stored.bytes
    body = stored.envelope.body
    var opened: [UInt8] = []
    var closed: [UInt8]?
    // Without a sealed part there is nothing to open: every personal field is unset.
    if !stored.envelope.sealed.isEmpty {
      switch personal {
      case .opened(let bytes): opened = bytes
      case .closed: closed = Piece.redactedForAudience
      case .keyMissing: closed = Piece.redactedWithoutKey
      case .erased: closed = Piece.erased
      }
    }
    self.opened = opened
    self.closed = closed
    isExact = false
  }

  /// How deep messages may lie in each other.
  static let depthMax = 8

  /// Writes the whole content as a message of this shape.
  func write(_ message: Int, to output: inout [UInt8]) throws(WireError) {
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
        guard let place = shape.place(ofNumber: field.number) else { continue }
        occurrences.append(
          Occurrence(place: place, isOpened: part.isOpened, value: field.value))
      }
    }
    output.append(Ascii.openBrace)
    for (place, field) in shape.fields.enumerated() {
      if place > 0 { output.append(Ascii.comma) }
      output += field.key
      if let mark = field.personal, let closed = redaction(mark, shape, occurrences) {
        output += closed
      } else if field.isList {
        try writeList(field, place, occurrences, depth: depth, to: &output)
      } else if case .message(let message) = field.value {
        try writeMessage(message, place, occurrences, depth: depth, to: &output)
      } else {
        try writeValue(field, place, occurrences, to: &output)
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
  ) -> [UInt8]? {
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
    return mayBeSeen ? closed : Piece.redactedForAudience
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
    _ field: FieldShape, _ place: Int, _ occurrences: [Occurrence], depth: Int,
    to output: inout [UInt8]
  ) throws(WireError) {
    output.append(Ascii.openBracket)
    let start = output.count
    for occurrence in occurrences where occurrence.place == place {
      // Numbers may stand in one packed field.
      if let encoding = field.value.encoding, case .bytes(let range) = occurrence.value {
        var reader = ProtobufReader(bytes(occurrence.isOpened), range)
        while let value = try reader.nextPacked(encoding) {
          if output.count > start { output.append(Ascii.comma) }
          let one = Occurrence(place: place, isOpened: occurrence.isOpened, value: value)
          try write(field, one, to: &output)
        }
      } else if fits(field, occurrence) {
        if output.count > start { output.append(Ascii.comma) }
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

  /// Protobuf merges a message that stands in several places.
  private func writeMessage(
    _ message: Int, _ place: Int, _ occurrences: [Occurrence], depth: Int,
    to output: inout [UInt8]
  ) throws(WireError) {
    var parts: [Part] = []
    for occurrence in occurrences where occurrence.place == place {
      if case .bytes(let range) = occurrence.value {
        parts.append(Part(isOpened: occurrence.isOpened, range))
      }
    }
    if parts.isEmpty {
      output += Piece.null
    } else {
      try write(message, parts, depth: depth + 1, to: &output)
    }
  }

  /// Of other values the last one counts.
  private func writeValue(
    _ field: FieldShape, _ place: Int, _ occurrences: [Occurrence], to output: inout [UInt8]
  ) throws(WireError) {
    if let last = occurrences.last(where: { $0.place == place && fits(field, $0) }) {
      try write(field, last, to: &output)
    } else if !field.hasPresence, let zero = Self.zero(field.value) {
      try write(field, Occurrence(place: place, isOpened: false, value: zero), to: &output)
    } else {
      output += Piece.null
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
    case .bool: output += number == 0 ? "false".utf8 : "true".utf8
    case .time:
      let digitCount = isExact && !number.isMultiple(of: 1_000) ? 6 : 3
      TimeText.append(Instant(microseconds: number), digitCount: digitCount, to: &output)
    case .day:
      TimeText.append(Day(number: Int32(clamping: number)), to: &output)
    case .code(let code):
      registry.codes[code].table.append(number, to: &output)
    case .integer, .text, .decimal, .team, .identifier, .sha256, .base64, .message, .position:
      JSONText.append(number, to: &output)
    }
  }

  private func write(
    _ field: FieldShape, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) throws(WireError) {
    switch field.value {
    case .text, .decimal, .team:
      guard Self.isText(bytes[range]) else { throw .notAMessage("body") }
      // Text without presence is not set when it is empty.
      if range.isEmpty, !field.hasPresence, !field.isList {
        output += Piece.null
      } else {
        JSONText.append(utf8: bytes[range], to: &output)
      }
    case .identifier:
      guard let id = try Envelope.identifier(bytes, range, field.name) else {
        throw .malformed(field: field.name)
      }
      JSONText.append(id, to: &output)
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

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Most of what is not somebody's words is ASCII.
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  private func writePosition(
    _ message: Int, _ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]
  ) throws(WireError) {
    var numbers: [String: Int64] = [:]
    let shape = registry.messages[message]
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard let place = shape.place(ofNumber: field.number) else { continue }
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
