/// A value of a document with the path to it, so that whatever is wrong has a line.
struct ContentCursor {
  let json: JSON
  private let bytes: [UInt8]
  private let path: [JSONStep]

  init(parsing bytes: [UInt8]) throws(ClockDocumentError) {
    do throws(JSONError) {
      json = try JSON(parsing: bytes, limits: ClockDocumentLimits.json)
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
      throw ClockDocumentError(line: line, field: "", problem: .notJSON(error.reason))
    }
    self.bytes = bytes
    path = []
  }

  private init(_ json: JSON, _ bytes: [UInt8], _ path: [JSONStep]) {
    self.json = json
    self.bytes = bytes
    self.path = path
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
    return ClockDocumentError(
      line: JSONPlace.line(of: path, in: bytes), field: field, problem: problem)
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
    ContentCursor(json, bytes, path + [.name(name)])
  }

  /// The elements, at most `countMax`.
  func elements(countMax: Int) throws(ClockDocumentError) -> [ContentCursor] {
    guard let elements = json.elements else { throw error(.notAList) }
    guard elements.count <= countMax else { throw error(.tooMany(countMax)) }
    return elements.enumerated().map { ContentCursor($1, bytes, path + [.index($0)]) }
  }

  // MARK: Values

  func text() throws(ClockDocumentError) -> String {
    guard let text = json.text, !text.isEmpty,
      text.utf8.count <= ClockDocumentLimits.nameByteCountMax
    else { throw error(.notAText) }
    return text
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
