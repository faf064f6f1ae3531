internal import Cases

/// A value of a document, and where it stands in it.
struct ValueReader {
  let json: JSON
  /// The JSON pointer of what holds it, and its name or index there.
  private let parent: String
  private let name: String

  init(_ json: JSON, named name: String, in parent: String) {
    self.json = json
    self.parent = parent
    self.name = name
  }

  /// A JSON pointer, put together only when somebody asks: RFC 6901 escapes `~` and `/` in names.
  var pointer: String {
    var escaped = ""
    for character in name {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
    return "\(parent)/\(escaped)"
  }

  func elements() throws(IncomingError) -> [ValueReader] {
    guard let elements = json.elements else { throw expected(.array) }
    let pointer = pointer
    return elements.enumerated().map { ValueReader($1, named: "\($0)", in: pointer) }
  }

  func expected(_ kind: IncomingKind) -> IncomingError {
    .malformed(at: pointer, .expected(kind))
  }
}

/// How a value of one kind is read.
struct Reading<Value> {
  let read: (ValueReader) throws(IncomingError) -> Value

  /// A value that is of this kind, or else nothing.
  init(_ kind: IncomingKind, _ value: @escaping (JSON) -> Value?) {
    read = { reader throws(IncomingError) in
      guard let value = value(reader.json) else { throw reader.expected(kind) }
      return value
    }
  }

  init(read: @escaping (ValueReader) throws(IncomingError) -> Value) {
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
    Reading { reader throws(IncomingError) in
      guard let word = reader.json.text.flatMap(Value.init(rawValue:)) else {
        throw reader.expected(.word(Value.allCases.map(\.rawValue)))
      }
      return word
    }
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

/// The names that objects of incoming documents may have.
enum IncomingNames {
  static let roles = Set(Role.allCases.map(\.word))
  static let request: Set = [
    "type", "refs", "occurredAt", "recordedAt", "precision", "utcOffsetMinutes", "supersedes",
    "causation", "visibility", "dataschema", "body",
  ]
  static let cloudEvent: Set = [
    "acceptedtime", "causationid", "correlationid", "data", "datacontenttype", "dataschema",
    "id", "recordedtime", "sequence", "source", "specversion", "subject", "time", "type",
  ]
  static let data: Set = [
    "actor", "authenticatedBy", "body", "command", "device", "deviceSeq", "entry", "index",
    "number", "origin", "precision", "refs", "seq", "skewMs", "supersedes", "team", "unknown",
    "utcOffsetMinutes", "visibility",
  ]
}

extension Reading where Value == Refs {
  /// The subjects of an event, an object by role as `Subjects` writes it.
  static var refs: Reading {
    Reading { reader throws(IncomingError) in
      let object = try MemberReader(reader)
      try object.allow(IncomingNames.roles)
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
    ValueReader(members[name] ?? .null, named: name, in: pointer)
  }

  /// Refuses every name that is none of `names`; of several, the first by its letters.
  func allow(_ names: Set<String>) throws(IncomingError) {
    try allow { names.contains($0) }
  }

  func allow(_ isAllowed: (String) -> Bool) throws(IncomingError) {
    if let unexpected = members.keys.filter({ !isAllowed($0) }).min() {
      throw .malformed(at: child(unexpected).pointer, .unexpected)
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
      throw .malformed(at: child(name).pointer, .missing)
    }
    return value
  }
}
