package import Cases

/// Identifiers for what another system has: the same text always gives the same identifier, so that
/// an import that is run again adds nothing.
package enum SourceIdentifier {
  /// `milliseconds`, then the first 10 bytes of SHA-256("casebook.source.v1" ‖ 0 ‖ text).
  ///
  /// `text` is system, kind and key, such as "servicenow/case/INC0000045"; the identifier sorts by
  /// `milliseconds`, since 1970.
  package static func of<Tag>(
    _ text: String, milliseconds: Int64, _ tag: Tag.Type = Tag.self
  ) -> Identifier<Tag> {
    let digest = Digest.sha256(Array(("casebook.source.v1\0" + text).utf8))
    let high = UInt16(digest[0]) << 8 | UInt16(digest[1])
    let low = digest[2..<10].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Identifier(milliseconds: milliseconds, high16: high, low: low)
  }
}
