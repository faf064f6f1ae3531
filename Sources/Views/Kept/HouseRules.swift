package import Cases

/// Where the documents stand by which the book itself works: rows of the view `documents`, every
/// version with the event that published it.
enum HouseRules {
  /// A version of such a document.
  struct Place {
    let id: String
    let version: Int
    let seq: UInt64
    let event: EventID
    /// When the book accepted it; a document is never in force before.
    let from: Instant
  }

  static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ document: DocumentPublished, _ record: Record, into rows: inout R
  ) throws(RowsError) {
    // Whether it can be read is for the reader: a fold does not change with what a parser takes.
    guard document.kind.isHouseRule else { return }
    var key = prefix(document.kind)
    key.text(document.documentID)
    key.number(UInt64(max(0, document.version)))
    var row = RowWriter()
    row.number(record.seq)
    row.id(record.id)
    row.instant(record.acceptedAt)
    try rows.put(row.bytes, for: key.bytes, in: .documents)
  }

  fileprivate static func prefix(_ kind: DocumentKind) -> RowKey {
    var key = RowKey(ClockRowKind.rules)
    key.text(kind.rawValue)
    return key
  }
}

extension DocumentKind {
  /// Whether the book itself works by documents of this kind.
  fileprivate var isHouseRule: Bool {
    switch self {
    case .policy, .calendar, .factKeys, .script, .checklist, .alertRules, .dictionary: true
    case .article, .manual, .reasonCodes, .models, .teams, .schema: false
    }
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// Every version of the documents of a kind by which the book works, by id and version.
  private func everyVersion(_ kind: DocumentKind) throws(RowsError) -> [HouseRules.Place] {
    let prefix = HouseRules.prefix(kind).bytes
    var places: [HouseRules.Place] = []
    try scan(in: .documents, from: prefix, to: keyAfter(prefix), reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .documents, at: prefix.count)
      let id = try reader.text()
      let version = Int(clamping: try reader.number())
      try reader.end()
      var row = RowReader(value, of: .documents)
      places.append(
        HouseRules.Place(
          id: id, version: version, seq: try row.number(), event: try row.id(),
          from: try row.instant()))
      try row.end()
      return true
    }
    return places
  }

  /// The documents in force of a kind by which the book works, read, in the order of their ids.
  ///
  /// One whose latest version cannot be read by this build is not among them.
  package func houseDocuments(
    _ kind: DocumentKind
  ) throws(RowsError) -> [(id: String, document: HouseDocument)] {
    let places = try everyVersion(kind)
    var found: [(id: String, document: HouseDocument)] = []
    for (index, place) in places.enumerated() {
      // The last of its id: versions sort behind it.
      guard index + 1 == places.count || places[index + 1].id != place.id,
        let document = try houseDocument(at: place.seq, event: place.event)
      else { continue }
      found.append((place.id, document))
    }
    return found
  }

  /// The policy and the calendars of the house, all versions of them.
  package func clockRules() throws(RowsError) -> ClockRules {
    var rules = ClockRules()
    for kind in [DocumentKind.calendar, .policy] {
      for place in try everyVersion(kind) {
        switch try houseDocument(at: place.seq, event: place.event) {
        case .policy(let policy):
          rules.policies.append(.init(place.version, from: place.from, policy))
        case .calendar(let calendar):
          rules.calendars[place.id, default: []].append(
            .init(place.version, from: place.from, calendar))
        case .factKeys, .script, nil: break
        }
      }
    }
    return rules
  }
}
