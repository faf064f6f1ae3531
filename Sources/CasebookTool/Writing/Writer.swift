internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// Writes to the book in somebody's name, at one moment.
struct Writer {
  let desk: Desk
  let book: Book
  var terms: WriteTerms
  let author: Author
  /// When it happened, and how exactly that is known.
  let occurredAt: Instant
  let precision: Precision
  private let identifiers = IdentifierSource()

  /// Opens the book for writing and finds out who writes; says back the moment that was typed.
  ///
  /// With another purpose it is only found out what would be written.
  init(
    _ desk: Desk, _ terms: WriteTerms, purpose: Book.Purpose = .write
  ) throws(ErrorReport) {
    self.desk = desk
    self.terms = terms
    book = try desk.book(for: purpose)
    author = try Author.of(desk, as: terms.member)
    guard let typed = terms.at else {
      occurredAt = desk.now
      precision = .instant
      return
    }
    switch try desk.understand(typed, .behind, option: "--at") {
    case .day(let day):
      occurredAt = try desk.zone().start(of: day)
      precision = .day
    case .moment(let moment):
      occurredAt = moment
      precision = .minute
    }
    guard occurredAt <= desk.now.adding(seconds: Self.futureSecondsMax) else {
      throw ErrorReport(
        code: "time.isAhead", exit: .usage,
        message: Bilingual(
          ja: "--at は過ぎた日時です: \(try desk.dates().dayAndTime(occurredAt))",
          en: "--at is a time that is past: \(try desk.dates().dayAndTime(occurredAt))"))
    }
    try desk.echo(.happened, occurredAt, isAhead: false)
  }

  /// Bound: clocks may differ by this much.
  static let futureSecondsMax: Int64 = 300

  /// A new identifier.
  func newID<Tag>(_ tag: Tag.Type = Tag.self) -> Identifier<Tag> {
    desk.world.served?.newID() ?? identifiers.next(at: desk.now)
  }

  // MARK: What was typed

  /// The team that was typed.
  func team(_ typed: String, option: String) throws(ErrorReport) -> Team {
    try desk.team(typed, option: option)
  }

  /// The moment by which something is to be done; said back.
  func limit(
    _ typed: String?, option: String, says meaning: SpokenMoment
  ) throws(ErrorReport) -> Instant? {
    guard let typed else { return nil }
    let moment: Instant
    if let working = try desk.workingLimit(typed, option: option) {
      moment = working
    } else {
      moment = try desk.understand(typed, .ahead, option: option).end(in: try desk.zone())
    }
    try desk.echo(meaning, moment, isAhead: true)
    try desk.noteClosed(moment)
    return moment
  }

  /// The moment from which something holds; said back.
  func beginning(
    _ typed: String?, option: String, says meaning: SpokenMoment
  ) throws(ErrorReport) -> Instant? {
    guard let typed else { return nil }
    let moment = try desk.understand(typed, .ahead, option: option).start(in: try desk.zone())
    try desk.echo(meaning, moment, isAhead: true)
    return moment
  }

  // MARK: Writing

  /// Has facts recorded, as one entry; `id` is what makes a repetition known where somebody else
  /// has given the act a name.
  func record(
    _ drafts: [Draft], as id: CommandID? = nil, says: Spoken, on subject: WriteSubject
  ) throws(ErrorReport) -> Answer {
    try perform(.record(drafts), as: id, says: says, on: subject)
  }

  /// Has a decision carried out.
  func decide(
    _ decision: Decision, refs: Refs, supersedes: EventID? = nil, says: Spoken,
    on subject: WriteSubject
  ) throws(ErrorReport) -> Answer {
    try perform(.decide(decision, refs: refs, supersedes: supersedes), says: says, on: subject)
  }

  private func perform(
    _ content: Command.Content, as id: CommandID? = nil, says: Spoken, on subject: WriteSubject
  ) throws(ErrorReport) -> Answer {
    let command = try command(content, subject, as: id)
    if desk.options.isDryRun { return try rehearse(command, says: says, on: subject) }
    let receipt = try receipt(of: command, on: subject, says: says)
    // Time passes in the book of the server, not in a pack.
    if desk.openedKit == nil { desk.passTime(in: book) }
    try requireSync(command, subject)
    return try WriteAnswer(desk: desk, receipt: receipt, subject: subject, says: says).answer()
  }

