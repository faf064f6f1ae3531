internal import Cases
internal import Synchronization

/// Policies and calendars as they were read, by the event that published them: they never change.
final class ClockDocumentCache: Sendable {
  private let known = Mutex<[EventID: ClockDocument?]>([:])

  /// Bound: a house publishes few; beyond it everything is read again.
  private static let countMax = 256

  /// `nil` if it is not known; `.some(nil)` if it is known to be none.
  subscript(_ event: EventID) -> ClockDocument?? {
    get { known.withLock { $0[event] } }
    set {
      known.withLock { known in
        if known.count >= Self.countMax { known.removeAll() }
        known[event] = newValue
      }
    }
  }
}
