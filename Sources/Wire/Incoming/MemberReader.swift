internal import Cases

/// A value of a document, and where it stands in it.
struct ValueReader {
  let json: JSON
  /// A JSON pointer.
  let pointer: String

  init(_ json: JSON, at pointer: String) {
    self.json = json
    self.pointer = pointer
  }

  func elements() throws(IncomingError) -> [ValueReader] {
    guard let elements = json.elements else { throw expected(.array) }
    return elements.enumerated().map { ValueReader($1, at: "\(pointer)/\($0)") }
  }

  func expected(_ kind: IncomingKind) -> IncomingError {
    .malformed(at: pointer, .expected(kind))
  }
}

/// How a value of one kind is read.
struct Reading<Value> {
  let read: (ValueReader) throws(IncomingError) -> Value

  /// A value that is of this kind, or else nothing.
  fileprivate init(_ kind: IncomingKind, _ value: @escaping (JSON) -> Value?) {
    read = { reader throws(IncomingError) in
      guard let value = value(reader.json) else { throw reader.expected(kind) }
      return value
    }
  }

  fileprivate init(read: @escaping (ValueReader) throws(IncomingError) -> Value) {
    self.read = read
  }
}

extension Reading where Value == String {
  static var text: Reading { Reading(.text) { $0.text } }
}

extension Reading where Value == Int64 {
  static var integer: Reading { Reading(.integer) { $0.number } }
}

extension Reading where Value == Bool {
  static var truth: Reading { Reading(.truth) { $0.truth } }
}

extension Reading where Value == Int {
  /// A whole number that is not negative.
  static var count: Reading {
    Reading(.integer) { json in json.number.flatMap { $0 >= 0 ? Int($0) : nil } }
  }

  /// Minutes ahead of UTC.
  static var offset: Reading {
    Reading(.integer) { json in json.number.flatMap { $0.magnitude < 1_440 ? Int($0) : nil } }
  }
}

extension Reading where Value == (instant: Instant, offsetMinutes: Int?) {
  static var time: Reading { Reading(.time) { $0.text.flatMap(TimeText.parse) } }
}

extension Reading where Value == Team {
  static var team: Reading { Reading(.team) { $0.text.flatMap(Team.init) } }
}

extension Reading {
  static func identifier<Tag>() -> Reading where Value == Identifier<Tag> {
    Reading(.identifier) { $0.text.flatMap(Identifier<Tag>.init(ulid:)) }
  }

  static func word() -> Reading where Value: CaseIterable & RawRepresentable<String> {
    Reading(.word(Value.allCases.map(\.rawValue))) { $0.text.flatMap(Value.init(rawValue:)) }
  }
}

extension Reading where Value == [Team] {
  /// "all", or a list of teams.
  static var visibility: Reading {
    Reading { reader throws(IncomingError) in
      if reader.json == "all" { return [] }
      var teams: [Team] = []
      for element in try reader.elements() { teams.append(try Reading<Team>.team.read(element)) }
      return teams
    }
  }
}

extension Reading where Value == Refs {
  private static var roles: [String: Role] {
    Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.word, $0) })
  }

  /// The subjects of an event, an object by role as `Subjects` writes it.
  static var refs: Reading {
    Reading { reader throws(IncomingError) in
      let object = try MemberReader(reader)
      let roles = self.roles
      try object.allow(Set(roles.keys))
      var refs = Refs()
      for role in Role.allCases {
        guard object.has(role.word) else { continue }
        let child = object.child(role.word)
        let ids = child.json.elements == nil ? [child] : try child.elements()
        for id in ids {
          refs.insert(Ref(role, try Reading<AnyID>.identifier().read(id)))
        }
      }
      return refs
    }
  }
}

extension Reading where Value == MemberReader {
  static var object: Reading {
    Reading { reader throws(IncomingError) in try MemberReader(reader) }
  }
}

/// An object of a document.
struct MemberReader {
  private let members: [String: JSON]
  private let pointer: String

  init(_ json: JSON, at pointer: String) throws(IncomingError) {
    guard let members = json.members else {
      throw .malformed(at: pointer, .expected(.object))
    }
    self.members = members
    self.pointer = pointer
  }

  init(_ value: ValueReader) throws(IncomingError) {
    try self.init(value.json, at: value.pointer)
  }

  func has(_ name: String) -> Bool { members[name] != nil }

  /// The member, or `null` where it is left out.
  func child(_ name: String) -> ValueReader {
    ValueReader(members[name] ?? .null, at: place(name))
  }

  /// Refuses every name that is none of `names`; of several, the first by its letters.
  func allow(_ names: Set<String>) throws(IncomingError) {
    if let unexpected = members.keys.filter({ !names.contains($0) }).min() {
      throw .malformed(at: place(unexpected), .unexpected)
    }
  }

  /// The value of a member that may be left out or `null`.
  func optional<Value>(
    _ name: String, _ reading: Reading<Value>
  ) throws(IncomingError) -> Value? {
    let value = child(name)
    return value.json == .null ? nil : try reading.read(value)
  }

  /// The value of a member that must be there.
  func required<Value>(
    _ name: String, _ reading: Reading<Value>
  ) throws(IncomingError) -> Value {
    guard let value = try optional(name, reading) else {
      throw .malformed(at: place(name), .missing)
    }
    return value
  }

  /// Where a member stands: RFC 6901 escapes `~` and `/` in names.
  private func place(_ name: String) -> String {
    var escaped = ""
    for character in name {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return "\(pointer)/\(escaped)"
  }
}
