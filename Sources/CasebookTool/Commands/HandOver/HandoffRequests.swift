internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A case to be offered to another team.
struct HandoffOfferRequest: Request, Hashable {
  var team: String
  var person: String?
  var ask: String?
  var situation: String?
  var tried: [String] = []
  var next: String?
  var openQuestions: [String] = []
  var mood: Mood?
  var reasonCode: String
  var doNotAsk: [String] = []
  var by: String?
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let team = try writer.team(team, option: "<TEAM>")
    let receiver = try person.map { (typed) throws(ErrorReport) in
      try desk.member(typed, option: "<TEAM/MEMBER>")
    }
    let respondBy = try writer.limit(by, option: "--by", says: .answerBy)
    let me = writer.author.member
    guard let mine = writer.author.team ?? card.state.team else {
      _ = try writer.author.required(at: desk)
      throw UsageProblem.missingArgument("--as", command: "handoff offer").report
    }
    let offered = HandoffOffered(
      from: Owner(team: mine, person: me?.id), to: Owner(team: team, person: receiver?.id),
      reasonCode: reasonCode,
      brief: Brief(
        ask: ask, situation: situation, tried: tried, nextStep: next,
        openQuestions: openQuestions, openPromises: card.state.promises.map(\.id), mood: mood),
      doNotAsk: doNotAsk, respondBy: respondBy)
    let subject = WriteSubject(case: card)
    var refs = Refs()
    refs.case = card.id
    refs.handoff = writer.newID()
    let name = try desk.teams().label(team.code).name
    return try writer.decide(
      .offerHandoff(offered), refs: refs,
      says: Bilingual(ja: "\(name.ja)への引き継ぎを申し出", en: "handoff offered to \(name.en)"),
      on: subject)
  }
}

/// A handoff to be accepted.
struct HandoffAcceptRequest: Request, Hashable {
  var `case`: TypedReference?
  /// The next step in the receiver's words.
  var restated: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let me = try writer.author.required(at: desk)
    let accepted = HandoffAccepted(
      by: me.id, restatedNextStep: restated,
      readToSeq: LogPosition(epoch: desk.epoch, seq: Int(card.state.lastSeq)))
    let sheet: OpenedHandoff? = try desk.read { (snapshot) throws(RowsError) in
      try snapshot.handoff(of: card, at: desk.now, for: me.state.team)
    }
    var answer = try writer.decide(
      .acceptHandoff(accepted), refs: HandoffRefs.refs(card),
      says: Bilingual(ja: "引き継ぎを受けた", en: "handoff accepted"), on: WriteSubject(case: card))
    let spared = try FactText(desk).spared(sheet?.doNotAsk ?? [])
    let written = answer.lines
    answer.lines = { written() + spared }
    return answer
  }
}

/// A handoff to be declined.
struct HandoffDeclineRequest: Request, Hashable {
  var `case`: TypedReference?
  var reason: DeclineReason
  var missing: [String] = []
  var suggestion: String?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    let me = try writer.author.required(at: desk)
    let team = try suggestion.map { (typed) throws(ErrorReport) in
      try writer.team(typed, option: "--suggest")
    }
    let declined = HandoffDeclined(
      by: me.id, reasonCode: reason, missing: missing, suggestTo: team)
    return try writer.decide(
      .declineHandoff(declined), refs: HandoffRefs.refs(card),
      says: Bilingual(ja: "引き継ぎを断った", en: "handoff declined"), on: WriteSubject(case: card))
  }
}

/// An offer to be taken back.
struct HandoffWithdrawRequest: Request, Hashable {
  var `case`: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let card = try desk.case(`case`)
    return try writer.decide(
      .withdrawHandoff(HandoffLapsed(cause: .withdrawn)), refs: HandoffRefs.refs(card),
      says: Bilingual(ja: "引き継ぎの申し出を取り下げた", en: "handoff withdrawn"),
      on: WriteSubject(case: card))
  }
}

private enum HandoffRefs {
  static func refs(_ card: CaseCard) -> Refs {
    var refs = Refs()
    refs.case = card.id
    refs.handoff = card.state.handoff?.id
    return refs
  }
}
