import LMDB
import Testing

@Suite("A transaction")
struct TransactionTests {
  let directory: TemporaryDirectory
  let environment: Environment

  init() throws {
    directory = try TemporaryDirectory()
    environment = try Environment.make(in: directory)
  }

  /// Copies the value out, so that a test can compare it.
  private func word(_ key: [UInt8]) throws -> [UInt8]? {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    return try snapshot.value(for: key.span, in: environment.words)?.array
  }

  @Test("changes nothing when it is dropped")
  func dropped() throws {
    let environment = environment
    do {
      var write = try WriteTransaction(environment)
      try write.put([1].span, for: [7].span, in: environment.words)
    }
    #expect(try word([7]) == nil)
  }

  @Test("shows its own changes, and everybody's after its commit")
  func committed() throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    try write.put([1, 2].span, for: [7].span, in: environment.words)
    #expect(try write.value(for: [7].span, in: environment.words)?.array == [1, 2])
    #expect(try write.rowCount(of: environment.words) == 1)
    try write.commit()
    #expect(try word([7]) == [1, 2])
  }

  @Test("keeps its snapshot while another one commits")
  func snapshot() throws {
    let environment = environment
    let before = try ReadTransaction(environment)
    var write = try WriteTransaction(environment)
    try write.put([1].span, for: [7].span, in: environment.words)
    try write.commit()
    #expect(try before.value(for: [7].span, in: environment.words)?.byteCount == nil)
    #expect(try word([7]) == [1])
  }

  @Test("is numbered: a snapshot with the commit it shows, a writer with the one it makes")
  func identifiers() throws {
    let environment = environment
    let before = try ReadTransaction(environment).identifier
    var write = try WriteTransaction(environment)
    #expect(write.identifier == before + 1)
    try write.put([1].span, for: [7].span, in: environment.words)
    try write.commit()
    #expect(try ReadTransaction(environment).identifier == before + 1)
    #expect(try environment.lastTransaction() == before + 1)
  }

  @Test("refuses to append a key that is not the greatest", arguments: [6, 7] as [UInt8])
  func appendOutOfOrder(key: UInt8) throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    try write.append([1].span, for: [7].span, in: environment.words)
    do throws(LMDBError) {
      try write.append([1].span, for: [key].span, in: environment.words)
      Issue.record("appended out of order")
    } catch {
      #expect(error.code == .keyExists)
    }
  }

  @Test("stores two parts as one value", arguments: [0, 1, 32, 1_990, 1_991, 100_000])
  func appendParts(restCount: Int) throws {
    let environment = environment
    let start = [UInt8](repeating: 3, count: 32)
    let rest = (0..<restCount).map { UInt8(truncatingIfNeeded: $0) }
    var write = try WriteTransaction(environment)
    try write.append(start.span, rest.span, at: 5, in: environment.numbers)
    try write.commit()
    let snapshot = try ReadTransaction(environment)
    #expect(try snapshot.value(at: 5, in: environment.numbers)?.array == start + rest)
  }

  @Test("orders numbers by their size, not by their bytes")
  func numbers() throws {
    let environment = environment
    let numbers: [UInt64] = [1, 255, 256, 65_536, 1 << 32, .max]
    var write = try WriteTransaction(environment)
    for number in numbers.reversed() {
      try write.put([1].span, at: number, in: environment.numbers)
    }
    try write.commit()
    let snapshot = try ReadTransaction(environment)
    var cursor = try snapshot.cursor(in: environment.numbers)
    var found: [UInt64] = []
    while let entry = try cursor.next() { found.append(entry.number) }
    #expect(found == numbers)
  }

  @Test("accepts keys of 1 to 511 bytes", arguments: [0, 1, 511, 512])
  func keyLengths(count: Int) throws {
    let environment = environment
    let key = [UInt8](repeating: 1, count: count)
    let nothing: [UInt8] = []
    var write = try WriteTransaction(environment)
    do throws(LMDBError) {
      try write.put(nothing.span, for: key.span, in: environment.words)
      #expect((1...511).contains(count))
      #expect(try write.value(for: key.span, in: environment.words)?.byteCount == 0)
    } catch {
      #expect(error.code == .badValueSize)
      #expect(!(1...511).contains(count))
    }
  }

  @Test("deletes a row, and says whether there was one")
  func delete() throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    try write.put([1].span, for: [7].span, in: environment.words)
    #expect(try write.delete([7].span, in: environment.words))
    #expect(try !write.delete([7].span, in: environment.words))
    #expect(try write.rowCount(of: environment.words) == 0)
  }

  @Test("empties a table in bounded steps", arguments: [0, 9, 10, 11])
  func deleteFirst(rowCountMax: Int) throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    for number in 1...10 as ClosedRange<UInt64> {
      try write.put([1].span, at: number, in: environment.numbers)
    }
    let removed = try write.deleteFirst(rowCountMax, in: environment.numbers)
    #expect(removed == min(rowCountMax, 10))
    #expect(try write.rowCount(of: environment.numbers) == 10 - removed)
    #expect(
      try write.cursor(in: environment.numbers).firstNumber()
        == (removed == 10 ? nil : UInt64(removed) + 1))
  }

  @Test("empties a table at once, and the others keep theirs")
  func clear() throws {
    let environment = environment
    var write = try WriteTransaction(environment)
    try write.put([1].span, for: [7].span, in: environment.words)
    try write.put([1].span, at: 7, in: environment.numbers)
    try write.clear(environment.numbers)
    try write.commit()
    let snapshot = try ReadTransaction(environment)
    #expect(try snapshot.rowCount(of: environment.numbers) == 0)
    #expect(try snapshot.rowCount(of: environment.words) == 1)
  }

  @Test("is too old only after five seconds")
  func age() throws {
    let environment = environment
    let snapshot = try ReadTransaction(environment)
    #expect(snapshot.ageMilliseconds >= 0)
    let isTooOld = snapshot.isTooOld
    #expect(!isTooOld)
    #expect(ReadTransaction.ageMillisecondsMax == 5_000)
  }
}

extension Cursor {
  fileprivate consuming func firstNumber() throws(LMDBError) -> UInt64? { try first()?.number }
}
