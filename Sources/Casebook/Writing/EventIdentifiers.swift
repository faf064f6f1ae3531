package import Cases

/// How the book names what it writes, so that the same command always gives the same ids.
enum EventIdentifiers {
  /// The command's 48 bits of time, then the first 10 bytes of SHA-256(command ‖ index as u32be).
  static func event(of command: CommandID, index: Int) -> EventID {
    let place = (0..<4).map { UInt8(truncatingIfNeeded: index >> (24 - 8 * $0)) }
    return joined(command.milliseconds, Digest.sha256(command.bytes + place))
  }

  /// What the book makes by itself: the time of its cause, then SHA-256(rule ‖ 0 ‖ causes), so
  /// that two processes make it once.
  static func book<Tag>(
    rule: String, causes: [EventID], milliseconds: Int64, as tag: Tag.Type = Tag.self
  ) -> Identifier<Tag> {
    let bytes = Array((rule + "\0").utf8) + causes.flatMap(\.bytes)
    return joined(milliseconds, Digest.sha256(bytes))
  }

  private static func joined<Tag>(_ milliseconds: Int64, _ digest: [UInt8]) -> Identifier<Tag> {
    let high = UInt16(digest[0]) << 8 | UInt16(digest[1])
    let low = digest[2..<10].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Identifier(milliseconds: milliseconds, high16: high, low: low)
  }
}

/// New identifiers for things that somebody creates.
package struct IdentifierSource: Sendable {
  private let random: RandomBytes

  package init(_ random: RandomBytes = .system) { self.random = random }

  /// A new identifier with the time `now` and ten random bytes.
  package func next<Tag>(at now: Instant, _ tag: Tag.Type = Tag.self) -> Identifier<Tag> {
    let bytes = random(10)
    let high = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    let low = bytes[2..<10].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Identifier(milliseconds: now.microseconds / 1_000, high16: high, low: low)
  }
}
