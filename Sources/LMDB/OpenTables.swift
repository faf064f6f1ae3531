internal import CLMDB

/// Opens all tables at once and keeps their handles for ever.
///
/// "A handle from an uncommitted transaction" is of no use elsewhere, and `mdb_dbi_open` "must
/// not be called from multiple concurrent transactions" (`lmdb.h`): so this happens once, before
/// anybody else has the environment, and even a reader commits.  The writer lock is taken only
/// when a table has to be made, so that looking into a book never waits for its writer.
func openTables(
  _ definitions: [TableDefinition], in environment: OpaquePointer,
  _ purpose: Environment.Purpose
) throws(LMDBError) -> [String: Table] {
  do throws(LMDBError) {
    return unsafe try openTables(definitions, in: environment, UInt32(MDB_RDONLY), 0)
  } catch {
    switch purpose {
    case .read, .readClosedCopy: throw error
    case .create, .write:
      guard error.code == .notFound else { throw error }
      return unsafe try openTables(definitions, in: environment, 0, UInt32(MDB_CREATE))
    }
  }
}

private func openTables(
  _ definitions: [TableDefinition], in environment: OpaquePointer,
  _ transactionFlags: UInt32, _ tableFlags: UInt32
) throws(LMDBError) -> [String: Table] {
  var begun: OpaquePointer?
  let code = unsafe mdb_txn_begin(environment, nil, transactionFlags, &begun)
  try check(code, "mdb_txn_begin")
  guard let transaction = unsafe begun else { preconditionFailure("mdb_txn_begin gave no handle") }
  var tables: [String: Table] = [:]
  do throws(LMDBError) {
    for definition in definitions {
      tables[definition.name] = unsafe try openTable(definition, in: transaction, tableFlags)
    }
  } catch {
    unsafe mdb_txn_abort(transaction)
    throw error
  }
  try check(unsafe mdb_txn_commit(transaction), "mdb_txn_commit")
  return tables
}

private func openTable(
  _ definition: TableDefinition, in transaction: OpaquePointer, _ flags: UInt32
) throws(LMDBError) -> Table {
  let keys: UInt32 =
    switch definition.keys {
    case .bytes: 0
    case .numbers: UInt32(MDB_INTEGERKEY)
    }
  var dbi: MDB_dbi = 0
  try check(
    unsafe mdb_dbi_open(transaction, definition.name, flags | keys, &dbi), "mdb_dbi_open")
  // An existing table keeps the flags it was made with, whatever is asked for.
  var found: UInt32 = 0
  try check(unsafe mdb_dbi_flags(transaction, dbi, &found), "mdb_dbi_flags")
  guard found & UInt32(MDB_INTEGERKEY) == keys else {
    throw LMDBError(code: .incompatible, function: "mdb_dbi_open")
  }
  return Table(dbi: dbi, keys: definition.keys)
}