  /// Has the command carried out, whatever it is about.
  func receipt(
    of command: Command, on subject: WriteSubject, says: Spoken? = nil
  ) throws(ErrorReport) -> Receipt {
    let reply: Reply
    if let kit = desk.openedKit {
      reply = try perform(command, at: kit, on: subject, says: says)
    } else {
      do throws(BookError) { reply = try book.perform(command) } catch {
        throw ErrorReport(error)
      }
    }
    switch reply {
    case .accepted(let receipt): return receipt
    case .refused(let refusal): throw try report(refusal, on: subject)
    case .idIsReused, .deviceIsReused:
      throw ErrorReport(
        code: "command.isReused", exit: .internalError,
        message: Bilingual(
          ja: "番号が重なりました。もう一度どうぞ", en: "an identifier was used twice; try again"))
    case .failed(let error): throw ErrorReport(error)
    }
  }

  private func rehearse(
    _ command: Command, says: Spoken, on subject: WriteSubject
  ) throws(ErrorReport) -> Answer {
    let rehearsal: Rehearsal
    do throws(BookError) { rehearsal = try book.rehearse(command) } catch {
      throw ErrorReport(error)
    }
    switch rehearsal {
    case .wouldWrite(let kinds):
      return try WriteAnswer(desk: desk, receipt: nil, subject: subject, says: says)
        .rehearsed(kinds)
    case .refused(let refusal): throw try report(refusal, on: subject)
    }
  }

  /// The command that asks for `content` in these circumstances.
  func command(
    _ content: Command.Content, _ subject: WriteSubject, as id: CommandID? = nil
  ) throws(ErrorReport) -> Command {
    let device = try DeviceFile(
      directory: try BookPlace.state(of: desk), host: desk.world.host(), book: book.file.id
    ).id { identifiers.next(at: desk.now) }
    var visibility: [Team] = []
    for team in terms.only { visibility.append(try desk.team(team, option: "--only")) }
    return Command(
      id: id ?? desk.world.served?.newCommandID() ?? newID(), content: content,
      occurredAt: occurredAt, precision: precision,
      utcOffsetMinutes: try desk.zone().offset(at: occurredAt).minutes, recordedAt: desk.now,
      actor: author.member?.id, team: author.team, device: device,
      authenticatedBy: author.authenticatedBy, visibility: visibility,
      expectedSeq: try expectedSeq(subject))
  }

  /// The place of the entry that `--expect` names; entries have one command each.
  private func expectedSeq(_ subject: WriteSubject) throws(ErrorReport) -> UInt64? {
    guard let expected = terms.expected else { return nil }
    guard let id = subject.case?.id else {
      throw ErrorReport(
        code: "usage.expectNeedsCase", exit: .usage,
        message: Bilingual(
          ja: "--expect は案件の記入の番号ですが、案件が指されていません",
          en: "--expect is an entry of a case, but no case was named"),
        hint: ErrorReport.Hint(desk.lineWords(adding: ["--case", "C-…"])))
    }
    return try desk.read { (snapshot) throws(RowsError) in
      var last: UInt64 = 0
      try snapshot.scan(.case(id)) { (seq) throws(RowsError) in
        let record = try snapshot.record(at: seq, opened: false)
        guard (record.entry ?? 0) <= expected else { return true }
        last = seq
        return true
      }
      return last
    }
  }
}

/// What a write says when it went well; of what it creates, the number is known only then.
typealias Spoken = Bilingual

/// What something is written on, as far as it is known.
struct WriteSubject: Sendable {
  var `case`: CaseCard?
  var customer: CustomerCard?
  var item: ItemState?

  init(case: CaseCard? = nil, customer: CustomerCard? = nil, item: ItemState? = nil) {
    self.case = `case`
    self.customer = customer ?? `case`?.customer
    self.item = item ?? `case`?.item
  }

  /// The case with its customer and item, or whichever there is.
  var refs: Refs {
    var refs = Refs()
    refs.case = `case`?.id
    refs.customer = customer?.id
    refs.item = item?.id
    return refs
  }
}
