import Foundation
import Synchronization
import Testing

@testable import Casebook

@Suite("The keys of a book")
struct KeyStoreTests {
  @Test("are the same when another process opens them")
  func roundTrip() throws {
    try withKeys { store in
      let sealed = try (2...40).map { try store.addKey($0).sealedProbe() }
      let other = try store.openedAgain()
      for (slot, sealed) in zip(UInt64(2)..., sealed) {
        #expect(try #require(try store.key(slot)).opensProbe(sealed))
        #expect(try #require(try other.key(slot)).opensProbe(sealed))
      }
    }
  }

  @Test("differ from slot to slot, and from book to book")
  func differ() throws {
    try withKeys { store in
      let sealed = try store.addKey(2).sealedProbe()
      #expect(try !store.addKey(3).opensProbe(sealed))
      try withKeys { other in
        let opens = try other.addKey(2).opensProbe(sealed)
        #expect(!opens)
      }
    }
  }

  @Test("are on disk after the flush and not before")
  func staged() throws {
    try withKeys { store in
      let key = store.stage(slot: 2)
      #expect(try store.slotState(2) == .empty)
      #expect(try #require(try store.key(2)).opensProbe(key.sealedProbe()))
      #expect(throws: KeyError.slotIsEmpty(slot: 2)) { try store.openedAgain().key(2) }
      try store.flush()
      #expect(try store.isPresent(2))
      #expect(try #require(try store.openedAgain().key(2)).opensProbe(key.sealedProbe()))
    }
  }

  @Test("are written again after a crash between the flush and the commit")
  func overwrittenAfterCrash() throws {
    try withKeys { store in
      let lost = store.stage(slot: 2).sealedProbe()
      try store.flush()
      let next = try store.openedAgain()
      let kept = try next.addKey(2).sealedProbe()
      for reader in [next, try store.openedAgain()] {
        let key = try #require(try reader.key(2))
        #expect(key.opensProbe(kept) && !key.opensProbe(lost))
      }
    }
  }

  @Test("of a batch that failed are forgotten, though they were flushed")
  func discarded() throws {
    try withKeys { store in
      let lost = store.stage(slot: 2).sealedProbe()
      try store.flush()
      store.discardStaged()
      let kept = try store.openedAgain().addKey(2).sealedProbe()
      let key = try #require(try store.key(2))
      #expect(key.opensProbe(kept) && !key.opensProbe(lost))
    }
  }

  @Test("of an earlier batch are forgotten by the next one, even if nobody said how it ended")
  func neitherKeptNorDiscarded() throws {
    try withKeys { store in
      _ = store.stage(slot: 2)
      try store.flush()
      let kept = try store.openedAgain().addKey(2).sealedProbe()
      _ = store.stage(slot: 3)
      #expect(try #require(try store.key(2)).opensProbe(kept))
    }
  }

  @Test("can be staged, discarded and staged again for the same slot")
  func stagedAgain() throws {
    try withKeys { store in
      let lost = store.stage(slot: 2).sealedProbe()
      store.discardStaged()
      try store.flush()
      #expect(try store.slotState(2) == .empty)
      let key = try store.addKey(2)
      #expect(!key.opensProbe(lost))
      #expect(try #require(try store.openedAgain().key(2)).opensProbe(key.sealedProbe()))
    }
  }

  @Test("are shared by two processes that write in turn")
  func twoStores() throws {
    try withKeys { one in
      let two = try one.openedAgain()
      var sealed: [UInt64: [UInt8]] = [:]
      for slot in UInt64(2)...21 {
        sealed[slot] = try (slot.isMultiple(of: 2) ? one : two).addKey(slot).sealedProbe()
      }
      for (slot, sealed) in sealed {
        for store in [one, two] {
          #expect(try #require(try store.key(slot)).opensProbe(sealed))
        }
      }
    }
  }

