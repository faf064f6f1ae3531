@testable import LMDB

func f(_ env: Environment, _ key: [UInt8], _ table: Table) throws(LMDBError) -> Int {
  var kept: RawSpan? = nil
  if table.hashValue > 0 {
    let read = try ReadTransaction(env)
    kept = try read.value(for: key.span, in: table)
  }
  return kept?.byteCount ?? 0
}
