internal import LMDB

/// Compares two tables row by row.
enum TableComparison {
  /// The rows in which `live` is not what `folded` is, at most `VerifyReport.faultCountMax`.
  static func faults(
    in snapshot: borrowing ReadTransaction, _ live: Table, _ folded: Table
  ) throws(LMDBError) -> [(key: [UInt8], fault: VerifyFault.RowFault)] {
    var faults: [(key: [UInt8], fault: VerifyFault.RowFault)] = []
    var left = try snapshot.cursor(in: live)
    var right = try snapshot.cursor(in: folded)
    var leftRow = try next(&left)
    var rightRow = try next(&right)
    while faults.count < VerifyReport.faultCountMax {
      if let one = leftRow, let other = rightRow, one.key == other.key {
        if one.value != other.value { faults.append((one.key, .differs)) }
        leftRow = try next(&left)
        rightRow = try next(&right)
      } else if let one = leftRow,
        rightRow.map({ one.key.lexicographicallyPrecedes($0.key) }) ?? true
      {
        faults.append((one.key, .extra))
        leftRow = try next(&left)
      } else if let other = rightRow {
        faults.append((other.key, .missing))
        rightRow = try next(&right)
      } else {
        break
      }
    }
    return faults
  }

  private static func next(
    _ cursor: inout Cursor
  ) throws(LMDBError) -> (key: [UInt8], value: [UInt8])? {
    guard let entry = try cursor.next() else { return nil }
    return (entry.key.array, entry.value.array)
  }
}
