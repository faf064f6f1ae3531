internal import Cases

/// What the lines of a table can be.
package enum MapRecord: String, Hashable, Sendable, CaseIterable {
  case customers, items, cases, contacts, handoffs, repairs, parts
}

/// A field that a column can be mapped to.
package struct MapField: Hashable, Sendable {
  /// What the field holds.
  package enum Kind: Hashable, Sendable {
    case text
    /// One value of each of its columns.
    case list
    case moment, day, count, quantity, team, person
    /// One of these words.
    case word([String])
    /// The key of a line of another table.
    case reference(MapRecord)
  }

  package let name: String
  package let kind: Kind
  /// Whether nothing can be made of a line without it.
  package let isNeeded: Bool

  init(_ name: String, _ kind: Kind = .text, isNeeded: Bool = false) {
    self.name = name
    self.kind = kind
    self.isNeeded = isNeeded
  }

  fileprivate static func word<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Value.Type
  ) -> MapField {
    MapField(name, .word(Value.allCases.map(\.rawValue)))
  }
}

extension MapRecord {
  /// The fields, in the order in which people are shown them.
  package var fields: [MapField] {
    switch self {
    case .customers:
      [
        MapField("name", isNeeded: true), MapField("kana"), .word("kind", CustomerKind.self),
        MapField("language"), MapField("phone", .list), MapField("sms", .list),
        MapField("email", .list), MapField("address", .list), MapField("tags", .list),
      ] + Self.common
    case .items:
      [
        MapField("model", isNeeded: true), MapField("serial"), MapField("lot"),
        MapField("customer", .reference(.customers)), MapField("manufactured", .day),
        MapField("sold", .day), MapField("seller"), MapField("installed", .day),
      ] + Self.common
    case .cases:
      [
        MapField("subject", isNeeded: true), MapField("words"),
        MapField("customer", .reference(.customers)), MapField("item", .reference(.items)),
        .word("channel", Channel.self), MapField("reason"), .word("priority", Priority.self),
        MapField("symptom"), MapField("cause"), MapField("resolved", .moment),
        MapField("resolution"), MapField("closed", .moment),
      ] + Self.common
    case .contacts:
      [
        MapField("case", .reference(.cases)), MapField("customer", .reference(.customers)),
        .word("channel", Channel.self), .word("direction", Direction.self), MapField("number"),
        MapField("line"), MapField("seconds", .count), .word("outcome", ContactOutcome.self),
        MapField("summary"),
      ] + Self.common
    case .handoffs:
      [
        MapField("case", .reference(.cases), isNeeded: true),
        MapField("from", .team, isNeeded: true), MapField("to", .team, isNeeded: true),
        MapField("accepted", .moment), MapField("receiver", .person), MapField("reason"),
        MapField("ask"), MapField("situation"), MapField("next"),
      ] + Self.common
    case .repairs:
      [
        MapField("item", .reference(.items), isNeeded: true),
        MapField("case", .reference(.cases)), .word("mode", RepairMode.self),
        MapField("symptom"), MapField("reported"), MapField("diagnosed", .moment),
        MapField("fault"), MapField("cause"), MapField("finished", .moment),
        .word("outcome", RepairOutcome.self), .word("barrier", RepairBarrier.self),
        MapField("note"),
      ] + Self.common
    case .parts:
      [
        MapField("item", .reference(.items), isNeeded: true), MapField("part", isNeeded: true),
        .word("action", PartAction.self), MapField("qty", .quantity), MapField("serial"),
        MapField("lot"), MapField("position"), MapField("case", .reference(.cases)),
        MapField("repair", .reference(.repairs)), .word("source", PartSource.self),
        .word("charge", PartCharge.self), .word("condition", PartCondition.self),
        .word("disposition", PartDisposition.self),
      ] + Self.common
    }
  }

  /// What every record can have; when it happened must be said.
  private static let common = [
    MapField("at", .moment, isNeeded: true), MapField("team", .team), MapField("person", .person),
    MapField("memo"),
  ]
}

/// What was done with a part.
enum PartAction: String, CaseIterable {
  case installed, removed, requested
}
