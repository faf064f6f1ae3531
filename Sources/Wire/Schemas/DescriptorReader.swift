internal import Schema

/// Reads the declarations of a FileDescriptorSet.
///
/// The numbers of fields are those of google/protobuf/descriptor.proto and, in options, of
/// Schemas/casebook/v1/options.proto.
struct DescriptorReader {
  private let bytes: [UInt8]
  private(set) var messages: [MessageShape] = []
  private(set) var codes: [CodeShape] = []
  private(set) var events: [EventShape] = []
  /// Where the declarations with a full name, such as ".casebook.v1.Window", went.
  private var messagePlaces: [String: Int] = [:]
  private var codePlaces: [String: Int] = [:]
  /// The fields of the messages, which can be read when all names are known.
  private var pending: [(message: Int, fields: [(range: Range<Int>, comment: String)])] = []

  /// How deep messages may be declared in each other.
  private static let depthMax = 8

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() throws(WireError) {
    var reader = ProtobufReader(bytes)
    while let field = try reader.next() {
      if field.number == 1, case .bytes(let range) = field.value { try readFile(range) }
    }
    for (message, declarations) in pending {
      var fields: [FieldShape] = []
      fields.reserveCapacity(declarations.count)
      for (range, comment) in declarations { fields.append(try readField(range, comment)) }
      messages[message].fields = try Self.sorted(fields)
    }
  }

  // MARK: Declarations

