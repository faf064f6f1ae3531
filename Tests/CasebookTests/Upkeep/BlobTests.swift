import Cases
import CasesTesting
import Foundation
import Testing

@testable import Casebook

@Suite("Attachments below blobs/")
struct BlobTests {
  private let raw: TestBook

  init() throws { raw = try TestBook() }

  private func blobs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: raw.path + "/blobs").sorted()
  }

  /// Bytes that are not all alike.
  private static func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  /// Gives `bytes` in pieces, then nothing.
  private final class Source {
    private var rest: ArraySlice<UInt8>
    private let pieceByteCount: Int
    init(_ bytes: [UInt8], by pieceByteCount: Int = 10_007) {
      rest = bytes[...]
      self.pieceByteCount = pieceByteCount
    }
    func next() -> [UInt8] {
      defer { rest = rest.dropFirst(pieceByteCount) }
      return Array(rest.prefix(pieceByteCount))
    }
  }

  private func add(_ bytes: [UInt8], by piece: Int = 10_007) throws -> SealedBlob {
    let source = Source(bytes, by: piece)
    return try raw.book.addBlob { () throws(BlobError) in source.next() }
  }

  private func read(_ blob: SealedBlob, key: [UInt8]? = nil) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try raw.book.readBlob(blob.sha256, key: key ?? blob.key) { (piece) throws(BlobError) in
      bytes += piece
    }
    return bytes
  }

  private func path(_ blob: SealedBlob) -> String { raw.path + "/blobs/" + hex(blob.sha256) }

  @Test(
    "come back as they were, whatever their length is beside that of a chunk",
    arguments: [1, 28, 65_535, 65_536, 65_537, 131_072, 200_000])
  func roundTrip(_ count: Int) throws {
    let bytes = Self.bytes(count)
    let blob = try add(bytes)
    #expect(blob.byteCount == count)
    #expect(try read(blob) == bytes)
    #expect(raw.book.blobByteCount(blob.sha256) == count)
    #expect(try blobs() == [hex(blob.sha256)], "nothing else is there")
    #expect(try FileSum.sha256(path(blob)) == hex(blob.sha256))
  }

  @Test("hold nothing of the text in the clear")
  func sealed() throws {
    let blob = try add(Array(repeating: Array("山田製作所 高橋様".utf8), count: 5_000).flatMap(\.self))
    let file = try Data(contentsOf: URL(fileURLWithPath: path(blob)))
    #expect(file.range(of: Data("山田".utf8)) == nil)
  }

  @Test("of the same content are two files, each with its own key")
  func twice() throws {
    let bytes = Self.bytes(1_000)
    let (one, other) = (try add(bytes), try add(bytes))
    #expect(one.sha256 != other.sha256 && one.key != other.key)
    #expect(try read(one) == read(other))
    #expect(throws: BlobError.isDamaged(sha256: hex(one.sha256))) { try read(one, key: other.key) }
  }

  @Test("that were altered, cut off or removed give not one byte", arguments: [0, 12, 65_564, -1])
  func damaged(_ place: Int) throws {
    let blob = try add(Self.bytes(100_000))
    var file = try Data(contentsOf: URL(fileURLWithPath: path(blob)))
    if place < 0 { file.removeLast(100) } else { file[place] ^= 1 }
    try file.write(to: URL(fileURLWithPath: path(blob)))
    #expect(throws: BlobError.isDamaged(sha256: hex(blob.sha256))) { try read(blob) }
    try FileManager.default.removeItem(atPath: path(blob))
    #expect(throws: BlobError.isMissing(sha256: hex(blob.sha256))) { try read(blob) }
    #expect(raw.book.blobByteCount(blob.sha256) == nil)
  }

  @Test("do not open with their chunks in another order, or without the last of them")
  func order() {
    let cipher = BlobCipher(key: Self.bytes(32))
    let first = cipher.seal(Self.bytes(65_536), index: 0, isLast: false)
    let last = cipher.seal(Self.bytes(9), index: 1, isLast: true)
    #expect(cipher.open(first, index: 0, isLast: false) == Self.bytes(65_536))
    #expect(cipher.open(last, index: 1, isLast: true) == Self.bytes(9))
    #expect(cipher.open(first, index: 1, isLast: false) == nil)
    #expect(cipher.open(first, index: 0, isLast: true) == nil, "there was more")
    #expect(cipher.open(last, index: 1, isLast: false) == nil)
    #expect(cipher.open([], index: 0, isLast: true) == nil)
  }

  @Test("that are empty, or whose source fails, leave nothing")
  func leavesNothing() throws {
    #expect(throws: BlobError.isEmpty) { try add([]) }
    let source = Source(Self.bytes(300_000))
    var pieces = 0
    #expect(throws: BlobError.stream(why: "gone")) {
      try raw.book.addBlob { () throws(BlobError) in
        pieces += 1
        guard pieces < 20 else { throw .stream(why: "gone") }
        return source.next()
      }
    }
    #expect(try blobs().isEmpty)
  }

  @Test("have a greatest length, and one byte more leaves nothing")
  func bound() throws {
    let piece = [UInt8](repeating: 7, count: 1_000_000)
    func add(_ count: Int) throws -> SealedBlob {
      var left = count
      return try raw.book.addBlob { () throws(BlobError) in
        defer { left -= min(left, piece.count) }
        return left >= piece.count ? piece : Array(piece.prefix(left))
      }
    }
    let blob = try add(BlobLimits.byteCountMax)
    #expect(blob.byteCount == BlobLimits.byteCountMax)
    #expect(raw.book.blobByteCount(blob.sha256) == BlobLimits.byteCountMax)
    let attributes = try FileManager.default.attributesOfItem(atPath: path(blob))
    #expect((attributes[.size] as? Int ?? 0) < 64 << 20, "it goes over the wire")
    #expect(throws: BlobError.isTooLarge) { try add(BlobLimits.byteCountMax + 1) }
    #expect(try blobs() == [hex(blob.sha256)])
  }

  // MARK: With the log

  private func attach(_ bytes: [UInt8]) throws -> SealedBlob {
    let blob = try add(bytes)
    let media = MediaAttached(
      mediaID: .sample(hex(blob.sha256)), kind: .photo, sha256: blob.sha256, mediaKey: blob.key)
    try raw.accept(
      raw.facts(.contacts(.mediaAttached(media)), refs: Refs([Ref(.case, .sample("a"))])))
    return blob
  }

  private func verified() throws -> VerifyReport { try raw.book.verify { _, _, _ in } }

  @Test("are proved with the book; one that no event names is only noted")
  func orphans() throws {
    try raw.open("a")
    let blob = try attach(Self.bytes(70_000))
    #expect(try verified().faults.isEmpty && verified().orphans.isEmpty)
    // As after a kill between the file and its event, and while the file is written.
    let orphan = try add(Self.bytes(10))
    let unfinished = raw.path + "/blobs/0011223344556677.new"
    try Data([1]).write(to: URL(fileURLWithPath: unfinished))
    let report = try verified()
    #expect(report.faults.isEmpty)
    #expect(report.orphans.sorted() == ["0011223344556677.new", hex(orphan.sha256)].sorted())
    try FileManager.default.removeItem(atPath: path(blob))
    #expect(
      try verified().faults == [.blobIsMissing(sha256: hex(blob.sha256), seq: 2)])
  }

  @Test("are taken back by who made them")
  func discarded() throws {
    let blob = try add(Self.bytes(10))
    raw.book.removeBlobs([blob])
    #expect(try blobs().isEmpty)
  }

  @Test("go into backups and come back with them, unfinished ones do not")
  func backup() throws {
    try raw.open("a")
    let blob = try attach(Self.bytes(100_000))
    try Data([1]).write(to: URL(fileURLWithPath: raw.path + "/blobs/0011223344556677.new"))
    let copy = raw.directory + "/copy"
    let manifest = try raw.book.backUp(
      to: copy, keysTo: raw.directory + "/copied-keys", now: raw.clock.now)
    #expect(manifest.files.keys.filter { $0.hasPrefix("blobs/") } == ["blobs/" + hex(blob.sha256)])
    let target = raw.directory + "/again"
    _ = try Book.restore(
      copy, keys: raw.directory + "/copied-keys", to: target, now: raw.clock.now)
    let restored = try Book(opening: target)
    defer { restored.close() }
    var bytes: [UInt8] = []
    try restored.readBlob(blob.sha256, key: blob.key) { (piece) throws(BlobError) in bytes += piece
    }
    #expect(bytes == Self.bytes(100_000))
    // A backup that lacks an attachment is none.
    try FileManager.default.removeItem(atPath: copy + "/blobs/" + hex(blob.sha256))
    #expect(throws: BookError.self) {
      try Book.restore(
        copy, keys: raw.directory + "/copied-keys", to: raw.directory + "/third",
        now: raw.clock.now)
    }
  }

  @Test("cannot be read once the key of their subject is erased, and are not missed then")
  func erased() throws {
    try raw.open("a")
    let blob = try attach(Self.bytes(10))
    let slot = try raw.book.read { (snapshot) throws(BookError) -> UInt64 in
      do { return try snapshot.record(at: 2, opened: true).keyID } catch {
        throw BookError.recordIsDamaged(seq: 2)
      }
    }
    try #require(raw.book.keys).erase([slot])
    let media = try raw.book.read { (snapshot) throws(BookError) -> MediaAttached? in
      do {
        let event = try snapshot.record(at: 2, opened: true).event
        guard case .contacts(.mediaAttached(let media)) = event else { return nil }
        return media
      } catch { throw BookError.recordIsDamaged(seq: 2) }
    }
    #expect(media?.sha256 == blob.sha256 && media?.mediaKey == nil)
    raw.book.removeBlobs([blob])
    let faults = try verified().faults
    #expect(!faults.contains { if case .blobIsMissing = $0 { true } else { false } }, "\(faults)")
  }
}
