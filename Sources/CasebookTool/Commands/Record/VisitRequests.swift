internal import Cases
internal import Screens
internal import Views

/// A visit to be decided.
struct VisitScheduleRequest: Request, Hashable {
  var `case`: TypedReference?
  var when: String
  var until: String?
  var technician: String?
  var skills: [String] = []
  var why: VisitReason?
  /// The entry of the visit that it replaces.
  var replaces: TypedReference?
  var access: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case` ?? replaces)
    let window = try window(desk)
    let person = try technician.map { (typed) throws(ErrorReport) in
      try desk.member(typed, option: "--with")
    }
    let replaced = try replaces.map { (typed) throws(ErrorReport) in
      try desk.plannedVisit(typed, of: card)
    }
    let subject = WriteSubject(case: card)
    var refs = subject.refs
    refs.visit = writer.newID()
    refs.repair = card.state.openRepairs.last
    let scheduled = VisitScheduled(
      window: window, technician: person?.id ?? replaced?.technician, skills: skills,
      why: why ?? (replaced == nil ? .new : .byUs), replaces: replaced?.id, access: access)
    return try writer.decide(
      .scheduleVisit(scheduled), refs: refs,
      says: Bilingual(ja: "訪問を予定", en: "visit scheduled"), on: subject)
  }

  /// How long a visit is meant to last whose end nobody said.
  static let usualLengthSeconds: Int64 = 3_600

  /// From `--when` to `--until`; a day alone is the whole day, a moment alone begins an hour.
  private func window(_ desk: Desk) throws(ErrorReport) -> Window {
    let zone = try desk.zone()
    let understood = try desk.understand(when, .ahead, option: "--when")
    let from = understood.start(in: zone)
    var end = understood.end(in: zone)
    if let until {
      // A time alone is meant on the day of the visit, a span from its beginning.
      let input = MomentInput(zone: zone, now: from, leaning: .ahead)
      do throws(MomentInputError) {
        end = try input.parse(until).end(in: zone)
      } catch {
        end = try desk.understand(until, .ahead, option: "--until").end(in: zone)
      }
    }
    if until == nil, end == from { end = from.adding(seconds: Self.usualLengthSeconds) }
    try desk.echo(.visitFrom, from, isAhead: true)
    if end != from { try desk.echo(.visitUntil, end, isAhead: false) }
    return Window(from: from, to: end)
  }
}

/// A visit that begins.
struct VisitStartRequest: Request, Hashable {
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = WriteSubject(case: card)
    var refs = subject.refs
    // A visit that nobody planned is one all the same.
    refs.visit = card.state.visits.first { $0.startedAt == nil }?.id ?? writer.newID()
    refs.repair = card.state.openRepairs.last
    return try writer.record(
      [Draft(.repairs(.visitStarted(VisitStarted())), refs: refs)],
      says: Bilingual(ja: "訪問開始を記録", en: "visit started"), on: subject)
  }
}

/// A visit that ends.
struct VisitEndRequest: Request, Hashable {
  var `case`: TypedReference?
  var result: VisitResult
  var note: String?
  /// What the customer signed.
  var signature: AttachmentFile?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let subject = WriteSubject(case: card)
    guard
      let visit = card.state.visits.first(where: { $0.startedAt != nil })
        ?? card.state.visits.first
    else {
      throw ErrorReport(
        code: "visit.doesNotExist", exit: .notFound,
        message: Bilingual(
          ja: "\(card.number) に終える訪問がありません", en: "\(card.number) has no visit to end"),
        hint: ErrorReport.Hint("casebook visit start --case \(card.number)"))
    }
    var refs = subject.refs
    refs.visit = visit.id
    refs.repair = card.state.openRepairs.last
    let ended = Draft(.repairs(.visitEnded(VisitEnded(result: result, note: note))), refs: refs)
    let endedRefs = refs
    let answer = try Signature.attached(signature, writer) { (media) throws(ErrorReport) in
      try writer.record(
        [ended] + media.map { Draft(.contacts(.mediaAttached($0)), refs: endedRefs) },
        says: Bilingual(ja: "訪問終了を記録", en: "visit ended"), on: subject)
    }
    try desk.leaveChosenCase(card.id)
    return answer
  }
}
