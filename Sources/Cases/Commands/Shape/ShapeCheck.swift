/// As what an event is asked for; it decides what counts as malformed.
package enum Asking: Hashable, Sendable {
  /// A fact that a person is typing just now.
  case typedFact
  /// A fact that comes from a device: it is accepted even without evidence.
  case deviceFact
  /// A decision.
  case decision
  /// History from another system, which may not have kept the words.
  case history
}

/// Refuses a draft of which something is missing, out of range or too long.
///
/// Looks at the draft alone; whether what it names exists is for the decision to find out.
///
/// - Parameters:
///   - draft: The event and its subjects.
///   - asking: As what it is asked for.
/// - Throws: `malformed` with the name of the field; for decisions also the refusals that have a
///   name of their own (`reasonCodeIsMissing`, `windowIsEmpty`, `amountIsNotPositive`,
///   `evidenceIsMissing`).
package func checkShape(_ draft: Draft, as asking: Asking = .typedFact) throws(Refusal) {
  guard let kind = draft.event.kind else { throw .malformed(field: "type") }
  let isAskable =
    switch asking {
    case .typedFact, .deviceFact: kind.saying == .fact
    case .decision: kind.saying == .decision
    case .history: true
    }
  guard isAskable else { throw .malformed(field: "type") }
  let check = ShapeCheck(refs: draft.refs, asking: asking)
  switch draft.event {
  case .customers(let event): try check.check(event)
  case .items(let event): try check.check(event)
  case .cases(let event): try check.check(event)
  case .contacts(let event): try check.check(event)
  case .facts(let event): try check.check(event)
  case .commitments(let event): try check.check(event)
  case .repairs(let event): try check.check(event)
  case .care(let event): try check.check(event)
  case .book(let event): try check.check(event)
  case .unknown: throw .malformed(field: "type")
  }
}

/// The checks of single fields, of which those of the events are made.
struct ShapeCheck {
  let refs: Refs
  let asking: Asking

  // MARK: Subjects

  /// There must be a subject with `role`.
  func subject(_ role: Role) throws(Refusal) {
    guard refs[role] != nil else { throw .malformed(field: role.word) }
  }

  /// There must be a subject with one of `roles`.
  func subject(anyOf roles: Role...) throws(Refusal) {
    guard let first = roles.first, !roles.contains(where: { refs[$0] != nil }) else { return }
    throw .malformed(field: first.word)
  }

  // MARK: Texts

  /// A text or code that must be there.
  func text(_ field: String, _ value: String) throws(Refusal) {
    guard !value.isBlank else { throw .malformed(field: field) }
    try optional(field, value)
  }

  /// A text that may be missing.
  func optional(
    _ field: String, _ value: String?, max: Int = ShapeLimits.textCharacterCountMax
  ) throws(Refusal) {
    guard let value else { return }
    // Bytes first, which need no counting: there are never fewer than scalars.
    guard value.utf8.count <= max || value.unicodeScalars.count <= max else {
      throw .malformed(field: field)
    }
  }

  /// Personal text that must be there, except in history.
  func personal(
    _ field: String, _ value: String?, max: Int = ShapeLimits.textCharacterCountMax
  ) throws(Refusal) {
    guard asking == .history || !(value ?? "").isBlank else { throw .malformed(field: field) }
    try optional(field, value, max: max)
  }

  /// A reason code, whose absence has a name of its own in decisions.
  func reason(_ field: String, _ value: String) throws(Refusal) {
    if asking == .decision, value.isBlank { throw .reasonCodeIsMissing }
    try text(field, value)
  }

  // MARK: Lists

  func list<Element>(_ field: String, _ values: [Element]) throws(Refusal) {
    guard values.count <= ShapeLimits.listCountMax else { throw .malformed(field: field) }
  }

  func nonEmpty<Element>(_ field: String, _ values: [Element]) throws(Refusal) {
    guard !values.isEmpty else { throw .malformed(field: field) }
    try list(field, values)
  }

  func texts(_ field: String, _ values: [String]) throws(Refusal) {
    try list(field, values)
    for value in values { try text(field, value) }
  }

  // MARK: Times

  func instant(_ field: String, _ value: Instant?) throws(Refusal) {
    guard let value else { return }
    guard Instant.range.contains(value) else { throw .malformed(field: field) }
  }

  func day(_ field: String, _ value: Day?) throws(Refusal) {
    guard let value else { return }
    guard (1...9_999).contains(value.civil.year) else { throw .malformed(field: field) }
  }

  /// A window whose end is after its beginning.
  func window(_ field: String, _ value: Window) throws(Refusal) {
    try instant(field, value.from)
    try instant(field, value.to)
    guard let from = value.from, from >= value.to else { return }
    throw asking == .decision ? .windowIsEmpty : .malformed(field: field)
  }

  // MARK: Numbers

  func percent(_ field: String, _ value: Int) throws(Refusal) {
    try number(field, value, in: 0...100)
  }

  func number(_ field: String, _ value: Int?, in range: ClosedRange<Int>) throws(Refusal) {
    guard let value else { return }
    guard range.contains(value) else { throw .malformed(field: field) }
  }

  /// A count or a duration.
  func notNegative(_ field: String, _ value: Int?) throws(Refusal) {
    try number(field, value, in: 0...Int.max)
  }

  /// A number that counts from one.
  func ordinal(_ field: String, _ value: Int?) throws(Refusal) {
    try number(field, value, in: 1...Int.max)
  }

  func positive(_ field: String, _ value: Quantity) throws(Refusal) {
    guard !value.isPositive else { return }
    throw asking == .decision ? .amountIsNotPositive : .malformed(field: field)
  }

  func money(_ field: String, _ value: Money?) throws(Refusal) {
    guard let value else { return }
    try positive(field, value.amount)
    let isCurrency = value.currency.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    guard isCurrency, value.currency.utf8.count == 3 else { throw .malformed(field: field) }
  }

  func hash(_ field: String, _ value: [UInt8]?) throws(Refusal) {
    guard let value else { return }
    guard value.count == ShapeLimits.hashByteCount else { throw .malformed(field: field) }
  }
}

extension String {
  /// Whether there is nothing to read in it.
  var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
