/// Shares, means and percentiles as every figure counts them.
package enum Statistics {
  /// The percentile of `sorted` values, which stands at place p·(n − 1), from 0.
  ///
  /// Between two places it is interpolated and cut off.  So the median of an even number is the
  /// mean of the middle two.
  package static func percentile(_ percent: Int, _ sorted: [Int64]) -> Int64? {
    guard let last = sorted.last else { return nil }
    let (place, rest) = ((sorted.count - 1) * percent).quotientAndRemainder(dividingBy: 100)
    guard place + 1 < sorted.count else { return last }
    return sorted[place] + (sorted[place + 1] - sorted[place]) * Int64(rest) / 100
  }

  /// Tenths of a percent, rounded half up; `nil` of nothing.
  package static func share(_ part: Int, _ whole: Int) -> Int? {
    whole == 0 ? nil : (part * 2_000 + whole) / (2 * whole)
  }

  /// The mean, rounded half up; `nil` of nothing.
  package static func mean(_ sum: Int64, _ count: Int) -> Int64? {
    count == 0 ? nil : (sum * 2 + Int64(count)) / (2 * Int64(count))
  }

  /// Tenths of `sum` ÷ `count`, rounded half away from zero; `nil` of nothing.
  package static func tenths(_ sum: Int, _ count: Int) -> Int? {
    guard count > 0 else { return nil }
    let magnitude = (abs(sum) * 20 + count) / (2 * count)
    return sum < 0 ? -magnitude : magnitude
  }
}
