package import Cases

/// Why a fold or a reader could not go on.
package enum RowsError: Error, Hashable, Sendable {
  /// Storage failed; the text is for the log.
  case storage(String)
  /// A row is not what the view wrote.
  case damagedRow(ViewName)
  /// The record at this place cannot be read.
  case damagedRecord(seq: UInt64)
  /// It rests on a view that has stopped.
  case viewHasStopped(ViewName)
}

/// What a reader reads: the rows of the views, and the log up to where it stands.
///
/// Keys and values are bytes; keys sort as bytes and have 1 to 511 of them.  Except in `refs`,
/// `dedupe` and `devices`, a key begins with a byte that says the kind of row, so that one view can
/// hold several kinds.
package protocol RowSource: ~Copyable, ~Escapable {
  /// The value stored for `key`, or `nil`.
  func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]?

  /// Hands the rows with `lower` ≤ key < `upper` to `body`, in order of keys, until it returns
  /// `false`; backwards if `reverse`.
  func scan(
    in view: ViewName, from lower: [UInt8], to upper: [UInt8], reverse: Bool,
    _ body: (_ key: [UInt8], _ value: [UInt8]) throws(RowsError) -> Bool
  ) throws(RowsError)

  /// The record at `seq`, which must not be beyond the one that is being folded.
  ///
  /// Personal fields are opened if `opened` asks for it; they stay closed without a key.
  func record(at seq: UInt64, opened: Bool) throws(RowsError) -> Record

  /// A keyed hash of a personal value, so that equality can be searched without the value;
  /// `nil` on a copy of the book without keys.
  func lookupHash(_ kind: LookupKind, _ text: String) -> [UInt8]?

  /// The feed subject of a team or an event type: SHA-256(kind ‖ name) cut to 16 bytes.
  func nameHash(_ kind: FeedKind, _ name: String) -> [UInt8]

  /// The document that was published by `event` at `seq`, as folds and readers use it; `nil` if it
  /// is of another kind, or not of a form that this build reads.
  func houseDocument(at seq: UInt64, event: EventID) throws(RowsError) -> HouseDocument?

  /// Where decoded rows are kept from one record to the next; `nil` if they are not.
  var changes: OverlayChanges? { get }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  package var changes: OverlayChanges? { nil }

  package func houseDocument(
    at seq: UInt64, event: EventID
  ) throws(RowsError) -> HouseDocument? { nil }
}

/// What a fold reads and writes.
///
/// Rows are a table of the book, or an overlay of what the tail of the log changed over such a
/// table; a fold is generic over them and cannot tell (split law: an overlay's fold of the rest
/// over a table with the beginning equals the fold of the whole into a table).
package protocol Rows: RowSource, ~Copyable, ~Escapable {
  mutating func put(_ value: [UInt8], for key: [UInt8], in view: ViewName) throws(RowsError)

  /// Removes `key`; nothing happens if it is absent.
  mutating func delete(_ key: [UInt8], in view: ViewName) throws(RowsError)
}

/// What a keyed hash is of, so that equal texts of different kinds differ.
package enum LookupKind: String, Hashable, Sendable, CaseIterable {
  case phone, email, address, nameWord
}

/// A view: a name, a code version, and a pure fold.
///
/// The fold is never patched: when it changes, `codeVersion` does, and the view is folded again
/// from the first event.  It reads the rows of its own view and, up to the record, those of `refs`,
/// but of no other: so it can be folded again alone while the others stand at a later event.  It
/// reads all that it needs before it writes: so a fold that throws has changed nothing.
package protocol View {
  static var name: ViewName { get }
  static var codeVersion: Int { get }
  /// Changes the view's rows as the record asks for.
  static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError)
}
