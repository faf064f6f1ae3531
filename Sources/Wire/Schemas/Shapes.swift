/// What the description of the log says about one message.
struct MessageShape: Sendable {
  /// The name in the schema.
  let name: String
  let comment: String
  /// In the order of their JSON names, as they are rendered.
  var fields: [FieldShape] = []

  init(name: String, comment: String) {
    self.name = name
    self.comment = comment
  }

  /// Where in `fields` the field with this number is.
  ///
  /// There are few: looking through them is faster than a table.
  func place(ofNumber number: Int) -> Int? {
    fields.firstIndex { $0.number == number }
  }

  /// The field with this JSON name.
  func field(named name: String) -> FieldShape? {
    fields.first { $0.name == name }
  }
}

/// What the description of the log says about one field.
struct FieldShape: Sendable {
  let number: Int
  /// The name in JSON.
  let name: String
  let comment: String
  let value: ValueShape
  let isList: Bool
  /// Whether the bytes tell an unset value from a zero.
  let hasPresence: Bool
  /// Whether a value must be given.
  let isRequired: Bool
  let personal: PersonalMark?

  /// `"name":`, as it is rendered.
  let key: [UInt8]

  init(
    number: Int, name: String, comment: String, value: ValueShape, isList: Bool,
    hasPresence: Bool, isRequired: Bool, personal: PersonalMark?
  ) {
    self.number = number
    self.name = name
    self.comment = comment
    self.value = value
    self.isList = isList
    self.hasPresence = hasPresence
    self.isRequired = isRequired
    self.personal = personal
    var key: [UInt8] = []
    JSONText.append(name, to: &key)
    key.append(Ascii.colon)
    self.key = key
  }
}

/// Which class a personal field belongs to.
enum PersonalMark: Hashable, Sendable {
  case always(PersonalClass)
  /// A class that only a newer build knows: shown to nobody.
  case never
  /// Number or address, by the field `kind` beside it.
  case byContactPoint

  /// The class of a contact point of this kind, by its JSON name; `nil` if only a newer build
  /// knows the kind.
  static func classOfPoint(_ kind: String?) -> PersonalClass? {
    switch kind {
    case "phone", "sms": .number
    case "email", "address": .address
    default: nil
    }
  }
}

/// How a value stands in the log and how it is written outside of it.
enum ValueShape: Hashable, Sendable {
  case bool
  case integer(IntegerEncoding)
  /// RFC 3339.
  case time(IntegerEncoding)
  case day(IntegerEncoding)
  case text
  case decimal
  case team
  /// A ULID of a thing of this kind.
  case identifier(String)
  case sha256
  case base64
  /// By place in the registry.
  case code(Int)
  case message(Int)
  /// A message of epoch and seq.
  case position(Int)

  /// How the value is written as a number, if it is one: lists of these are packed.
  var encoding: IntegerEncoding? {
    switch self {
    case .bool, .code: .varint
    case .integer(let encoding), .time(let encoding), .day(let encoding): encoding
    case .text, .decimal, .team, .identifier, .sha256, .base64, .message, .position: nil
    }
  }
}

/// What the description of the log says about one enumeration.
struct CodeShape: Sendable {
  let name: String
  /// The JSON names in the order of their numbers, without "unspecified".
  private(set) var words: [(number: Int64, word: String)] = []
  /// The same, as they are rendered.
  private(set) var table = WordTable()

  init(name: String) { self.name = name }

  mutating func insert(_ word: String, number: Int64) {
    words.append((number, word))
    table.insert(word, number: number)
  }

  func word(_ number: Int64) -> String? { words.first { $0.number == number }?.word }

  func number(_ word: String) -> Int64? { words.first { $0.word == word }?.number }
}

/// What the description of the log says about one version of one type of event.
package struct EventShape: Sendable {
  /// The stable name.
  package let type: String
  /// The version of the shape, from 1.
  package let version: Int
  /// The command that decides it; `nil` for facts and for what the book makes.
  package let command: String?
  /// Whether only the book makes it.
  package let isMadeByBook: Bool
  /// What it means, in a sentence.
  package let comment: String
  /// By place in the registry.
  let message: Int

  /// "part.installed/1".
  package var name: String { "\(type)/\(version)" }
}

/// Spellings that protobuf prescribes.
enum Spelling {
  /// "part_no" to "partNo", as protobuf makes JSON names.
  static func lowerCamel(_ name: String) -> String {
    var output: [UInt8] = []
    var isNewWord = false
    for byte in name.utf8 {
      if byte == UInt8(ascii: "_") {
        isNewWord = true
      } else if isNewWord, byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") {
        output.append(byte - 0x20)
        isNewWord = false
      } else {
        output.append(byte)
        isNewWord = false
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// "WAIT_REASON_" for "WaitReason", "RMA_WISH_" for "RMAWish".
  static func prefix(ofEnumeration name: String) -> String {
    let bytes = Array(name.utf8)
    func isUpper(_ index: Int) -> Bool {
      bytes.indices.contains(index) && bytes[index] >= UInt8(ascii: "A")
        && bytes[index] <= UInt8(ascii: "Z")
    }
    var output: [UInt8] = []
    for index in bytes.indices {
      // A word begins where a capital follows a small letter or stands before one.
      let beginsWord =
        isUpper(index) && index > 0
        && (!isUpper(index - 1) || (index + 1 < bytes.count && !isUpper(index + 1)))
      if beginsWord { output.append(UInt8(ascii: "_")) }
      let byte = bytes[index]
      output.append(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 0x20 : byte)
    }
    output.append(UInt8(ascii: "_"))
    return String(decoding: output, as: UTF8.self)
  }

  /// "WAIT_REASON_NO_PART" to "noPart"; single letters, which are codes of others, stay as they
  /// are: "WITHHELD_REASON_P" to "P".
  static func word(ofValue value: String, prefix: String) -> String {
    let rest = value.hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : value
    return rest.utf8.count == 1 ? rest : lowerCamel(rest.lowercased())
  }
}
