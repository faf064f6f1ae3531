import Casebook
import Cases
import Foundation
import Glibc

/// The id of the book in these tests.
let testBook = BookID(high: 0x1011_1213_1415_1617, low: 0x1819_1A1B_1C1D_1E1F)

/// Runs `body` with a directory of keys that does not exist yet, and removes it afterwards.
@discardableResult
func withKeysPath<Result>(_ body: (String) throws -> Result) throws -> Result {
  let parent = FileManager.default.temporaryDirectory
    .appendingPathComponent("casebook-keys-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: parent) }
  return try body(parent.appendingPathComponent("keys").path)
}

/// Runs `body` with the keys of a new book.
@discardableResult
func withKeys<Result>(_ body: (KeyStore) throws -> Result) throws -> Result {
  try withKeysPath { path in
    try body(try KeyStore.create(directory: path, book: testBook))
  }
}

extension KeyStore {
  /// The same directory, as another process opens it.
  func openedAgain() throws -> KeyStore {
    try KeyStore(directory: directory, book: book)
  }

  /// A key for `slot` whose batch has committed.
  @discardableResult
  func addKey(_ slot: UInt64) throws -> SealingKey {
    let key = stage(slot: slot)
    try flush()
    keepStaged()
    return key
  }

  /// The path of a file of the directory.
  func path(_ name: String) -> String {
    "\(directory)/\(name)"
  }
}

extension SealingKey {
  /// Something that only this key opens.
  func sealedProbe() -> [UInt8] {
    seal(Array("probe".utf8), nonce: [UInt8](repeating: 7, count: 12), context: probeContext)
  }

  /// Whether this key is the one that sealed `sealed` with ``sealedProbe()``.
  func opensProbe(_ sealed: [UInt8]) -> Bool {
    (try? open(sealed, context: probeContext)) == Array("probe".utf8)
  }

  private var probeContext: SealContext {
    SealContext(
      id: EventID(high: 1, low: 1), type: "memo.written", schemaVersion: 1, keyID: id)
  }
}

/// The bytes of the file at `path`.
func fileBytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Makes the file at `path` hold `bytes`, in place.
func overwriteFile(_ path: String, _ bytes: [UInt8]) throws {
  let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
  try handle.truncate(atOffset: 0)
  try handle.write(contentsOf: bytes)
  try handle.close()
}

/// The permission bits of the file at `path`.
func permissionBits(_ path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}

/// SplitMix64: numbers that a seed repeats.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
