/// A message of a vector, with what is to be made of it.
package struct FramesMessage: Hashable, Sendable {
  /// What it is: "request", "reply", "live", or a step without frames.
  package let kind: String
  package let name: String
  /// What must come out, by name.
  package let facts: [String: String]
  package let frames: [[UInt8]]

  package init(
    _ kind: String, _ name: String, _ facts: [String: String] = [:], _ frames: [[UInt8]] = []
  ) {
    self.kind = kind
    self.name = name
    self.facts = facts
    self.frames = frames
  }
}

/// Messages as text that any language reads in a few lines.
///
/// ```text
/// # A comment.
/// = request ping verb=PING
/// 'CASE1
/// 'PING
/// '{}
/// x 00ff
/// ```
///
/// A message begins with `=`, its kind, its name and facts as `name=value`, sorted.  Each line
/// below is one frame: UTF-8 behind `'`, or hexadecimal digits behind `x`; empty lines are passed
/// over.
package enum FramesText {
  /// The messages as text.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - comment: What they are, in lines of its own.
  /// - Returns: The text, which ends with a newline.
  package static func text(_ messages: [FramesMessage], comment: String) -> String {
    var lines = comment.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "#" : "# \($0)"
    }
    for message in messages {
      let facts = message.facts.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      lines += ["", (["=", message.kind, message.name] + facts).joined(separator: " ")]
      lines += message.frames.map(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ frame: [UInt8]) -> String {
    let isPrintable = frame.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    if isPrintable, let text = String(validating: frame, as: UTF8.self) { return "'" + text }
    var digits: [UInt8] = []
    BytesText.appendHexadecimal(frame, to: &digits)
    return "x " + String(decoding: digits, as: UTF8.self)
  }

  /// The messages of a text; `nil` if it is not of this form.
  package static func messages(_ text: String) -> [FramesMessage]? {
    var messages: [FramesMessage] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("= ") {
        let words = line.dropFirst(2).split(separator: " ")
        guard words.count >= 2 else { return nil }
        var facts: [String: String] = [:]
        for word in words.dropFirst(2) {
          guard let equals = word.firstIndex(of: "=") else { return nil }
          facts[String(word[..<equals])] = String(word[word.index(after: equals)...])
        }
        messages.append(FramesMessage(String(words[0]), String(words[1]), facts))
      } else {
        guard let last = messages.popLast(), let frame = frame(line) else { return nil }
        messages.append(FramesMessage(last.kind, last.name, last.facts, last.frames + [frame]))
      }
    }
    return messages
  }

  private static func frame(_ line: Substring) -> [UInt8]? {
    // By bytes: a letter that combines would make one character with the mark before it.
    if line.utf8.first == UInt8(ascii: "'") { return Array(line.utf8.dropFirst()) }
    guard line.hasPrefix("x ") else { return nil }
    return BytesText.hexadecimal(line.dropFirst(2).utf8)
  }
}
