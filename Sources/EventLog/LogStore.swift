package import LMDB

/// The two tables of a log, and how they are read and written.
///
/// `log` maps seq, a native number, to 32 bytes of chain hash and the record; rows are only ever
/// appended.  `meta` maps names to bytes.  Everything works through a snapshot and through a
/// write transaction alike, so that what decides inside the writer reads as everybody does.
package struct LogStore: Sendable {
  /// What the environment of a log must be opened with, among others.
  package static let tables = [
    TableDefinition("log", keys: .numbers), TableDefinition("meta"),
  ]

  /// The environment, opened with `LogStore.tables`.
  package let environment: Environment
  /// How the records are chained.
  package let chain: Chain
  /// The table of small entries, for those of other modules too: each name has one owner.
  package let meta: Table
  let log: Table

  /// - Parameters:
  ///   - environment: Opened with `LogStore.tables`.
  ///   - bookID: 16 bytes.
  package init(_ environment: Environment, bookID: [UInt8]) {
    self.environment = environment
    chain = Chain(bookID: bookID)
    log = environment.table("log")
    meta = environment.table("meta")
  }

  /// Makes an empty log, in an environment that has just been created.
  package func create(
    epoch: UInt32 = 1, in transaction: inout WriteTransaction
  ) throws(LogError) {
    try setMeta("head", Head.empty.encoded, in: &transaction)
    try setMeta("epochs", [Epoch(number: epoch, startsAfter: 0)].encoded, in: &transaction)
    try setFolded(0, in: &transaction)
  }

  // MARK: Meta

  /// Where the log ends.
  package func head<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> Head {
    guard let head = try Head(entry("head", in: transaction)) else {
      throw .corrupted(.metaMalformed(name: "head"))
    }
    return head
  }

  /// The seq up to which the log has been folded into the folded tables; never beyond the head.
  package func folded<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> UInt64 {
    let bytes = try entry("folded", in: transaction)
    guard bytes.byteCount == 8 else { throw .corrupted(.metaMalformed(name: "folded")) }
    let folded: UInt64 = bytes.bigEndian(at: 0)
    guard try folded <= head(in: transaction).seq else {
      throw .corrupted(.metaMalformed(name: "folded"))
    }
    return folded
  }

  func setFolded(_ seq: UInt64, in transaction: inout WriteTransaction) throws(LogError) {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(seq)
    try setMeta("folded", bytes, in: &transaction)
  }

  /// All epochs, in order; at least one.
  package func epochs<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> [Epoch] {
    guard let epochs = try Epoch.decode(entry("epochs", in: transaction)) else {
      throw .corrupted(.metaMalformed(name: "epochs"))
    }
    return epochs
  }

  /// Begins the next epoch after the head, as restoring does.
  ///
  /// - Returns: Its number.
  package func beginEpoch(in transaction: inout WriteTransaction) throws(LogError) -> UInt32 {
    var epochs = try epochs(in: transaction)
    let number = (epochs.last?.number ?? 0) + 1
    epochs.append(Epoch(number: number, startsAfter: try head(in: transaction).seq))
    try setMeta("epochs", epochs.encoded, in: &transaction)
    return number
  }

  /// How far the log has been proved before; `nil` when it never was.
  package func verified<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> VerifiedPosition? {
    do throws(LMDBError) {
      guard let bytes = try transaction.value(for: Self.name("verified").span, in: meta)
      else { return nil }
      return VerifiedPosition(bytes)
    } catch { throw .storage(error) }
  }

  /// Notes how far the log has been proved.
  package func setVerified(
    _ position: VerifiedPosition, in transaction: inout WriteTransaction
  ) throws(LogError) {
    try setMeta("verified", position.encoded, in: &transaction)
  }

  func setMeta(
    _ name: String, _ bytes: [UInt8], in transaction: inout WriteTransaction
  ) throws(LogError) {
    do throws(LMDBError) {
      try transaction.put(bytes.span, for: Self.name(name).span, in: meta)
    } catch { throw .storage(error) }
  }

  @_lifetime(borrow transaction)
  private func entry<Reading: TableReading & ~Copyable & ~Escapable>(
    _ name: String, in transaction: borrowing Reading
  ) throws(LogError) -> RawSpan {
    do throws(LMDBError) {
      guard let bytes = try transaction.value(for: Self.name(name).span, in: meta) else {
        throw LMDBError(code: .notFound, function: "mdb_get")
      }
      return bytes
    } catch {
      if error.code == .notFound { throw .corrupted(.metaMissing(name: name)) }
      throw .storage(error)
    }
  }

  private static func name(_ name: String) -> [UInt8] { Array(name.utf8) }
}
