import Testing

@testable import Wire

@Suite("JSON")
struct JSONTests {
  private static let valid: [(String, JSON)] = [
    ("null", nil), (" true\n", true), ("[false]", [false]), ("0", 0), ("-1", -1),
    ("9007199254740991", .integer(JSON.integerMax)), ("[]", []), ("{}", [:]),
    ("[1,[2],{\"a\":3}]", [1, [2], ["a": 3]]), (#""é山\/""#, "é山/"),
    (#""\"\\\b\f\n\r\t\u00e9\u5C71""#, "\"\\\u{8}\u{c}\n\r\té山"),
    (#""\ud83d\ude00""#, "😀"), ("{\"b\":1,\"a\":{\"b\":2}}", ["a": ["b": 2], "b": 1]),
  ]

  @Test("reads what is valid", arguments: valid)
  func reads(_ text: String, _ value: JSON) throws {
    #expect(try JSON(parsing: bytes(text)) == value)
  }

  private static let invalid: [(String, JSONError.Reason, Int)] = [
    ("", .endsEarly, 0), ("[1", .endsEarly, 2), ("\"a", .endsEarly, 2),
    ("{\"a\"", .endsEarly, 4), ("1 2", .goesOn, 2), ("{} x", .goesOn, 3),
    ("nul", .endsEarly, 3), ("nulx", .unexpectedByte, 3), ("[1,]", .unexpectedByte, 3),
    ("{,}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5), ("'a'", .unexpectedByte, 0),
    ("\u{FEFF}1", .unexpectedByte, 0), ("1.5", .notWhole, 0), ("1e3", .notWhole, 0),
    ("01", .badNumber, 0), ("-", .badNumber, 0), ("-0", .badNumber, 0), ("[-a]", .badNumber, 1),
    ("9007199254740992", .numberTooGreat, 0), ("-9007199254740992", .numberTooGreat, 0),
    ("99999999999999999999999", .numberTooGreat, 0), ("\"\n\"", .controlCharacter, 1),
    (#""\x""#, .badEscape, 1), (#""\u12G4""#, .badEscape, 1), (#""\ud83d""#, .badSurrogate, 1),
    (#""\ude00""#, .badSurrogate, 1), (#""\ud83dA""#, .badSurrogate, 1),
    (#""\ud83d\u0041""#, .badSurrogate, 1), (#"{"a":1,"a":2}"#, .duplicateName, 7),
    (#"{"a":1,"\u0061":2}"#, .duplicateName, 7), (#"{"é":1,"é":2}"#, .duplicateName, 8),
  ]

  @Test("refuses what is not, and says where", arguments: invalid)
  func refuses(_ text: String, _ reason: JSONError.Reason, _ offset: Int) {
    #expect(throws: JSONError(reason, at: offset)) { try JSON(parsing: bytes(text)) }
  }

  @Test("refuses what is no UTF-8, wherever it stands")
  func refusesInvalidText() {
    for invalid: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE5, 0xB1], [0x80]] {
      let quoted = [0x22] + invalid + [0x22]
      #expect(throws: JSONError(.notUTF8, at: 0)) { try JSON(parsing: quoted) }
      #expect(throws: JSONError(.notUTF8, at: 0)) {
        try JSON(parsing: [0x22] + bytes(#"\n"#) + invalid + [0x22])
      }
      #expect(throws: JSONError(.notUTF8, at: 1)) {
        try JSON(parsing: [0x7B] + quoted + bytes(":1}"))
      }
    }
  }

  @Test("is bounded in depth and length")
  func isBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
    #expect(JSON.Limits.event.depthMax == 16)
    #expect(JSON.Limits.event.byteCountMax == 65_536)
    _ = try JSON(parsing: nested(16))
    #expect(throws: JSONError(.tooDeep, at: 16)) { try JSON(parsing: nested(17)) }
    #expect(throws: JSONError(.tooDeep, at: 16)) {
      try JSON(parsing: bytes(String(repeating: "[", count: 60_000)))
    }
    func long(_ count: Int) -> [UInt8] {
      bytes("\"" + String(repeating: "x", count: count - 2) + "\"")
    }
    _ = try JSON(parsing: long(65_536))
    #expect(throws: JSONError(.tooLong, at: 65_536)) { try JSON(parsing: long(65_537)) }
    _ = try JSON(
      parsing: long(65_537), limits: JSON.Limits(byteCountMax: 65_537, depthMax: 1))
  }

  @Test("is written in one way: sorted, and escaped as little as possible")
  func isWrittenInOneWay() {
    let value: JSON = [
      "b": [1, -2, .integer(JSON.integerMax), nil, true, false, [], [:]],
      "a/é": "\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}山😀", "B": .string(nil as String?),
    ]
    #expect(
      text(value.bytes()) == #"{"B":null,"a/é":"\"\\/\b\f\n\r\t\u0000\u001f"# + "\u{7f}"
        + #"山😀","b":[1,-2,9007199254740991,null,true,false,[],{}]}"#)
    #expect(value.line() == value.bytes() + [0x0A])
  }

  @Test("is indented by two spaces for a person")
  func isIndented() {
    let value: JSON = ["a": [1, ["b": 2]], "c": [], "d": [:]]
    #expect(
      text(value.line(.indented)) == """
        {
          "a": [
            1,
            {
              "b": 2
            }
          ],
          "c": [],
          "d": {}
        }

        """)
  }

  @Test("written and read again is the same", arguments: [JSON.Layout.compact, .indented])
  func survives(_ layout: JSON.Layout) throws {
    var numbers = SeededNumbers.seeded("JSON written and read again")
    for _ in 0..<500 {
      let value = JSON.random(depth: 5, using: &numbers)
      let written = value.bytes(layout)
      #expect(try JSON(parsing: written) == value)
      #expect(try JSON(parsing: written).bytes(layout) == written)
    }
  }

  @Test("gives its parts")
  func givesParts() {
    let value: JSON = ["a": [1, "x", true]]
    #expect(value["a"]?[0]?.number == 1)
    #expect(value["a"]?[1]?.text == "x")
    #expect(value["a"]?[2]?.truth == true)
    #expect(value["a"]?.elements?.count == 3)
    #expect(value.members?.count == 1)
    #expect(value["b"] == nil)
    #expect(value["a"]?[3] == nil)
    #expect(value[0] == nil)
    #expect(JSON.null["a"] == nil)
    #expect(value.text == nil && value.number == nil && value.truth == nil)
    #expect(value.elements == nil && JSON.null.members == nil)
  }
}

extension JSON {
  /// Any value that this module can write.
  static func random(depth: Int, using numbers: inout SeededNumbers) -> JSON {
    switch Int.random(in: depth > 0 ? 0...6 : 0...3, using: &numbers) {
    case 0: return .null
    case 1: return .bool(.random(using: &numbers))
    case 2: return .integer(.random(in: -integerMax...integerMax, using: &numbers))
    case 3, 4: return .string(randomText(using: &numbers))
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
          random(depth: depth - 1, using: &numbers)
        })
    default:
      var members: [String: JSON] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &numbers) {
        members[randomText(using: &numbers)] = random(depth: depth - 1, using: &numbers)
      }
      return .object(members)
    }
  }

  static func randomText(using numbers: inout SeededNumbers) -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x1F, 0x20...0x7E, 0x3040...0x30FF, 0x1F600...0x1F64F]
    var text = ""
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let range = ranges[Int.random(in: 0..<ranges.count, using: &numbers)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &numbers)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
