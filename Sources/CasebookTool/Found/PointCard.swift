internal import Casebook
internal import Cases
internal import PhoneNumbers
internal import Screens
internal import Views
internal import Wire

/// A way to reach a customer, with its words.
struct PointCard: Hashable, Sendable {
  let state: PointState
  let raw: SealedText
  let normalized: SealedText
  let extensionDigits: SealedText
  let label: String?

  var id: ContactPointID { state.id }

  /// For people: a telephone number in half width without its extension, anything else as it is.
  var display: SealedText {
    guard state.kind == .phone || state.kind == .sms, let text = raw.text else { return raw }
    return .open(PhoneNumber(unverified: text).display)
  }
}

extension Desk {
  /// The ways to reach a customer under all names, in the order in which they became known.
  func points(of card: CustomerCard) throws(ErrorReport) -> [PointCard] {
    try read { (snapshot) throws(RowsError) in
      try snapshot.points(of: try snapshot.person(card.id) ?? card.state)
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The ways to reach a customer, in the order in which they became known.
  func points(of customer: CustomerState) throws(RowsError) -> [PointCard] {
    var cards: [PointCard] = []
    for point in customer.points {
      let record = try record(at: point.seq, opened: true)
      guard case .customers(.contactPointAdded(let added)) = record.event else {
        throw .damagedRow(.customers)
      }
      cards.append(
        PointCard(
          state: point, raw: SealedText(added.raw, of: record),
          normalized: SealedText(added.normalized, of: record),
          extensionDigits: SealedText(added.extensionDigits, of: record), label: added.label))
    }
    return cards
  }
}

/// What must not be: a record of another type than a row says.
enum BookDamage {
  static func record(_ seq: UInt64) -> BookError { .recordIsDamaged(seq: seq) }
}
