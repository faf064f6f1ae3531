internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The parts that a technician may mean: what this model most often got.
struct PartOffers {
  struct Offer: Hashable {
    let partNo: String
    /// How often a part of this number went into items of this model.
    var useCount: Int
    /// How many are in the van; nil where nobody counts them.
    var stock: Quantity?

    /// 残 1, 3 回.
    var words: Bilingual {
      guard let stock else { return Bilingual(ja: "\(useCount) 回", en: "\(useCount) times") }
      return Bilingual(ja: "残 \(stock.text)", en: "\(stock.text) left")
    }
  }

  /// The likeliest first.
  let all: [Offer]
  /// The serials of parts that are in the item, by their numbers.
  private let serials: [String: String]

  /// Bound: what digits can choose, `9` being for typing.
  static let countMax = 8
  /// Bound: of how many items, the latest ones, the parts are counted.
  static let itemsReadMax = 2_000

  /// Whether it is known what is in the van.
  var hasStock: Bool { all.contains { $0.stock != nil } }

  /// The serial that is in the item now, of the only part with this number.
  func installed(_ partNo: String) -> String? { serials[partNo] }

  /// The offers for the item of a case.
  init(of card: CaseCard, _ desk: Desk) throws(ErrorReport) {
    guard let item = card.item else {
      all = []
      serials = [:]
      return
    }
    var known: [String: [String]] = [:]
    for part in item.parts { known[part.partNo, default: []] += [part.serial].compactMap(\.self) }
    serials = known.compactMapValues { $0.count == 1 ? $0[0] : nil }
    let counts: [String: Int] = try desk.read { (snapshot) throws(RowsError) in
      var counts: [String: Int] = [:]
      var left = Self.itemsReadMax
      try snapshot.forEachItem { (state) throws(RowsError) in
        left -= 1
        guard state.model == item.model else { return left > 0 }
        for use in state.partUses where use.kind == .installed {
          if let partNo = use.partNo { counts[partNo, default: 0] += 1 }
        }
        return left > 0
      }
      return counts
    }
    all = Array(
      counts.map { Offer(partNo: $0.key, useCount: $0.value) }
        .sorted { ($1.useCount, $0.partNo) < ($0.useCount, $1.partNo) }.prefix(Self.countMax))
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Hands the states of items to `body`, the latest registered first, until it returns `false`.
  fileprivate func forEachItem(
    _ body: (ItemState) throws(RowsError) -> Bool
  ) throws(RowsError) {
    try scan(in: .items, from: [stateRowKind], to: [stateRowKind + 1], reverse: true) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .items)
      return try body(try ItemState.decoded(try reader.id(), value))
    }
  }
}
