@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) {
  var write = try WriteTransaction(env)
  let old = try write.value(for: key.span, in: table)
  try write.put(key.span, for: key.span, in: table)
  print(old?.byteCount ?? 0)
  try write.commit()
}
