/// A value of a document with the path to it, so that whatever is wrong has a line.
struct ContentCursor {
  let json: JSON
  private let bytes: [UInt8]
  /// The TOML of which the JSON was made: there the person looks for the line.
  private let toml: [UInt8]?
  private let path: [JSONStep]

  init(parsing bytes: [UInt8], madeOf toml: [UInt8]? = nil) throws(ClockDocumentError) {
    do throws(JSONError) {
      json = try JSON(parsing: bytes, limits: ClockDocumentLimits.json)
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
      throw ClockDocumentError(line: line, field: "", problem: .notJSON(error.reason))
    }
    self.bytes = bytes
    self.toml = toml
    path = []
  }

  private init(_ json: JSON, in whole: ContentCursor, at step: JSONStep) {
    self.json = json
    bytes = whole.bytes
    toml = whole.toml
    path = whole.path + [step]
  }

  /// What is wrong here.
  func error(_ problem: ClockDocumentError.Problem) -> ClockDocumentError {
    var field = ""
    for step in path {
      switch step {
      case .name(let name): field += field.isEmpty ? name : "." + name
      case .index(let index): field += "[\(index)]"
      }
    }
    let line =
      toml.map { TOMLPlace.line(of: path, in: $0) } ?? JSONPlace.line(of: path, in: bytes)
    return ClockDocumentError(line: line, field: field, problem: problem)
  }

  // MARK: Parts

  /// Checks that it is an object with no other members than `names`.
  func only(_ names: [String]) throws(ClockDocumentError) {
    guard let members = json.members else { throw error(.notAnObject) }
    guard let stranger = members.keys.sorted().first(where: { !names.contains($0) }) else { return }
    throw member(stranger, .null).error(.unknown)
  }

  /// The member `name`; `nil` if there is none.
  func optional(_ name: String) throws(ClockDocumentError) -> ContentCursor? {
    guard let members = json.members else { throw error(.notAnObject) }
    return members[name].map { member(name, $0) }
  }

  func required(_ name: String) throws(ClockDocumentError) -> ContentCursor {
    if let found = try optional(name) { return found }
    throw member(name, .null).error(.missing)
  }

  private func member(_ name: String, _ json: JSON) -> ContentCursor {
    ContentCursor(json, in: self, at: .name(name))
  }

  /// The elements, at most `countMax`.
  func elements(countMax: Int) throws(ClockDocumentError) -> [ContentCursor] {
    guard let elements = json.elements else { throw error(.notAList) }
    guard elements.count <= countMax else { throw error(.tooMany(countMax)) }
    return elements.enumerated().map { ContentCursor($1, in: self, at: .index($0)) }
  }

  // MARK: Values

  func text() throws(ClockDocumentError) -> String {
    guard let text = json.text, !text.isEmpty,
      text.utf8.count <= ClockDocumentLimits.nameByteCountMax
    else { throw error(.notAText) }
    return text
  }

  /// A text of 1 to `byteCountMax` bytes.
  func text(byteCountMax: Int) throws(ClockDocumentError) -> String {
    guard let text = json.text, !text.isEmpty, text.utf8.count <= byteCountMax else {
      throw error(.notATextUpTo(byteCountMax))
    }
    return text
  }

  /// A text for each language, at least one; a mere text is for all.
  func texts(byteCountMax: Int) throws(ClockDocumentError) -> [String: String] {
    if json.text != nil {
      let text = try text(byteCountMax: byteCountMax)
      return ["en": text, "ja": text]
    }
    try only(["ja", "en"])
    var texts: [String: String] = [:]
    for language in ["ja", "en"] {
      texts[language] = try optional(language)?.text(byteCountMax: byteCountMax)
    }
    guard !texts.isEmpty else { throw member("ja", .null).error(.missing) }
    return texts
  }

  func number(_ range: ClosedRange<Int>) throws(ClockDocumentError) -> Int {
    guard let number = json.number, range.contains(Int(number)) else {
      throw error(.outOfRange(range.lowerBound, range.upperBound))
    }
    return Int(number)
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type = Word.self
  ) throws(ClockDocumentError) -> Word {
    guard let word = json.text.flatMap(Word.init(rawValue:)) else {
      throw error(.notAnyOf(Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// "09:00" to "24:00", in minutes since midnight.
  func minute() throws(ClockDocumentError) -> Int {
    let parts = (json.text ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.isDigits }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour * 60 + minute <= 24 * 60
    else { throw error(.notATime) }
    return hour * 60 + minute
  }

  /// "8h", "30m" or "1h30m", in seconds.
  func duration() throws(ClockDocumentError) -> Int64 {
    var rest = Substring(json.text ?? "")
    var seconds: Int64 = 0
    for (unit, factor) in [(Character("h"), Int64(3_600)), ("m", 60)] {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, rest.dropFirst(digits.count).first == unit else { continue }
      guard digits.utf8.count <= 6, let number = Int64(digits) else { throw error(.notADuration) }
      seconds += number * factor
      rest = rest.dropFirst(digits.count + 1)
    }
    guard rest.isEmpty, seconds > 0 else { throw error(.notADuration) }
    let range = ClockDocumentLimits.targetSeconds
    guard range.contains(Int(seconds)) else {
      throw error(.outOfRange(range.lowerBound, range.upperBound))
    }
    return seconds
  }
}

extension StringProtocol {
  /// Whether it has ASCII digits only.
  var isDigits: Bool { utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
}
