internal import Cases

/// Counts symptoms by model, and tells which are too many for their trailing baseline.
struct TrendFigures {
  private var observed: [Pair: Int] = [:]
  private var before: [Pair: Int] = [:]
  private let window: TimeWindow
  private let start: Instant

  /// A symptom of a model.
  private struct Pair: Hashable {
    let symptom: String
    let model: String
  }

  private struct TimeWindow {
    let from: Instant
    let to: Instant
  }

  /// How many windows before the one that is judged make the baseline.
  static let baselineCount = 4
  /// The window where none is asked for, in days.
  static let windowDays: Int64 = 30
  /// What is less likely by chance is flagged.
  static let probabilityMax = 0.01
  static let probabilityText = "0.01"
  /// Fewer are no trend.
  static let countMin = 3

  init(_ query: FigureQuery) {
    let end = min(query.until ?? query.now, query.now)
    let from = query.since ?? end.adding(seconds: -Self.windowDays * 86_400)
    window = TimeWindow(from: from, to: end)
    let length = max(0, end.microseconds - from.microseconds)
    start = Instant(
      microseconds: max(
        Instant.range.lowerBound.microseconds,
        from.microseconds - length * Int64(Self.baselineCount)))
  }

  mutating func add(_ state: CaseState, model: String?) {
    guard state.stage != .absent, let symptom = state.symptom, let model,
      state.openedAt >= start, state.openedAt < window.to
    else { return }
    let pair = Pair(symptom: symptom, model: model)
    if state.openedAt >= window.from {
      observed[pair, default: 0] += 1
    } else {
      before[pair, default: 0] += 1
    }
  }

  func finish(into sheet: inout FigureSheet) {
    let facts = FigureFacts(window.from)
    for (pair, count) in observed {
      let expected = Double(before[pair] ?? 0) / Double(Self.baselineCount)
      sheet.tell(.trend, facts, isCounted: false) { $0.count(.cases, count) }
      guard count >= Self.countMin,
        Chance.atLeast(count, expecting: expected) < Self.probabilityMax
      else { continue }
      sheet.tell(.trend, facts, isCounted: false) { $0.count(.flags) }
      sheet.cell(.trend, facts, pair.symptom, pair.model, count)
    }
  }
}

/// Probabilities, without a library for them: this module imports none.
package enum Chance {
  /// e to the power of `x`, to about 1e-15 of itself.
  ///
  /// x = n·ln 2 + r with |r| ≤ ½ ln 2; the series of e^r ends after twenty terms, 2^n is exact.
  package static func exponential(_ x: Double) -> Double {
    guard x > -745 else { return 0 }
    guard x < 709 else { return .infinity }
    let powers = (x / Self.ln2).rounded()
    let rest = x - powers * Self.ln2High - powers * Self.ln2Low
    var term = 1.0
    var sum = 1.0
    for step in 1...20 {
      term *= rest / Double(step)
      sum += term
    }
    // In two steps, since 2^n alone can be too small to be written with all its digits.
    let half = Int(powers) / 2
    return sum * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: Int(powers) - half, significand: 1)
  }

  /// The natural logarithm of `x`, more than zero: 2·artanh((m − 1)/(m + 1)) + n·ln 2.
  package static func logarithm(_ x: Double) -> Double {
    precondition(x > 0, "only what is more than zero has a logarithm")
    var (mantissa, exponent) = (x.significand, Double(x.exponent))
    if mantissa > 1.5 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    var power = ratio
    var sum = 0.0
    for step in stride(from: 1, through: 41, by: 2) {
      sum += power / Double(step)
      power *= ratio * ratio
    }
    return 2 * sum + exponent * ln2
  }

  private static let ln2 = 0.693147180559945309417
  private static let ln2High = 0.693147180369123816490
  private static let ln2Low = 1.90821492927058770002e-10

  /// How likely `count` or more are by chance where `expected` are expected (Poisson).
  package static func atLeast(_ count: Int, expecting expected: Double) -> Double {
    guard count > 0 else { return 1 }
    // Nothing was ever seen before: half an event stands for nothing.
    let mean = max(expected, 0.5)
    var logFactorial = 0.0
    if count > 1 { for number in 2...count { logFactorial += logarithm(Double(number)) } }
    var term = exponential(Double(count) * logarithm(mean) - mean - logFactorial)
    var sum = 0.0
    var number = Double(count)
    // Terms fall once their number is beyond the mean; the tail behind them is less than the last.
    while term > 1e-18 || number < mean {
      sum += term
      number += 1
      term *= mean / number
    }
    return min(1, sum)
  }
}
