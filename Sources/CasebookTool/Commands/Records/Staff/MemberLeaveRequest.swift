internal import Cases
internal import Screens
internal import Views

/// Somebody who leaves, and what becomes of their work.
struct MemberLeaveRequest: Request, Hashable {
  var member: String
  /// Who takes it on.
  var to: String?
  /// Whether what nobody takes on may stay.
  var leavesOpen = false
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let leaver = try desk.member(member, option: "<MEMBER>")
    let successor = try to.map { (typed) throws(ErrorReport) in
      try desk.member(typed, option: "--to")
    }
    guard successor?.id != leaver.id else {
      throw UsageProblem.invalidValue(to ?? "", of: "--to", allowed: []).report
    }
    let work = LeftWork(writer: writer, member: leaver, successor: successor)
    guard var pieces = try work.pieces() else { throw tooMuch(leaver) }
    pieces = try work.rehearsed(pieces)
    try check(pieces, leaver, writer)
    if desk.options.isDryRun {
      return try answer(Leave(leaver, successor, pieces, isWritten: false), writer)
    }
    try handOn(&pieces, leaver, writer)
    var refs = Refs()
    refs.member = leaver.id
    let left = try writer.command(
      .record([Draft(.book(.memberLeft(MemberLeft())), refs: refs)]), WriteSubject())
    _ = try writer.receipt(of: left, on: WriteSubject())
    desk.passTime(in: writer.book)
    return try answer(Leave(leaver, successor, pieces, isWritten: true), writer)
  }

  /// Refuses while there is work that nobody would take on.
  private func check(
    _ pieces: [LeftPiece], _ leaver: MemberCard, _ writer: Writer
  ) throws(ErrorReport) {
    guard !leavesOpen else { return }
    let name = leaver.name.spoken
    let owed = pieces.filter { $0.kind != .visit }
    if to == nil, !owed.isEmpty {
      throw ErrorReport(
        code: "member.hasWork", exit: .refused,
        message: Bilingual(
          ja: "\(name.ja)には渡していない案件・約束が \(owed.count) 件あります",
          en: "\(name.en) still has \(owed.count) cases and promises"),
        details: listed(owed, writer),
        hint: ErrorReport.Hint(
          writer.desk.lineWords(adding: ["--to", "…"]),
          after: Bilingual(ja: "または --leave-open", en: "or --leave-open")))
    }
    let stuck = pieces.filter { $0.refusal != nil }
    guard !stuck.isEmpty else { return }
    throw ErrorReport(
      code: "member.workStays", exit: .refused,
      message: Bilingual(
        ja: "渡せないものが \(stuck.count) 件あります。何も書いていません",
        en: "\(stuck.count) cannot be handed on; nothing was written"),
      details: try reasons(stuck, writer),
      hint: ErrorReport.Hint(
        writer.desk.lineWords(adding: ["--leave-open"]),
        before: Bilingual(ja: "片付けてからもう一度、または", en: "settle them first, or")))
  }

  /// Hands on one after the other; whoever leaves does so last, so that it can be taken up again.
  private func handOn(
    _ pieces: inout [LeftPiece], _ leaver: MemberCard, _ writer: Writer
  ) throws(ErrorReport) {
    for place in pieces.indices where pieces[place].refusal == nil {
      guard let content = pieces[place].content else { continue }
      do throws(ErrorReport) {
        let command = try writer.command(content, pieces[place].subject)
        _ = try writer.receipt(of: command, on: pieces[place].subject)
        pieces[place].isDone = true
      } catch { throw interrupted(error, pieces, leaver, writer) }
    }
  }

  private func interrupted(
    _ error: ErrorReport, _ pieces: [LeftPiece], _ leaver: MemberCard, _ writer: Writer
  ) -> ErrorReport {
    let done = pieces.filter(\.isDone)
    let rest = pieces.filter { !$0.isDone && $0.content != nil }
    let name = leaver.name.spoken
    return ErrorReport(
      code: "member.handedOnPartly", exit: .partly,
      message: Bilingual(
        ja: "\(done.count) 件を渡したところで止まりました。\(name.ja)の退任はまだです",
        en: "stopped after \(done.count) were handed on; \(name.en) has not left yet"),
      details: [Bilingual(ja: "理由  \(error.message.ja)", en: "why  \(error.message.en)")]
        + listed(rest, writer),
      hint: ErrorReport.Hint(
        writer.desk.lineWords(adding: []),
        before: Bilingual(ja: "渡したものは残ります。続きは", en: "what was handed on stays; go on with")))
  }

  private func tooMuch(_ leaver: MemberCard) -> ErrorReport {
    ErrorReport(
      code: "member.workIsTooMuch", exit: .refused,
      message: Bilingual(
        ja: "渡すものが \(LeftWork.pieceCountMax.grouped) 件を超えます",
        en: "there is more to hand on than \(LeftWork.pieceCountMax.grouped)"),
      hint: ErrorReport.Hint("casebook assign … --case …"))
  }

  // MARK: Words

  private func listed(_ pieces: [LeftPiece], _ writer: Writer) -> [Bilingual] {
    var lines = pieces.prefix(FindingLimits.countMax).map(\.line)
    let rest = pieces.count - lines.count
    if rest > 0 { lines.append(Bilingual(ja: "ほか \(rest) 件", en: "\(rest) more")) }
    return lines
  }

  private func reasons(
    _ pieces: [LeftPiece], _ writer: Writer
  ) throws(ErrorReport) -> [Bilingual] {
    let teams = try writer.desk.teams()
    var lines = listed(pieces, writer)
    for (place, piece) in pieces.prefix(FindingLimits.countMax).enumerated() {
      guard let refusal = piece.refusal else { continue }
      let words = RefusalWords(refusal: refusal, teams: teams)
      lines[place] = Bilingual(
        ja: "\(lines[place].ja)  (\(words.ja))", en: "\(lines[place].en)  (\(words.en))")
    }
    return lines
  }

  private func answer(_ leave: Leave, _ writer: Writer) throws(ErrorReport) -> Answer {
    let desk = writer.desk
    let lines = LeaveText(desk: desk).lines(leave)
    return Answer(
      lines: { lines },
      rows: {
        leave.pieces.map {
          [$0.kind.rawValue, $0.reference ?? "", $0.isDone ? "done" : "open", $0.id.description]
        }
      },
      document: { Document(LeaveDocument.shape, leave) }, isWanted: desk.options.isDryRun)
  }
}

