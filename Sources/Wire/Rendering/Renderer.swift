package import Cases

/// Renders events as the CloudEvents JSON that everybody outside of the log reads.
///
/// One renderer for feeds, `tail`, `export` and streams; its bytes are the same for ever as long as
/// nobody is forgotten and the profile stays.
package struct Renderer: Sendable {
  package let book: BookID
  package let profile: Profile

  /// - Parameters:
  ///   - book: The book: the `source` of its events.
  ///   - profile: What the readers may see.
  package init(book: BookID, profile: Profile = .everything) {
    self.book = book
    self.profile = profile
  }

  /// The event as one JSON object without white space, in UTF-8.
  ///
  /// - Parameters:
  ///   - stored: The record.
  ///   - seq: Its place in the log.
  ///   - personal: Its personal part; what is said of it does not matter if the record has none.
  /// - Returns: CloudEvents 1.0, JSON format, structured mode.
  /// - Throws: `notAMessage` or `malformed` for bytes that are no record of ours.
  package func render(
    _ stored: StoredRecord, seq: UInt64, personal: PersonalPart
  ) throws(WireError) -> [UInt8] {
    // The content follows; until then every type is one without a description.
    JSON.object(["id": .id(try stored.id()), "type": .string(stored.type), "data": ["body": nil]])
      .bytes()
  }
}
