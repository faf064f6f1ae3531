@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) {
  var read = try ReadTransaction(env)
  try read.put(key.span, for: key.span, in: table)
}
