@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) {
  var write = try WriteTransaction(env)
  var cursor = try write.cursor(in: table)
  try write.put(key.span, for: key.span, in: table)
  _ = try cursor.next()
}
