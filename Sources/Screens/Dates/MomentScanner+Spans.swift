extension MomentScanner {
  /// `+2h`, `+1h30m`, `+3d`, `-2日`.
  mutating func signedSpan() throws(MomentInputError) {
    let start = index
    let sign = characters[index] == "-" ? -1 : 1
    index += 1
    let terms = try spanTerms(from: start)
    try setSpan(terms.map { ($0.unit, sign * $0.count) }, keepsClock: true, from: start)
  }

  /// Numbers with units, at least one.
  mutating func spanTerms(
    from start: Int
  ) throws(MomentInputError) -> [(unit: MomentUnit, count: Int)] {
    var terms: [(unit: MomentUnit, count: Int)] = []
    while isDigit(at: index) {
      guard let count = takeNumber(), let unit = takeUnit() else {
        throw notUnderstood(from: start)
      }
      terms.append((unit, count.value))
    }
    guard !terms.isEmpty else { throw notUnderstood(from: start) }
    return terms
  }

  private mutating func takeUnit() -> MomentUnit? {
    for unit in MomentUnit.allCases where take(unit.japanese) { return unit }
    return takeWord { if case .unit(let unit) = $0 { unit } else { nil } }
  }

  /// Days and weeks are steps of the calendar, everything else is a span of the clock.
  mutating func setSpan(
    _ terms: [(unit: MomentUnit, count: Int)], keepsClock: Bool, from start: Int
  ) throws(MomentInputError) {
    let isDays = terms.allSatisfy { $0.unit == .day || $0.unit == .week }
    if isDays {
      let days = terms.reduce(0) { $0 + $1.count * ($1.unit == .week ? 7 : 1) }
      guard days.magnitude <= SpanInput.secondsMax.magnitude / 86_400 else {
        throw MomentInputError(problem: .outOfRange)
      }
      try setDay(.fromToday(days), from: start)
      parts.keepsClock = keepsClock
    } else {
      let seconds = terms.reduce(Int64(0)) { $0 + Int64($1.count) * $1.unit.seconds }
      try setSpan(seconds, from: start)
    }
  }

  /// A span in seconds from now.
  mutating func setSpan(_ seconds: Int64, from start: Int) throws(MomentInputError) {
    guard parts.fromNow == nil else {
      throw MomentInputError(problem: .twice(text(from: start)))
    }
    guard seconds.magnitude <= SpanInput.secondsMax.magnitude else {
      throw MomentInputError(problem: .outOfRange)
    }
    parts.fromNow = seconds
    parts.fromNowText = text(from: start)
  }
}

/// Reads lengths of time as people type them: `2h`, `1h30m`, `90s`, `3d`, `2時間30分`.
package enum SpanInput {
  /// Bound: 400 years; longer spans leave the years that are accepted.
  package static let secondsMax: Int64 = 400 * 366 * 86_400

  /// The seconds of a typed length, or nil if it is none.
  ///
  /// - Returns: at most `secondsMax`.
  package static func seconds(_ text: String) -> Int64? {
    let key = String(text.halfWidth.trimmingSpaces).lowercased()
    guard key.count <= MomentInput.typedCharactersMax, !key.isEmpty else { return nil }
    var scanner = MomentScanner(key)
    guard let terms = try? scanner.spanTerms(from: 0), !scanner.skipFiller() else { return nil }
    let seconds = terms.reduce(Int64(0)) { $0 + Int64($1.count) * $1.unit.seconds }
    return seconds <= secondsMax ? seconds : nil
  }
}
