/// What a key allows its user to do; whatever is not named is not allowed (WIRE.md §7).
package enum Right: String, Hashable, Sendable, CaseIterable {
  /// Read the feeds and views of his audience.
  case read
  /// Have commands carried out.
  case `do`
  /// Read records as they are stored: a replica, or a kit for the cases of its pack.
  case replicate
  /// Name another member or device than those of the key; the record says `asserted`.
  case speakFor
  /// Take in history of another system.
  case operate
}
