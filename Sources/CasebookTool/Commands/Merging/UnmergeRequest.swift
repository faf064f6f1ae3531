internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A merge that was a mistake.
struct UnmergeRequest: Request, Hashable {
  var named: TypedReference
  var other: TypedReference?
  var why: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    // Opened for writing before anything is looked up in it.
    _ = try desk.book(for: .write)
    let second = try other.map { (typed) throws(ErrorReport) in try desk.mergeSide(typed) }
    switch (try desk.mergeSide(named), second) {
    case (.customer(let one), nil): return try unmerge(one, nil, desk)
    case (.customer(let one), .customer(let other)?): return try unmerge(one, other, desk)
    case (.case(let one), nil): return try unlink(one, nil, desk)
    case (.case(let one), .case(let other)?): return try unlink(one, other, desk)
    case (.customer(let one), .case(let other)?):
      throw MergeRequest.kindsDiffer(one.number, other.number)
    case (.case(let one), .customer(let other)?):
      throw MergeRequest.kindsDiffer(one.number, other.number)
    }
  }

  // MARK: Customers

  private func unmerge(
    _ one: CustomerCard, _ other: CustomerCard?, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let made: [MadeMerge] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.merges(of: one, with: other)
    }
    guard let only = made.first, made.count == 1 else { throw Self.problem(one, made, desk) }
    let answer = try writer.decide(
      .unmergeCustomers(CustomerUnmerged(mergeID: only.id, reason: why)), refs: only.refs,
      says: Bilingual(
        ja: "\(only.absorbed.number) \(only.absorbed.name.spoken.ja) を離しました",
        en: "\(only.absorbed.number) \(only.absorbed.name.spoken.en) stands by itself again"),
      on: WriteSubject(customer: only.survivor))
    let place = MeanwhilePlace(
      feed: .customer(only.survivor.id), reference: only.survivor.number, since: only.seq)
    return try place.told(
      answer, absorbed: DocumentSubject(id: only.absorbed.id.any, reference: only.absorbed.number),
      survivor: DocumentSubject(id: only.survivor.id.any, reference: only.survivor.number), desk)
  }

  private static func problem(
    _ one: CustomerCard, _ made: [MadeMerge], _ desk: Desk
  ) -> ErrorReport {
    guard let first = made.first else {
      return ErrorReport(
        code: "merge.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(one.number) はまとめた登録ではありません", en: "\(one.number) was not merged"),
        hint: ErrorReport.Hint("casebook customer show \(one.number)"))
    }
    return ErrorReport(
      code: "merge.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(one.number) にまとめた登録は \(made.count) 件あります",
        en: "\(made.count) were merged into \(one.number)"),
      details: made.map { merge in
        let name = merge.absorbed.name.spoken
        return Bilingual(
          ja: "\(merge.absorbed.number)  \(name.ja)", en: "\(merge.absorbed.number)  \(name.en)")
      },
      hint: ErrorReport.Hint(
        "casebook unmerge \(one.number) \(first.absorbed.number) --why mistake"))
  }

  // MARK: Cases

  private func unlink(
    _ one: CaseCard, _ other: CaseCard?, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let answer = try CaseUnlinkRequest(
      case: TypedReference(one.number), other: other.map { TypedReference($0.number) },
      relation: .duplicateOf, why: why, terms: terms
    ).run(at: desk)
    // The only one: several would have been refused.
    let link = one.state.links.first { link in
      link.relation == .duplicateOf && (other == nil || link.other == other?.id)
    }
    guard let link else { return answer }
    let (survivor, absorbed) =
      link.isFromHere ? (link.other, one.id) : (one.id, link.other)
    let numbers: [CaseID: String] = try desk.read { (snapshot) throws(RowsError) in
      var numbers: [CaseID: String] = [:]
      for id in [survivor, absorbed] {
        numbers[id] = try snapshot.state(id, as: CaseState.self)?.number
      }
      return numbers
    }
    let place = MeanwhilePlace(
      feed: .case(survivor), reference: numbers[survivor] ?? "", since: link.seq)
    return try place.told(
      answer, absorbed: DocumentSubject(id: absorbed.any, reference: numbers[absorbed]),
      survivor: DocumentSubject(id: survivor.any, reference: numbers[survivor]), desk)
  }
}

/// A merge as it was made.
struct MadeMerge: Sendable {
  let id: MergeID
  let absorbed: CustomerCard
  let survivor: CustomerCard
  /// Its place in the log.
  let seq: UInt64

  var refs: Refs { Refs([Ref(.survivor, survivor.id.any), Ref(.absorbed, absorbed.id.any)]) }
}

extension BookSnapshot {
  /// The merges that may be meant: that by which a customer was absorbed, else those of whom it
  /// absorbed; where none holds, the last that was undone, so that this can be said.
  fileprivate func merges(
    of one: CustomerCard, with other: CustomerCard?
  ) throws(RowsError) -> [MadeMerge] {
    var pairs: [(absorbed: CustomerID, merge: MergeID)] = []
    if let into = one.state.mergedInto, let merge = one.state.mergeID,
      other == nil || other?.id == into
    {
      pairs = [(one.id, merge)]
    } else {
      pairs = one.state.absorbed.filter { other == nil || $0.customer == other?.id }
        .map { ($0.customer, $0.merge) }
    }
    var made: [MadeMerge] = []
    for pair in pairs {
      guard let record = try merge(pair.merge, absorbed: pair.absorbed),
        let found = try self.made(record)
      else { continue }
      made.append(found)
    }
    if !made.isEmpty { return made }
    var undone: MadeMerge?
    try scan(.customer(one.id), reverse: true) { (seq) throws(RowsError) in
      let record = try record(at: seq, opened: false)
      guard let found = try self.made(record),
        other == nil || [found.absorbed.id, found.survivor.id].contains(other?.id)
      else { return true }
      undone = found
      return false
    }
    return [undone].compactMap(\.self)
  }

  private func made(_ record: Record) throws(RowsError) -> MadeMerge? {
    guard let id = record.mergeID,
      let absorbed = record.refs[.absorbed].map(CustomerID.init),
      let survivor = record.refs[.survivor].map(CustomerID.init),
      let one = try state(absorbed, as: CustomerState.self),
      let other = try state(survivor, as: CustomerState.self)
    else { return nil }
    return MadeMerge(
      id: id, absorbed: try card(one), survivor: try card(other), seq: record.seq)
  }
}
