/// Why a customer was asked an open question, as it is judged afterwards: one number becomes work
/// for the right person (DOMAIN.md §5).
package enum AskAttribution: String, Hashable, Sendable, CaseIterable {
  /// The ledger had the answer when it was asked, or said that the customer declined.
  case notLooked
  /// The book knew, and the device had not heard of it yet.
  case notReplicated
  /// It had been said before, and nobody had written it down.
  case notCaptured
  /// Another team knew, which does not share it.
  case restricted
  /// It was known, but not fresh enough: a reading back would have done.
  case stale
  /// Two values were known.
  case conflict
  /// There was a reason, or nobody knew.
  case justified

  /// Whether the customer said again what the house had been told.
  package var isRepeat: Bool {
    switch self {
    case .notLooked, .notReplicated, .notCaptured, .restricted: true
    case .stale, .conflict, .justified: false
    }
  }

  /// The number that counts it.
  package var measure: FigureMeasure {
    switch self {
    case .notLooked: .notLooked
    case .notReplicated: .notReplicated
    case .notCaptured: .notCaptured
    case .restricted: .restricted
    case .stale: .stale
    case .conflict: .conflict
    case .justified: .justified
    }
  }
}
