/// How many letters must be inserted, dropped, replaced or swapped with their neighbour to turn one
/// text into the other.
///
/// The optimal string alignment distance (Damerau–Levenshtein without edits inside a swap).
/// - Parameters:
///   - a: one text.
///   - b: the other.
///   - limit: the caller's interest.
/// - Returns: the distance, or `limit + 1` if it is larger.
/// - Complexity: O(a · b), stopped early at the limit.
package func editDistance(_ a: String, _ b: String, limit: Int = .max - 1) -> Int {
  let a = Array(a)
  let b = Array(b)
  guard abs(a.count - b.count) <= limit else { return limit + 1 }
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for row in 1...a.count {
    var current = [row]
    for column in 1...b.count {
      let cost = a[row - 1] == b[column - 1] ? 0 : 1
      var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
      if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
        best = min(best, beforeLast[column - 2] + 1)
      }
      current.append(best)
    }
    guard current.contains(where: { $0 <= limit }) else { return limit + 1 }
    beforeLast = last
    last = current
  }
  return min(last[b.count], limit == .max ? .max : limit + 1)
}
