internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Conflicts to be listed.
struct ConflictListRequest: Request, Hashable {
  var `case`: TypedReference?
  var includesSettled = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let card = try `case`.map { (typed) throws(ErrorReport) in try desk.case(typed) }
    let told = try ToldConflicts(desk)
    let (conflicts, asOf): ([OpenedConflict], LogPosition) = try desk.read {
      (snapshot) throws(RowsError) in
      let all = try snapshot.conflicts(includesSettled: includesSettled, told)
      let wanted = all.filter { conflict in
        card.map { card in conflict.cases.contains { $0.id == card.id } } ?? true
      }
      return (wanted, snapshot.asOf)
    }
    let text = ConflictText(desk: desk, dates: told.dates)
    return Answer(
      lines: { text.lines(conflicts) + Self.hint(conflicts, desk) },
      rows: { conflicts.map(text.row) },
      document: {
        Document(
          ConflictDocument.list,
          Page(rows: conflicts, next: nil, total: conflicts.count, asOf: asOf.text))
      })
  }

  private static func hint(_ conflicts: [OpenedConflict], _ desk: Desk) -> [Line] {
    guard let first = conflicts.first(where: { !$0.isSettled }) else { return [] }
    let entry = first.entries.last?.reference
    let stands = entry.map { " --stands \"\($0)\"" } ?? ""
    let name = first.cases.count == 1 ? first.cases[0].number : first.shortID
    let why = desk.say(Bilingual(ja: "理由", en: "reason"))
    return ["", Line("casebook conflict settle \(name)\(stands) --why \"\(why)\"", .dim)]
  }
}

/// A conflict to be settled.
struct ConflictSettleRequest: Request, Hashable {
  /// A case, an entry, or the id or its end.
  var conflict: TypedReference?
  var stands: TypedReference?
  var why: String
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let found = try conflict(desk)
    let stands = try stands.map { (typed) throws(ErrorReport) in
      try event(typed, in: found, desk)
    }
    var refs = Refs(found.cases.map { Ref(.case, $0.id.any) })
    refs.customer = found.customer?.id
    refs.item = found.item?.id
    let settled = ConflictSettled(conflictID: found.id, stands: stands?.event, reason: why)
    let rule = Bilingual(found.rule)
    let entry = stands?.reference
    return try writer.decide(
      .settleConflict(settled), refs: refs,
      says: Bilingual(
        ja: "食い違い「\(rule.ja)」を片付けました" + (entry.map { " (\($0) が正しい)" } ?? ""),
        en: "conflict \"\(rule.en)\" settled" + (entry.map { ": \($0) stands" } ?? "")),
      on: WriteSubject(case: found.cases.first, customer: found.customer, item: found.item))
  }

  /// The conflict that was named: by the end of its id, by an entry that is in it, or as the only
  /// open one of a case.
  private func conflict(_ desk: Desk) throws(ErrorReport) -> OpenedConflict {
    let told = try ToldConflicts(desk)
    let all: [OpenedConflict] = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.conflicts(includesSettled: true, told)
    }
    let key = conflict?.text.halfWidth.uppercased() ?? ""
    if key.count >= OpenedConflict.shortIDLength,
      let named = all.first(where: { $0.id.description.hasSuffix(key) })
    {
      return named
    }
    let card = try desk.case(conflict)
    var open = all.filter { one in
      !one.isSettled && one.cases.contains { $0.id == card.id }
    }
    if let entry = conflict?.entry {
      open = open.filter { one in
        one.entries.contains { $0.reference == "\(card.number)#\(entry)" }
      }
    }
    if open.count == 1, let only = open.first { return only }
    guard !open.isEmpty else {
      throw ErrorReport(
        code: "conflict.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に片付ける食い違いはありません", en: "\(card.number) has no open conflict"),
        hint: ErrorReport.Hint("casebook conflict list"))
    }
    throw ErrorReport(
      code: "conflict.ambiguous", exit: .usage,
      message: Bilingual(
        ja: "\(card.number) の食い違いは \(open.count) 件あります",
        en: "\(card.number) has \(open.count) open conflicts"),
      details: open.map { one in
        let entries = one.entries.compactMap(\.reference).joined(separator: " ")
        let rule = Bilingual(one.rule)
        return Bilingual(
          ja: "\(one.shortID)  \(rule.ja)  \(entries)", en: "\(one.shortID)  \(rule.en)  \(entries)"
        )
      },
      hint: open.first.map { one in
        ErrorReport.Hint(
          desk.lineWords(replacing: conflict?.text, with: one.shortID, option: "--case"))
      })
  }

  /// The event of the conflict that an entry holds.
  private func event(
    _ typed: TypedReference, in found: OpenedConflict, _ desk: Desk
  ) throws(ErrorReport) -> ConflictEntry {
    let card = try typed.subject == nil ? nil : desk.case(typed)
    let entry = found.entries.first { entry in
      guard let reference = entry.reference, let number = typed.entry else { return false }
      return reference.hasSuffix("#\(number)")
        && (card.map { reference == "\($0.number)#\(number)" } ?? true)
    }
    if let entry { return entry }
    throw ErrorReport(
      code: "refused.eventIsNotInConflict", exit: .refused,
      message: Bilingual(
        ja: "\(typed.text) はこの食い違いの記入ではありません",
        en: "\(typed.text) is not one of the entries in conflict"),
      details: found.entries.map { entry in
        Bilingual(same: "\(entry.reference ?? "-")  \(entry.text)")
      },
      hint: found.entries.compactMap(\.reference).last.map {
        ErrorReport.Hint(desk.lineWords(replacing: typed.text, with: $0, option: "--stands"))
      })
  }
}
