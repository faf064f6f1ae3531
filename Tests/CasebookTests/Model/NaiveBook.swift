import Cases
import CasesTesting
import Views

/// What happens in a model run, in the words of the desk.
enum Act: Hashable {
  case openCase(String)
  case memo(String)
  case classify(String, priority: Priority)
  case wait(String, name: String, WaitReason)
  case endWait(String, name: String)
  case promise(String, name: String, dueInMinutes: Int)
  case settle(String, name: String, PromiseOutcome)
  case assign(String, Team, person: String?)
  case offer(String, name: String, from: Team, to: Team)
  case accept(String, name: String, by: String)
  case decline(String, name: String, by: String)
  case withdraw(String, name: String)
  case resolve(String)
  case reopen(String)
  case close(String)
  case registerMember(String, Team)
  case registerCustomer(String)
}

/// One thing that happened, as a list remembers it.
struct Happening: Hashable {
  let act: Act
  let actor: String
  let team: Team
  let at: Instant
  let seq: UInt64
}

/// A book that is only a list: every question is answered by going through all of it.
struct NaiveBook {
  private(set) var happenings: [Happening] = []

  struct Case: Hashable {
    var number = ""
    var stage = CaseState.Stage.absent
    var team: Team?
    var person: String?
    var priority = Priority.normal
    var waits: [String: WaitReason] = [:]
    var promises: [String: Instant] = [:]
    var handoff: Offer?
    var path: [Team] = []
    var entryCount = 0
    var seqs: [UInt64] = []
  }

  struct Offer: Hashable {
    var name: String
    var from: Team
    var to: Team
    var by: String
  }

  // MARK: What is known

  var seqCount: UInt64 { UInt64(happenings.count) }

  var caseNames: [String] {
    happenings.compactMap { happening in
      if case .openCase(let name) = happening.act { name } else { nil }
    }
  }

  var customerNames: [String] {
    happenings.compactMap { happening in
      if case .registerCustomer(let name) = happening.act { name } else { nil }
    }
  }

  func team(of member: String) -> Team? {
    happenings.lazy.compactMap { happening in
      if case .registerMember(member, let team) = happening.act { team } else { nil }
    }.last
  }

  /// Everything that is known of a case.
  func state(_ name: String) -> Case {
    var state = Case()
    for happening in happenings where happening.act.caseName == name {
      state.entryCount += 1
      state.seqs.append(happening.seq)
      apply(happening, to: &state)
    }
    if state.stage != .absent {
      state.number = "C-\((caseNames.firstIndex(of: name) ?? -1) + 1)"
    }
    return state
  }

  private func apply(_ happening: Happening, to state: inout Case) {
    switch happening.act {
    case .openCase:
      if state.stage == .absent { state.stage = .open }
      if state.team == nil { state.own(happening.team, nil) }
    case .classify(_, let priority): state.priority = priority
    case .wait(_, let name, let reason): state.waits[name] = reason
    case .endWait(_, let name): state.waits[name] = nil
    case .promise(_, let name, let minutes):
      state.promises[name] = happening.at.adding(seconds: Int64(minutes) * 60)
    case .settle(_, let name, _): state.promises[name] = nil
    case .assign(_, let team, let person): state.own(team, person)
    case .offer(_, let name, let from, let to):
      state.handoff = Offer(name: name, from: from, to: to, by: happening.actor)
    case .accept(_, _, let member):
      if let offer = state.handoff { state.own(offer.to, member) }
      state.handoff = nil
    case .decline, .withdraw: state.handoff = nil
    case .resolve: state.stage = .resolved
    case .reopen: state.stage = .open
    case .close: state.stage = .closed
    case .memo, .registerMember, .registerCustomer: break
    }
  }

  // MARK: What is refused

