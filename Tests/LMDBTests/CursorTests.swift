import LMDB
import Testing

@Suite("A cursor")
struct CursorTests {
  let directory: TemporaryDirectory
  let environment: Environment

  init() throws {
    directory = try TemporaryDirectory()
    environment = try Environment.make(in: directory)
  }

  private func fill(_ keys: some Sequence<[UInt8]>) throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    for key in keys { try write.put(key.span, for: key.span, in: environment.words) }
    try write.commit()
  }

  @Test("finds nothing in an empty table")
  func empty() throws {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var cursor = try Cursor(snapshot, in: environment.words)
    #expect(try cursor.first()?.key.array == nil)
    #expect(try cursor.last()?.key.array == nil)
    #expect(try cursor.next()?.key.array == nil)
    #expect(try cursor.previous()?.key.array == nil)
    #expect(try cursor.seek(to: [1].span)?.key.array == nil)
    #expect(try cursor.seek(before: [1].span)?.key.array == nil)
  }

  @Test("walks forwards and backwards")
  func walks() throws {
    try fill([[1], [2], [3]])
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var cursor = try Cursor(snapshot, in: environment.words)
    #expect(try cursor.next()?.key.array == [1])
    #expect(try cursor.next()?.value.array == [2])
    #expect(try cursor.next()?.key.array == [3])
    #expect(try cursor.next()?.key.array == nil)
    #expect(try cursor.last()?.key.array == [3])
    #expect(try cursor.previous()?.key.array == [2])
    #expect(try cursor.previous()?.key.array == [1])
    #expect(try cursor.previous()?.key.array == nil)
    #expect(try cursor.first()?.key.array == [1])
  }

  @Test("shows what a write transaction has changed so far")
  func overWriter() throws {
    try fill([[1], [3]])
    let environment = environment
    var write = try WriteTransaction(environment)
    try write.put([2].span, for: [2].span, in: environment.words)
    try write.delete([3].span, in: environment.words)
    var cursor = try Cursor(write, in: environment.words)
    #expect(try cursor.next()?.key.array == [1])
    #expect(try cursor.next()?.key.array == [2])
    #expect(try cursor.next()?.key.array == nil)
  }

  @Test("keeps its entries while it moves on")
  func entriesLive() throws {
    try fill([[1], [2]])
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var cursor = try Cursor(snapshot, in: environment.words)
    let first = try cursor.next()
    let second = try cursor.next()
    #expect(first?.key.array == [1])
    #expect(second?.key.array == [2])
  }

  @Test("seeks as a sorted array would", arguments: [1, 2, 3] as [UInt64])
  func seeksLikeAnArray(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let keys = Set((0..<300).map { _ in [UInt8](random: 1...3, below: 6, &random) })
    let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
    try fill(keys)
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    var cursor = try Cursor(snapshot, in: environment.words)
    for _ in 0..<1_000 {
      let key = [UInt8](random: 1...4, below: 7, &random)
      let atOrAfter = sorted.first { !$0.lexicographicallyPrecedes(key) }
      let before = sorted.last { $0.lexicographicallyPrecedes(key) }
      #expect(try cursor.seek(to: key.span)?.key.array == atOrAfter, "seed \(seed), \(key)")
      #expect(try cursor.seek(before: key.span)?.key.array == before, "seed \(seed), \(key)")
    }
  }

  @Test("seeks numbers")
  func seeksNumbers() throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    let nothing: [UInt8] = []
    for number in [10, 20, 300] as [UInt64] {
      try write.append([1].span, nothing.span, at: number, in: environment.numbers)
    }
    try write.commit()
    let snapshot = try ReadTransaction(environment)
    var cursor = try Cursor(snapshot, in: environment.numbers)
    #expect(try cursor.seek(to: 10)?.number == 10)
    #expect(try cursor.seek(to: 11)?.number == 20)
    #expect(try cursor.seek(to: 301)?.number == nil)
    #expect(try cursor.seek(before: 10)?.number == nil)
    #expect(try cursor.seek(before: 11)?.number == 10)
    #expect(try cursor.seek(before: 300)?.number == 20)
    #expect(try cursor.seek(before: .max)?.number == 300)
  }
}

extension [UInt8] {
  fileprivate init(
    random counts: ClosedRange<Int>, below bound: UInt8, _ random: inout SeededNumbers
  ) {
    let count = Int.random(in: counts, using: &random)
    self = (0..<count).map { _ in UInt8.random(in: 0..<bound, using: &random) }
  }
}
