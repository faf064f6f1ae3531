import Cases
import EventLog
import Foundation
import LMDB

@testable import Casebook

/// The tables of a closed book, to be read and spoilt by hand.
struct RawBook {
  let path: String

  /// The names of all tables; a new one is in it by itself.
  static var tableNames: [String] { Book.tables.map(\.name) }

  private func environment() throws -> Environment {
    try Environment(directory: path + "/events", for: .write, tables: Book.tables)
  }

  /// Every row of a table; the keys of the log are in the byte order of the machine.
  func rows(of name: String) throws -> [(key: [UInt8], value: [UInt8])] {
    let environment = try environment()
    let snapshot = try ReadTransaction(environment)
    var cursor = try snapshot.cursor(in: environment.table(name))
    var rows: [(key: [UInt8], value: [UInt8])] = []
    while let entry = try cursor.next() {
      rows.append((entry.key.array, entry.value.array))
    }
    return rows
  }

  /// Puts a row, or removes it where `value` is `nil`.
  func set(_ key: [UInt8], _ value: [UInt8]?, in name: String) throws {
    let environment = try environment()
    let table = environment.table(name)
    var transaction = try WriteTransaction(environment)
    if let value {
      if table.keys == .numbers {
        try transaction.put(value.span, at: Self.number(key), in: table)
      } else {
        try transaction.put(value.span, for: key.span, in: table)
      }
    } else {
      try transaction.delete(key.span, in: table)
    }
    try transaction.commit()
  }

  /// The number of a row of the log.
  static func number(_ key: [UInt8]) -> UInt64 {
    key.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Copies the closed book.
  func copy(to target: String) throws -> RawBook {
    try FileManager.default.copyItem(atPath: path, toPath: target)
    return RawBook(path: target)
  }

  /// What verifying finds, or what keeps the book from being opened.
  func verified(isWhole: Bool = true) throws -> [VerifyFault] {
    let book = try Book(opening: path)
    defer { book.close() }
    return try book.verify(isWhole: isWhole) { _, _, _ in }.faults
  }
}
