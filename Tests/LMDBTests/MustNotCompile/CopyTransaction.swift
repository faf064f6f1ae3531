@testable import LMDB

func f(_ env: Environment) throws(LMDBError) {
  let a = try WriteTransaction(env)
  let b = a
  try a.commit()
  try b.commit()
}
