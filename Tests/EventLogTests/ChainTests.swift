@testable import EventLog
import LMDB
import Testing

@Suite("The chain")
struct ChainTests {
  private let chain = Chain(bookID: testBookID)

  private func hash(
    _ record: [UInt8], seq: UInt64 = 1, epoch: UInt32 = 1, after previous: ChainHash = .zero
  ) -> ChainHash {
    unsafe chain.hash(of: record.span.bytes, seq: seq, epoch: epoch, after: previous)
  }

  @Test("is what anybody can compute from the specification")
  func golden() {
    // printf 'casebook.record.v1\0' ; the book id ; 00000003 ; 0000000000000102 ; 32 bytes 07 ;
    // 'record' | sha256sum
    let previous = ChainHash(bytes: InlineArray(repeating: 7))
    let hash = hash(Array("record".utf8), seq: 0x102, epoch: 3, after: previous)
    #expect(hash.array.hex == "fab5baa4ebce80ed59f952a7b7fd095b1a485a2439c440f25a684649296f87a8")
  }

  @Test("differs with everything that it is over")
  func differs() {
    let other = ChainHash(bytes: InlineArray(repeating: 1))
    let hashes: Set = [
      hash([1]), hash([2]), hash([1, 0]), hash([1], seq: 2), hash([1], epoch: 2),
      hash([1], after: other),
      unsafe Chain(bookID: testBookID.reversed())
        .hash(of: [UInt8]([1]).span.bytes, seq: 1, epoch: 1, after: .zero),
    ]
    #expect(hashes.count == 7)
  }

  @Test("begins with zeros")
  func zero() {
    #expect(ChainHash.zero.array == [UInt8](repeating: 0, count: 32))
  }
}

@Suite("An entry of meta")
struct MetaTests {
  @Test("for the head has its layout")
  func head() {
    let head = Head(
      seq: 0x0102, hash: ChainHash(bytes: InlineArray(repeating: 0xAB)),
      acceptedAtMicroseconds: 0x0304, keySlotCount: 0x0506)
    let expected =
      "0000000000000102" + String(repeating: "ab", count: 32) + "0000000000000304"
      + "0000000000000506"
    #expect(head.encoded.hex == expected)
    #expect(unsafe Head(head.encoded.span.bytes) == head)
    #expect(unsafe Head([UInt8](repeating: 0, count: 55).span.bytes) == nil)
  }

  @Test("for the epochs has its layout, and gives the epoch of each record")
  func epochs() {
    let epochs = [Epoch(number: 1, startsAfter: 0), Epoch(number: 3, startsAfter: 10)]
    #expect(epochs.encoded.hex == "000000010000000000000000" + "00000003000000000000000a")
    #expect(unsafe Epoch.decode(epochs.encoded.span.bytes) == epochs)
    #expect([1, 10, 11, 12].map { epochs.number(of: $0) } == [1, 1, 3, 3])
    #expect(unsafe Epoch.decode([UInt8](repeating: 0, count: 13).span.bytes) == nil)
  }

  @Test("for what was verified has its layout")
  func verified() {
    let position = VerifiedPosition(seq: 258, hash: ChainHash(bytes: InlineArray(repeating: 1)))
    #expect(position.encoded.hex == "0000000000000102" + String(repeating: "01", count: 32))
    #expect(unsafe VerifiedPosition(position.encoded.span.bytes) == position)
  }

  @Test("gives the next record a later time, whatever the clock says")
  func nextAcceptedAt() {
    let head = Head(seq: 1, hash: .zero, acceptedAtMicroseconds: 1_000, keySlotCount: 0)
    #expect(head.nextAcceptedAt(now: 999) == 1_001)
    #expect(head.nextAcceptedAt(now: 1_000) == 1_001)
    #expect(head.nextAcceptedAt(now: 1_001) == 1_001)
    #expect(head.nextAcceptedAt(now: 1_002) == 1_002)
  }

  @Test("keeps the number of key slots with the head")
  func keySlots() throws {
    let directory = try TemporaryDirectory()
    let store = try LogStore.make(in: directory)
    let environment = store.environment
    var write = try WriteTransaction(environment)
    var appender = try Appender(store, in: write)
    appender.keySlotCount = 7
    try appender.append([1].span, acceptedAtMicroseconds: 5, in: &write)
    try appender.storeHead(in: &write)
    try write.commit()
    #expect(try store.head().keySlotCount == 7)
    #expect(try store.head().acceptedAtMicroseconds == 5)
    #expect(try store.head().seq == 1)
  }
}

extension [UInt8] {
  var hex: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    .joined()
  }
}
