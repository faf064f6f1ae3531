internal import Cases
internal import EventLog
internal import LMDB
internal import Views
internal import Wire

/// Reads records of the log, with their personal fields where a key is at hand.
struct RecordOpener: Sendable {
  /// The keys; `nil` on a copy of the book that has none.
  let keys: KeyStore?

  /// The record in `bytes`.
  ///
  /// A sealed part without a key stays closed and says why; only a record that cannot be decoded
  /// is an error.
  func record(
    _ bytes: RawSpan, seq: UInt64, opened: Bool
  ) throws(RowsError) -> Record {
    do throws(WireError) {
      let stored = try StoredRecord(span: bytes)
      guard opened, stored.keyID != 0 else { return try stored.record(seq: seq) }
      let (personal, state) = open(stored)
      return try stored.record(seq: seq, personal: personal, state: state)
    } catch {
      throw .damagedRecord(seq: seq)
    }
  }

  /// The sealed part of a record, as the renderer wants it.
  func personalPart(of stored: StoredRecord) -> PersonalPart {
    let (personal, state) = open(stored)
    switch state {
    case .opened: return personal.map(PersonalPart.opened) ?? .closed
    case .absent, .closed: return .closed
    case .keyMissing: return .keyMissing
    case .erased: return .erased
    }
  }

  /// The sealed part of a record, and what became of it.
  func open(_ stored: StoredRecord) -> (personal: [UInt8]?, state: PersonalState) {
    guard stored.keyID != 0 else { return (nil, .absent) }
    guard let keys else { return (nil, .keyMissing) }
    do throws(KeyError) {
      guard let key = try keys.key(stored.keyID) else { return (nil, .erased) }
      guard let id = try? stored.id(),
        let personal = try? key.open(
          stored.sealed,
          context: SealContext(
            id: id, type: stored.type, schemaVersion: UInt32(stored.schemaVersion),
            keyID: stored.keyID))
      else { return (nil, .keyMissing) }
      return (personal, .opened)
    } catch {
      return (nil, .keyMissing)
    }
  }
}
