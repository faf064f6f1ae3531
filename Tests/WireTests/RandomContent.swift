import Cases
import CasesTesting

@testable import Wire

/// Makes the `body` of events at random, by the description of their shape: every field is set or
/// not, every word of an enumeration comes up.
struct RandomContent {
  private let registry = Registry.current
  var numbers: SeededNumbers

  init(_ numbers: SeededNumbers) { self.numbers = numbers }

  mutating func body(_ event: EventShape) -> JSON { message(event.message) }

  private mutating func message(_ message: Int) -> JSON {
    var members: [String: JSON] = [:]
    for field in registry.messages[message].fields { members[field.name] = value(field) }
    return .object(members)
  }

  private mutating func value(_ field: FieldShape) -> JSON {
    if field.isList {
      let count = Int.random(in: 0...3, using: &numbers)
      return .array((0..<count).map { _ in value(field.value) })
    }
    let isSet = field.isRequired || Bool.random(using: &numbers)
    return isSet ? value(field.value) : .null
  }

  private mutating func value(_ value: ValueShape) -> JSON {
    switch value {
    case .bool: .bool(.random(using: &numbers))
    case .integer: .integer(number(-JSON.integerMax...JSON.integerMax))
    case .time:
      // Whole milliseconds: more is not written.
      .time(Instant(microseconds: number(-62_135_596_800_000...253_402_300_799_999) * 1_000))
    case .day: .day(Day(number: Int32(number(-719_162...2_932_896))))
    case .text: .string(text())
    case .decimal: .string("\(number(-1_000...1_000_000)).\(number(0...999))")
    case .team: .string(["support", "sales", "repair", "team-4"].randomElement(using: &numbers))
    case .identifier: .id(AnyID(high: numbers.next(), low: numbers.next()))
    case .sha256: bytes(32...32) { BytesText.appendHexadecimal($0, to: &$1) }
    case .base64: bytes(0...40) { BytesText.appendBase64($0, to: &$1) }
    case .code(let code):
      .string(registry.codes[code].words.randomElement(using: &numbers)?.word)
    case .message(let message): self.message(message)
    case .position:
      .position(
        LogPosition(
          epoch: Int(number(0...JSON.integerMax)), seq: Int(number(0...JSON.integerMax))))
    }
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    // The ends of the range and zero, where mistakes are, come up often.
    switch Int.random(in: 0...4, using: &numbers) {
    case 0:
      [range.lowerBound, range.upperBound, max(0, range.lowerBound)]
        .randomElement(using: &numbers) ?? 0
    default: Int64.random(in: range, using: &numbers)
    }
  }

  private mutating func text() -> String {
    "x" + JSON.randomText(using: &numbers)
  }

  private mutating func bytes(
    _ count: ClosedRange<Int>, _ append: ([UInt8], inout [UInt8]) -> Void
  ) -> JSON {
    let count = Int.random(in: count, using: &numbers)
    let plain = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    var output: [UInt8] = []
    append(plain, &output)
    return .string(String(decoding: output, as: UTF8.self))
  }
}
