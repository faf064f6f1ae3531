import Cases
import CasesTesting
import Testing

@Suite("Deciding about links between cases")
struct DecideLinksTests {
  private static let one = History.staffed.opened()
  private static let two = one.inCase("other").opened().inCase("third").opened().inCase("case")

  private static func link(
    _ relation: CaseRelation = .duplicateOf, to other: String = "other", as link: String = "new"
  ) -> Decision {
    .linkCases(
      CaseLinked(linkID: .sample(link), relation: relation, otherCase: .sample(other)))
  }

  private static func unlink(_ link: String = "link") -> Decision {
    .unlinkCases(CaseUnlinked(linkID: .sample(link), reason: "mistake"))
  }

  private static func allows(
    _ given: History, _ decision: Decision, _ what: String
  ) -> DecisionExample {
    DecisionExample(what, given: given, when: decision, then: .success([decision.event]))
  }

  private static func refuses(
    _ given: History, _ decision: Decision, _ refusal: Refusal, _ what: String
  ) -> DecisionExample {
    DecisionExample(what, given: given, when: decision, then: .failure(refusal))
  }

  static let linking: [DecisionExample] =
    CaseRelation.allCases.map { allows(two, link($0), "links as \($0.rawValue)") } + [
      allows(two.resolved().closed(), link(), "links a closed case"),
      allows(
        two.inCase("other").resolved().closed().inCase("case"), link(), "links to a closed one"),
      allows(two.linked(as: .partOf, to: "other"), link(), "links the same two in another way"),
      allows(
        two.linked(as: .partOf, to: "third"), link(.partOf), "links one case to two in the same way"
      ),
      allows(
        two.inCase("other").linked(to: "third").inCase("case"), link(),
        "links to a duplicate: chains are allowed"),
      allows(
        two.inCase("other").linked(as: .causedBy, to: "case").inCase("case"), link(),
        "links back in another way, which is no circle"),
      allows(two.linked(to: "other").unlinked(), link(), "links again what was unlinked"),
      refuses(two, link(to: "case"), .linksWithItself, "refuses a case and itself"),
      refuses(
        two, link(to: "none"), .doesNotExist(Ref(.case, .sample("none"))),
        "refuses another case that does not exist"),
      refuses(
        two.inCase("none"), link(), .doesNotExist(Ref(.case, .sample("none"))),
        "refuses a case that does not exist"),
      refuses(
        two.inCase(nil), link(), .malformed(field: "case"), "refuses without a case of its own"),
      refuses(
        two.linked("old", as: .followUpOf, to: "other"), link(.followUpOf),
        .linkExists(.sample("old")), "refuses the same link twice"),
      refuses(
        two.linked("old", to: "other"), link(), .linkExists(.sample("old")),
        "refuses the same duplicate twice"),
      refuses(
        two.linked(to: "other"), link(to: "third"), .caseIsDuplicate(of: .sample("other")),
        "refuses a duplicate of one case as that of another"),
      refuses(
        two.linked(to: "other"), link(.partOf, to: "third"),
        .caseIsDuplicate(of: .sample("other")), "refuses any link of a duplicate"),
    ]
    + CaseRelation.allCases.map { relation in
      refuses(
        two.inCase("other").linked("a", as: relation, to: "third").inCase("third")
          .linked("b", as: relation, to: "case").inCase("case"), link(relation), .linkMakesCycle,
        "refuses a circle of three as \(relation.rawValue)")
    }

