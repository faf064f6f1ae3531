internal import Cases
package import EventLog
internal import LMDB
internal import Views

/// That somebody was forgotten, and which keys went with that.
struct ErasedKeys: Hashable, Sendable {
  let seq: UInt64
  let event: EventID
  let customer: CustomerID?
  let slots: [UInt64]
}

extension Book {
  /// The map of a new book, in bytes: addresses, not disk.
  package static var mapSizeBytesDefault: Int { Environment.mapSizeBytesDefault }

  /// All epochs of the book, in order; at least one.
  @available(*, noasync)
  package func epochs() throws(BookError) -> [Epoch] {
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      return try access.store.epochs(in: snapshot)
    } catch { throw BookError(error, path: path) }
  }

  /// Every `erasure.completed`, in order, with the keys that are to be gone.
  func erasedKeySlots() throws(BookError) -> [ErasedKeys] {
    try read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        var found: [ErasedKeys] = []
        let feed = snapshot.feed(ofType: Event.Kind.erasureCompleted.rawValue)
        for record in try snapshot.records(of: feed, opened: false) {
          guard case .book(.erasureCompleted(let erased)) = record.event else { continue }
          var slots = Set(erased.keys.compactMap { UInt64(exactly: $0) })
          if let customer = record.refs.customer {
            slots.formUnion(try snapshot.ring(of: customer))
          }
          // What another book says is no reason to destroy the lookup key, or what is no slot.
          let last = snapshot.head.keySlotCount
          slots = slots.filter { $0 >= KeyStore.firstRecordSlot && $0 <= last }
          found.append(
            ErasedKeys(
              seq: record.seq, event: record.id, customer: record.refs.customer,
              slots: slots.sorted()))
        }
        return found
      } catch { throw BookError(error, path: path) }
    }
  }
}

extension KeyStore {
  /// Whether `slot` holds anything that opens, or that may.
  func holds(_ slot: UInt64) throws(KeyError) -> Bool {
    do throws(KeyError) {
      switch try slotState(slot) {
      case .live, .damaged: return true
      case .empty, .erased: return false
      }
    } catch .segmentIsMissing {
      return false
    }
  }
}
