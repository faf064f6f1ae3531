internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A customer to be forgotten.
struct CustomerEraseRequest: Request, Hashable {
  var customer: TypedReference
  /// A reason code.
  var why: String
  /// What is kept all the same, as it was typed: WHAT:WHY[:UNTIL].
  var keeps: [String]
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    guard desk.openedKit == nil else { throw Self.isOnKit }
    let writer = try Writer(desk, terms)
    guard desk.openedKit == nil else { throw Self.isOnKit }
    let card = try desk.customer(customer)
    let subject = WriteSubject(customer: card)
    var kept: [Kept] = []
    for typed in keeps { kept.append(try self.kept(typed, desk)) }
    let decision = Decision.orderErasure(ErasureOrdered(reason: why, keeps: kept))
    let said = Bilingual(ja: "\(card.number) を消去", en: "\(card.number) is to be forgotten")
    if desk.options.isDryRun {
      return try writer.decide(decision, refs: subject.refs, says: said, on: subject)
    }
    let command = try writer.command(.decide(decision, refs: subject.refs), subject)
    let receipt = try writer.receipt(of: command, on: subject)
    let failure = carryOut(writer.book)
    let names = receipt.lines.filter { $0.type == Event.Kind.erasureOrdered.rawValue }
      .compactMap(\.refs.customer)
    // What the log says counts: a server may have been faster, and orders of others that waited
    // are none of this one.
    guard let records = try desk.erasures(of: names) else {
      throw failure ?? Self.isPending(card.number)
    }
    // What was looked up before is the last that anybody sees of the name.
    let erased = WriteSubject(customer: try desk.erasedCard(card.id))
    var answer = try WriteAnswer(
      desk: desk, receipt: receipt, subject: erased, says: Self.said(card.number, records)
    ).answer()
    answer.notes += Self.notes(writer.book, desk)
    return answer
  }

  private static let isOnKit = ErrorReport(
    code: "kit.cannotErase", exit: .usage,
    message: Bilingual(
      ja: "消去は事務所の台帳で行います", en: "a person is forgotten in the book itself, not on a device"))

  private static func isPending(_ number: String) -> ErrorReport {
    ErrorReport(
      code: "erasure.isPending", exit: .tryAgain,
      message: Bilingual(
        ja: "\(number): 消去を命じました。まだ終わっていません",
        en: "\(number): ordered, not yet carried out"),
      details: [
        Bilingual(
          ja: "命令は残っています。次に台帳を開くと続きを行います",
          en: "the order stands: it goes on when the book is opened again")
      ], hint: ErrorReport.Hint("casebook upkeep"))
  }

  /// Destroys what was ordered to be destroyed; an order that waits is carried out with it.
  ///
  /// - Returns: What went wrong; nil also where it only has to wait for somebody else.
  private func carryOut(_ book: Book) -> ErrorReport? {
    do throws(BookError) {
      try book.carryOutErasures()
      return nil
    } catch {
      if case .overloaded = error { return nil }
      let report = ErrorReport(error)
      let goesOn = Bilingual(
        ja: "消去は命じられています。次に台帳を開くと続きを行います",
        en: "the erasure is ordered: it goes on when the book is opened again")
      return ErrorReport(
        code: report.code, exit: report.exit, message: report.message,
        details: report.details + [goesOn], hint: report.hint)
    }
  }

  private func kept(_ typed: String, _ desk: Desk) throws(ErrorReport) -> Kept {
    let parts = typed.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { ":：".contains($0) }
    ).map { String($0.trimmingSpaces) }
    guard let what = parts.first, !what.isEmpty else {
      throw UsageProblem.invalidValue(typed, of: "--keep", allowed: ["WHAT:WHY[:UNTIL]"]).report
    }
    let until = try desk.day(parts.count > 2 ? parts[2] : nil, .ahead, option: "--keep")
    return Kept(what: what, why: parts.count > 1 ? parts[1] : "", until: until)
  }

  private static func said(_ number: String, _ erased: [ErasureCompleted]) -> Spoken {
    let records = erased.reduce(0) { $0 + $1.recordCount }
    let blobs = erased.reduce(0) { $0 + $1.blobCount }
    let keys = erased.reduce(0) { $0 + $1.keys.count }
    return Bilingual(
      ja: "\(number) を消去: 記録 \(records) 件、添付 \(blobs) 件、鍵 \(keys) 本",
      en: "\(number) is forgotten: \(records) records, \(blobs) attachments, \(keys) keys")
  }

  /// Copies of the keys from which nothing could be erased.
  private static func notes(_ book: Book, _ desk: Desk) -> [Line] {
    (book.keys?.unprunedCopies() ?? []).map { path in
      Line(
        "   "
          + desk.say(
            Bilingual(
              ja: "鍵の控え \(path) にはまだ残っています。つないで casebook upkeep を実行してください",
              en: "the copy of the keys in \(path) still opens it: make it reachable, then run "
                + "casebook upkeep")), .notice)
    }
  }
}

extension Desk {
  /// What the log says of the erasures of a person, under all names; nil where one of them is not
  /// completed.
  fileprivate func erasures(
    of names: [CustomerID]
  ) throws(ErrorReport) -> [ErasureCompleted]? {
    try read { (snapshot) throws(RowsError) -> [ErasureCompleted]? in
      var found: [ErasureCompleted] = []
      for name in names {
        let countBefore = found.count
        for record in try snapshot.records(of: .customer(name), opened: false) {
          if case .book(.erasureCompleted(let completed)) = record.event {
            found.append(completed)
          }
        }
        guard found.count > countBefore else { return nil }
      }
      return found
    }
  }

  /// The card of a customer as it is now.
  fileprivate func erasedCard(_ id: CustomerID) throws(ErrorReport) -> CustomerCard? {
    try read { (snapshot) throws(RowsError) in
      guard let state = try snapshot.state(id, as: CustomerState.self) else { return nil }
      return try snapshot.card(state)
    }
  }
}
