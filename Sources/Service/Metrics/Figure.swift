internal import CoreMetrics
internal import Synchronization

/// One number, or a distribution of numbers, that grows while the service runs.
final class Figure: CounterHandler, MeterHandler, RecorderHandler, TimerHandler, Sendable {
  /// How it is counted.
  enum Kind: Hashable, Sendable {
    case counter
    case gauge
    case histogram(Scale)
  }

  /// The upper bounds of the buckets of a histogram.
  enum Scale: Hashable, Sendable {
    /// From 0.1 ms to 10 s.
    case seconds
    /// From 1 to 1,024.
    case counts

    var bounds: [Double] {
      switch self {
      case .seconds:
        [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 10]
      case .counts: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024]
      }
    }
  }

  private struct State: Sendable {
    var value: Double = 0
    var count: Int64 = 0
    /// How many were at most as great as each bound, and greater than the one before.
    var buckets: [Int64] = []
  }

  private let scale: Scale?
  /// The word of Prometheus for it.
  let kind: String
  private let state: Mutex<State>

  init(_ kind: Kind) {
    var state = State()
    switch kind {
    case .counter:
      (self.kind, scale) = ("counter", nil)
    case .gauge:
      (self.kind, scale) = ("gauge", nil)
    case .histogram(let scale):
      (self.kind, self.scale) = ("histogram", scale)
      state.buckets = Array(repeating: 0, count: scale.bounds.count)
    }
    self.state = Mutex(state)
  }

  func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
  func increment(by amount: Double) { state.withLock { $0.value += amount } }
  func decrement(by amount: Double) { state.withLock { $0.value -= amount } }
  func set(_ value: Int64) { state.withLock { $0.value = Double(value) } }
  func set(_ value: Double) { state.withLock { $0.value = value } }
  func reset() { state.withLock { $0.value = 0 } }
  func record(_ value: Int64) { record(Double(value)) }
  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func record(_ value: Double) {
    let place = scale?.bounds.firstIndex { value <= $0 }
    state.withLock { state in
      state.count += 1
      if scale == nil { state.value = value } else { state.value += value }
      if let place { state.buckets[place] += 1 }
    }
  }

  /// Writes its lines.
  func write(_ name: FigureName, to output: inout String) {
    let state = state.withLock { $0 }
    guard let scale else {
      output += "\(name.label)\(name.braced()) \(Self.text(state.value))\n"
      return
    }
    var sum: Int64 = 0
    for (bound, count) in zip(scale.bounds, state.buckets) {
      sum += count
      output += "\(name.label)_bucket\(name.braced("le=\"\(Self.text(bound))\"")) \(sum)\n"
    }
    output += "\(name.label)_bucket\(name.braced("le=\"+Inf\"")) \(state.count)\n"
    output += "\(name.label)_sum\(name.braced()) \(Self.text(state.value))\n"
    output += "\(name.label)_count\(name.braced()) \(state.count)\n"
  }

  /// Whole numbers without a point.
  private static func text(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
  }
}
