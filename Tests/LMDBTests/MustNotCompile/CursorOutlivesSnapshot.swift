@testable import LMDB

func f(_ env: Environment, _ table: Table) throws(LMDBError) -> Cursor {
  let read = try ReadTransaction(env)
  return try Cursor(read, in: table)
}
