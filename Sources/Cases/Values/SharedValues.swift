/// A span of time.
package struct Window: Hashable, Sendable {
  /// Its beginning; none if only the end counts.
  package var from: Instant?
  /// Its end.
  package var to: Instant

  package init(
    from: Instant? = nil,
    to: Instant
  ) {
    self.from = from
    self.to = to
  }
}

/// A team, and perhaps a person of it.
package struct Owner: Hashable, Sendable {
  /// The team.
  package var team: Team
  /// The person.
  package var person: MemberID?

  package init(
    team: Team,
    person: MemberID? = nil
  ) {
    self.team = team
    self.person = person
  }
}

/// An amount of money.
package struct Money: Hashable, Sendable {
  /// A decimal number as text.
  package var amount: Quantity
  /// ISO 4217.
  package var currency: String
  /// Whether tax is in it.
  package var tax: Tax

  package init(
    amount: Quantity,
    currency: String,
    tax: Tax
  ) {
    self.amount = amount
    self.currency = currency
    self.tax = tax
  }
}

/// The number at the other end of a call.
package struct CallerNumber: Hashable, Sendable {
  /// As the network gave it.
  package var raw: String
  /// In international form.
  package var e164: String?
  /// The extension.
  package var extensionDigits: String?

  package init(
    raw: String,
    e164: String? = nil,
    extensionDigits: String? = nil
  ) {
    self.raw = raw
    self.e164 = e164
    self.extensionDigits = extensionDigits
  }
}

/// A range of values.
package struct QuantityRange: Hashable, Sendable {
  /// The least value.
  package var low: Quantity?
  /// The greatest value.
  package var high: Quantity?

  package init(
    low: Quantity? = nil,
    high: Quantity? = nil
  ) {
    self.low = low
    self.high = high
  }
}

/// An item whose place another takes.
package struct Replacement: Hashable, Sendable {
  /// The item.
  package var item: ItemID
  /// Why, as a code.
  package var reason: String
  /// What becomes of its warranty.
  package var warrantyCarry: WarrantyCarry

  package init(
    item: ItemID,
    reason: String,
    warrantyCarry: WarrantyCarry
  ) {
    self.item = item
    self.reason = reason
    self.warrantyCarry = warrantyCarry
  }
}

/// Somebody a contact may have been with.
package struct Candidate: Hashable, Sendable {
  /// The customer.
  package var customer: CustomerID
  /// Percent.
  package var score: Int
  /// The rule that matched, as a code.
  package var why: String

  package init(
    customer: CustomerID,
    score: Int,
    why: String
  ) {
    self.customer = customer
    self.score = score
    self.why = why
  }
}

/// What shows a fact.
package struct Evidence: Hashable, Sendable {
  /// The contact in which it was said.
  package var contact: ContactID?
  /// Where in its recording.
  package var offsetSeconds: Int?
  /// The medium that shows it.
  package var media: MediaID?
  /// The document that says it.
  package var document: String?

  package init(
    contact: ContactID? = nil,
    offsetSeconds: Int? = nil,
    media: MediaID? = nil,
    document: String? = nil
  ) {
    self.contact = contact
    self.offsetSeconds = offsetSeconds
    self.media = media
    self.document = document
  }
}

/// A place in the log.
package struct LogPosition: Hashable, Sendable {
  /// The epoch, from 1.
  package var epoch: Int
  /// The number of the event, from 1; 0 is before the first.
  package var seq: Int

  package init(
    epoch: Int,
    seq: Int
  ) {
    self.epoch = epoch
    self.seq = seq
  }
}
