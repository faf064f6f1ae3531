internal import Glibc

/// What goes wrong with the keys of a book, and on which file or slot.
package enum KeyError: Error, Hashable, Sendable {
  /// There is no master key at `path`; no sealed text can be read or written.  Exit code 78.
  case masterIsMissing(path: String)

  /// The master key at `path` is not 32 bytes long.  Exit code 78.
  case masterHasWrongLength(path: String, byteCount: Int)

  /// The master key at `path` opens nothing here: it is another book's, or an older one's.
  ///
  /// Told by the lookup key in slot 1, which every book has.  Exit code 78.
  case masterDoesNotFit(path: String)

  /// The key of checkpoints at `path` is not what was written.  Exit code 74.
  case checkpointKeyIsDamaged(path: String)

  /// This user may not open `path`.  Exit code 77.
  case permissionIsDenied(path: String)

  /// `path` exists already, and a key is never written over another one.
  case alreadyExists(path: String)

  /// Neither a key, nor the mark of an erased one: one bit at least is wrong.
  case slotIsDamaged(slot: UInt64)

  /// Nothing was ever written to this slot: no record can have been sealed with it.
  case slotIsEmpty(slot: UInt64)

  /// No slot has this number; they are 1 to ``KeySlot/numberMax``.
  case slotIsOutOfRange(slot: UInt64)

  /// The segment file at `path`, which should hold a slot asked for, is not there.
  case segmentIsMissing(path: String)

  /// The segment file at `path` is not as long as all of its slots.
  case segmentHasWrongLength(path: String, byteCount: Int)

  /// The call `function` failed on `path` with the `errno` value `code`.
  case system(function: String, path: String, code: CInt)
}

extension KeyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .masterIsMissing(let path):
      "the master key is missing: \(path)"
    case .masterHasWrongLength(let path, let byteCount):
      "the master key has \(byteCount) bytes instead of \(MasterKey.byteCount): \(path)"
    case .masterDoesNotFit(let path):
      "the master key is not the one that these keys were wrapped with: \(path)"
    case .checkpointKeyIsDamaged(let path):
      "the key of checkpoints is damaged; restore it from the backup of the keys: \(path)"
    case .permissionIsDenied(let path):
      "no permission: \(path)"
    case .alreadyExists(let path):
      "a key is never replaced: \(path) exists already"
    case .slotIsDamaged(let slot):
      "key \(slot) is damaged; restore it from the backup of the keys"
    case .slotIsEmpty(let slot):
      "key \(slot) was never written; restore it from the backup of the keys"
    case .slotIsOutOfRange(let slot):
      "there is no key number \(slot)"
    case .segmentIsMissing(let path):
      "keys are missing: \(path); restore them from the backup of the keys"
    case .segmentHasWrongLength(let path, let byteCount):
      "keys are cut off: \(path) has \(byteCount) bytes instead of \(KeySegment.byteCount)"
    case .system(let function, let path, let code):
      "\(function): \(systemMessage(code)): \(path)"
    }
  }
}

extension KeyError {
  /// Whether there was no room for a key.
  var isDiskFull: Bool {
    if case .system(_, _, let code) = self { code == ENOSPC || code == EDQUOT } else { false }
  }
}
