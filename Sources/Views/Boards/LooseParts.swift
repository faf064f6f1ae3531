package import Cases

/// Where loose parts are: in somebody's van, or a place by its code.
package enum PartPlace: Hashable, Sendable {
  /// Of whoever acts, if nobody is named.
  case van(MemberID?)
  case other(String)

  package static let stock = PartPlace.other("stock")

  /// The code in the log: `van`, `van:` and a member's id, `stock`.
  package var code: String {
    switch self {
    case .van(let member): member.map { "van:\($0)" } ?? "van"
    case .other(let code): code
    }
  }

  /// The place that a code names where `actor` says it.
  package init(code: String, actor: MemberID?) {
    if code == "van" {
      self = .van(actor)
    } else if code.hasPrefix("van:"), let member = MemberID(ulid: String(code.dropFirst(4))) {
      self = .van(member)
    } else if code == "stockroom" {
      self = .stock
    } else {
      self = .other(code)
    }
  }
}

/// How many of a part are in a place.
package struct LoosePart: Hashable, Sendable {
  package var place: PartPlace
  package var partNo: String
  package var quantity: Quantity
}

/// What is loose, by place: what was moved there, less what was put into items from there.
///
/// What a place had before anything was moved to it is not known; so nothing is ever counted below
/// zero.
package struct LooseParts: Hashable, Sendable {
  /// Those of which there are some, by place and number.
  package private(set) var parts: [LoosePart] = []

  private struct Key: Hashable {
    var place: PartPlace
    var partNo: String
  }

  /// Counts are in thousandths: parts are counted by the piece, oil by the litre.
  private static let unit: Int64 = 1_000

  /// Folds records, by when things happened.
  package init(_ records: [Record]) {
    let corrections = Corrections(of: records.sorted { $0.seq < $1.seq })
    let standing = records.compactMap { corrections.standing(at: $0) }
      .sorted { ($0.occurredAt, $0.seq) < ($1.occurredAt, $1.seq) }
    var counts: [Key: Int64] = [:]
    func add(_ quantity: Quantity, _ sign: Int64, _ place: PartPlace, _ partNo: String) {
      guard let count = Self.thousandths(quantity) else { return }
      let key = Key(place: place, partNo: partNo)
      counts[key] = max(0, counts[key, default: 0] + sign * count)
    }
    for record in standing {
      guard case .repairs(let event) = record.event else { continue }
      switch event {
      case .partMoved(let moved):
        add(moved.quantity, -1, PartPlace(code: moved.from, actor: record.actor), moved.partNo)
        add(moved.quantity, 1, PartPlace(code: moved.to, actor: record.actor), moved.partNo)
      case .partInstalled(let part):
        switch part.source {
        case .van: add(part.quantity, -1, .van(record.actor), part.partNo)
        case .stock: add(part.quantity, -1, .stock, part.partNo)
        case .order, .customer: break
        }
      case .partRemoved(let part):
        guard part.disposition == .restock, let partNo = part.partNo else { break }
        add(part.quantity, 1, .stock, partNo)
      case .repairOpened, .repairDiagnosed, .repairWorkLogged, .repairFinished, .quoteGiven,
        .quoteAnswered, .visitScheduled, .visitStarted, .visitEnded, .partRequested,
        .loanerLent, .loanerReturned, .rmaAuthorized, .rmaSettled:
        break
      }
    }
    parts = counts.filter { $0.value > 0 }.map { key, count in
      LoosePart(place: key.place, partNo: key.partNo, quantity: Self.quantity(count))
    }.sorted { ($0.place.code, $0.partNo) < ($1.place.code, $1.partNo) }
  }

  /// Reads the events about parts since the first one was moved.
  ///
  /// - Complexity: O(n) in those events.
  package static func read<R: RowSource & ~Copyable & ~Escapable>(
    in rows: borrowing R
  ) throws(RowsError) -> LooseParts {
    let moved = try rows.records(
      of: rows.feed(ofType: Event.Kind.partMoved.rawValue), opened: false)
    guard let first = moved.first else { return LooseParts([]) }
    var records = moved
    for kind in [Event.Kind.partInstalled, .partRemoved] {
      records += try rows.records(
        of: rows.feed(ofType: kind.rawValue), from: first.seq, opened: false)
    }
    // Retractions stand in no feed of the types that they take back.
    let retractions = try rows.records(
      of: rows.feed(ofType: Event.Kind.entryRetracted.rawValue), from: first.seq, opened: false)
    return LooseParts(records + retractions)
  }

  // MARK: Counting

  /// Nil for what is too great, or finer than a thousandth.
  private static func thousandths(_ quantity: Quantity) -> Int64? {
    let parts = quantity.text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Int64($0) }), abs(whole) < 1_000_000_000 else {
      return nil
    }
    guard parts.count == 2 else { return whole * unit }
    guard parts[1].count <= 3, let part = Int64(parts[1]) else { return nil }
    var fraction = part
    for _ in parts[1].count..<3 { fraction *= 10 }
    return whole * unit + (quantity.text.hasPrefix("-") ? -fraction : fraction)
  }

  private static func quantity(_ count: Int64) -> Quantity {
    let rest = String(count % unit + unit).dropFirst()
    var digits = String(rest)
    while digits.hasSuffix("0") { digits.removeLast() }
    let text = String(count / unit) + (digits.isEmpty ? "" : "." + digits)
    return Quantity(text) ?? Quantity(Int(count / unit))
  }
}
