internal import Cases
internal import Wire

/// What stands in several documents.
enum SharedShapes {
  /// The team that owes or owns something, and the person.
  static let owner: Shape<OwnerName> = .object([
    Member("person", Shape.text.orNull, "The user of the operating system, else the member's id.") {
      $0.person
    },
    Member("team", Shape.team) { $0.team },
  ])

  static let window: Shape<Window> = .object([
    Member("from", Shape.time.orNull) { $0.from }, Member("to", Shape.time) { $0.to },
  ])

  static let customer: Shape<NamedCustomer> = .object([
    Member("id", Shape<CustomerID>.id()) { $0.card.id },
    Member("name", Shape.personal) { $0.card.name },
    Member("phone", phone.orNull, "The first live number.") { $0.phone },
    Member("ref", Shape.text, "K-77.") { $0.card.number },
  ])

  static let phone: Shape<PointCard> = .object([
    Member("display", Shape.personal, "For people.") { $0.display },
    Member("e164", Shape.personal, "In international form; null where it is not known.") {
      $0.normalized.isInternational ? $0.normalized : .absent
    },
    Member("extension", Shape.personal) { $0.extensionDigits },
    Member("raw", Shape.personal, "As it was given.") { $0.raw },
    Member("withheld", Shape<WithheldReason>.word.orNull) { _ in nil },
  ])

  static let item: Shape<ItemCard> = .object([
    Member("id", Shape<ItemID>.id()) { $0.state.id },
    Member("model", Shape.text) { $0.state.model },
    Member("ref", Shape.text, "I-31.") { $0.state.number },
    Member("serial", Shape.text.orNull) { $0.state.serial },
    Member("warrantyUntil", Shape.day.orNull, "The last day under warranty.") {
      $0.warrantyEndsOn
    },
  ])

  /// An item with the warranties of its own alone, where no other item is looked up.
  static let bareItem: Shape<ItemState> = item.of {
    ItemCard(state: $0, warrantyEndsOn: $0.warrantyEndsOn)
  }

  static let verdict: Shape<StandingVerdict> = .object([
    Member("event", Shape<EventID>.id(), "The event by which it was judged.") { $0.event },
    Member("judgedAt", Shape.time) { $0.judgedAt },
    Member("reasonCode", Shape.text) { $0.reasonCode },
    Member("verdict", Shape<WarrantyVerdict>.word) { $0.verdict },
  ])

  static let promise: Shape<OpenedPromise> = .object([
    Member("kind", Shape<PromiseKind>.word) { $0.promise.kind },
    Member("lateSec", Shape<Int>.integer, "How long its window is over.") { $0.lateSeconds },
    Member("overdue", Shape.truth) { $0.lateSeconds > 0 },
    Member("owner", owner) { $0.owner },
    Member("ref", Shape.text.orNull, "The entry that made it: C-1042#14.") { $0.reference },
    Member("state", Shape.word(["open"])) { _ in "open" },
    Member("what", Shape.personal) { $0.what },
    Member("window", window) { $0.promise.window },
  ])
}

/// A team, and a person as documents name them.
struct OwnerName: Hashable, Sendable {
  let team: Team
  let person: String?
}

/// A customer with the number to call.
struct NamedCustomer: Hashable, Sendable {
  let card: CustomerCard
  let phone: PointCard?
}

/// An open promise with its words.
struct OpenedPromise: Hashable, Sendable {
  let promise: OpenPromise
  let what: SealedText
  let owner: OwnerName
  /// The card of the person who owes it.
  let person: MemberCard?
  /// `C-1042#14`; nil for a promise that stands in no case.
  let reference: String?
  let lateSeconds: Int
}

extension PersonalText {
  fileprivate var isInternational: Bool { text?.hasPrefix("+") ?? false }
}
