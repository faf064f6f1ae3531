internal import EventLog
internal import LMDB
internal import Views

/// Which of a view's two tables is live, by which code it was folded, and whether it has stopped.
///
/// The entry `view.NAME` of `meta`: slot u8 (0 or 1), code version u32, seq at which it stopped
/// u64 (0: it has not), then why, in UTF-8; numbers big-endian.
struct ViewSlot: Hashable, Sendable {
  var slot: Int
  var codeVersion: Int
  /// The seq of the event that the view could not fold.
  var stoppedAt: UInt64
  var why: String

  /// Where and why it has stopped; `nil` if it has not.
  var stop: ViewStop? { stoppedAt == 0 ? nil : ViewStop(seq: stoppedAt, why: why) }

  static func table(_ view: ViewName, _ slot: Int) -> String {
    "view.\(view.rawValue).\(slot == 0 ? "a" : "b")"
  }

  private func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
  }

  var bytes: [UInt8] {
    [UInt8(slot)] + bigEndian(UInt64(codeVersion)).suffix(4) + bigEndian(stoppedAt)
      + Array(why.utf8)
  }

  init(slot: Int, codeVersion: Int, stoppedAt: UInt64 = 0, why: String = "") {
    self.slot = slot
    self.codeVersion = codeVersion
    self.stoppedAt = stoppedAt
    self.why = why
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 13, bytes[0] <= 1 else { return nil }
    func number(_ range: Range<Int>) -> UInt64 {
      bytes[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
    self.init(
      slot: Int(bytes[0]), codeVersion: Int(number(1..<5)), stoppedAt: number(5..<13),
      why: String(decoding: bytes[13...], as: UTF8.self))
  }
}

/// The tables of all views, and the entries of `meta` about them.
struct ViewTables: Sendable {
  /// What an environment must be opened with beside the log's own tables.
  static let definitions = ViewName.allCases.flatMap { view in
    [0, 1].map { TableDefinition(ViewSlot.table(view, $0)) }
  }

  private let tables: [[Table]]
  private let meta: Table

  init(_ environment: Environment, meta: Table) {
    tables = ViewName.allCases.map { view in
      [0, 1].map { environment.table(ViewSlot.table(view, $0)) }
    }
    self.meta = meta
  }

  subscript(_ view: ViewName, _ slot: Int) -> Table { tables[view.index][slot] }

  private static func key(_ view: ViewName) -> [UInt8] { Array("view.\(view.rawValue)".utf8) }

  /// The slots of all views, in the order of `ViewName`.
  func slots<Reading: TableReading & ~Copyable & ~Escapable>(
    in transaction: borrowing Reading
  ) throws(LogError) -> [ViewSlot] {
    var slots: [ViewSlot] = []
    for view in ViewName.allCases {
      do throws(LMDBError) {
        guard let bytes = try transaction.value(for: Self.key(view).span, in: meta),
          let slot = ViewSlot(bytes.array)
        else { throw LMDBError(code: .notFound, function: "mdb_get") }
        slots.append(slot)
      } catch {
        if error.code == .notFound {
          throw .corrupted(.metaMalformed(name: "view.\(view.rawValue)"))
        }
        throw .storage(error)
      }
    }
    return slots
  }

  func set(
    _ slot: ViewSlot, of view: ViewName, in transaction: inout WriteTransaction
  ) throws(LogError) {
    do throws(LMDBError) {
      try transaction.put(slot.bytes.span, for: Self.key(view).span, in: meta)
    } catch { throw .storage(error) }
  }
}

extension RawSpan {
  /// A copy that outlives the transaction.
  var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}
