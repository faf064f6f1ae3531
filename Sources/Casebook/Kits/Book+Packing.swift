package import Cases
internal import EventLog
internal import Views
package import Wire

extension Book {
  /// A page of what a technician's device may need of some cases (WIRE.md §6).
  ///
  /// It holds the records of the cases and their duplicates; of their customers what is about the
  /// customer, and where other cases of theirs stand; the whole history of their items; contacts;
  /// the staff; the documents in force.  Words are opened for the chosen cases only, and of what is
  /// known of their customers, items and sites, whenever it was said: nobody is asked again because
  /// the device did not know.  All that as far as the audience goes: what only other teams may see
  /// is left out, and so is every record that stands in none of its feeds, but for the staff, the
  /// recalls and the documents, without which no book can be read.
  ///
  /// - Parameters:
  ///   - arguments: What was asked for.
  ///   - member: Who asks; for his visits of today.
  ///   - audience: What he may follow, and see of it.
  ///   - now: Today.
  /// - Returns: The page, and what is to be sent back for the next one.
  /// - Throws: ``PackError``.
  @available(*, noasync)
  package func pack(
    _ arguments: PackArguments, for member: MemberID?, _ audience: Audience, at now: Instant
  ) throws(PackError) -> PackAnswer {
    if case .cases(let cases) = arguments.choice {
      guard cases.allSatisfy({ audience.allows(.case($0)) }) else { throw .notAllowed }
    }
    let place = try PackPlace(arguments.next)
    let outcome: Result<PackAnswer, PackError>
    do throws(BookError) {
      outcome = try read { (snapshot) throws(BookError) in
        do throws(PackError) {
          return .success(
            try PackPage(arguments, member, audience, now, place).answer(from: snapshot, path))
        } catch { return .failure(error) }
      }
    } catch { throw .book(error) }
    return try outcome.get()
  }
}

/// Where the next page begins: how far the log went when the first one was made, and what was the
/// last record.
private struct PackPlace {
  let through: UInt64
  let last: UInt64

  init(through: UInt64, last: UInt64) {
    self.through = through
    self.last = last
  }

  /// `nil` for the first page.
  init?(_ text: String?) throws(PackError) {
    guard let text else { return nil }
    guard let place = LogPosition(text: text) else { throw .nextIsMalformed }
    through = UInt64(place.epoch)
    last = UInt64(place.seq)
    guard last <= through else { throw .nextIsMalformed }
  }

  /// Two numbers, as a position is written.
  var text: String { LogPosition(epoch: Int(through), seq: Int(last)).text }
}

/// One page of a pack, from one snapshot.
private struct PackPage {
  let arguments: PackArguments
  let member: MemberID?
  let audience: Audience
  let now: Instant
  let place: PackPlace?

  init(
    _ arguments: PackArguments, _ member: MemberID?, _ audience: Audience, _ now: Instant,
    _ place: PackPlace?
  ) {
    self.arguments = arguments
    self.member = member
    self.audience = audience
    self.now = now
    self.place = place
  }

  func answer(
    from snapshot: borrowing BookSnapshot, _ path: String
  ) throws(PackError) -> PackAnswer {
    let cases = try chosen(snapshot, path)
    var search = PackSearch(cases: cases, for: audience)
    do throws(RowsError) { try search.run(snapshot) } catch {
      throw .book(BookError(error, path: path))
    }
    guard search.seqs.count <= PackLimits.recordCountMax else { throw .tooManyRecords }
    let through: UInt64
    do throws(RowsError) {
      through = min(place?.through ?? .max, try end(search, snapshot))
    } catch { throw .book(BookError(error, path: path)) }
    let from = max(place?.last ?? 0, UInt64(arguments.after?.seq ?? 0))
    var items: [PackAnswer.Item] = []
    var byteCount = 0
    var next: String?
    var last = from
    if place == nil {
      items.append(choice(search.chosen))
      do throws(RowsError) {
        let erased = try PackedErasure.latest(in: snapshot)
        if !erased.isEmpty { items.append(PackedErasure.item(erased)) }
      } catch { throw .book(BookError(error, path: path)) }
    }
    for seq in search.seqs.sorted() where seq > from && seq <= through {
      let document: [UInt8]?
      do throws(RowsError) { document = try carried(seq, search, snapshot) } catch {
        throw .book(BookError(error, path: path))
      }
      guard let document else { continue }
      if byteCount > 0, byteCount + document.count > PackLimits.pageByteCountMax {
        next = PackPlace(through: through, last: last).text
        break
      }
      byteCount += document.count
      last = seq
      items.append(
        PackAnswer.Item(
          kind: PackKind.record, id: snapshot.position(seq).text, document: document))
    }
    return PackAnswer(position: snapshot.position(through), next: next, items: items)
  }

