internal import Cases
internal import Synchronization

/// Documents of the house as they were read, by the event that published them: they never change.
final class HouseDocumentCache: Sendable {
  private let known = Mutex<[EventID: HouseDocument?]>([:])

  /// Bound: a house publishes few; beyond it everything is read again.
  private static let countMax = 256

  /// `nil` if it is not known; `.some(nil)` if it is known to be none.
  subscript(_ event: EventID) -> HouseDocument?? {
    get { known.withLock { $0[event] } }
    set {
      known.withLock { known in
        if known.count >= Self.countMax { known.removeAll() }
        known[event] = newValue
      }
    }
  }
}