  @Test("are found on both sides of the end of a segment")
  func segmentBoundary() throws {
    try withKeys { store in
      for slot in UInt64(4_094)...4_099 { _ = store.stage(slot: slot) }
      try store.flush()
      store.discardStaged()
      for slot in UInt64(4_094)...4_099 {
        #expect(try store.isPresent(slot))
        #expect(try store.key(slot)?.id == slot)
      }
      #expect(try store.slotState(4_093) == .empty)
      #expect(try store.slotState(4_100) == .empty)
      #expect(try fileBytes(store.path("000000.keys")).count == 4_096 * 64)
      #expect(try fileBytes(store.path("000001.keys")).count == 4_096 * 64)
      #expect(throws: KeyError.segmentIsMissing(path: store.path("000002.keys"))) {
        try store.key(8_193)
      }
    }
  }

  @Test("stand where their number says")
  func places() {
    let expected: [(UInt64, Int, Int)] = [
      (1, 0, 0), (2, 0, 64), (4_096, 0, 262_080), (4_097, 1, 0), (8_192, 1, 262_080), (8_193, 2, 0),
      (KeySlot.numberMax, 999_999, 262_080),
    ]
    for (slot, index, offset) in expected {
      #expect(KeySegment.index(of: slot) == index)
      #expect(KeySegment.offset(of: slot) == offset)
    }
    #expect(KeySegment.fileName(0) == "000000.keys")
    #expect(KeySegment.fileName(999_999) == "999999.keys")
  }

  @Test("have numbers from 1 to the greatest one, and no others")
  func numbers() throws {
    try withKeys { store in
      for slot in [0, KeySlot.numberMax + 1, UInt64.max] {
        #expect(throws: KeyError.slotIsOutOfRange(slot: slot)) { try store.key(slot) }
        #expect(throws: KeyError.slotIsOutOfRange(slot: slot)) { try store.erase([slot]) }
      }
      #expect(throws: KeyError.segmentIsMissing(path: store.path("999999.keys"))) {
        try store.key(KeySlot.numberMax)
      }
    }
  }

  @Test("are staged up to the bound of a batch")
  func stagedBound() async throws {
    try withKeys { store in
      let last = UInt64(KeyStore.stagedCountMax) + 1
      for slot in 2...last { _ = store.stage(slot: slot) }
      try store.flush()
      #expect(try store.openedAgain().key(last)?.id == last)
    }
    await #expect(processExitsWith: .failure) {
      try withKeys { store in
        for slot in 2...UInt64(KeyStore.stagedCountMax) + 2 { _ = store.stage(slot: slot) }
      }
    }
  }

  @Test("never take the slot of the lookup key")
  func lookupSlotIsReserved() async {
    await #expect(processExitsWith: .failure) {
      try withKeys { store in _ = store.stage(slot: KeyStore.lookupSlot) }
    }
    await #expect(processExitsWith: .failure) {
      try withKeys { store in try store.erase([KeyStore.lookupSlot]) }
    }
  }

  @Test("are in memory up to a bound, the ones used last")
  func cacheBound() {
    var cache = KeyCache()
    for slot in 1...UInt64(KeyCache.countMax * 2) {
      cache.insert(SealingKey(id: slot, bytes: [UInt8](repeating: 1, count: 32)))
      #expect(cache.count <= KeyCache.countMax)
      #expect(cache.key(1) != nil)
    }
    #expect(cache.key(2) == nil)
    cache.remove(1)
    #expect(cache.key(1) == nil)
  }

  @Test("come from the source of randomness that is given")
  func injectedRandomness() throws {
    try withKeysPath { path in
      let store = try KeyStore.create(directory: path, book: testBook, random: counting())
      // In the order of drawing: master, lookup key and its nonce, checkpoint, then the batch's.
      #expect(try fileBytes(store.path("master")) == [UInt8](repeating: 1, count: 32))
      let checkpoint = try fileBytes(store.path("checkpoint"))
      #expect(checkpoint.prefix(32) == [UInt8](repeating: 4, count: 32)[...])
      let key = store.stage(slot: 2)
      let same = SealingKey(id: 2, bytes: [UInt8](repeating: 5, count: 32))
      #expect(same.opensProbe(key.sealedProbe()))
    }
  }

  @Test("never stand in the clear in a segment")
  func nothingInTheClear() throws {
    try withKeysPath { path in
      let store = try KeyStore.create(directory: path, book: testBook, random: counting())
      for slot in UInt64(2)...9 { _ = store.stage(slot: slot) }
      try store.flush()
      let segment = try fileBytes(store.path("000000.keys"))
      for drawn in UInt8(1)...21 {
        // Four equal bytes of what was drawn: nonces stand there, of 12, keys do not, of 32.
        let run = longestRun(of: drawn, in: segment)
        #expect(run <= 12, "32 bytes of \(drawn) were drawn; a run of \(run) was found")
      }
    }
  }

  private func counting() -> RandomBytes {
    let count = Mutex<UInt8>(0)
    let counter = Counter(count)
    return RandomBytes { [UInt8](repeating: counter.next(), count: $0) }
  }
}

/// Counts up from 1.
final class Counter: Sendable {
  private let count: Mutex<UInt8>

  init(_ count: consuming sending Mutex<UInt8>) {
    self.count = count
  }

  func next() -> UInt8 {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

private func longestRun(of byte: UInt8, in bytes: [UInt8]) -> Int {
  var longest = 0
  var current = 0
  for candidate in bytes {
    current = candidate == byte ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}