  /// Where the book stands, as far as the audience may know: how far the whole log goes is for who
  /// follows it; for others it is the last record that is theirs.
  private func end(
    _ search: PackSearch, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> UInt64 {
    if audience.hasLog { return snapshot.head.seq }
    for seq in search.seqs.sorted(by: >) {
      if try isTheirs(seq, search, snapshot) { return seq }
    }
    return 0
  }

  /// Whether a record stands in a feed of the audience, or is carried to everybody.
  private func isTheirs(
    _ seq: UInt64, _ search: PackSearch, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> Bool {
    if audience.hasLog || search.commonSeqs.contains(seq) { return true }
    return try snapshot.record(at: seq, opened: false).feedNames.contains(where: audience.allows)
  }

  private func choice(_ cases: [CaseID]) -> PackAnswer.Item {
    let document: JSON = ["cases": .array(cases.map { .id($0) })]
    return PackAnswer.Item(kind: PackKind.choice, id: "", document: document.bytes())
  }

  private func chosen(
    _ snapshot: borrowing BookSnapshot, _ path: String
  ) throws(PackError) -> [CaseID] {
    switch arguments.choice {
    case .cases(let cases):
      guard cases.count <= PackLimits.caseCountMax else { throw .tooManyCases(cases.count) }
      return cases
    case .today:
      guard let member else { throw .nobody }
      var cases: [CaseID] = []
      do throws(RowsError) {
        let zone = try snapshot.houseZone(at: now)
        let today = zone.day(at: now)
        for visit in try snapshot.visits(of: member) {
          guard let id = visit.case, !cases.contains(id), audience.allows(.case(id)) else {
            continue
          }
          let first = zone.day(at: visit.window.from ?? visit.window.to)
          // One that has begun and not ended is today's, whenever it was planned.
          let isToday = first <= today && today <= zone.day(at: visit.window.to)
          if isToday || visit.startedAt != nil { cases.append(id) }
        }
      } catch { throw .book(BookError(error, path: path)) }
      guard cases.count <= PackLimits.caseCountMax else { throw .tooManyCases(cases.count) }
      return cases
    }
  }

  /// The record as it is carried; `nil` for one that is none of the audience's.
  private func carried(
    _ seq: UInt64, _ search: PackSearch, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> [UInt8]? {
    guard try isTheirs(seq, search, snapshot) else { return nil }
    let profile = audience.profile
    let (stored, personal) = try snapshot.storedRecord(at: seq)
    do throws(WireError) {
      guard profile.sees(try stored.visibility()) else { return nil }
      var isShown = search.ledgerSeqs.contains(seq)
      if !isShown { isShown = search.opens(try stored.refs()) }
      var part = CarriedPart.withheld
      if stored.keyID == 0 {
        part = .absent
      } else if isShown, case .opened(let bytes) = personal,
        let shown = try stored.personal(bytes, for: profile)
      {
        part = .opened(shown)
      }
      return try stored.carried(part)
    } catch { throw .damagedRecord(seq: seq) }
  }
}

/// Which records belong to some cases.
private struct PackSearch {
  /// The cases that exist, with their duplicates.
  private(set) var chosen: [CaseID] = []
  private(set) var seqs: Set<UInt64> = []
  /// Those that say what is known, or what the customer was asked.
  private(set) var ledgerSeqs: Set<UInt64> = []
  /// Those of the staff, of recalls and of documents: without them no book can be read.
  private(set) var commonSeqs: Set<UInt64> = []
  private let cases: [CaseID]
  private let audience: Audience
  private var seen: Set<Ref> = []

  init(cases: [CaseID], for audience: Audience) {
    self.cases = cases
    self.audience = audience
  }

  /// Whether the words of a record about `refs` are for the device: of a chosen case, or of none.
  func opens(_ refs: Refs) -> Bool {
    let cases = refs.all.filter { $0.role == .case }.map { CaseID($0.id) }
    return cases.isEmpty || cases.contains(where: chosen.contains)
  }

  mutating func run(_ snapshot: borrowing BookSnapshot) throws(RowsError) {
    var states: [CaseState] = []
    for id in cases {
      guard let state: CaseState = try snapshot.state(id), state.stage != .absent else { continue }
      states.append(state)
      states += try snapshot.duplicates(of: state).filter { audience.allows(.case($0.id)) }
    }
    chosen = states.map(\.id)
    for state in states {
      try addCase(state, snapshot)
      if let item = state.item { try add(Ref(.item, item.any), snapshot) }
      if let customer = state.customer {
        // What was written down under another name is about the same person.
        let names = try snapshot.names(of: customer)
        for name in [customer] + names.prefix(Self.nameCountMax) {
          try addCustomer(name, snapshot)
        }
      }
      try addLedger(try snapshot.ledgerScope(of: state.id), snapshot)
    }
    try addCommon(snapshot)
  }

  private mutating func addCommon(_ snapshot: borrowing BookSnapshot) throws(RowsError) {
    let others = seqs
    seqs = []
    for type in ["member.registered", "member.left", "recall.announced"] {
      try add(snapshot.feed(ofType: type), snapshot)
    }
    for kind in DocumentKind.allCases {
      for document in try snapshot.documents(kind) { seqs.insert(document.place.seq) }
    }
    commonSeqs = seqs
    seqs.formUnion(others)
  }

  /// Bound: more names than a person is ever written down under.
  private static let nameCountMax = 32

  private mutating func addCase(
    _ state: CaseState, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    guard seen.insert(Ref(.case, state.id.any)).inserted else { return }
    var contacts: [Ref] = []
    var seqs = seqs
    try snapshot.scan(.case(state.id)) { (seq) throws(RowsError) in
      seqs.insert(seq)
      let (stored, _) = try snapshot.storedRecord(at: seq)
      guard let refs = try? stored.refs() else { throw .damagedRecord(seq: seq) }
      contacts += refs.all.filter { $0.role == .contact }
      return seqs.count <= PackLimits.recordCountMax
    }
    self.seqs = seqs
    for contact in contacts { try add(contact, snapshot) }
  }

  /// What is about the customer, and where other cases stand; not what was said in these.
  private mutating func addCustomer(
    _ id: CustomerID, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    guard seen.insert(Ref(.customer, id.any)).inserted else { return }
    let chosen = chosen
    var seqs = seqs
    try snapshot.scan(.customer(id)) { (seq) throws(RowsError) in
      let (stored, _) = try snapshot.storedRecord(at: seq)
      guard let refs = try? stored.refs() else { throw .damagedRecord(seq: seq) }
      let cases = refs.all.filter { $0.role == .case }.map { CaseID($0.id) }
      if cases.isEmpty || cases.contains(where: chosen.contains)
        || stored.type.hasPrefix("case.")
      {
        seqs.insert(seq)
      }
      return seqs.count <= PackLimits.recordCountMax
    }
    self.seqs = seqs
  }

  /// What is known of the subjects of a case, also what was said of them in other cases.
  ///
  /// What was said there of other items and cases of the customer stays there.
  private mutating func addLedger(
    _ scope: LedgerScope, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    var places: Set<UInt64> = []
    for ref in scope.refs {
      try snapshot.scan(.ledger(ref)) { (seq) throws(RowsError) in
        places.insert(seq)
        return places.count <= PackLimits.recordCountMax
      }
    }
    var ledger = PackLedger(subjects: Set(scope.refs))
    for seq in places.sorted() {
      let record = try snapshot.record(at: seq, opened: false)
      switch ledger.take(record) {
      case .known:
        seqs.insert(seq)
        ledgerSeqs.insert(seq)
      case .beside: seqs.insert(seq)
      case .foreign: break
      }
    }
  }

  private mutating func add(
    _ ref: Ref, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    guard seen.insert(ref).inserted else { return }
    try add(Feed(ref), snapshot)
  }

  private mutating func add(
    _ feed: Feed, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) {
    var seqs = seqs
    try snapshot.scan(feed) { (seq) throws(RowsError) in
      seqs.insert(seq)
      return seqs.count <= PackLimits.recordCountMax
    }
    self.seqs = seqs
  }
}
