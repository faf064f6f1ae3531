import Foundation
import Glibc
import Testing
import Views

@testable import Casebook

@Suite("The directory of keys")
struct KeyDirectoryTests {
  @Test(
    "is for its owner alone, unless it was made for a group",
    arguments: [
      (0o700, 0o600, 0o600, 0o600), (0o750, 0o640, 0o640, 0o600), (0o770, 0o640, 0o660, 0o600),
      (0o775, 0o640, 0o660, 0o600),
    ])
  func permissions(directory: Int, master: Int, segment: Int, checkpoint: Int) throws {
    try withKeysPath { path in
      if directory != 0o700 {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false,
          attributes: [.posixPermissions: directory])
        try #require(unsafe chmod(path, mode_t(directory)) == 0)
      }
      let store = try KeyStore.create(directory: path, book: testBook)
      try store.addKey(4_097)
      #expect(try permissionBits(path) == directory)
      #expect(try permissionBits(store.path("master")) == master)
      #expect(try permissionBits(store.path("000000.keys")) == segment)
      #expect(try permissionBits(store.path("000001.keys")) == segment)
      #expect(try permissionBits(store.path("checkpoint")) == checkpoint)
    }
  }

  @Test("is made once: no key is written over another one")
  func madeOnce() throws {
    try withKeys { store in
      let master = try fileBytes(store.path("master"))
      #expect(throws: KeyError.alreadyExists(path: store.path("master"))) {
        try KeyStore.create(directory: store.directory, book: testBook)
      }
      #expect(try fileBytes(store.path("master")) == master)
    }
  }

  @Test("needs a parent")
  func needsAParent() {
    let expected = KeyError.system(function: "mkdir", path: "/nowhere/keys", code: ENOENT)
    #expect(throws: expected) {
      try KeyStore.create(directory: "/nowhere/keys", book: testBook)
    }
  }

  @Test("is copied whole, and the copy opens")
  func copied() throws {
    try withKeys { store in
      for slot in UInt64(4_095)...4_098 { try store.addKey(slot) }
      try store.erase([4_096])
      let copyPath = store.directory + "-copy"
      try store.copyKeys(to: copyPath)
      let names = try FileManager.default.contentsOfDirectory(atPath: store.directory).sorted()
      #expect(try FileManager.default.contentsOfDirectory(atPath: copyPath).sorted() == names)
      for name in names {
        #expect(try fileBytes("\(copyPath)/\(name)") == fileBytes(store.path(name)))
        #expect(try permissionBits("\(copyPath)/\(name)") == 0o600)
      }
      let copy = try KeyStore(directory: copyPath, book: testBook)
      #expect(try copy.key(4_096) == nil)
      let sealed = try #require(try store.key(4_098)).sealedProbe()
      #expect(try #require(try copy.key(4_098)).opensProbe(sealed))
      #expect(throws: KeyError.alreadyExists(path: copyPath)) { try store.copyKeys(to: copyPath) }
    }
  }

  @Test("tells slot by slot what it holds")
  func walked() throws {
    try withKeys { store in
      for slot in UInt64(4_095)...4_098 { try store.addKey(slot) }
      try store.erase([4_096])
      var altered = try fileBytes(store.path("000001.keys"))
      altered[64] ^= 1
      try overwriteFile(store.path("000001.keys"), Array(altered.dropLast(64)))
      var states: [KeySlot.State] = []
      try store.walkSlots(through: 8_193) { slot, state in
        #expect(slot == UInt64(states.count) + 1)
        states.append(state)
      }
      #expect(states.count == 8_193)
      #expect(states[0] == .live)
      #expect(states[1..<4_094].allSatisfy { $0 == .empty })
      #expect(Array(states[4_094..<4_099]) == [.live, .erased, .live, .damaged, .empty])
      // The end of the second segment is cut off, the third one was never made.
      #expect(Array(states.suffix(3)) == [.empty, .damaged, .damaged])
      try store.walkSlots(through: 0) { _, _ in Issue.record("there is no slot 0") }
      #expect(throws: KeyError.slotIsOutOfRange(slot: .max)) {
        try store.walkSlots(through: .max) { _, _ in }
      }
    }
  }
}

@Suite("A keyed hash")
struct LookupHashTests {
  @Test("is HMAC-SHA256 over kind and text, cut to 16 bytes")
  func isHMAC() throws {
    try withKeysPath { path in
      let random = RandomBytes { [UInt8](0..<UInt8($0)) }
      let store = try KeyStore.create(directory: path, book: testBook, random: random)
      // Python: hmac.new(bytes(range(32)), b"\x01+81312345678", "sha256").
      #expect(store.lookupHash(.phone, "+81312345678") == bytes("270e9d667d57922ac5a1420016d7fae3"))
    }
  }

  @Test("is the same in every process, and another one for another kind, text or book")
  func differs() throws {
    try withKeys { store in
      let hash = store.lookupHash(.phone, "5678")
      #expect(hash.count == KeyStore.lookupHashByteCount)
      #expect(try store.openedAgain().lookupHash(.phone, "5678") == hash)
      #expect(store.lookupHash(.phone, "5679") != hash)
      #expect(store.lookupHash(.phone, "") != hash)
      let kinds = LookupKind.allCases.map { store.lookupHash($0, "5678") }
      #expect(Set(kinds).count == LookupKind.allCases.count)
      try withKeys { other in #expect(other.lookupHash(.phone, "5678") != hash) }
    }
  }
}
