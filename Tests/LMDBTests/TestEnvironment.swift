import Foundation
import LMDB

/// A directory under the system's temporary directory, removed with the last reference to it.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "casebook-lmdb-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    // What cannot be removed is in the temporary directory.
    do { try FileManager.default.removeItem(atPath: path) } catch {}
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { path + "/" + name }
}

/// The tables of the tests: one with keys of bytes, one with numbers.
let definitions = [TableDefinition("words"), TableDefinition("numbers", keys: .numbers)]

extension Environment {
  /// A new environment with a small map.
  static func make(
    in directory: TemporaryDirectory, mapSizeBytes: Int = 64 << 20
  ) throws -> Environment {
    try Environment(
      directory: directory.path, for: .create(mapSizeBytes: mapSizeBytes), tables: definitions)
  }

  var words: Table { table("words") }
  var numbers: Table { table("numbers") }
}

extension RawSpan {
  /// A copy that may leave the transaction.
  var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}

/// The error that `body` throws, for a comparison of its code.
func errorCode(of body: () throws -> Void) -> LMDBError.Code? {
  do { try body() } catch { return (error as? LMDBError)?.code }
  return nil
}

/// Numbers that are the same in every run with the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  // SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
