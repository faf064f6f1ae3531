/// A warranty that was granted for an item or a part of it.
package struct ItemWarranty: Hashable, Sendable {
  package var id: WarrantyID
  package var kind: WarrantyKind
  /// The part that it covers; none if it covers the item.
  package var partSerial: String?
  package var startsOn: Day
  package var endsOn: Day
  /// The terms, by the code of their document.
  package var terms: String
  package var event: EventID

  package init(
    id: WarrantyID, kind: WarrantyKind, partSerial: String?, startsOn: Day, endsOn: Day,
    terms: String, event: EventID
  ) {
    self.id = id
    self.kind = kind
    self.partSerial = partSerial
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.terms = terms
    self.event = event
  }
}

extension ItemState {
  /// The last day of the longest warranty that was granted for the whole item; what a replaced
  /// item handed on is not in it: `warranty(after:)` knows that.
  package var warrantyEndsOn: Day? {
    warranties.filter { $0.partSerial == nil }.map(\.endsOn).max()
  }

  /// The day from which a warranty that begins anew counts.
  private var beginsOn: Day? { installedOn ?? registeredOn }

  /// The last day of the longest warranty of the whole item, with what it has from the items
  /// whose place it took.
  ///
  /// `remaining` ends as the old one's; `reset` has the length of the old one's from the day of
  /// installation on; `none` carries nothing.
  ///
  /// - Parameter earlier: The item whose place it took, then the one whose place that one took,
  ///   and so on; one that is not known ends the row.
  /// - Returns: The day; `nil` if it has no warranty.
  package func warrantyEnd(after earlier: ArraySlice<ItemState>) -> Day? {
    let own = warrantyEndsOn
    guard let replaces, let old = earlier.first, old.id == replaces.item else { return own }
    let carried: Day? =
      switch replaces.warrantyCarry {
      case .none: nil
      case .remaining: old.warrantyEnd(after: earlier.dropFirst())
      case .reset:
        old.longestWarrantyDayCount.flatMap { count in
          beginsOn.map { Day(number: $0.number &+ Int32(clamping: count)) }
        }
      }
    return [own, carried].compactMap(\.self).max()
  }

  /// The days of the longest warranty of the whole item, from its first to its last.
  private var longestWarrantyDayCount: Int? {
    warranties.filter { $0.partSerial == nil }
      .map { Int($0.endsOn.number) - Int($0.startsOn.number) }.max()
  }
}
