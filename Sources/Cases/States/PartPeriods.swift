/// How long a part was in an item.
package struct PartPeriod: Hashable, Sendable {
  package var partNo: String?
  package var serial: String?
  package var quantity: Quantity
  /// The place in the item: where it was put in or taken out; of a part put in without one, that of
  /// the part whose place it took.
  package var position: String?
  /// `nil` for a part that was in it from the beginning.
  package var installedAt: Instant?
  package var installedBy: EventID?
  /// `nil` for a part that is in it now.
  package var removedAt: Instant?
  package var removedBy: EventID?
}

extension ItemState {
  /// Every part that is or was in the item, in the order in which they came in; one that nobody
  /// put in when it went out.
  ///
  /// - Complexity: O(n²) in the installations and removals, as `parts`.
  package var partPeriods: [PartPeriod] {
    var periods: [PartPeriod] = []
    /// The parts that are in it, with the places of their periods.
    var parts: [(part: InstalledPart, place: Int)] = []
    var positions: [PartUsageID: String] = [:]
    for use in partUses {
      switch use.kind {
      case .installed:
        guard let part = InstalledPart(use) else { continue }
        parts.append((part, periods.count))
        periods.append(
          PartPeriod(
            partNo: use.partNo, serial: use.serial, quantity: use.quantity,
            position: use.position ?? use.pairs.flatMap { positions[$0] }, installedAt: use.at,
            installedBy: use.event))
      case .removed:
        if let index = use.target(in: parts.map(\.part)) {
          let place = parts.remove(at: index).place
          periods[place].removedAt = use.at
          periods[place].removedBy = use.event
          positions[use.usage] = use.position ?? periods[place].position
        } else {
          positions[use.usage] = use.position
          periods.append(
            PartPeriod(
              partNo: use.partNo, serial: use.serial, quantity: use.quantity,
              position: use.position, removedAt: use.at, removedBy: use.event))
        }
      }
    }
    return periods
  }
}
