package import Cases

extension Event {
  /// One event of every type.
  package static let samples: [Event] =
    Event.Customers.samples.map { Event.customers($0) }
    + Event.Items.samples.map { Event.items($0) }
    + Event.Cases.samples.map { Event.cases($0) }
    + Event.Contacts.samples.map { Event.contacts($0) }
    + Event.Facts.samples.map { Event.facts($0) }
    + Event.Commitments.samples.map { Event.commitments($0) }
    + Event.Repairs.samples.map { Event.repairs($0) }
    + Event.Care.samples.map { Event.care($0) }
    + Event.Book.samples.map { Event.book($0) }
}
