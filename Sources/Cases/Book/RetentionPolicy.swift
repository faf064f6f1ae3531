/// How long media are kept, by their kind, as the policy of the house says.
package struct RetentionPolicy: Hashable, Sendable {
  /// Days after the day on which a medium was made; kinds without an entry are kept.
  package var days: [MediaKind: Int]

  package init(days: [MediaKind: Int] = [:]) { self.days = days }

  /// The bounds of what may be asked for: to a hundred years.
  package static let dayRange = 1...36_525

  /// Why media are taken back whose time is over: the reason code of `entry.retracted`.
  package static let reasonCode = "retention"

  /// The day on which a medium of this kind, made on `day`, is to be destroyed; `nil` if it stays.
  package func end(of kind: MediaKind, from day: Day) -> Day? {
    days[kind].map { Day(number: day.number + Int32($0)) }
  }
}
