package import Cases

/// What every view asks of a record, found out once.
package struct Glance: Hashable, Sendable {
  /// The type of its event; `nil` for one that this build does not know.
  package let kind: Event.Kind?
  /// Whether it changes what earlier records say, so that its subjects are folded anew.
  package let needsRefold: Bool

  package init(_ record: Record) {
    kind = record.event.kind
    needsRefold = record.needsRefold
  }
}

/// A subject as caches know it: compared and hashed as three numbers.
struct SubjectKey: Equatable {
  let code: UInt8
  let high: UInt64
  let low: UInt64

  init<Tag>(_ role: Role, _ id: Identifier<Tag>) {
    code = role.rawValue
    high = id.high
    low = id.low
  }

  static func == (left: Self, right: Self) -> Bool {
    left.low == right.low && left.high == right.high && left.code == right.code
  }

  /// Identifiers are random already, at their ends at least.
  var hash: UInt64 { mixed(high &+ UInt64(code), low) }
}
