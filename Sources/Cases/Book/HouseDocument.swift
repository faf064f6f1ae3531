/// A document of the house as folds and readers use it: read once, for it never changes.
package enum HouseDocument: Hashable, Sendable {
  case policy(ClockPolicy)
  case calendar(BusinessCalendar)
  case factKeys([FactKey])
  /// A script or a check-sheet.
  case script(Script)
}
