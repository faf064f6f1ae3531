import Foundation
@testable import LMDB
import Testing

@Suite("A data file")
struct TruncationTests {
  let directory: TemporaryDirectory
  var path: String { directory.file("data.mdb") }

  init() throws { directory = try TemporaryDirectory() }

  private func byteCount() throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.size] as? UInt64)
  }

  private func rows() throws -> Int {
    let environment = try Environment(
      directory: directory.path, for: .read, tables: definitions)
    let snapshot = try ReadTransaction(environment)
    var cursor = try snapshot.cursor(in: environment.words)
    var count = 0
    while let entry = try cursor.next() { count += entry.value.byteCount > 0 ? 1 : 0 }
    return count
  }

  @Test("that was cut short is an error, wherever it was cut, and never a signal")
  func cutShort() throws {
    do {
      let environment = try Environment.make(in: directory)
      for step in 0..<8 as Range<UInt8> {
        var write = try WriteTransaction(environment)
        for key in 0..<40 as Range<UInt8> {
          let value = [UInt8](repeating: key, count: 900)
          try write.put(value.span, for: [step, key].span, in: environment.words)
        }
        try write.commit()
      }
    }
    #expect(try rows() == 320)
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    for end in stride(from: Int(try byteCount()) - 1, through: 0, by: -2_048) {
      try file.truncate(atOffset: UInt64(end))
      let code = errorCode { _ = try rows() }
      #expect(code == .fileTruncated, "cut at \(end)")
    }
  }

  @Test("that ends before free pages that were never written is sound")
  func unwrittenFreePages() throws {
    do {
      let environment = try Environment.make(in: directory)
      func change(_ body: (inout WriteTransaction) throws -> Void) throws {
        var write = try WriteTransaction(environment)
        try body(&write)
        try write.commit()
      }
      let words = environment.words
      let medium = [UInt8](repeating: 1, count: 50_000)
      let large = [UInt8](repeating: 2, count: 1_000_000)
      // Free pages of old transactions, so that there is a list to give pages back to.
      try change { try $0.put(medium.span, for: [1].span, in: words) }
      try change { try $0.delete([1].span, in: words) }
      for key in 2..<5 as Range<UInt8> {
        try change { try $0.put([1].span, for: [key].span, in: words) }
      }
      // The large value takes pages from the end of the file and gives them back unwritten.
      try change { write in
        try write.put(medium.span, for: [9].span, in: words)
        try write.put(large.span, for: [10].span, in: words)
        try write.delete([10].span, in: words)
      }
      #expect(try environment.state().usedByteCount > Int(byteCount()), "or nothing is tested")
    }
    #expect(try rows() == 4)
  }

  @Test("that names any page as its last one is an error, and takes no memory for it")
  func lastPageOutOfReach() throws {
    withExtendedLifetime(try Environment.make(in: directory)) {}
    var bytes = try Data(contentsOf: URL(filePath: path))
    let pageSize = 4_096
    for meta in [0, pageSize] {
      // The field `mm_last_pg` of both meta pages.
      bytes.replaceSubrange(meta + 136..<meta + 144, with: [0, 0, 0, 0, 0, 1, 0, 0])
    }
    try bytes.write(to: URL(filePath: path))
    #expect(errorCode { _ = try rows() } == .fileTruncated)
  }

  @Test("is never called short after transactions of any kind", arguments: [1, 2] as [UInt64])
  func randomHistories(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    withExtendedLifetime(try Environment.make(in: directory)) {}
    for step in 0..<60 {
      let environment = try Environment(
        directory: directory.path, for: .write, tables: definitions)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var write = try WriteTransaction(environment)
        for _ in 0..<Int.random(in: 1...20, using: &random) {
          let key = [UInt8.random(in: 0..<40, using: &random)]
          let isLarge = Int.random(in: 0..<4, using: &random) == 0
          let count = Int.random(in: isLarge ? 1...300_000 : 1...900, using: &random)
          if Bool.random(using: &random) {
            try write.delete(key.span, in: environment.words)
          } else {
            let value = [UInt8](repeating: 1, count: count)
            try write.put(value.span, for: key.span, in: environment.words)
          }
        }
        if Int.random(in: 0..<5, using: &random) > 0 { try write.commit() }
      }
      try DataFileProbe.check(directory.path, "seed \(seed), step \(step)")
    }
  }
}

/// Checks the length as an opening would, in a process that has the file open.
///
/// Closing the descriptor drops this process's locks, which does no harm here: nobody else has
/// the environment open.
private enum DataFileProbe {
  static func check(_ path: String, _ comment: Comment) throws {
    let copy = try TemporaryDirectory()
    try FileManager.default.copyItem(
      atPath: path + "/data.mdb", toPath: copy.file("data.mdb"))
    let code = errorCode {
      _ = try Environment(directory: copy.path, for: .readClosedCopy, tables: definitions)
    }
    #expect(code == nil, comment)
  }
}
