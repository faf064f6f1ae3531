@testable import LMDB

func f(_ env: Environment) async throws(LMDBError) {
  let read = try ReadTransaction(env)
  _ = consume read
}
