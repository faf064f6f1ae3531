package import Cases

/// A view that the book keeps; its name stands in the storage and in `rebuild NAME`.
package enum ViewName: String, Hashable, Sendable, CaseIterable {
  /// Which events stand in which feed.
  case refs
  /// Which command ids have been seen, and what they produced.
  case dedupe
  /// Up to which number each device's commands have come in.
  case devices
  /// Human numbers and serials to what they name, and the last number given of each kind.
  case numbers
  /// The state of every case, and the boards that follow from it.
  case cases
  /// Customers, their contact points, and keyed hashes of those.
  case customers
  /// Items and their history of parts.
  case items
  /// The staff.
  case members
  /// The documents in force.
  case documents
  /// Which key sealed whose events, and the ring of every customer.
  case keys
}

/// Why a fold or a reader could not go on.
package enum RowsError: Error, Hashable, Sendable {
  /// Storage failed; the text is for the log.
  case storage(String)
  /// A row is not what the view wrote.
  case damagedRow(ViewName)
  /// The record at this place cannot be read.
  case damagedRecord(seq: UInt64)
}

/// What a fold reads and writes: the rows of the views, and the log up to where it stands.
///
/// Rows are a table of the book, or an overlay of what the tail of the log changed over such a
/// table; a fold is generic over them and cannot tell (split law: an overlay's fold of the rest
/// over a table with the beginning equals the fold of the whole into a table).
///
/// Keys and values are bytes; keys sort as bytes.  A view's keys begin with a byte that says the
/// kind of row, so that one view can hold several kinds.
package protocol Rows: ~Copyable, ~Escapable {
  /// The value stored for `key`, or `nil`.
  func get(_ key: [UInt8], in view: ViewName) throws(RowsError) -> [UInt8]?

  mutating func put(_ value: [UInt8], for key: [UInt8], in view: ViewName) throws(RowsError)

  /// Removes `key`; nothing happens if it is absent.
  mutating func delete(_ key: [UInt8], in view: ViewName) throws(RowsError)

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
}

/// What a keyed hash is of, so that equal texts of different kinds differ.
package enum LookupKind: String, Hashable, Sendable {
  case phone, email, address, nameWord
}

/// The kinds of feeds: the first byte of a key of the view `refs`.
///
/// 1 to 14 are those of `Role`; a team's and a type's subject is a hash of the name.
package enum FeedKind: Hashable, Sendable {
  case subject(Role)
  case team
  case type

  /// The first byte of the feed's keys.
  package var code: UInt8 {
    switch self {
    case .subject(let role): role.feedRole.rawValue
    case .team: 64
    case .type: 65
    }
  }
}

/// A view: a name, a code version, and a pure fold.
///
/// The fold is never patched: when it changes, `codeVersion` does, and the view is folded again
/// from the first event.
package protocol View {
  static var name: ViewName { get }
  static var codeVersion: Int { get }
  /// Changes the view's rows as `record` asks for.  Views are folded in the order of `ViewName`,
  /// so a fold may read the rows of those before it.
  static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, into rows: inout R
  ) throws(RowsError)
}
