import Cases
import CasesTesting
import Foundation
import Testing
import Views

@testable import Casebook
@testable import EventLog

/// Spoils a good book at one place after the other: every table, every file of keys, the blobs.
@Suite("Verifying finds a wrong byte", .serialized)
struct MutationTests {
  private let test: TestBook
  private let raw: RawBook

  init() throws {
    test = try TestBook()
    try test.tellEverything()
    for number in 1...6 { try test.open("case \(number)") }
    try #require(try test.faults() == [])
    test.close(folding: true)
    raw = RawBook(path: test.path)
    try #require(try raw.verified() == [])
  }

  /// The tables that this suite knows how to spoil; a table that is none of them fails here.
  private func view(of table: String) throws -> (view: ViewName, isLive: Bool)? {
    if table == "log" || table == "meta" { return nil }
    let parts = table.split(separator: ".").map(String.init)
    try #require(parts.count == 3 && parts[0] == "view", "\(table) is a new kind of table")
    return (try #require(ViewName(rawValue: parts[1])), parts[2] == "a")
  }

  @Test("in a row of every view, and names the row", arguments: RawBook.tableNames)
  func views(table: String) throws {
    guard let (view, isLive) = try view(of: table) else { return }
    let rows = try raw.rows(of: table)
    guard isLive else { return try spoilIdle(table, view) }
    try #require(!rows.isEmpty, "the book has something in every view")
    var generator = SeededGenerator(seed: 11)
    for round in 0..<2 {
      // Three rows at once: one that differs, one that is gone, one too many.
      let places = [0, rows.count > 1 ? Int.random(in: 1..<rows.count, using: &generator) : 0]
      let (key, value) = rows[places[round]]
      let (gone, was) = rows[places[1 - round]]
      var changed = value.isEmpty ? [0] : value
      changed[Int.random(in: 0..<changed.count, using: &generator)] ^= 1 << UInt8(round)
      let extra = key + [7]
      try raw.set(key, changed, in: table)
      if gone != key { try raw.set(gone, nil, in: table) }
      try raw.set(extra, [1], in: table)
      let found = try raw.verified()
      for fault: VerifyFault in [
        .row(view, key: key, .differs),
        gone == key ? .row(view, key: key, .differs) : .row(view, key: gone, .missing),
        .row(view, key: extra, .extra),
      ] {
        #expect(found.contains(fault), "\(fault), found \(found)")
      }
      try raw.set(key, value, in: table)
      if gone != key { try raw.set(gone, was, in: table) }
      try raw.set(extra, nil, in: table)
    }
    #expect(try raw.verified() == [])
  }

  /// What an interrupted rebuilding left in the idle table is no part of the book: it is emptied.
  private func spoilIdle(_ table: String, _ view: ViewName) throws {
    #expect(try raw.rows(of: table).isEmpty)
    try raw.set([1, 2, 3], [4], in: table)
    #expect(try raw.verified() == [])
    #expect(try raw.rows(of: table).isEmpty)
  }

  private func expect(
    _ fault: VerifyFault, setting key: [UInt8], _ value: [UInt8]?, in table: String,
    was: [UInt8]?
  ) throws {
    try raw.set(key, value, in: table)
    let found = try raw.verified()
    #expect(found.contains(fault), "\(table): \(fault), found \(found)")
    try raw.set(key, was, in: table)
  }

  @Test("in the log, and names the record")
  func log() throws {
    let rows = try raw.rows(of: "log")
    var generator = SeededGenerator(seed: 12)
    for index in [0, 1, rows.count / 2, rows.count - 1] {
      let (key, value) = rows[index]
      let seq = RawBook.number(key)
      #expect(seq == UInt64(index + 1))
      for place in [
        0, 31, 32, value.count - 1, Int.random(in: 33..<value.count, using: &generator),
      ] {
        var changed = value
        changed[place] ^= 0x10
        try expect(.log(.hashDiffers(seq: seq)), setting: key, changed, in: "log", was: value)
      }
      let short = Array(value.prefix(31))
      try expect(.log(.recordMalformed(seq: seq)), setting: key, short, in: "log", was: value)
    }
    let last = rows[rows.count - 1]
    let end = RawBook.number(last.key)
    try expect(
      .log(.recordMissing(seq: end)), setting: last.key, nil, in: "log", was: last.value)
    let beyond = withUnsafeBytesOfNumber(end + 1)
    try expect(
      .log(.recordBeyondHead(seq: end + 1)), setting: beyond, last.value, in: "log", was: nil)
    let middle = rows[rows.count / 2]
    try raw.set(middle.key, nil, in: "log")
    let seq = RawBook.number(middle.key)
    #expect(try raw.verified() == [.log(.recordMissing(seq: seq))])
  }

  private func withUnsafeBytesOfNumber(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
  }

  @Test(
    "in every entry of meta, at every byte")
  func meta() throws {
    let rows = try raw.rows(of: "meta")
    let known = ["epochs", "folded", "head", "verified"]
    let names = Set(known + ViewName.allCases.map { "view.\($0.rawValue)" })
    #expect(Set(rows.map { String(decoding: $0.key, as: UTF8.self) }) == names)
    for (key, value) in rows {
      let name = String(decoding: key, as: UTF8.self)
      for place in value.indices {
        // A lower version of the code is folded again on opening, which is no fault.
        var changed = value
        changed[place] ^= 0x80
        try raw.set(key, changed, in: "meta")
        let found = try raw.verified(isWhole: name != "verified")
        #expect(!found.isEmpty, "\(name), byte \(place)")
        #expect(found.contains { isPlace($0, of: name) }, "\(name), byte \(place): \(found)")
        try raw.set(key, value, in: "meta")
      }
      guard name != "verified" else { continue }
      try raw.set(key, nil, in: "meta")
      // Without it nothing can be opened, or it is the first thing that is missed.
      do throws(BookError) {
        let book = try Book(opening: raw.path)
        let found = try book.verify { _, _, _ in }.faults
        #expect(found.contains { isPlace($0, of: name) }, "\(name): \(found)")
        book.close()
      } catch {
        #expect(isPlace(error, of: name), "\(name): \(error)")
      }
      try raw.set(key, value, in: "meta")
    }
    #expect(try raw.verified() == [])
  }

  private func isPlace(_ error: BookError, of name: String) -> Bool {
    if case .log(let fault) = error { isPlace(VerifyFault.log(fault), of: name) } else { false }
  }

  /// Whether a fault leads to the entry `name` of `meta`.
  private func isPlace(_ fault: VerifyFault, of name: String) -> Bool {
    switch fault {
    case .log(.metaMissing(let found)), .log(.metaMalformed(let found)):
      // A head before the folded tables shows at these.
      return found == name || (name == "head" && found == "folded")
    // What `head` and `verified` say is compared with the record that they name.
    case .log(.headDiffers), .log(.recordMissing), .log(.recordBeyondHead):
      return name == "head" || name == "verified" || name == "folded"
    case .log(.hashDiffers): return name == "epochs" || name == "verified"
    case .row(let view, _, _), .viewHasStopped(let view, _, _):
      return name == "view.\(view.rawValue)" || name == "folded"
    case .log(.recordMalformed), .recordIsMalformed, .keyIsMissing, .keyIsDamaged,
      .sealedPartDoesNotOpen, .blobIsMissing, .blobDiffers, .checkpointDiffers,
      .lookingEnded:
      return false
    }
  }

  @Test("in a blob, and when one is gone")
  func blobs() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: raw.path + "/blobs")
    let name = try #require(names.first)
    let seq = try #require(
      Event.samples.firstIndex { $0.kind == .mediaAttached }.map { UInt64($0) + 1 })
    let path = raw.path + "/blobs/" + name
    let sound = try fileBytes(path)
    for place in sound.indices {
      var changed = sound
      changed[place] ^= 1
      try overwriteFile(path, changed)
      #expect(try raw.verified() == [.blobDiffers(sha256: name, seq: seq)])
    }
    try overwriteFile(path, sound.dropLast())
    #expect(try raw.verified() == [.blobDiffers(sha256: name, seq: seq)])
    try FileManager.default.removeItem(atPath: path)
    #expect(try raw.verified() == [.blobIsMissing(sha256: name, seq: seq)])
  }
}

