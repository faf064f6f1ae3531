package import Cases
internal import Crypto
internal import EventLog
internal import LMDB
package import Views
internal import Wire

/// What reading rows needs beside a transaction: the same for every snapshot of a book.
struct RowAccess: Sendable {
  let store: LogStore
  let tables: ViewTables
  let opener: RecordOpener
  let houseDocuments = HouseDocumentCache()
}

/// The rows of the folded tables and the records of the log, in one snapshot.
package struct TableRows: RowSource, ~Copyable, ~Escapable {
  // Private: with testability a noncopyable property that is internal does not compile (6.3.1).
  private let transaction: ReadTransaction
  let access: RowAccess
  private let slots: [ViewSlot]
  /// Records of the batch that is being written, which the snapshot does not show.
  private let pending: PendingRecords?

  @_lifetime(copy transaction)
  init(
    _ transaction: consuming ReadTransaction, _ access: RowAccess, _ slots: [ViewSlot],
    pending: PendingRecords? = nil
  ) {
    self.transaction = transaction
    self.access = access
    self.slots = slots
    self.pending = pending
  }

  private func table(_ view: ViewName) -> Table {
    access.tables[view, slots[view.index].slot]
  }

  package func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]? {
    do throws(LMDBError) {
      return try transaction.value(for: key.span, in: table(view))?.array
    } catch { throw .storage("\(error)") }
  }

  package func scan(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool,
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    if reverse {
      try scanBackwards(in: view, from: lower, to: upper, body)
    } else {
      try scanForwards(in: view, from: lower, to: upper, body)
    }
  }

  @_lifetime(borrow self)
  private func cursor(in view: ViewName) throws(RowsError) -> Cursor {
    do throws(LMDBError) { return try transaction.cursor(in: table(view)) } catch {
      throw .storage("\(error)")
    }
  }

  private func scanForwards(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8],
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    var cursor = try cursor(in: view)
    var isFirst = true
    while true {
      let entry: Cursor.Entry?
      do throws(LMDBError) {
        // LMDB has no empty keys: they are before the first row.
        if isFirst, lower.isEmpty {
          entry = try cursor.first()
        } else {
          entry = try isFirst ? cursor.seek(to: lower.span) : cursor.next()
        }
      } catch { throw .storage("\(error)") }
      isFirst = false
      guard let entry else { return }
      let key = entry.key.array
      guard key.lexicographicallyPrecedes(upper) else { return }
      guard try body(key, entry.value.array) else { return }
    }
  }

  private func scanBackwards(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8],
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError) {
    var cursor = try cursor(in: view)
    var isFirst = true
    while true {
      let entry: Cursor.Entry?
      do throws(LMDBError) {
        entry = try isFirst ? cursor.seek(before: upper.span) : cursor.previous()
      } catch { throw .storage("\(error)") }
      isFirst = false
      guard let entry else { return }
      let key = entry.key.array
      guard !key.lexicographicallyPrecedes(lower) else { return }
      guard try body(key, entry.value.array) else { return }
    }
  }

  package func record(at seq: UInt64, opened: Bool) throws(RowsError) -> Record {
    if let record = pending?[seq] { return record }
    let bytes: RawSpan?
    do throws(LogError) {
      bytes = try access.store.record(at: seq, in: transaction)
    } catch { throw .damagedRecord(seq: seq) }
    guard let bytes else { throw .damagedRecord(seq: seq) }
    return try access.opener.record(bytes, seq: seq, opened: opened)
  }

  /// The record at `seq` as it is stored, with its personal part where a key is at hand.
  func storedRecord(
    at seq: UInt64
  ) throws(RowsError) -> (stored: StoredRecord, personal: PersonalPart) {
    do throws(LogError) {
      guard let bytes = try access.store.record(at: seq, in: transaction) else {
        throw .corrupted(.recordMissing(seq: seq))
      }
      guard let stored = try? StoredRecord(span: bytes) else {
        throw .corrupted(.recordMalformed(seq: seq))
      }
      return (stored, access.opener.personalPart(of: stored))
    } catch { throw .damagedRecord(seq: seq) }
  }

  /// The chain hash and the bytes of the record at `seq`, as they are stored.
  func storedValue(at seq: UInt64) throws(RowsError) -> [UInt8] {
    do throws(LogError) {
      guard let bytes = try access.store.value(at: seq, in: transaction) else {
        throw .corrupted(.recordMissing(seq: seq))
      }
      return bytes.array
    } catch { throw .damagedRecord(seq: seq) }
  }

  /// The chain hash of the record at `seq`, as it is stored; zeros for 0.
  func storedHash(at seq: UInt64) throws(RowsError) -> ChainHash {
    do throws(LogError) {
      guard let hash = try access.store.hash(at: seq, in: transaction) else {
        throw .corrupted(.recordMissing(seq: seq))
      }
      return hash
    } catch { throw .damagedRecord(seq: seq) }
  }

  /// Whether what was read must be thrown away: the process was stopped meanwhile.
  var isTooOld: Bool { transaction.isTooOld }

  /// Records of the log for folding, opened where a fold looks at personal fields.
  ///
  /// A record that this build cannot decode at all is damaged: `verify` has the place.
  func records(after seq: UInt64, count: Int) throws(LogError) -> [Record] {
    var records: [Record] = []
    records.reserveCapacity(count)
    let opener = access.opener
    try access.store.scan(after: seq, countMax: count, in: transaction) {
      seq, bytes throws(LogError) in
      do throws(RowsError) {
        var record = try opener.record(bytes, seq: seq, opened: false)
        if record.isOpenedToFold {
          record = try opener.record(bytes, seq: seq, opened: true)
        }
        records.append(record)
      } catch {
        throw .corrupted(.recordMalformed(seq: seq))
      }
    }
    guard records.count == count else {
      throw .corrupted(.recordMissing(seq: seq + UInt64(records.count) + 1))
    }
    return records
  }

  package func houseDocument(
    at seq: UInt64, event: EventID
  ) throws(RowsError) -> HouseDocument? {
    if let known = access.houseDocuments[event] { return known }
    let record = try record(at: seq, opened: false)
    var document: HouseDocument?
    if record.id == event, case .book(.documentPublished(let published)) = record.event {
      document = HouseDocument(published)
    }
    access.houseDocuments[event] = .some(document)
    return document
  }

  package func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8]? {
    access.opener.keys?.lookupHash(kind, text)
  }

  package func nameHash(_ kind: FeedKind, _ name: String) -> [UInt8] {
    NameHash.bytes(of: name, kind: kind)
  }
}

/// The 16-byte subjects of feeds that are named by words.
enum NameHash {
  /// SHA-256("team" or "type" ‖ 0 ‖ name) cut to 16 bytes.
  static func bytes(of name: String, kind: FeedKind) -> [UInt8] {
    let word =
      switch kind {
      case .team: "team"
      case .type: "type"
      case .subject(let role), .ledger(let role): role.word
      }
    return Array(SHA256.hash(data: Array((word + "\0" + name).utf8)).prefix(16))
  }
}
