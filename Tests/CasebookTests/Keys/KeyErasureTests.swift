import Testing

@testable import Casebook

@Suite("An erased key")
struct KeyErasureTests {
  @Test("is gone for every process, and its neighbours are not")
  func isGone() throws {
    try withKeys { store in
      for slot in UInt64(2)...5 { try store.addKey(slot) }
      try store.erase([3, 4])
      for reader in [store, try store.openedAgain()] {
        #expect(try reader.key(2) != nil)
        #expect(try reader.key(3) == nil)
        #expect(try reader.key(4) == nil)
        #expect(try reader.key(5) != nil)
        #expect(try !reader.isPresent(3))
        #expect(try reader.slotState(3) == .erased)
      }
    }
  }

  @Test("leaves none of its bytes in the segment")
  func leavesNothing() throws {
    try withKeys { store in
      try store.addKey(2)
      let before = Array(try fileBytes(store.path("000000.keys"))[64..<128])
      try store.erase([2])
      let after = try fileBytes(store.path("000000.keys"))
      #expect(Array(after[64..<128]) == [UInt8](repeating: 2, count: 64))
      for start in stride(from: 1, to: 57, by: 4) {
        let piece = before[start..<start + 8]
        #expect(!after.indices.dropLast(8).contains { after[$0..<$0 + 8] == piece })
      }
    }
  }

  @Test("stays in the memory of another process until that one is told")
  func isForgotten() throws {
    try withKeys { store in
      try store.addKey(2)
      let other = try store.openedAgain()
      #expect(try other.key(2) != nil)
      try store.erase([2])
      other.forget([2])
      #expect(try other.key(2) == nil)
    }
  }

  @Test("can be erased again, across segments, in any order")
  func isIdempotent() throws {
    try withKeys { store in
      try store.addKey(4_096)
      try store.addKey(4_097)
      for _ in 0..<2 {
        try store.erase([4_097, 4_096, 4_097])
        #expect(try store.key(4_096) == nil)
        #expect(try store.key(4_097) == nil)
      }
      try store.erase([])
    }
  }

  @Test("needs its segment")
  func needsItsSegment() throws {
    try withKeys { store in
      #expect(throws: KeyError.segmentIsMissing(path: store.path("000001.keys"))) {
        try store.erase([4_097])
      }
    }
  }

  @Test("agrees with a dictionary, whatever two processes do", arguments: 1...4)
  func model(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    try withKeys { first in
      let stores = [first, try first.openedAgain()]
      // Across the end of the first segment.
      let slots = UInt64(4_090)...4_102
      var committed: [UInt64: [UInt8]] = [:]
      var erased: Set<UInt64> = []
      for step in 0..<300 {
        let store = stores[Int.random(in: 0...1, using: &numbers)]
        let free = slots.filter { committed[$0] == nil && !erased.contains($0) }
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0, 1:
          let chosen = free.shuffled(using: &numbers).prefix(Int.random(in: 0...3, using: &numbers))
          let keys = chosen.map { store.stage(slot: $0) }
          let flushes = Int.random(in: 0..<4, using: &numbers) > 0
          if flushes { try store.flush() }
          if flushes, Bool.random(using: &numbers) {
            store.keepStaged()
            for key in keys { committed[key.id] = key.sealedProbe() }
          } else {
            store.discardStaged()
          }
        case 2:
          guard let slot = committed.keys.sorted().randomElement(using: &numbers) else { continue }
          try store.erase([slot])
          for store in stores { store.forget([slot]) }
          committed[slot] = nil
          erased.insert(slot)
        default:
          for slot in slots where committed[slot] != nil || erased.contains(slot) {
            let key = try store.key(slot)
            let agrees = committed[slot].map { key?.opensProbe($0) ?? false } ?? (key == nil)
            #expect(agrees, "seed \(seed), step \(step), slot \(slot)")
          }
        }
      }
    }
  }
}
