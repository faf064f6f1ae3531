internal import Cases
internal import Glibc

/// What opens a kit: two keys in a directory of the user's state, never in that of the kit.
///
/// Whoever finds the kit without them finds sealed bytes.
struct KitSecrets: Sendable {
  /// Wraps the keys of the pack; the pack's `keys/master` points to it.
  let masterPath: String
  /// Seals the entries of the outbox.
  private let cipher: CipherKey
  private let random: RandomBytes

  /// Opens or makes those of the kit `id` below `directory`.
  ///
  /// - Parameters:
  ///   - directory: `$XDG_STATE_HOME/casebook/kits`.
  ///   - id: The kit's id.
  ///   - isNew: Whether they are made where they are missing.
  ///   - random: Where keys and nonces come from.
  /// - Throws: `secretsAreMissing`, and what the system refuses.
  init(
    in directory: String, of id: CommandID, isNew: Bool, random: RandomBytes = .system
  ) throws(KitError) {
    let own = "\(directory)/\(id)"
    masterPath = own + "/master"
    self.random = random
    do throws(KeyError) {
      if isNew {
        try Self.makeDirectories(own)
        try createSecret(masterPath, random(CipherKey.byteCount), inDirectoryWith: 0o700)
        try createSecret(own + "/outbox", random(CipherKey.byteCount), inDirectoryWith: 0o700)
        try flushDirectory(own)
        try flushDirectory(directory)
      }
      cipher = CipherKey(try readSecret(own + "/outbox", byteCount: CipherKey.byteCount))
    } catch .masterIsMissing(let path) { throw .secretsAreMissing(path: path) } catch {
      throw .book(BookError(keys: error))
    }
  }

  private static func makeDirectories(_ path: String) throws(KeyError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard unsafe mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        throw lastError("mkdir", made)
      }
    }
  }

  /// Nonce, sealed text and tag; opens only as entry `number` of `device`.
  func seal(_ plain: [UInt8], _ device: DeviceID, _ number: UInt64) -> [UInt8] {
    cipher.seal(
      plain, nonce: random(CipherKey.nonceByteCount),
      authenticating: Self.context(device, number))
  }

  func open(_ sealed: [UInt8], _ device: DeviceID, _ number: UInt64) -> [UInt8]? {
    cipher.open(sealed, authenticating: Self.context(device, number))
  }

  private static func context(_ device: DeviceID, _ number: UInt64) -> [UInt8] {
    Array("casebook.outbox.v1\0".utf8) + device.bytes
      + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
  }
}
