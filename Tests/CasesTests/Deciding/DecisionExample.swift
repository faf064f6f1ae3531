import Cases
import CasesTesting
import Testing

/// Given a history, when a decision is asked for, then events or a refusal.
struct DecisionExample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let given: History
  let when: Decision
  /// Subjects beside those of the history.
  var of: [Ref] = []
  var supersedes: EventID?
  /// What the situation holds beside what the history gives.
  var with: @Sendable (inout Situation) -> Void = { _ in }
  let then: Result<[Event], Refusal>

  init(
    _ testDescription: String, given: History, when: Decision, of: [Ref] = [],
    supersedes: EventID? = nil, with: @escaping @Sendable (inout Situation) -> Void = { _ in },
    then: Result<[Event], Refusal>
  ) {
    self.testDescription = testDescription
    self.given = given
    self.when = when
    self.of = of
    self.supersedes = supersedes
    self.with = with
    self.then = then
  }

  /// What really becomes of it.
  var outcome: Result<[Event], Refusal> { drafts.map { $0.map(\.event) } }

  var drafts: Result<[Draft], Refusal> {
    given.deciding(when, subjects: of, supersedes: supersedes, with)
  }

  func check() {
    #expect(outcome == then)
  }
}

extension Ref {
  static let handoff = Ref(.handoff, .sample("handoff"))
  static let promise = Ref(.promise, .sample("promise"))
  static let visit = Ref(.visit, .sample("visit"))
}

extension History {
  /// Sato and Tanaka of support, Kimura of repair, Nakamura of sales, and Ito, who has left.
  static let staffed = History()
    .memberRegistered("sato").memberRegistered("tanaka")
    .memberRegistered("kimura", of: .repair, skills: ["gas", "electric"])
    .memberRegistered("nakamura", of: .sales)
    .memberRegistered("ito", of: .repair)
    .then(.book(.memberLeft(MemberLeft())), refs: Refs([Ref(.member, .sample("ito"))]))
}
