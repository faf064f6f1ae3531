/// A team that is asked.
package struct Referral: Hashable, Sendable {
  /// The team.
  package var team: Team
  /// Until when.
  package var respondBy: Instant?

  package init(
    team: Team,
    respondBy: Instant? = nil
  ) {
    self.team = team
    self.respondBy = respondBy
  }
}

/// What the receiver of a case must know.
package struct Brief: Hashable, Sendable {
  /// What is asked of the receiver; personal: `nil` also where it is sealed.
  package var ask: String?
  /// Where things stand; personal: `nil` also where it is sealed.
  package var situation: String?
  /// What was tried; personal: empty also where it is sealed.
  package var tried: [String]
  /// What comes next; personal: `nil` also where it is sealed.
  package var nextStep: String?
  /// Keys that are not known.
  package var openQuestions: [String]
  /// What is owed to the customer.
  package var openPromises: [PromiseID]
  /// How the customer is.
  package var mood: Mood?

  package init(
    ask: String?,
    situation: String?,
    tried: [String] = [],
    nextStep: String?,
    openQuestions: [String] = [],
    openPromises: [PromiseID] = [],
    mood: Mood? = nil
  ) {
    self.ask = ask
    self.situation = situation
    self.tried = tried
    self.nextStep = nextStep
    self.openQuestions = openQuestions
    self.openPromises = openPromises
    self.mood = mood
  }
}

/// What shows that a promise was kept.
package struct SettlementEvidence: Hashable, Sendable {
  /// A contact.
  package var contact: ContactID?
  /// A visit.
  package var visit: VisitID?
  /// A message.
  package var message: MessageID?

  package init(
    contact: ContactID? = nil,
    visit: VisitID? = nil,
    message: MessageID? = nil
  ) {
    self.contact = contact
    self.visit = visit
    self.message = message
  }
}

/// A line of a quote.
package struct QuoteLine: Hashable, Sendable {
  /// What it is: the shop's own published text.
  package var text: String
  /// How many.
  package var quantity: Quantity
  /// The price.
  package var amount: Money

  package init(
    text: String,
    quantity: Quantity,
    amount: Money
  ) {
    self.text = text
    self.quantity = quantity
    self.amount = amount
  }
}

/// A line of a request for parts.
package struct PartLine: Hashable, Sendable {
  /// The part's number.
  package var partNo: String
  /// How many.
  package var quantity: Quantity
  /// Whether it is used up.
  package var consumable: Bool

  package init(
    partNo: String,
    quantity: Quantity,
    consumable: Bool
  ) {
    self.partNo = partNo
    self.quantity = quantity
    self.consumable = consumable
  }
}

/// A line of a return.
package struct RMALine: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The item.
  package var item: ItemID?
  /// How many.
  package var quantity: Quantity
  /// What the customer wants.
  package var wanted: RMAWish

  package init(
    line: Int,
    item: ItemID? = nil,
    quantity: Quantity,
    wanted: RMAWish
  ) {
    self.line = line
    self.item = item
    self.quantity = quantity
    self.wanted = wanted
  }
}

/// What a step of a checklist showed.
package struct StepResult: Hashable, Sendable {
  /// The step's code.
  package var step: String
  /// The result's code.
  package var result: String

  package init(
    step: String,
    result: String
  ) {
    self.step = step
    self.result = result
  }
}

/// Serial numbers from one to another.
package struct SerialRange: Hashable, Sendable {
  /// The first.
  package var from: String
  /// The last.
  package var to: String

  package init(
    from: String,
    to: String
  ) {
    self.from = from
    self.to = to
  }
}

/// Of what a trend was counted.
package struct TrendKeys: Hashable, Sendable {
  /// The symptom's code.
  package var symptom: String?
  /// The model.
  package var model: String?
  /// The lot.
  package var lot: String?

  package init(
    symptom: String? = nil,
    model: String? = nil,
    lot: String? = nil
  ) {
    self.symptom = symptom
    self.model = model
    self.lot = lot
  }
}

/// Something that outlives an erasure.
package struct Kept: Hashable, Sendable {
  /// What.
  package var what: String
  /// Why, as a code.
  package var why: String
  /// Until when.
  package var until: Day?

  package init(
    what: String,
    why: String,
    until: Day? = nil
  ) {
    self.what = what
    self.why = why
    self.until = until
  }
}
