import Casebook
import Cases
import CasesTesting
import Foundation
import Testing
import Views
import Wire

@Suite("Personal data")
struct PersonalDataTests {
  /// Everything that samples of all events say in personal fields, and in no other field.
  static let secrets: Set<String> = {
    var secrets: Set<String> = []
    var clear: [[UInt8]] = []
    for event in Event.samples {
      guard let content = try? event.encode() else { continue }
      clear.append(content.body)
      secrets.formUnion(texts(in: content.personal[...]))
    }
    return secrets.filter { text in
      text.utf8.count >= 4 && !clear.contains { $0.contains(Array(text.utf8)) }
    }
  }()

  /// The texts in a protobuf message, at any depth.
  private static func texts(in bytes: ArraySlice<UInt8>) -> Set<String> {
    var texts: Set<String> = []
    var reader = bytes
    while let tag = varint(&reader) {
      switch tag & 7 {
      case 0: guard varint(&reader) != nil else { return texts }
      case 1: reader = reader.dropFirst(8)
      case 5: reader = reader.dropFirst(4)
      case 2:
        guard let count = varint(&reader), count <= UInt64(reader.count) else { return texts }
        let content = reader.prefix(Int(count))
        reader = reader.dropFirst(Int(count))
        let text = String(validating: content, as: UTF8.self)
        if let text, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) {
          texts.insert(text)
        } else {
          texts.formUnion(self.texts(in: content))
        }
      case _: return texts
      }
    }
    return texts
  }

  private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  @Test("stands nowhere in the clear below the book, and is still readable")
  func sealed() throws {
    let test = try TestBook()
    // Facts by the desk and decisions, then everything as history.
    try test.accept(test.facts(.customers(.customerRegistered(.sample)), refs: .sample))
    try test.accept(test.facts(.customers(.contactPointAdded(.sample)), refs: .sample))
    try test.accept(test.facts(.cases(.caseOpened(.sample)), refs: .sample))
    try test.accept(test.facts(.facts(.memoWritten(.sample)), refs: .sample))
    try test.accept(
      test.decision(.resolveCase(.sample), refs: Refs([Ref(.case, .sample("case"))])))
    let events = try test.tellEverything()
    // What is refused was in memory too, and must not have left anything.
    let refused = test.decision(.resolveCase(.sample), refs: Refs([Ref(.case, .sample("no"))]))
    #expect(try test.book.perform(refused).refusal != nil)
    try test.book.foldSearch()
    try test.reopen(folding: true)
    try test.accept(test.memo("折り返し先は 03-9999-1234 の田中さん", of: "case"))
    let told = try test.records().suffix(events.count + 1)
    #expect(told.dropLast().map(\.event) == events)
    #expect(told.allSatisfy { $0.personal != .closed && $0.personal != .keyMissing })
    test.close()

    let secrets = Self.secrets.union(["折り返し先は 03-9999-1234 の田中さん", "03-9999-1234", "田中さん"])
    #expect(secrets.count > 40, "the samples say something in personal fields")
    #expect(secrets.contains("+81312345678"))
    try expectNothingInTheClear(secrets, below: test.path)
  }

  @Test("stands nowhere in the clear in a backup, nor in the keys that go with it")
  func backups() throws {
    let test = try TestBook()
    try test.tellEverything()
    let backup = test.directory + "/backup"
    let keys = test.directory + "/backup-keys"
    _ = try test.book.backUp(to: backup, keysTo: keys, now: test.clock.now)
    test.close()
    try expectNothingInTheClear(Self.secrets, below: backup)
    try expectNothingInTheClear(Self.secrets, below: keys)
  }

  @Test("would be found if it stood somewhere: the search itself")
  func search() throws {
    let test = try TestBook()
    test.close()
    for (text, bytes) in [
      ("ひみつ", Array("前ひみつ後".utf8)), ("Zoë Öz", utf16("Zoë Öz", isBigEndian: true)),
      ("田中さん", [0] + utf16("田中さん", isBigEndian: false)),
    ] {
      try overwriteFile(test.path + "/book.json", bytes)
      #expect(try found([text], below: test.path).map(\.text) == [text])
    }
  }

  private func expectNothingInTheClear(_ secrets: Set<String>, below directory: String) throws {
    for (text, path) in try found(secrets, below: directory) {
      Issue.record("\(path) holds \(text) in the clear")
    }
  }

  /// Which texts stand in which files, as UTF-8 or UTF-16.
  private func found(
    _ texts: Set<String>, below directory: String
  ) throws -> [(text: String, path: String)] {
    var found: [(text: String, path: String)] = []
    for path in try filesBelow(directory) {
      let content = try Data(contentsOf: URL(fileURLWithPath: path))
      for text in texts {
        let forms = [
          Array(text.utf8), utf16(text, isBigEndian: true), utf16(text, isBigEndian: false),
        ]
        if forms.contains(where: { content.range(of: Data($0)) != nil }) {
          found.append((text, path))
        }
      }
    }
    return found
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }
}

@Suite("The content of an event")
struct ContentBoundTests {
  /// A memo whose content has exactly `byteCount` bytes.
  private func memo(_ byteCount: Int) throws -> Event {
    var memo = MemoWritten(
      memoID: .sample("memo"), body: String(repeating: "長", count: 19_000),
      tags: Array(repeating: String(repeating: "t", count: 1_000), count: 4), pinned: false)
    let missing = byteCount - (try size(memo))
    // One more character of a tag is one more byte, its length stays two bytes long.
    memo.tags[0] += String(repeating: "t", count: missing - 200)
    memo.tags[1] += String(repeating: "t", count: 200)
    return .facts(.memoWritten(memo))
  }

  private func size(_ memo: MemoWritten) throws -> Int {
    let content = try Event.facts(.memoWritten(memo)).encode()
    return content.body.count + content.personal.count
  }

  @Test("may have 60 KiB, and not one byte more")
  func bound() throws {
    let test = try TestBook()
    let refs = Refs([Ref(.case, .sample("case"))])
    for (byteCount, isTaken) in [(61_439, true), (61_440, true), (61_441, false)] {
      let event = try memo(byteCount)
      let content = try event.encode()
      try #require(content.body.count + content.personal.count == byteCount)
      let reply = try test.book.perform(test.facts(event, refs: refs))
      #expect((reply.receipt != nil) == isTaken, "\(byteCount)")
      if !isTaken { #expect(reply.refusal == .malformed(field: "tooBig")) }
    }
    #expect(try test.standing().seq == 2)
    #expect(try test.faults() == [])
  }
}
