internal import Cases
internal import Casebook
internal import Logging
internal import Wire

/// One line of the log, before it is written.
struct LogLine {
  /// RFC 3339 in UTC; nil where whoever reads has it.
  let time: String?
  let level: Logger.Level
  let label: String
  let message: String
  var members: [(String, String)]

  /// The time of this moment.
  static func now() -> String { JSON.time(Book.systemClock()).text ?? "" }

  /// One JSON object.
  var json: [UInt8] {
    var object: [String: JSON] = [
      "level": .string(level.rawValue), "label": .string(label), "message": .string(message),
    ]
    if let time { object["time"] = .string(time) }
    for (name, value) in members where object[name] == nil { object[name] = .string(value) }
    return JSON.object(object).bytes()
  }

  /// Words in a row; a value with spaces or controls in it stands in quotation marks, as in JSON.
  var plain: [UInt8] {
    let head = (time.map { $0 + " " } ?? "") + "\(level.rawValue) \(label): \(message)"
    let rest = members.map { name, value in " \(name)=\(Self.word(value))" }
    return Array((Self.oneLine(head) + rest.joined()).utf8)
  }

  private static func word(_ value: String) -> String {
    let isWord = !value.isEmpty && value.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 < 0x7F }
    return isWord ? value : String(decoding: JSON.string(value).bytes(), as: UTF8.self)
  }

  /// A line of the log is one line, whatever came in.
  private static func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
