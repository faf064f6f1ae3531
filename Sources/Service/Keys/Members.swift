internal import Wire

/// Why a part of a file of configuration is not as it should be.
struct MemberError: Error, Hashable, Sendable {
  /// A JSON pointer: "/client/0/public".
  let pointer: String
  /// In English.
  let why: String
}

/// Reads the members of a table, strictly: a name that is not known here is a slip of the pen.
struct Members {
  private let members: [String: JSON]
  let pointer: String

  init(_ json: JSON, at pointer: String, allowed: Set<String>) throws(MemberError) {
    guard let members = json.members else {
      throw MemberError(pointer: pointer, why: "expected a table")
    }
    if let unexpected = members.keys.filter({ !allowed.contains($0) }).min() {
      throw MemberError(
        pointer: "\(pointer)/\(unexpected)",
        why: "nothing has this name here; there are \(allowed.sorted().joined(separator: " "))")
    }
    self.members = members
    self.pointer = pointer
  }

  /// The value of a member; nil where it is not said.
  subscript(_ name: String) -> JSON? { members[name] }

  /// The value of a member that may be left out.
  func optional<Value>(
    _ name: String, _ expected: String, _ read: (JSON) -> Value?
  ) throws(MemberError) -> Value? {
    guard let json = members[name] else { return nil }
    guard let value = read(json) else { throw error(name, "expected \(expected)") }
    return value
  }

  /// The value of a member that must be there.
  func required<Value>(
    _ name: String, _ expected: String, _ read: (JSON) -> Value?
  ) throws(MemberError) -> Value {
    guard let value = try optional(name, expected, read) else { throw error(name, "missing") }
    return value
  }

  /// A whole number within bounds; nil where it is not said.
  func count(_ name: String, _ range: ClosedRange<Int>) throws(MemberError) -> Int? {
    try optional(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { json in
      json.number.flatMap { Int(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A list of texts; nil where it is not said.
  func texts(_ name: String) throws(MemberError) -> [String]? {
    try optional(name, "a list of texts") { json in
      guard let elements = json.elements else { return nil }
      let texts = elements.compactMap(\.text)
      return texts.count == elements.count ? texts : nil
    }
  }

  /// What is wrong with a member.
  func error(_ name: String, _ why: String) -> MemberError {
    MemberError(pointer: "\(pointer)/\(name)", why: why)
  }
}