  private mutating func readFile(_ range: Range<Int>) throws(WireError) {
    var package = ""
    var messages: [Range<Int>] = []
    var enumerations: [Range<Int>] = []
    var comments = Comments()
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard case .bytes(let range) = field.value else { continue }
      switch field.number {
      case 2: package = try text(range)
      case 4: messages.append(range)
      case 5: enumerations.append(range)
      case 9: try comments.read(bytes, range)
      default: break  // Open set: fields of newer schemas.
      }
    }
    let scope = package.isEmpty ? "" : "." + package
    for range in enumerations { try readEnumeration(range, in: scope) }
    for (index, range) in messages.enumerated() {
      try readMessage(range, in: scope, path: [4, Int64(index)], comments, depth: 1)
    }
  }

  private mutating func readMessage(
    _ range: Range<Int>, in scope: String, path: [Int64], _ comments: Comments, depth: Int
  ) throws(WireError) {
    guard depth <= Self.depthMax else { throw .malformed(field: "nestedType") }
    var name = ""
    var fields: [(range: Range<Int>, comment: String)] = []
    var nested: [Range<Int>] = []
    var enumerations: [Range<Int>] = []
    var options: Range<Int>?
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard case .bytes(let range) = field.value else { continue }
      switch field.number {
      case 1: name = try text(range)
      case 2:
        fields.append((range, comments.isEmpty ? "" : comments[path + [2, Int64(fields.count)]]))
      case 3: nested.append(range)
      case 4: enumerations.append(range)
      case 7: options = range
      default: break  // Open set: fields of newer schemas.
      }
    }
    let full = scope + "." + name
    guard messagePlaces.updateValue(messages.count, forKey: full) == nil else {
      throw .malformed(field: name)
    }
    let place = messages.count
    messages.append(MessageShape(name: name, comment: comments[path]))
    pending.append((place, fields))
    if let options { try readEvent(options, message: place) }
    for range in enumerations { try readEnumeration(range, in: full) }
    for (index, range) in nested.enumerated() {
      try readMessage(range, in: full, path: path + [3, Int64(index)], comments, depth: depth + 1)
    }
  }

  private mutating func readEvent(_ range: Range<Int>, message: Int) throws(WireError) {
    var type: String?
    var version = 1
    var saying = ProtoSaying.unspecified
    var command: String?
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (50_001, .bytes(let range)): type = try text(range)
      case (50_002, .varint(let bits)): version = Int(UInt32(truncatingIfNeeded: bits))
      case (50_003, .varint(let bits)):
        saying = ProtoSaying(rawValue: Int(truncatingIfNeeded: bits)) ?? .unspecified
      case (50_004, .bytes(let range)): command = try text(range)
      default: break  // Open set: fields of newer schemas.
      }
    }
    guard let type else { return }
    events.append(
      EventShape(
        type: type, version: version, command: command, isMadeByBook: saying == .book,
        comment: messages[message].comment, message: message))
  }

  private mutating func readEnumeration(
    _ range: Range<Int>, in scope: String
  ) throws(WireError) {
    var name = ""
    var values: [(name: String, number: Int64)] = []
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard case .bytes(let range) = field.value else { continue }
      switch field.number {
      case 1: name = try text(range)
      case 2: values.append(try enumerationValue(range))
      default: break  // Open set: fields of newer schemas.
      }
    }
    var shape = CodeShape(name: name)
    let prefix = Spelling.prefix(ofEnumeration: name)
    for value in values where value.number != 0 {
      shape.insert(Spelling.word(ofValue: value.name, prefix: prefix), number: value.number)
    }
    codePlaces[scope + "." + name] = codes.count
    codes.append(shape)
  }

  private func enumerationValue(
    _ range: Range<Int>
  ) throws(WireError) -> (name: String, number: Int64) {
    var name = ""
    var number: Int64 = 0
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .bytes(let range)): name = try text(range)
      case (2, .varint(let bits)): number = Int64(bitPattern: bits)
      default: break  // Open set: fields of newer schemas.
      }
    }
    return (name, number)
  }

  // MARK: Fields

  private func readField(_ range: Range<Int>, _ comment: String) throws(WireError) -> FieldShape {
    var declaration = FieldDeclaration()
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      switch (field.number, field.value) {
      case (1, .bytes(let range)): declaration.name = try text(range)
      case (3, .varint(let bits)): declaration.number = Int(UInt32(truncatingIfNeeded: bits))
      case (4, .varint(let bits)): declaration.isList = bits == 3
      case (5, .varint(let bits)): declaration.type = bits
      case (6, .bytes(let range)): declaration.typeName = try text(range)
      case (8, .bytes(let range)): try declaration.readOptions(bytes, range)
      case (10, .bytes(let range)): declaration.jsonName = try text(range)
      // A field of a real oneof, or of the one that stands for `optional`.
      case (9, .varint): declaration.hasPresence = true
      default: break  // Open set: fields of newer schemas.
      }
    }
    return try declaration.shape(comment, messages: messagePlaces, codes: codePlaces)
  }

  /// In the order of their JSON names, of which none may come twice.
  private static func sorted(_ fields: [FieldShape]) throws(WireError) -> [FieldShape] {
    let sorted = fields.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (field, next) in zip(sorted, sorted.dropFirst()) where field.name == next.name {
      throw .malformed(field: field.name)
    }
    guard Set(fields.map(\.number)).count == fields.count else {
      throw .malformed(field: "number")
    }
    return sorted
  }

  private func text(_ range: Range<Int>) throws(WireError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw .notAMessage("descriptor")
    }
    return text
  }
}

/// The comments of a file, by the path of what they stand before.
///
/// A path is a list of field numbers and places, as descriptor.proto explains at
/// `SourceCodeInfo.Location`.
private struct Comments {
  private var texts: [[Int64]: String] = [:]

  var isEmpty: Bool { texts.isEmpty }

  subscript(_ path: [Int64]) -> String { texts[path] ?? "" }

  mutating func read(_ bytes: [UInt8], _ range: Range<Int>) throws(WireError) {
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      if field.number == 1, case .bytes(let range) = field.value {
        try readLocation(bytes, range)
      }
    }
  }

  private mutating func readLocation(_ bytes: [UInt8], _ range: Range<Int>) throws(WireError) {
    var path: [Int64] = []
    var text: String?
    var reader = ProtobufReader(bytes, range)
    while let field = try reader.next() {
      guard case .bytes(let range) = field.value else { continue }
      if field.number == 1 {
        var numbers = ProtobufReader(bytes, range)
        while let value = try numbers.nextPacked(.varint) {
          path.append(IntegerEncoding.varint.number(value) ?? 0)
        }
      } else if field.number == 3 {
        text = String(validating: bytes[range], as: UTF8.self)
      }
    }
    guard let text else { return }
    let words = text.split { $0 == " " || $0 == "\n" }
    texts[path] = words.joined(separator: " ")
  }
}