/// Spoils the keys of a good book.
@Suite("Verifying finds a wrong key", .serialized)
struct KeyMutationTests {
  private let test: TestBook
  private let raw: RawBook

  init() throws {
    test = try TestBook()
    for number in 1...3 { try test.open("case \(number)") }
    test.close()
    raw = RawBook(path: test.path)
    try #require(try raw.verified() == [])
  }

  private func path(_ name: String) -> String { raw.path + "/keys/" + name }

  @Test("in every file of the directory")
  func files() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: raw.path + "/keys").sorted()
    // A new kind of file belongs into this test.
    #expect(names == ["000000.keys", "checkpoint", "master"])
    let master = BookError.keys(.masterDoesNotFit(path: path("master")))
    let checkpoint = BookError.keys(.checkpointKeyIsDamaged(path: path("checkpoint")))
    for (name, count, expected) in [("master", 32, master), ("checkpoint", 64, checkpoint)] {
      let sound = try fileBytes(path(name))
      #expect(sound.count == count)
      for place in sound.indices {
        var changed = sound
        changed[place] ^= 0x40
        try overwriteFile(path(name), changed)
        #expect(throws: expected, "\(name), byte \(place)") { try raw.verified() }
      }
      try overwriteFile(path(name), sound)
    }
    #expect(try raw.verified() == [])
  }

  @Test("in every byte of a slot, and names the slot")
  func slots() throws {
    let sound = try fileBytes(path("000000.keys"))
    for slot in 2...4 {
      for place in stride(from: (slot - 1) * 64, to: slot * 64, by: slot == 3 ? 1 : 13) {
        var changed = sound
        changed[place] ^= 0x04
        try overwriteFile(path("000000.keys"), changed)
        let found = try raw.verified()
        #expect(found.contains(.keyIsDamaged(slot: UInt64(slot))), "byte \(place): \(found)")
        let missing = VerifyFault.keyIsMissing(slot: UInt64(slot), seq: UInt64(slot - 1))
        #expect(found.contains(missing), "byte \(place): \(found)")
      }
    }
    // The lookup key in slot 1 tells whether the master key fits.
    var changed = sound
    changed[20] ^= 1
    try overwriteFile(path("000000.keys"), changed)
    #expect(throws: BookError.keys(.masterDoesNotFit(path: path("master")))) {
      try raw.verified()
    }
  }

  @Test("that was erased, emptied, or exchanged for another one")
  func exchanged() throws {
    let sound = try fileBytes(path("000000.keys"))
    let slot = 64..<128
    for (what, bytes) in [
      ("erased", [UInt8](repeating: 2, count: 64)), ("empty", [UInt8](repeating: 0, count: 64)),
      ("another", Array(sound[128..<192])),
    ] {
      var changed = sound
      changed.replaceSubrange(slot, with: bytes)
      try overwriteFile(path("000000.keys"), changed)
      let found = try raw.verified()
      #expect(found.contains(.keyIsMissing(slot: 2, seq: 1)), "\(what): \(found)")
    }
    try overwriteFile(path("000000.keys"), sound)
    #expect(try raw.verified() == [])
  }

  @Test("but not that of somebody who was to be forgotten")
  func erased() throws {
    try test.reopen()
    let refs = Refs([Ref(.customer, .sample("customer"))])
    let registered = CustomerRegistered(kind: .person, name: "田中")
    try test.accept(test.facts(.customers(.customerRegistered(registered)), refs: refs))
    let keys = try #require(test.book.keys)
    try keys.erase([5])
    test.close()
    #expect(try raw.verified() == [.keyIsMissing(slot: 5, seq: 4)])
    try test.reopen()
    let ordered = Event.book(.erasureOrdered(ErasureOrdered(reason: "asked")))
    try test.accept(test.history([ordered], refs: refs))
    test.close()
    #expect(try raw.verified() == [])
  }

  @Test("when the file is cut off or gone")
  func cut() throws {
    let name = path("000000.keys")
    let sound = try fileBytes(name)
    for byteCount in [0, 63, 64, 100, 128, 4_096, sound.count - 1] {
      try overwriteFile(name, Array(sound.prefix(byteCount)))
      #expect(
        throws: BookError.keys(.segmentHasWrongLength(path: name, byteCount: byteCount))
      ) { try raw.verified() }
    }
    try FileManager.default.removeItem(atPath: name)
    #expect(throws: BookError.keys(.segmentIsMissing(path: name))) { try raw.verified() }
  }
}
