package import Cases
internal import Wire

/// Who has purged what the book had forgotten: `BOOK/desk/purged.toml`, a table for each `ACK`.
package struct Acknowledgements: Hashable, Sendable {
  /// An erasure, and the names of the keys that have purged it.
  private var names: [String: Set<String>] = [:]

  /// Reads the file; where there is none, nobody has.
  ///
  /// - Throws: Why it cannot be used.
  package init(path: String) throws(KeyFileError) {
    do throws(KeyFileError) {
      for table in try KeyFile.json(path, forbidden: 0o022)["purged"]?.elements ?? [] {
        guard let event = table["event"]?.text, let key = table["key"]?.text else { continue }
        names[event, default: []].insert(key)
      }
    } catch .isMissing {
      return
    }
  }

  /// Whether the key of this name has said that it purged `event`.
  func has(_ event: EventID, of key: String) -> Bool {
    names[event.description]?.contains(key) == true
  }

  /// The keys of `list` that may read and have not said that they purged `event`, in their order.
  package func missing(of event: EventID, among list: Allowlist) -> [String] {
    let known = names[event.description] ?? []
    return list.keys.filter { $0.rights.contains(.read) && !known.contains($0.name) }.map(\.name)
  }
}
