@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) {
  let read = try ReadTransaction(env)
  Task { _ = try read.value(for: key.span, in: table) }
}
