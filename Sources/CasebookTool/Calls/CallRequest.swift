internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What somebody at a desk does with a call that goes on, or is just over.
struct CallRequest: Request, Hashable {
  /// What is done, as it was typed.
  enum Typed: Hashable, Sendable {
    case answer
    case hold(reason: String)
    case resume
    case transfer(team: String, person: String?, TransferKind)
    case divert(DivertTarget, because: DivertReason, page: String?)
    case end(CallEnd)
    case wrapUp(CallWrapUp, cases: [TypedReference])
  }

  var act: Typed
  /// Which call; that of the actor if none is named.
  var contact: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    // A call that is answered now is not the author's yet: it is the last one of this desk.
    let author = act == .answer ? nil : writer.author
    let id = try desk.contact(contact ?? TypedReference("-"), of: author)
    let course = try desk.course(of: id)
    if case .end = act, let before = course.endedAt { throw try hasEnded(before, desk) }
    let subject = try desk.subject(of: course)
    let act = try act(writer, course, subject)
    var refs = subject.refs
    refs.item = nil
    refs.contact = id
    let drafts = course.events(of: act, leg: course.leg(of: act), at: writer.occurredAt)
      .map { Draft(.contacts($0), refs: refs) }
    return try writer.record(drafts, says: act.said, on: subject)
  }

  private func act(
    _ writer: Writer, _ course: CallCourse, _ subject: WriteSubject
  ) throws(ErrorReport) -> CallAct {
    let me = writer.author.member?.id
    switch act {
    case .answer: return .answered(agent: me, waitSeconds: nil)
    case .hold(let reason): return .held(reason: reason)
    case .resume: return .resumed(agent: me, waitSeconds: nil)
    case .transfer(let team, let person, let kind):
      let owner = try writer.desk.owner(team: team, person: person)
      let handoff = subject.case?.state.handoff
      return .transferred(
        kind, from: me, to: owner, handoff: handoff?.to.team == owner.team ? handoff?.id : nil)
    case .divert(let target, let because, let page):
      return .diverted(because: because, to: target, page: page)
    case .end(let end): return .ended(end)
    case .wrapUp(let work, let cases):
      var work = work
      for typed in cases { work.cases.append(try writer.desk.case(typed).id) }
      return .wrappedUp(work)
    }
  }

  private func hasEnded(_ moment: Instant, _ desk: Desk) throws(ErrorReport) -> ErrorReport {
    let time = try desk.dates().dayAndTime(moment)
    return ErrorReport(
      code: "contact.hasEnded", exit: .refused,
      message: Bilingual(
        ja: "その通話は \(time) に終わっています", en: "that call ended at \(time)"),
      hint: ErrorReport.Hint("casebook contact show \(contact?.text ?? "-")"))
  }
}

extension CallCourse {
  /// In which part of the call an act is: a new one is answered by the next person.
  func leg(of act: CallAct) -> Int {
    switch act {
    case .answered: leg
    case .queued, .diverted, .held, .resumed, .transferred, .ended, .wrappedUp:
      answers.last?.leg ?? 1
    }
  }
}

extension Desk {
  /// A team and a person of it, as they were typed.
  func owner(team: String, person: String?) throws(ErrorReport) -> Owner {
    let team = try self.team(team, option: "<TEAM>")
    let member = try person.map { (typed) throws(ErrorReport) in
      try self.member(typed, option: "<TEAM/MEMBER>")
    }
    return Owner(team: team, person: member?.id)
  }

  /// The case and customer of a call, as far as they are known.
  func subject(of course: CallCourse) throws(ErrorReport) -> WriteSubject {
    let card = try course.case.map { (id) throws(ErrorReport) in
      try `case`(TypedReference(id.description))
    }
    let customer = try course.customer.map { (id) throws(ErrorReport) in
      try self.customer(TypedReference(id.description))
    }
    var subject = WriteSubject(case: card, customer: customer)
    subject.item = nil
    return subject
  }
}
