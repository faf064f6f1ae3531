internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Something that somebody who leaves had to do.
struct LeftPiece: Sendable {
  enum Kind: String, Sendable {
    case `case`, promise, visit
  }

  let kind: Kind
  let id: AnyID
  /// C-1042 or C-1042#14; nil for a promise that stands in no case.
  let reference: String?
  /// What it is, for people.
  let line: Bilingual
  /// The command that hands it on; nil where there is none.
  let content: Command.Content?
  let subject: WriteSubject
  /// Why it cannot be handed on.
  var refusal: Refusal?
  var isDone = false
}

/// Finds what somebody has to do, and how that is handed on.
///
/// The owner of a promise is corrected and the promise not made anew: nothing was agreed with the
/// customer, so it must not count as renegotiated.
struct LeftWork {
  let writer: Writer
  let member: MemberCard
  let successor: MemberCard?

  /// Bound: somebody with more than this hands on in parts.
  static let pieceCountMax = 2_000

  /// The pieces: cases, promises, visits; nil if there are too many.
  func pieces() throws(ErrorReport) -> [LeftPiece]? {
    let dates = try writer.desk.dates()
    let pieces: [LeftPiece] = try writer.desk.read { (snapshot) throws(RowsError) in
      var pieces: [LeftPiece] = []
      let cases = try CaseBoard.list(
        CaseFilter(person: member.id), limit: Self.pieceCountMax, in: snapshot)
      for state in cases.cases { pieces.append(piece(try snapshot.card(state))) }
      let due = try PromiseBoard.due(
        person: member.id, limit: Self.pieceCountMax, in: snapshot)
      for promise in due.promises {
        if let piece = try piece(promise, dates, snapshot) { pieces.append(piece) }
      }
      for visit in try snapshot.visits(of: member.id) {
        guard let id = visit.case, let state = try snapshot.state(id, as: CaseState.self) else {
          continue
        }
        pieces.append(piece(visit, try snapshot.card(state), dates))
      }
      return pieces
    }
    return pieces.count > Self.pieceCountMax ? nil : pieces
  }

  private func piece(_ card: CaseCard) -> LeftPiece {
    let subject = WriteSubject(case: card)
    let team = successor?.state.team ?? card.state.team
    let content = successor.flatMap { successor in
      team.map { team in
        Command.Content.decide(
          .assignCase(CaseAssigned(team: team, person: successor.id, reason: "memberLeft")),
          refs: subject.refs)
      }
    }
    return LeftPiece(
      kind: .case, id: card.id.any, reference: card.number,
      line: Bilingual(ja: card.line(.ja), en: card.line(.en)), content: content, subject: subject)
  }

  private func piece(
    _ due: DuePromise, _ dates: DateWriter, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> LeftPiece? {
    let record = try snapshot.record(at: due.promise.seq, opened: true)
    guard case .commitments(.promiseMade(var made)) = record.event else { return nil }
    let card = try due.case.map { (state) throws(RowsError) in try snapshot.card(state) }
    let customer = try snapshot.customer(due.customer)
    let what = SealedText(made.what, of: record).spoken
    let reference = card.map { "\($0.number)#\(due.promise.entry)" }
    var content: Command.Content?
    var refusal: Refusal?
    if let successor {
      // Of the team that owes it now: it may have passed on with a handoff since it was made.
      made.owner = Owner(team: due.promise.owner.team, person: successor.id)
      if successor.state.team != made.owner.team { refusal = .ownerIsUnknown(made.owner) }
      content = .decide(.makePromise(made), refs: record.refs, supersedes: record.id)
    }
    let place = [reference ?? customer?.number, dates.dayAndTime(due.promise.window.to)]
      .compactMap(\.self).joined(separator: "  ")
    return LeftPiece(
      kind: .promise, id: due.promise.id.any, reference: reference,
      line: Bilingual(ja: "約束  \(place)  \(what.ja)", en: "promise  \(place)  \(what.en)"),
      content: content, subject: WriteSubject(case: card, customer: customer), refusal: refusal)
  }

  private func piece(
    _ visit: PlannedVisit, _ card: CaseCard, _ dates: DateWriter
  ) -> LeftPiece {
    let from = dates.dayAndTime(visit.window.from ?? visit.window.to)
    return LeftPiece(
      kind: .visit, id: visit.id.any, reference: card.number,
      line: Bilingual(
        ja: "訪問  \(card.number)  \(from)", en: "visit  \(card.number)  \(from)"),
      content: nil, subject: WriteSubject(case: card))
  }

  /// The pieces with why those of them cannot be handed on that cannot.
  func rehearsed(_ pieces: [LeftPiece]) throws(ErrorReport) -> [LeftPiece] {
    var pieces = pieces
    for place in pieces.indices where pieces[place].refusal == nil {
      guard let content = pieces[place].content else { continue }
      let command = try writer.command(content, pieces[place].subject)
      do throws(BookError) {
        if case .refused(let refusal) = try writer.book.rehearse(command) {
          pieces[place].refusal = refusal
        }
      } catch { throw ErrorReport(error) }
    }
    return pieces
  }
}
