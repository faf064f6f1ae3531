internal import Cases
internal import EventLog
internal import Wire

/// What the records of a log say when they are read from the first to the last: what is wrong with
/// them, and what there must be beside them.
struct RecordWalk {
  private let opener: RecordOpener
  /// The last record that was read.
  private(set) var seq: UInt64 = 0
  private(set) var faults: [VerifyFault] = []
  /// The blobs that records name, and which record does.
  private(set) var blobs: [NamedBlob] = []
  /// Events that were taken back because the time of their media was over.
  private(set) var retired: Set<EventID> = []
  /// The keys that were erased, and the first record that each had sealed.
  private(set) var erasedKeys: [UInt64: UInt64] = [:]
  /// The customers who were to be forgotten.
  private(set) var erasedCustomers: Set<CustomerID> = []
  /// The keys that completed erasures name: a call may have been found to be another's later.
  private(set) var keysOfErasures: Set<UInt64> = []
  private var acceptedAt = Instant(microseconds: 0)
  private var greatestKeyID = KeyStore.lookupSlot

  /// A blob that a record names.
  struct NamedBlob {
    let sha256: [UInt8]
    let seq: UInt64
    /// The key that sealed the record; 0 if nothing in it is sealed.
    let keyID: UInt64
    let event: EventID
  }

  init(opener: RecordOpener) { self.opener = opener }

  mutating func read(_ bytes: RawSpan, seq: UInt64) {
    self.seq = seq
    guard let stored = try? StoredRecord(span: bytes), let record = try? stored.record(seq: seq),
      record.acceptedAt > acceptedAt || seq == 1
    else { return add(.recordIsMalformed(seq: seq)) }
    acceptedAt = record.acceptedAt
    greatestKeyID = max(greatestKeyID, stored.keyID)
    if case .contacts(.mediaAttached(let media)) = record.event {
      blobs.append(
        NamedBlob(sha256: media.sha256, seq: seq, keyID: stored.keyID, event: record.id))
    }
    if case .book(.entryRetracted(let retracted)) = record.event,
      retracted.reasonCode == RetentionPolicy.reasonCode
    {
      retired.formUnion(retracted.events)
    }
    if case .book(.erasureOrdered) = record.event, let customer = record.refs.customer {
      erasedCustomers.insert(customer)
    }
    if case .book(.erasureCompleted(let completed)) = record.event {
      keysOfErasures.formUnion(completed.keys.compactMap { UInt64(exactly: $0) })
    }
    readSealed(stored, seq)
  }

  private mutating func readSealed(_ stored: StoredRecord, _ seq: UInt64) {
    guard stored.keyID != 0, let keys = opener.keys else { return }
    do throws(KeyError) {
      guard try keys.key(stored.keyID) != nil else {
        erasedKeys[stored.keyID] = erasedKeys[stored.keyID] ?? seq
        return
      }
    } catch {
      return add(.keyIsMissing(slot: stored.keyID, seq: seq))
    }
    if opener.open(stored).state != .opened { add(.sealedPartDoesNotOpen(seq: seq)) }
  }

  private mutating func add(_ fault: VerifyFault) {
    if faults.count < VerifyReport.faultCountMax { faults.append(fault) }
  }

  /// Whether the head says of the last record that was read what that says itself, and has counted
  /// the keys that records use: a key slot that was handed out twice would lose a key.
  func agrees(with head: Head) -> Bool {
    head.acceptedAtMicroseconds == acceptedAt.microseconds
      && max(head.keySlotCount, KeyStore.lookupSlot) == greatestKeyID
  }
}

/// Bytes as lower-case hexadecimal digits.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
