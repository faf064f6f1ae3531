import Cases
import CasesTesting
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A backup", .serialized)
struct BackupTests {
  /// Where a test keeps a backup of its book, the keys, and what is restored from them.
  private struct Places {
    let backup: String
    let keys: String
    let restored: String

    init(_ test: TestBook) {
      backup = test.directory + "/backup"
      keys = test.directory + "/backup-keys"
      restored = test.directory + "/restored"
    }
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test("is a whole book with a manifest, and is restored into a new epoch that goes on")
  func restores() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.tellEverything()
    try test.open("case")
    let manifest = try test.book.backUp(
      to: places.backup, keysTo: places.keys, now: test.clock.now)
    let seq = UInt64(Event.samples.count) + 1
    #expect(manifest.seq == seq)
    #expect(manifest.epoch == 1)
    #expect(manifest.book == testBook)
    #expect(manifest.hash == (try test.book.verify { _, _, _ in }.hash))
    let rows = try test.rows()
    // What comes later is not in it.
    try test.open("later")
    test.close()
    let names = try filesBelow(places.backup).map { $0.dropFirst(places.backup.count + 1) }
    #expect(Set(names) == Set(manifest.files.keys.map { $0[...] } + ["manifest.json"]))

    let epoch = try Book.restore(
      places.backup, keys: places.keys, to: places.restored, now: test.clock.now)
    #expect(epoch == 2)
    let book = try Book(opening: places.restored)
    #expect(book.file.epoch == 2)
    #expect(book.file.id == testBook)
    try book.read { (snapshot) throws(BookError) in
      for view in ViewName.allCases {
        #expect(try snapshot.allRows(of: view) == rows[view], "\(view.rawValue)")
      }
      #expect(snapshot.position(seq) == LogPosition(epoch: 1, seq: Int(seq)))
      #expect(snapshot.position(seq + 1) == LogPosition(epoch: 2, seq: Int(seq) + 1))
    }
    let next = try #require(try book.perform(test.memo("続き", of: "case")).receipt)
    #expect(next.lines.map(\.seq) == [seq + 1])
    #expect(try book.verify { _, _, _ in }.faults == [])
    // A backup of it is restored into the third epoch.
    let again = test.directory + "/again"
    _ = try book.backUp(to: again, keysTo: again + "-keys", now: test.clock.now)
    book.close()
    #expect(
      try Book.restore(again, keys: again + "-keys", to: again + "-book", now: test.clock.now) == 3)
  }

  @Test("is taken while others write, at one moment of the log")
  func live() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.tellEverything()
    let writing = Writing(test.book, (1...400).map { test.memo("\($0)", of: "case") })
    let manifest = try test.book.backUp(
      to: places.backup, keysTo: places.keys, now: test.clock.now)
    #expect(writing.acceptedCount() == 400)
    #expect(manifest.seq >= UInt64(Event.samples.count))
    test.close()
    _ = try Book.restore(
      places.backup, keys: places.keys, to: places.restored, now: test.clock.now)
    let raw = RawBook(path: places.restored)
    #expect(try raw.rows(of: "log").count == Int(manifest.seq))
    #expect(try raw.verified() == [])
    #expect(
      try RawBook(path: test.path).rows(of: "log").prefix(Int(manifest.seq)).map(\.value)
        == raw.rows(of: "log").map(\.value))
  }

  @Test("can be read without its keys, but for what is personal")
  func withoutKeys() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.open("case", subject: "ひみつ")
    _ = try test.book.backUp(to: places.backup, keysTo: nil, now: test.clock.now)
    let copy = try Book(opening: places.backup, for: .readClosedCopy)
    try copy.read { (snapshot) throws(BookError) in
      let record = try? snapshot.record(at: 1, opened: true)
      #expect(record?.personal == .keyMissing)
      #expect(record?.event.kind == .caseOpened)
    }
    #expect(throws: BookError.doesNotExist(path: places.keys)) {
      try Book.restore(
        places.backup, keys: places.keys, to: places.restored, now: test.clock.now)
    }
    #expect(!exists(places.restored))
  }

  @Test("with one wrong byte in any file is refused, and nothing is made of it")
  func damaged() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.tellEverything()
    try test.open("case")
    // Nobody is to be forgotten with this key; others a restore may overwrite without reading them.
    let slot = try #require(try test.records().last).keyID
    try #require(slot >= KeyStore.firstRecordSlot)
    _ = try test.book.backUp(to: places.backup, keysTo: places.keys, now: test.clock.now)
    test.close()
    func restore() throws {
      _ = try Book.restore(
        places.backup, keys: places.keys, to: places.restored, now: test.clock.now)
    }
    var generator = SeededGenerator(seed: 31)
    for path in try filesBelow(places.backup) where !path.hasSuffix("manifest.json") {
      let sound = try fileBytes(path)
      for _ in 0..<4 {
        var changed = sound
        changed[Int.random(in: 0..<sound.count, using: &generator)] ^= 1
        try overwriteFile(path, changed)
        #expect(
          throws: BookError.file(path: path, why: "SHA-256 differs from manifest.json")
        ) { try restore() }
        #expect(!exists(places.restored))
      }
      try FileManager.default.removeItem(atPath: path)
      #expect(throws: BookError.doesNotExist(path: path)) { try restore() }
      try Data(sound).write(to: URL(fileURLWithPath: path))
    }
    // The keys stand in no manifest; what they no longer open is found all the same.
    let keys = places.keys + "/000000.keys"
    var bytes = try fileBytes(keys)
    let place = KeySegment.offset(of: slot) + KeySlot.byteCount / 2
    bytes[place] ^= 1
    try overwriteFile(keys, bytes)
    #expect(throws: BookError.self) { try restore() }
    #expect(!exists(places.restored))
    bytes[place] ^= 1
    try overwriteFile(keys, bytes)
    try restore()
    #expect(try RawBook(path: places.restored).verified() == [])
  }

  @Test("whose manifest is damaged is refused, whatever bytes stand there")
  func damagedManifest() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.open("case")
    _ = try test.book.backUp(to: places.backup, keysTo: places.keys, now: test.clock.now)
    let path = places.backup + "/manifest.json"
    let sound = try fileBytes(path)
    func restore() throws {
      _ = try Book.restore(
        places.backup, keys: places.keys, to: places.restored, now: test.clock.now)
    }
    for bytes in [
      [], Array("{}".utf8), Array("{\"files\":{}}".utf8), Array("{\"files\":[]}".utf8),
      Array(sound.dropLast(sound.count / 2)), [0xFF, 0xFE],
      Array("{\"files\":{\"book.json\":1,\"events/data.mdb\":2}}".utf8),
    ] {
      try overwriteFile(path, bytes)
      #expect(throws: BookError.self) { try restore() }
      #expect(!exists(places.restored))
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: BookError.doesNotExist(path: path)) { try restore() }
  }

  @Test("is never made over something, nor is a book")
  func overSomething() throws {
    let test = try TestBook()
    let places = Places(test)
    try test.open("case")
    _ = try test.book.backUp(to: places.backup, keysTo: places.keys, now: test.clock.now)
    #expect(throws: BookError.existsAlready(path: places.backup)) {
      try test.book.backUp(to: places.backup, keysTo: nil, now: test.clock.now)
    }
    let second = places.backup + "-2"
    #expect(throws: BookError.keys(.alreadyExists(path: places.keys))) {
      try test.book.backUp(to: second, keysTo: places.keys, now: test.clock.now)
    }
    // Nothing stays of a backup that could not be finished.
    #expect(!exists(second))
    test.close()
    #expect(throws: BookError.existsAlready(path: test.path)) {
      try Book.restore(places.backup, keys: places.keys, to: test.path, now: test.clock.now)
    }
    #expect(try RawBook(path: test.path).verified() == [])
  }
}
