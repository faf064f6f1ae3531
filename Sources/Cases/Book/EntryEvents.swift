/// Events were taken back.
package struct EntryRetracted: Hashable, Sendable {
  /// The events.
  package var events: [EventID]
  /// Why, as a reason code.
  package var reasonCode: String
  /// Why, in words; personal: `nil` also where it is sealed.
  package var reason: String?

  package init(
    events: [EventID] = [],
    reasonCode: String,
    reason: String? = nil
  ) {
    self.events = events
    self.reasonCode = reasonCode
    self.reason = reason
  }
}

/// An entry was put on top.
package struct EntryPinned: Hashable, Sendable {
  /// The first event of the entry.
  package var event: EventID

  package init(
    event: EventID
  ) {
    self.event = event
  }
}

/// An entry was taken from the top.
package struct EntryUnpinned: Hashable, Sendable {
  /// The first event of the entry.
  package var event: EventID

  package init(
    event: EventID
  ) {
    self.event = event
  }
}