  /// Why the book must refuse; `nil` if it must not.
  func refusal(of act: Act, actor: String, team: Team) -> String? {
    guard let name = act.caseName else { return nil }
    let state = state(name)
    switch act {
    case .openCase, .memo, .classify, .wait, .endWait, .settle, .registerMember,
      .registerCustomer:
      return nil
    case .reopen:
      if state.stage == .absent { return "doesNotExist" }
      return state.stage == .open ? "caseIsOpen" : nil
    case .assign(_, let next, let person): return refusal(ofAssigning: state, next, person)
    case .offer(_, _, let from, let to):
      return refusal(of: state) ?? refusal(ofOffering: state, from, to, team)
    case .accept(_, let handoff, let member), .decline(_, let handoff, let member):
      if state.stage == .absent || self.team(of: member) == nil { return "doesNotExist" }
      guard state.stage != .closed else { return "caseIsClosed" }
      guard let offer = state.handoff, offer.name == handoff else { return "handoffIsNotOpen" }
      let isReceiver =
        self.team(of: member) == offer.to || (member == actor && team == offer.to)
      return isReceiver ? nil : "notTheReceiver"
    case .withdraw(_, let handoff):
      if let refusal = refusal(of: state) { return refusal }
      guard let offer = state.handoff, offer.name == handoff else { return "handoffIsNotOpen" }
      let isOfferer =
        actor == offer.by || team == offer.from || self.team(of: actor) == offer.from
      return isOfferer ? nil : "notTheOfferer"
    case .promise(_, _, let minutes):
      return refusal(of: state) ?? (minutes < 0 ? "windowIsPast" : nil)
    case .resolve:
      if let refusal = refusal(of: state) { return refusal }
      if state.stage == .resolved { return "caseIsResolved" }
      return state.handoff == nil ? nil : "handoffIsPending"
    case .close:
      if let refusal = refusal(of: state) { return refusal }
      if state.stage != .resolved { return "caseIsNotResolved" }
      return state.promises.isEmpty ? nil : "promisesAreOpen"
    }
  }

  /// Whether the case takes decisions at all.
  private func refusal(of state: Case) -> String? {
    switch state.stage {
    case .absent: "doesNotExist"
    case .closed: "caseIsClosed"
    case .open, .resolved: nil
    }
  }

  private func refusal(ofAssigning state: Case, _ next: Team, _ person: String?) -> String? {
    if state.stage == .absent { return "doesNotExist" }
    let own = person.map { team(of: $0) }
    if let own, own == nil { return "doesNotExist" }
    if state.stage == .closed { return "caseIsClosed" }
    if state.team != next { return "otherTeamNeedsHandoff" }
    if let own, own != next { return "otherTeamNeedsHandoff" }
    return state.handoff == nil ? nil : "handoffIsPending"
  }

  private func refusal(ofOffering state: Case, _ from: Team, _ to: Team, _ team: Team) -> String? {
    if from != team || state.team != team { return "notTheOwner" }
    if to == from { return "teamIsTheSame" }
    return state.handoff == nil ? nil : "handoffIsPending"
  }

  /// Remembers what was accepted.
  mutating func take(_ act: Act, actor: String, team: Team, at moment: Instant) {
    happenings.append(
      Happening(act: act, actor: actor, team: team, at: moment, seq: seqCount + 1))
  }
}

extension NaiveBook.Case {
  mutating func own(_ team: Team, _ person: String?) {
    self.team = team
    self.person = person
    if path.last != team { path.append(team) }
  }
}

extension Act {
  /// The case that it is about.
  var caseName: String? {
    switch self {
    case .openCase(let name), .memo(let name), .classify(let name, _), .wait(let name, _, _),
      .endWait(let name, _), .promise(let name, _, _), .settle(let name, _, _),
      .assign(let name, _, _), .offer(let name, _, _, _), .accept(let name, _, _),
      .decline(let name, _, _), .withdraw(let name, _), .resolve(let name), .reopen(let name),
      .close(let name):
      name
    case .registerMember, .registerCustomer: nil
    }
  }
}
