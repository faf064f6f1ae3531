package import Cases

/// The content of the document `policy`, of the kind of that name.
///
/// ```json
/// {"clocks": [
///   {"name": "firstResponse", "title": {"ja": "初回応答", "en": "first response"},
///    "start": "opened", "stop": "answered", "target": "1h", "calendar": "calendar"},
///   {"name": "resolution", "stop": "resolved", "target": "16h",
///    "pausedBy": ["customer", "parts"], "priorities": ["high", "urgent"]}],
///  "callbacks": {"slot": "30m", "count": 3},
///  "retention": {"recording": 90, "transcript": 365}}
/// ```
///
/// `callbacks` says how many callbacks a team can make in a slot of the clock; `retention` after
/// how many days media of a kind are destroyed.
///
/// Of several clocks with one name the first whose `priorities` and `reasons` a case has holds.
package enum PolicyDocument {
  /// The document that this is; policies with other names say other things.
  package static let id = "policy"

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - calendars: The names of the calendars that there are; `nil` takes any.
  /// - Returns: The policy.
  /// - Throws: with the line of what is wrong.
  package static func policy(
    _ content: [UInt8], calendars: Set<String>? = nil
  ) throws(ClockDocumentError) -> ClockPolicy {
    let whole = try ContentCursor(parsing: content)
    try whole.only(["callbacks", "clocks", "retention", "title"])
    let callbacks = try whole.optional("callbacks").map(slots)
    let retention = try retention(whole)
    var clocks: [ClockRule] = []
    // A house may count callbacks, or destroy media, and measure no times.
    let needsClocks = callbacks == nil && retention == nil
    guard let list = try needsClocks ? whole.required("clocks") : whole.optional("clocks")
    else { return ClockPolicy(clocks: [], callbacks: callbacks) }
    for element in try list.elements(countMax: ClockDocumentLimits.clockCountMax) {
      clocks.append(try clock(element, calendars))
    }
    return ClockPolicy(clocks: clocks, callbacks: callbacks)
  }

  private static func slots(
    _ cursor: ContentCursor
  ) throws(ClockDocumentError) -> CallbackSlots {
    try cursor.only(["slot", "count"])
    let slot = try cursor.required("slot")
    let seconds = try slot.duration()
    let lengths = CallbackSlots.lengths
    guard let minutes = lengths.first(where: { Int64($0) * 60 == seconds }) else {
      throw slot.error(.notAnyOf(lengths.map { "\($0)m" }))
    }
    return CallbackSlots(
      minutes: minutes, count: try cursor.required("count").number(CallbackSlots.counts))
  }

  /// How long media are kept by a policy; without a word about that for ever.
  ///
  /// - Parameter content: JSON.
  /// - Returns: The days of each kind.
  /// - Throws: with the line of what is wrong.
  package static func retention(
    _ content: [UInt8]
  ) throws(ClockDocumentError) -> RetentionPolicy {
    try retention(ContentCursor(parsing: content)) ?? RetentionPolicy()
  }

  private static func retention(
    _ whole: ContentCursor
  ) throws(ClockDocumentError) -> RetentionPolicy? {
    guard let retention = try whole.optional("retention") else { return nil }
    try retention.only(MediaKind.allCases.map(\.rawValue))
    var policy = RetentionPolicy()
    for kind in MediaKind.allCases {
      policy.days[kind] = try retention.optional(kind.rawValue)?.number(RetentionPolicy.dayRange)
    }
    return policy
  }

  private static func clock(
    _ cursor: ContentCursor, _ calendars: Set<String>?
  ) throws(ClockDocumentError) -> ClockRule {
    try cursor.only([
      "name", "title", "start", "stop", "target", "calendar", "pausedBy", "priorities", "reasons",
    ])
    var rule = ClockRule(
      name: try cursor.required("name").text(),
      stop: try cursor.required("stop").word(),
      targetSeconds: try cursor.required("target").duration())
    if let start = try cursor.optional("start") {
      rule.start = try start.word()
      // From an answer to an answer no time passes.
      guard rule.start != .answered || rule.stop != .answered else {
        throw start.error(.notAnyOf([ClockStart.opened.rawValue]))
      }
    }
    if let title = try cursor.optional("title") {
      try title.only(["ja", "en"])
      for language in ["ja", "en"] {
        rule.title[language] = try title.optional(language)?.text()
      }
    }
    if let calendar = try cursor.optional("calendar") { rule.calendar = try calendar.text() }
    if let calendars, !calendars.contains(rule.calendar) {
      throw (try cursor.optional("calendar") ?? cursor).error(.noSuchCalendar)
    }
    rule.pausedBy = try words(cursor.optional("pausedBy"))
    rule.priorities = try words(cursor.optional("priorities"))
    if let reasons = try cursor.optional("reasons") {
      for reason in try reasons.elements(countMax: ClockDocumentLimits.reasonCountMax) {
        rule.reasons.insert(try reason.text())
      }
    }
    return rule
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable & Hashable>(
    _ cursor: ContentCursor?
  ) throws(ClockDocumentError) -> Set<Word> {
    var words: Set<Word> = []
    for element in try cursor?.elements(countMax: Word.allCases.count) ?? [] {
      words.insert(try element.word())
    }
    return words
  }
}
