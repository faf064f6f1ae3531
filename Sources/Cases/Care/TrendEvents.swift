/// A symptom became more frequent than it should be.
package struct TrendFlagged: Hashable, Sendable {
  /// What was counted.
  package var metric: String
  /// Over what time.
  package var window: Window
  /// The count that was to be expected.
  package var expected: Quantity
  /// The count.
  package var observedCount: Int
  /// The probability of as many by chance.
  package var probability: Quantity
  /// Of what.
  package var keys: TrendKeys
  /// The first case of it.
  package var firstCase: CaseID?

  package init(
    metric: String,
    window: Window,
    expected: Quantity,
    observedCount: Int,
    probability: Quantity,
    keys: TrendKeys,
    firstCase: CaseID? = nil
  ) {
    self.metric = metric
    self.window = window
    self.expected = expected
    self.observedCount = observedCount
    self.probability = probability
    self.keys = keys
    self.firstCase = firstCase
  }
}