/// What became of the work of somebody who leaves.
struct Leave: Sendable {
  let member: MemberCard
  let successor: MemberCard?
  let pieces: [LeftPiece]
  let isWritten: Bool

  init(
    _ member: MemberCard, _ successor: MemberCard?, _ pieces: [LeftPiece], isWritten: Bool
  ) {
    self.member = member
    self.successor = successor
    self.pieces = pieces
    self.isWritten = isWritten
  }
}

/// The summary for people: what was handed on, and what was not.
struct LeaveText {
  let desk: Desk

  func lines(_ leave: Leave) -> [Line] {
    let name = leave.member.name.spoken
    let said =
      leave.isWritten
      ? Bilingual(ja: "\(name.ja)の退任を記録", en: "\(name.en) has left")
      : Bilingual(ja: "\(name.ja)の退任 (書きません)", en: "\(name.en) would leave (not written)")
    var lines = [Line([Span(leave.isWritten ? "OK " : "", .heading), Span(desk.say(said))])]
    let handed = leave.pieces.filter { leave.isWritten ? $0.isDone : isPossible($0) }
    if let successor = leave.successor, !handed.isEmpty {
      let cases = handed.count { $0.kind == .case }
      let promises = handed.count - cases
      let taker = successor.name.spoken
      lines.append(
        Line(
          "   "
            + desk.say(
              Bilingual(
                ja: "\(taker.ja)へ  案件 \(cases) 件、約束 \(promises) 件",
                en: "to \(taker.en): \(cases) cases, \(promises) promises"))))
      lines += handed.map { line($0, .plain) }
    }
    let rest = leave.pieces.filter { piece in !handed.contains { $0.id == piece.id } }
    if !rest.isEmpty {
      lines.append(
        Line(
          "   "
            + desk.say(
              Bilingual(ja: "残り \(rest.count) 件", en: "\(rest.count) left as they are")),
          .notice))
      lines += rest.map { line($0, .notice) }
    }
    if rest.contains(where: { $0.kind == .visit }) {
      let hint = Bilingual(
        ja: "訪問は組み直してください  casebook visit schedule --replaces …",
        en: "plan the visits anew  casebook visit schedule --replaces …")
      lines.append(Line("   " + desk.say(hint), .dim))
    }
    return lines
  }

  private func isPossible(_ piece: LeftPiece) -> Bool {
    piece.content != nil && piece.refusal == nil
  }

  private func line(_ piece: LeftPiece, _ role: Screens.Role) -> Line {
    desk.ruler.truncated(
      Line([Span("   "), Span(piece.line.text(in: desk.language), role)]), to: desk.width)
  }
}
