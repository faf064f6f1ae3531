import Cases
import Foundation
import Glibc
import Testing

@testable import Casebook

@Suite("Damage to the keys of a book")
struct KeyDamageTests {
  @Test("is found when any one byte of a slot is another one", arguments: [1, 3, 0x80, 0xFF])
  func everyByteOfASlot(mask: UInt8) throws {
    try withKeys { store in
      try store.addKey(2)
      try store.addKey(3)
      try store.erase([3])
      let path = store.path("000000.keys")
      let sound = try fileBytes(path)
      for (slot, state) in [(2, KeySlot.State.live), (3, .erased), (4, .empty)] {
        #expect(try store.slotState(UInt64(slot)) == state)
        for index in (slot - 1) * 64..<slot * 64 {
          var altered = sound
          altered[index] ^= mask
          try overwriteFile(path, altered)
          let reader = try store.openedAgain()
          #expect(try reader.slotState(UInt64(slot)) == .damaged)
          #expect(throws: KeyError.slotIsDamaged(slot: UInt64(slot))) {
            try reader.key(UInt64(slot))
          }
        }
        try overwriteFile(path, sound)
      }
    }
  }

  @Test("is found in the lookup key before anything else is read")
  func lookupKey() throws {
    try withKeys { store in
      var altered = try fileBytes(store.path("000000.keys"))
      altered[20] ^= 1
      try overwriteFile(store.path("000000.keys"), altered)
      #expect(throws: KeyError.masterDoesNotFit(path: store.path("master"))) {
        try store.openedAgain()
      }
    }
  }

  @Test("is found when a slot was put in the place of another one")
  func movedSlot() throws {
    try withKeys { store in
      try store.addKey(2)
      try store.addKey(3)
      var altered = try fileBytes(store.path("000000.keys"))
      altered.replaceSubrange(128..<192, with: altered[64..<128])
      try overwriteFile(store.path("000000.keys"), altered)
      #expect(try store.openedAgain().slotState(2) == .live)
      #expect(try store.openedAgain().slotState(3) == .damaged)
    }
  }

  @Test("is found when a segment is too short or too long", arguments: [0, 64, 262_143, 262_145])
  func segmentLength(byteCount: Int) throws {
    try withKeys { store in
      try store.addKey(4_097)
      let path = store.path("000001.keys")
      var bytes = try fileBytes(path)
      bytes =
        Array(bytes.prefix(byteCount))
        + [UInt8](repeating: 0, count: max(0, byteCount - bytes.count))
      try overwriteFile(path, bytes)
      let expected = KeyError.segmentHasWrongLength(path: path, byteCount: byteCount)
      let reader = try store.openedAgain()
      #expect(throws: expected) { try reader.key(4_097) }
      #expect(throws: expected) { try reader.erase([4_097]) }
      _ = reader.stage(slot: 4_098)
      #expect(throws: expected) { try reader.flush() }
    }
  }

  @Test("is found when a segment is cut while it is open")
  func cutWhileOpen() throws {
    try withKeys { store in
      try store.addKey(4_097)
      #expect(try store.isPresent(4_097))
      let path = store.path("000001.keys")
      try overwriteFile(path, Array(try fileBytes(path).prefix(63)))
      #expect(throws: KeyError.segmentHasWrongLength(path: path, byteCount: 63)) {
        try store.isPresent(4_097)
      }
    }
  }

  @Test("of a crash while a segment was made is put right by the next writer")
  func halfMadeSegment() throws {
    try withKeys { store in
      try Data(repeating: 1, count: 100)
        .write(to: URL(fileURLWithPath: store.path("000001.keys.new")))
      try store.addKey(4_097)
      #expect(try store.openedAgain().isPresent(4_097))
      #expect(try store.openedAgain().slotState(4_098) == .empty)
      #expect(!FileManager.default.fileExists(atPath: store.path("000001.keys.new")))
    }
  }

  @Test("is told apart: no master key, one of a wrong length, one of another book")
  func master() throws {
    try withKeys { store in
      let path = store.path("master")
      let sound = try fileBytes(path)
      for byteCount in [0, 31, 33, 4_096] {
        try overwriteFile(path, [UInt8](repeating: 1, count: byteCount))
        #expect(throws: KeyError.masterHasWrongLength(path: path, byteCount: byteCount)) {
          try store.openedAgain()
        }
      }
      try overwriteFile(path, Array(sound.reversed()))
      #expect(throws: KeyError.masterDoesNotFit(path: path)) { try store.openedAgain() }
      try FileManager.default.removeItem(atPath: path)
      #expect(throws: KeyError.masterIsMissing(path: path)) { try store.openedAgain() }
      #expect(throws: KeyError.masterIsMissing(path: "/nowhere/keys/master")) {
        try KeyStore(directory: "/nowhere/keys", book: testBook)
      }
    }
  }

  @Test("is told when the keys are those of another book")
  func anotherBook() throws {
    try withKeys { store in
      #expect(throws: KeyError.masterDoesNotFit(path: store.path("master"))) {
        try KeyStore(directory: store.directory, book: BookID(high: 0, low: 0))
      }
    }
  }

  @Test("is not what a missing permission is called")
  func permission() async {
    await #expect(processExitsWith: .success) {
      try withKeys { store in
        // The administrator may read everything, so the child becomes nobody.
        guard unsafe chmod(store.path("master"), 0) == 0, geteuid() != 0 || seteuid(65_534) == 0
        else {
          exit(1)
        }
        do throws(KeyError) {
          _ = try KeyStore(directory: store.directory, book: testBook)
          exit(2)
        } catch .permissionIsDenied {
          exit(0)
        } catch {
          exit(3)
        }
      }
    }
  }
}
