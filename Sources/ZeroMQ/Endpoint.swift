/// What is said about endpoints in one place.
package enum Endpoint {
  /// The longest path that a Unix domain socket has: `sun_path` less its ending zero (unix(7)).
  package static let ipcPathByteCountMax = 107

  /// How long `Socket.bindAnew` tries, at most.
  package static let bindMillisecondsMax = 2_000

  /// How long `Socket.bindAnew` sees the old connections off; the next wait does the rest.
  package static let farewellMilliseconds = 20

  /// An address of a peer as people write it.
  ///
  /// A socket that understands IPv6 sees a peer of IPv4 as `::ffff:192.0.2.1` (RFC 4291); a ZAP
  /// request says it so, too.
  package static func address(_ text: String) -> String {
    let prefix = "::ffff:"
    guard text.hasPrefix(prefix), text.contains(".") else { return text }
    return String(text.dropFirst(prefix.count))
  }
}
