package import Cases
internal import Glibc

/// Whose key a device belongs to: the one that named it first.
///
/// In the directory `BOOK/desk/devices` each device has a file with the public key, which is never
/// changed.  So nobody with another key can send in the name of a device, whatever a request says
/// (WIRE.md §4: saltstack/salt#7356).
package struct DeviceOwners: Sendable {
  private let directory: String

  /// `directory` is made with the first device.
  package init(directory: String) { self.directory = directory }

  /// The directory of a book.
  package init(of book: Book) { directory = book.path + "/desk/devices" }

  /// Bound: devices that one key may name; each kit that is made, or found to be copied, is one.
  package static let countMax = 256

  /// Whether `device` belongs to `key`; gives it to that key if nobody has named it yet, and the
  /// key has not named ``countMax`` others.
  ///
  /// Of two keys that name it at the same moment, one gets it: a link fails where there is a file.
  ///
  /// - Parameters:
  ///   - device: What a request names.
  ///   - key: The public key by which the sender was let in, as Z85.
  /// - Returns: `false` if it is another's, or one too many.
  /// - Throws: What keeps the file from being read or written; nobody is let through then.
  package func claim(_ device: DeviceID, by key: String) throws(BookError) -> Bool {
    if let owner = try owner(of: device) { return owner == key }
    guard count(of: key) < Self.countMax else { return false }
    try makeDirectory()
    let path = path(of: device)
    let draft = "\(path).\(getpid()).\(CommandID(high: 0, low: UInt64.random(in: 1 ... .max)))"
    try DurableFile.write(Array(key.utf8), to: draft, mode: 0o600)
    defer { _ = unsafe unlink(draft) }
    guard unsafe link(draft, path) == 0 else {
      guard errno == EEXIST else { throw DurableFile.failure(path) }
      return try owner(of: device) == key
    }
    try DurableFile.flushDirectory(of: path)
    return true
  }

  /// The key that has named the device first; `nil` for one that nobody has named.
  package func owner(of device: DeviceID) throws(BookError) -> String? {
    do throws(BookError) {
      return String(decoding: try DurableFile.read(path(of: device)), as: UTF8.self)
    } catch .doesNotExist { return nil }
  }

  /// How many devices belong to `key`: asked when one more is named, and so seldom.
  private func count(of key: String) -> Int {
    (BookDirectory.names(directory) ?? []).count { name in
      guard let device = DeviceID(ulid: name) else { return false }
      return (try? owner(of: device)) == key
    }
  }

  private func path(of device: DeviceID) -> String { "\(directory)/\(device)" }

  private func makeDirectory() throws(BookError) {
    var parts = directory.split(separator: "/", omittingEmptySubsequences: false)
    let last = parts.removeLast()
    let parent = parts.joined(separator: "/")
    for path in [parent, "\(parent)/\(last)"] where !path.isEmpty {
      guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw DurableFile.failure(path)
      }
    }
  }
}
