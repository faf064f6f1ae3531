internal import Cases

/// The parts of a rendered event that are always the same, each from a comma to a colon: appending
/// them costs no more than a copy.
enum Piece {
  static let acceptedTime = Array(#"{"acceptedtime":"#.utf8)
  static let causationID = Array(#","causationid":"#.utf8)
  static let correlationID = Array(#","correlationid":"#.utf8)
  static let data = Array(#","data":"#.utf8)
  static let dataSchema = Array(#","dataschema":"#.utf8)
  static let id = Array(#","id":"#.utf8)
  static let recordedTime = Array(#","recordedtime":"#.utf8)
  static let sequence = Array(#","sequence":"#.utf8)
  static let source = Array(#","source":"#.utf8)
  static let subject = Array(#","specversion":"1.0","subject":"#.utf8)
  static let time = Array(#","time":"#.utf8)
  static let type = Array(#","type":"#.utf8)

  static let actor = Array(#"{"actor":"#.utf8)
  static let authenticatedBy = Array(#","authenticatedBy":"#.utf8)
  static let body = Array(#","body":"#.utf8)
  static let command = Array(#","command":"#.utf8)
  static let device = Array(#","device":"#.utf8)
  static let deviceSeq = Array(#","deviceSeq":"#.utf8)
  static let entry = Array(#","entry":"#.utf8)
  static let index = Array(#","index":"#.utf8)
  static let number = Array(#","number":"#.utf8)
  static let origin = Array(#","origin":"#.utf8)
  static let precision = Array(#","precision":"#.utf8)
  static let refs = Array(#","refs":"#.utf8)
  static let seq = Array(#","seq":"#.utf8)
  static let skewMs = Array(#","skewMs":"#.utf8)
  static let supersedes = Array(#","supersedes":"#.utf8)
  static let team = Array(#","team":"#.utf8)
  static let unknown = Array(#","unknown":true"#.utf8)
  static let utcOffsetMinutes = Array(#","utcOffsetMinutes":"#.utf8)
  static let visibility = Array(#","visibility":"#.utf8)

  static let null = Array("null".utf8)
  static let all = Array(#""all""#.utf8)
  static let redactedForAudience = Array(#"{"redacted":true,"why":"audience"}"#.utf8)
  static let redactedWithoutKey = Array(#"{"redacted":true,"why":"keyMissing"}"#.utf8)
  static let erased = Array(#"{"erased":true}"#.utf8)
}

/// The words of an enumeration by their numbers, quoted.
struct WordTable: Sendable {
  private var words: [(number: Int64, quoted: [UInt8])] = []

  mutating func insert(_ word: String, number: Int64) {
    var quoted: [UInt8] = []
    JSONText.append(word, to: &quoted)
    words.append((number, quoted))
  }

  /// Writes the word; `null` for none, an object for what has no word.
  func append(_ number: Int64, to output: inout [UInt8]) {
    for word in words where word.number == number {
      output += word.quoted
      return
    }
    if number == 0 {
      output += Piece.null
    } else {
      output += #"{"unknown":"#.utf8
      JSONText.append(number, to: &output)
      output.append(Ascii.closeBrace)
    }
  }

  func append(_ number: Int, to output: inout [UInt8]) { append(Int64(number), to: &output) }
}

/// The words in the envelope of a record.
enum EnvelopeWords {
  static let authentications = table(Authentication.self)
  static let origins = table(Origin.self)
  static let precisions = table(Precision.self)

  private static func table<Value>(_: Value.Type) -> WordTable
  where Value: Coded & RawRepresentable<String> {
    var table = WordTable()
    for value in Value.allCases {
      table.insert(value.rawValue, number: Int64(value.code.rawValue))
    }
    return table
  }
}

/// The subjects of an event in JSON.
enum Subjects {
  /// The roles in the order of their words, as they are written, and the words.
  private static let roles: [(role: Int, key: [UInt8])] =
    Role.allCases.sorted { $0.word < $1.word }.map { role in
      var key: [UInt8] = []
      JSONText.append(role.word, to: &key)
      key.append(Ascii.colon)
      return (Int(role.rawValue), key)
    }

  /// By which word a subject stands in the refs; "role17" for a role that only a newer build knows.
  private static func word(_ number: Int) -> String {
    UInt8(exactly: number).flatMap(Role.init(rawValue:))?.word ?? "role\(number)"
  }

  /// Writes what an event is about for a reader of CloudEvents: its case, else its customer, item,
  /// contact, or what else comes first.
  static func appendFirst(of refs: [(role: Int, id: AnyID)], to output: inout [UInt8]) {
    let preferred = [Role.case, .customer, .item, .contact].lazy.compactMap { role in
      refs.first { $0.role == Int(role.rawValue) }
    }.first
    guard let ref = preferred ?? refs.first else {
      output += Piece.null
      return
    }
    let role = UInt8(exactly: ref.role).flatMap(Role.init(rawValue:))
    output.append(Ascii.quote)
    output += (role?.feedRole.word ?? word(ref.role)).utf8
    output.append(UInt8(ascii: "/"))
    JSONText.append(unquoted: ref.id, to: &output)
    output.append(Ascii.quote)
  }

  /// Writes an object by role: one id, or a list where an event stands in several cases.
  static func append(_ refs: [(role: Int, id: AnyID)], to output: inout [UInt8]) {
    output.append(Ascii.openBrace)
    let start = output.count
    for (role, key) in roles {
      if role == Int(Role.site.rawValue) { appendUnknown(refs, start: start, to: &output) }
      append(refs, role, key, start: start, to: &output)
    }
    output.append(Ascii.closeBrace)
  }

  /// Writes the roles of newer builds, "role17": they stand before "site", the first word after.
  private static func appendUnknown(
    _ refs: [(role: Int, id: AnyID)], start: Int, to output: inout [UInt8]
  ) {
    var words: [(word: String, role: Int)] = []
    for ref in refs where UInt8(exactly: ref.role).flatMap(Role.init(rawValue:)) == nil {
      if !words.contains(where: { $0.role == ref.role }) {
        words.append((word(ref.role), ref.role))
      }
    }
    for (word, role) in words.sorted(by: { $0.word < $1.word }) {
      append(refs, role, Array("\"\(word)\":".utf8), start: start, to: &output)
    }
  }

  private static func append(
    _ refs: [(role: Int, id: AnyID)], _ role: Int, _ key: [UInt8], start: Int,
    to output: inout [UInt8]
  ) {
    var count = 0
    var first = 0
    for ref in refs where ref.role == role {
      count += 1
      if count == 1 {
        if output.count > start { output.append(Ascii.comma) }
        output += key
        first = output.count
      } else {
        if count == 2 { output.insert(Ascii.openBracket, at: first) }
        output.append(Ascii.comma)
      }
      JSONText.append(ref.id, to: &output)
    }
    if count > 1 { output.append(Ascii.closeBracket) }
  }
}
