internal import Schema

/// What a FieldDescriptorProto says, before the names in it are resolved.
struct FieldDeclaration {
  var name = ""
  var jsonName: String?
  var number = 0
  /// `FieldDescriptorProto.Type`.
  var type: UInt64 = 0
  var typeName = ""
  var isList = false
  var hasPresence = false
  private var personal = ProtoPersonal.unspecified
  private var format = ProtoFormat.unspecified
  private var identifies = ""
  private var isRequired = false

  /// Reads FieldOptions; the numbers are those of Schemas/casebook/v1/options.proto.
  mutating func readOptions(_ bytes: [UInt8], _ range: Range<Int>) throws(WireError) {
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (50_001, .varint(let bits)):
        personal = ProtoPersonal(rawValue: Int(truncatingIfNeeded: bits)) ?? .unspecified
      case (50_002, .varint(let bits)):
        format = ProtoFormat(rawValue: Int(truncatingIfNeeded: bits)) ?? .unspecified
      case (50_003, .bytes(let range)): identifies = String(decoding: bytes[range], as: UTF8.self)
      case (50_004, .varint(let bits)): isRequired = bits != 0
      default: break  // Open set: fields of newer schemas.
      }
    }
  }

  /// The shape of the field.
  ///
  /// - Throws: `malformed` for a type that no event has (fractions, groups), a name that is not
  ///   declared, or a format that does not fit.
  func shape(
    _ comment: String, messages: [String: Int], codes: [String: Int]
  ) throws(WireError) -> FieldShape {
    let value = try self.value(messages: messages, codes: codes)
    let isMessage = type == 11
    return FieldShape(
      number: number, name: jsonName ?? Spelling.lowerCamel(name), comment: comment, value: value,
      isList: isList, hasPresence: !isList && (hasPresence || isMessage),
      isRequired: !isList && (isRequired || !(hasPresence || isMessage)),
      personal: mark)
  }

  private func value(
    messages: [String: Int], codes: [String: Int]
  ) throws(WireError) -> ValueShape {
    switch type {
    case 3, 4, 5, 13: return try numeric(.varint)
    case 17, 18: return try numeric(.zigzag)
    case 6, 16: return try numeric(.fixed64)
    case 7, 15: return try numeric(.fixed32)
    case 8: return .bool
    case 9:
      switch format {
      case .unspecified, .UNRECOGNIZED: return .text
      case .decimal: return .decimal
      case .team: return .team
      case .time, .day, .sha256, .base64, .position: throw malformed
      }
    case 11:
      guard let place = messages[typeName] else { throw malformed }
      return format == .position ? .position(place) : .message(place)
    case 12:
      if !identifies.isEmpty { return .identifier(identifies) }
      return format == .sha256 ? .sha256 : .base64
    case 14:
      guard let place = codes[typeName] else { throw malformed }
      return .code(place)
    // Fractions (1, 2), groups (10) and what protobuf does not have.
    default: throw malformed
    }
  }

  private func numeric(_ encoding: IntegerEncoding) throws(WireError) -> ValueShape {
    switch format {
    case .unspecified, .UNRECOGNIZED: return .integer(encoding)
    case .time: return .time(encoding)
    case .day: return .day(encoding)
    case .decimal, .team, .sha256, .base64, .position: throw malformed
    }
  }

  private var mark: PersonalMark? {
    switch personal {
    case .unspecified: nil
    case .name: .always(.name)
    case .number: .always(.number)
    case .address: .always(.address)
    case .words: .always(.words)
    case .media: .always(.media)
    case .point: .byContactPoint
    case .UNRECOGNIZED: .never
    }
  }

  private var malformed: WireError { .malformed(field: name) }
}
