/// A table (an LMDB "named database"): a small value, valid while its environment is open.
package struct Table: Hashable, Sendable {
  let dbi: UInt32
  /// What its keys are.
  package let keys: TableDefinition.Keys
}

/// What is said about a table when its environment is opened.
package struct TableDefinition: Hashable, Sendable {
  /// What the keys of a table are, which decides their order.
  package enum Keys: Hashable, Sendable {
    /// From 1 to 511 bytes, in the order of their bytes.
    case bytes
    /// Numbers (`UInt64`) in native byte order, in the order of numbers.  C: `MDB_INTEGERKEY`.
    case numbers
  }

  /// The name in the file; never changed.
  package let name: String
  /// What its keys are; never changed.
  package let keys: Keys

  package init(_ name: String, keys: Keys = .bytes) {
    self.name = name
    self.keys = keys
  }
}
