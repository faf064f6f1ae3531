@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) -> Int {
  var write = try WriteTransaction(env)
  try write.put(key.span, for: key.span, in: table)
  try write.commit()
  let read = try ReadTransaction(env)
  var cursor = try Cursor(read, in: table)
  let first = try cursor.next()
  return first?.value.byteCount ?? 0
}