  static let unlinking: [DecisionExample] = [
    allows(two.linked(to: "other"), unlink(), "lets a duplicate go"),
    allows(
      two.linked(to: "other").inCase("other"), unlink(), "lets a duplicate go from its survivor"),
    allows(two.linked(as: .partOf, to: "other"), unlink(), "undoes any other link"),
    allows(two.resolved().closed().linked(to: "other"), unlink(), "undoes that of a closed case"),
    allows(
      two.inCase("other").linked("first", to: "third").inCase("case").linked(to: "other"),
      unlink(), "undoes a link that stands on an earlier one"),
    allows(
      two.linked(to: "other").inCase("other").linked("later", to: "third").unlinked("later")
        .inCase("case"), unlink(), "undoes a link once the later one is undone"),
    allows(
      two.linked(as: .partOf, to: "other").inCase("other").linked("later", as: .partOf, to: "third")
        .inCase("case"), unlink(), "undoes a part of a part, which rests on nothing"),
    refuses(
      two.linked(to: "other").unlinked(), unlink(), .alreadyUnlinked(.sample("link")),
      "refuses to undo twice"),
    refuses(two, unlink(), .linkDoesNotExist(.sample("link")), "refuses a link that nobody made"),
    refuses(
      two.linked(to: "other").inCase("third"), unlink(), .linkDoesNotExist(.sample("link")),
      "refuses the link of other cases"),
    refuses(
      two.linked(to: "other").inCase("other").linked("later", to: "third").inCase("case"),
      unlink(), .linkIsSuperseded(by: .sample("later")), "refuses below a later duplicate"),
    refuses(
      two.linked(to: "other").inCase("other").linked("later", to: "third"), unlink(),
      .linkIsSuperseded(by: .sample("later")),
      "refuses below a later duplicate from the survivor, too"),
    DecisionExample(
      "refuses without a reason", given: two.linked(to: "other"),
      when: .unlinkCases(CaseUnlinked(linkID: .sample("link"), reason: " ")),
      then: .failure(.reasonCodeIsMissing)),
  ]

  @Test("linkCases", arguments: linking) func links(_ example: DecisionExample) {
    example.check()
  }

  @Test("unlinkCases", arguments: unlinking) func unlinks(_ example: DecisionExample) {
    example.check()
  }

  @Test("stands on the feeds of both cases, that of which it is said first")
  func refs() throws {
    let backwards = Self.two.inCase("other").deciding(
      Self.link(), subjects: [Ref(.case, .sample("case"))])
    for drafts in [Self.two.deciding(Self.link()), backwards] {
      let refs = try #require(try drafts.get().first).refs
      #expect(
        refs.all.filter { $0.role == .case }.map(\.id) == [.sample("case"), .sample("other")])
    }
    let undone = try Self.two.linked(to: "other").inCase("other").deciding(Self.unlink()).get()
    let cases = try #require(undone.first).refs.all.filter { $0.role == .case }
    #expect(Set(cases.map(\.id)) == [.sample("case"), .sample("other")])
  }

  @Test("makes a duplicate of one case and a survivor of the other until it is undone")
  func states() {
    let linked = Self.two.linked(to: "other")
    #expect(linked.caseState().duplicateOf == .sample("other"))
    #expect(linked.caseState().duplicates.isEmpty)
    #expect(linked.caseState("other").duplicates == [.sample("case")])
    #expect(linked.caseState("other").duplicateOf == nil)
    var both = linked
    both = both.then(
      .cases(.caseUnlinked(CaseUnlinked(linkID: .sample("link"), reason: "mistake"))),
      refs: linked.records.last?.refs)
    #expect(both.caseState().duplicateOf == nil)
    #expect(both.caseState("other").duplicates.isEmpty)
    #expect(Self.two.unlinked().linked(to: "other").caseState().links.isEmpty)
  }

  @Test("keeps a survivor open as long as something is owed in its duplicate")
  func closing() {
    let owed = Self.two.promised().linked(to: "other").inCase("other").resolved()
    let close = Decision.closeCase(CaseClosed(surveyWanted: false))
    guard case .failure(.promisesAreOpen(let open)) = owed.deciding(close) else {
      Issue.record("it was closed")
      return
    }
    #expect(open.map(\.id) == [.sample("promise")])
    let kept = owed.inCase("case").settled().inCase("other")
    #expect((try? kept.deciding(close).get()) != nil)
  }
}
