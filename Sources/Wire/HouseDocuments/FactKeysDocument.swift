package import Cases

/// The content of a document of kind `factKeys`.
///
/// ```toml
/// [[keys]]
/// key = "item.serial"
/// subject = "item"              # customer, item, site or case
/// type = "text"                 # or number, date, flag; choice comes with choices = ["a", "b"]
/// title = { ja = "製造番号", en = "Serial number" }
/// ask = { ja = "製造番号をお願いします", en = "What is the serial number?" }
/// confirm = { ja = "製造番号は {value} でよろしいですね", en = "Is it still {value}?" }
/// freshness = ["until item.ownershipChanged"]
/// sensitivity = "impersonal"    # or personal; restricted is for the owner only
/// owner = "repair"
/// requiredBy = ["repair"]
/// ```
///
/// `freshness` is one or several of "forever", "7 days", "per case", "until its date" and "until"
/// with a type of event; the first that ends a value ends it.  The log has the same as JSON.
package enum FactKeysDocument {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - toml: The TOML of which it was made, for the lines of what is wrong.
  ///   - taken: Keys that other documents in force declare, each with the name of one.
  /// - Returns: The keys, in their order.
  /// - Throws: with the line of what is wrong.
  package static func keys(
    _ content: [UInt8], madeOf toml: [UInt8]? = nil, taken: [String: String] = [:]
  ) throws(ClockDocumentError) -> [FactKey] {
    let whole = try ContentCursor(parsing: content, madeOf: toml)
    try whole.only(["keys", "title"])
    if let title = try whole.optional("title") {
      _ = try title.texts(byteCountMax: FactKeyLimits.titleByteCountMax)
    }
    var keys: [FactKey] = []
    for element in try whole.required("keys").elements(countMax: FactKeyLimits.keyCountMax) {
      let key = try key(element)
      guard !keys.contains(where: { $0.name == key.name }), taken[key.name] == nil else {
        throw try element.required("key").error(.isDeclared(in: taken[key.name]))
      }
      keys.append(key)
    }
    return keys
  }

  private static func key(_ cursor: ContentCursor) throws(ClockDocumentError) -> FactKey {
    try cursor.only([
      "key", "subject", "type", "choices", "title", "ask", "confirm", "freshness", "sensitivity",
      "alwaysAsk", "owner", "requiredBy", "unit",
    ])
    let textMax = FactKeyLimits.textByteCountMax
    var key = FactKey(
      name: try cursor.required("key").factKey(), subject: try cursor.required("subject").word(),
      type: try type(cursor), askText: try cursor.required("ask").texts(byteCountMax: textMax),
      confirmText: try confirmText(cursor.required("confirm")),
      title: try cursor.required("title").texts(byteCountMax: FactKeyLimits.titleByteCountMax))
    if let freshness = try cursor.optional("freshness") { key.freshness = try limits(freshness) }
    if let sensitivity = try cursor.optional("sensitivity") {
      key.sensitivity = try sensitivity.word()
    }
    key.alwaysAsk = try cursor.optional("alwaysAsk")?.word()
    key.owner = try cursor.optional("owner")?.team()
    if key.sensitivity == .restricted, key.owner == nil {
      throw (try cursor.optional("sensitivity") ?? cursor).error(.needsOwner)
    }
    for team in try cursor.optional("requiredBy")?.elements(countMax: FactKeyLimits.teamCountMax)
      ?? []
    {
      key.requiredBy.append(try team.team())
    }
    key.unit = try cursor.optional("unit")?.text()
    return key
  }

  private static func confirmText(
    _ cursor: ContentCursor
  ) throws(ClockDocumentError) -> [String: String] {
    let texts = try cursor.texts(byteCountMax: FactKeyLimits.textByteCountMax)
    guard texts.values.allSatisfy({ $0.contains(FactKey.valuePlace) }) else {
      throw cursor.error(.hasNoValue)
    }
    return texts
  }

  private static func type(_ cursor: ContentCursor) throws(ClockDocumentError) -> FactType {
    var choices: [String] = []
    for choice in try cursor.optional("choices")?.elements(countMax: FactKeyLimits.choiceCountMax)
      ?? []
    {
      choices.append(try choice.text())
    }
    guard let typed = try cursor.optional("type") else {
      return choices.isEmpty ? .text : .choice(choices)
    }
    guard let word = typed.json.text, let type = FactType(word: word, choices: choices) else {
      throw typed.error(.notAnyOf(FactType.words))
    }
    guard type != .choice([]) else { throw try cursor.required("choices").error(.missing) }
    return type
  }

  /// One limit or a list of them; none is for ever.
  private static func limits(
    _ cursor: ContentCursor
  ) throws(ClockDocumentError) -> [Freshness] {
    guard cursor.json.text == nil else { return [try limit(cursor)].compactMap { $0 } }
    var limits: [Freshness] = []
    for element in try cursor.elements(countMax: FactKeyLimits.freshnessCountMax) {
      if let limit = try limit(element) { limits.append(limit) }
    }
    return limits
  }

  private static func limit(_ cursor: ContentCursor) throws(ClockDocumentError) -> Freshness? {
    let text = cursor.json.text ?? ""
    switch text {
    case "forever": return nil
    case "per case": return .perCase
    case "until its date": return .untilItsDate
    default: break  // Open set: days and types of events.
    }
    if text.hasPrefix("until ") {
      let type = text.dropFirst(6)
      let kinds = Freshness.endingKinds
      guard let kind = kinds.first(where: { $0.rawValue == type }) else {
        throw cursor.error(.notAnyOf(kinds.map { "until " + $0.rawValue }.sorted()))
      }
      return .untilEvent(kind)
    }
    let parts = text.split(separator: " ")
    guard parts.count == 2, parts[1] == "days" || parts[1] == "day", parts[0].isDigits,
      let count = Int(parts[0])
    else { throw cursor.error(.notAFreshness) }
    guard FactKeyLimits.days.contains(count) else {
      throw cursor.error(
        .outOfRange(FactKeyLimits.days.lowerBound, FactKeyLimits.days.upperBound))
    }
    return .days(count)
  }
}

/// Bounds of documents of kind `factKeys` and of scripts.
package enum FactKeyLimits {
  package static let keyCountMax = 500
  package static let choiceCountMax = 64
  package static let freshnessCountMax = 8
  package static let teamCountMax = 16
  package static let stepCountMax = 200
  package static let modelCountMax = 200
  package static let nameByteCountMax = 64
  package static let titleByteCountMax = 120
  package static let textByteCountMax = 400
  package static let days = 1...36_500
}

extension FactType {
  fileprivate static let words = ["text", "number", "date", "flag", "choice"]

  fileprivate init?(word: String, choices: [String]) {
    switch word {
    case "text": self = .text
    case "number": self = .number
    case "date": self = .date
    case "flag": self = .flag
    case "choice": self = .choice(choices)
    default: return nil  // Open set: what somebody typed.
    }
  }
}

extension ContentCursor {
  /// A name such as "item.serial": words of ASCII letters and digits between full stops.
  fileprivate func factKey() throws(ClockDocumentError) -> String {
    let text = json.text ?? ""
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, text.utf8.count <= FactKeyLimits.nameByteCountMax,
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.allSatisfy { $0.isASCIIAlphanumeric }
      })
    else { throw error(.notAKey) }
    return text
  }

  fileprivate func team() throws(ClockDocumentError) -> Team {
    guard let team = Team(json.text ?? "") else { throw error(.notAText) }
    return team
  }
}

extension UInt8 {
  fileprivate var isASCIIAlphanumeric: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
