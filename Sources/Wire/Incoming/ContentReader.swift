internal import Cases

/// Turns the `body` of an event into the event, by the description of its shape.
struct ContentReader {
  let registry: Registry

  /// The event of this type; of the newest shape, unless `dataschema` names another.
  func event(
    _ type: String, _ dataschema: String?, _ body: ValueReader
  ) throws(IncomingError) -> Event {
    guard Event.Kind.byName[type] != nil, let newest = registry.newest(type) else {
      throw .unknownType(type)
    }
    var shape = newest
    if let dataschema {
      let named = registry.versions(of: type).first { "casebook:\($0.name)" == dataschema }
      guard let named else { throw .unknownVersion(type: type, version: dataschema) }
      shape = named
    }
    // A body without members may be left out.
    let content = try body.json == .null ? [] : message(shape.message, body)
    let event: Event
    do throws(WireError) {
      event = try Event(type: type, schemaVersion: shape.version, body: content, personal: nil)
    } catch {
      throw refusal(error, at: body.pointer, shape)
    }
    guard event.kind != nil else { throw .unknownVersion(type: type, version: shape.name) }
    return event
  }

  /// What the pairs refuse and the description does not know of.
  private func refusal(
    _ error: WireError, at pointer: String, _ shape: EventShape
  ) -> IncomingError {
    switch error {
    case .malformed(let field): .malformed(at: "\(pointer)/\(field)", .missing)
    case .notAMessage, .newerValue, .unknownType:
      .unknownVersion(type: shape.type, version: shape.name)
    }
  }

  // MARK: Messages

  private func message(_ message: Int, _ value: ValueReader) throws(IncomingError) -> [UInt8] {
    let shape = registry.messages[message]
    let object = try MemberReader(value)
    try object.allow { name in shape.fields.contains { $0.name == name } }
    var writer = ProtobufWriter()
    for field in shape.fields {
      let member = object.child(field.name)
      try refuseRedacted(field, member)
      if field.isList {
        try writeList(field, member, isThere: object.has(field.name), to: &writer)
      } else if member.json == .null {
        guard !field.isRequired else { throw .malformed(at: member.pointer, .missing) }
      } else {
        try write(field, member, to: &writer)
      }
    }
    return writer.bytes
  }

  /// An object in place of a personal field says that the field was closed when it was written.
  private func refuseRedacted(_ field: FieldShape, _ member: ValueReader) throws(IncomingError) {
    guard field.personal != nil, let members = member.json.members,
      members["redacted"] != nil || members["erased"] != nil
    else { return }
    throw .redacted(at: member.pointer)
  }

  private func writeList(
    _ field: FieldShape, _ member: ValueReader, isThere: Bool, to writer: inout ProtobufWriter
  ) throws(IncomingError) {
    guard isThere else { return }
    let elements = try member.elements()
    if let encoding = field.value.encoding {
      var numbers: [Int64] = []
      for element in elements { numbers.append(try number(field.value, element)) }
      writer.append(packed: numbers, encoding, number: field.number)
    } else {
      for element in elements { try write(field, element, to: &writer) }
    }
  }

  // MARK: Values

  private func write(
    _ field: FieldShape, _ member: ValueReader, to writer: inout ProtobufWriter
  ) throws(IncomingError) {
    if let encoding = field.value.encoding {
      let number = try number(field.value, member)
      if field.hasPresence {
        writer.append(number, encoding, number: field.number)
      } else {
        writer.append(nonzero: number, encoding, number: field.number)
      }
    } else {
      let bytes = try self.bytes(field.value, member)
      guard !bytes.isEmpty || !field.isRequired || isMessage(field.value) else {
        throw .malformed(at: member.pointer, .missing)
      }
      writer.append(bytes, number: field.number)
    }
  }

  private func isMessage(_ value: ValueShape) -> Bool {
    switch value {
    case .message, .position: true
    case .bool, .integer, .time, .day, .text, .decimal, .team, .identifier, .sha256, .base64,
      .code:
      false
    }
  }

  private func number(
    _ value: ValueShape, _ member: ValueReader
  ) throws(IncomingError) -> Int64 {
    switch value {
    case .bool:
      return try Reading<Bool>.truth.read(member) ? 1 : 0
    case .time: return try Reading.time.read(member).instant.microseconds
    case .day:
      guard let day = member.json.text.flatMap({ Day(iso: $0) }), Field.dayRange.contains(day)
      else { throw member.expected(.day) }
      return Int64(day.number)
    case .code(let code):
      let shape = registry.codes[code]
      guard let number = member.json.text.flatMap(shape.number) else {
        throw member.expected(.word(shape.words.map(\.word)))
      }
      return number
    case .integer, .text, .decimal, .team, .identifier, .sha256, .base64, .message, .position:
      return try Reading<Int64>.integer.read(member)
    }
  }

  private func bytes(
    _ value: ValueShape, _ member: ValueReader
  ) throws(IncomingError) -> [UInt8] {
    switch value {
    case .decimal:
      guard let quantity = member.json.text.flatMap({ Quantity($0) }) else {
        throw member.expected(.decimal)
      }
      return Array(quantity.text.utf8)
    case .team: return Array(try Reading<Team>.team.read(member).code.utf8)
    case .identifier:
      return try Reading<AnyID>.identifier().read(member).bytes
    case .sha256:
      let bytes = try BytesText.hexadecimal(text(member).utf8)
      guard let bytes, bytes.count == 32 else { throw member.expected(.sha256) }
      return bytes
    case .base64:
      guard let bytes = try BytesText.base64(text(member).utf8) else {
        throw member.expected(.base64)
      }
      return bytes
    case .message(let message): return try self.message(message, member)
    case .position(let message): return try position(message, member)
    case .text, .bool, .integer, .time, .day, .code: return Array(try text(member).utf8)
    }
  }

  private func text(_ member: ValueReader) throws(IncomingError) -> String {
    try Reading<String>.text.read(member)
  }

  private func position(
    _ message: Int, _ member: ValueReader
  ) throws(IncomingError) -> [UInt8] {
    guard let position = member.json.text.flatMap(LogPosition.init(text:)) else {
      throw member.expected(.position)
    }
    var writer = ProtobufWriter()
    let shape = registry.messages[message]
    for (name, number) in [("epoch", position.epoch), ("seq", position.seq)] {
      guard let field = shape.field(named: name), let encoding = field.value.encoding else {
        continue
      }
      writer.append(nonzero: Int64(number), encoding, number: field.number)
    }
    return writer.bytes
  }
}
