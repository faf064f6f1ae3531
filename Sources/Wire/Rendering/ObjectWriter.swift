internal import Cases

/// Writes the members of an object in the order in which they are given, which is sorted.
struct ObjectWriter {
  var output: [UInt8] = [Ascii.openBrace]

  /// The name of the next member; whoever calls writes the value.
  mutating func key(_ name: String) {
    if output.count > 1 { output.append(Ascii.comma) }
    JSONText.append(name, to: &output)
    output.append(Ascii.colon)
  }

  mutating func null() { output.append(contentsOf: "null".utf8) }

  mutating func id(_ name: String, _ id: AnyID?) {
    key(name)
    guard let id else { return null() }
    Renderer.append(id, to: &output)
  }

  mutating func text(_ name: String, _ text: String?) {
    key(name)
    guard let text else { return null() }
    JSONText.append(text, to: &output)
  }

  mutating func number(_ name: String, _ number: UInt64?) {
    key(name)
    guard let number else { return null() }
    JSONText.append(number, to: &output)
  }

  mutating func signed(_ name: String, _ number: Int64?) {
    key(name)
    guard let number else { return null() }
    JSONText.append(number, to: &output)
  }

  mutating func truth(_ name: String) {
    key(name)
    output.append(contentsOf: "true".utf8)
  }

  /// The word of a value of the envelope by its number.
  mutating func word<Value>(_ name: String, _: Value.Type, _ number: Int)
  where Value: Coded & RawRepresentable<String> {
    key(name)
    let word = Value.allCases.first { $0.code.rawValue == number }?.rawValue
    BodyWriter.append(word: word, number: Int64(number), to: &output)
  }

  /// "all", or the teams.
  mutating func visibility(_ teams: [String]) {
    guard !teams.isEmpty else {
      JSONText.append("all", to: &output)
      return
    }
    output.append(Ascii.openBracket)
    for (index, team) in teams.enumerated() {
      if index > 0 { output.append(Ascii.comma) }
      JSONText.append(team, to: &output)
    }
    output.append(Ascii.closeBracket)
  }

  consuming func closed() -> [UInt8] {
    output.append(Ascii.closeBrace)
    return output
  }
}

/// The subjects of an event in JSON.
enum Subjects {
  /// By which word a subject stands in the refs; "role17" for a role that only a newer build knows.
  static func word(_ number: Int) -> String {
    UInt8(exactly: number).flatMap(Role.init(rawValue:))?.word ?? "role\(number)"
  }

  /// What an event is about for a reader of CloudEvents: its case, else its customer, item,
  /// contact, or what else comes first.
  static func first(of refs: [(role: Int, id: AnyID)]) -> (word: String, id: AnyID)? {
    for role in [Role.case, .customer, .item, .contact] {
      if let ref = refs.first(where: { $0.role == Int(role.rawValue) }) {
        return (role.word, ref.id)
      }
    }
    guard let ref = refs.first else { return nil }
    let role = UInt8(exactly: ref.role).flatMap(Role.init(rawValue:))
    return (role?.feedRole.word ?? word(ref.role), ref.id)
  }

  /// Writes an object by role: one id, or a list where an event stands in several cases.
  static func append(_ refs: [(role: Int, id: AnyID)], to output: inout [UInt8]) {
    var object = ObjectWriter()
    var roles: [(word: String, number: Int)] = []
    for ref in refs where !roles.contains(where: { $0.number == ref.role }) {
      roles.append((word(ref.role), ref.role))
    }
    roles.sort { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
    for role in roles {
      let ids = refs.filter { $0.role == role.number }
      object.key(role.word)
      if ids.count > 1 { object.output.append(Ascii.openBracket) }
      for (index, ref) in ids.enumerated() {
        if index > 0 { object.output.append(Ascii.comma) }
        Renderer.append(ref.id, to: &object.output)
      }
      if ids.count > 1 { object.output.append(Ascii.closeBracket) }
    }
    output.append(contentsOf: object.closed())
  }
}
