import Cases
import CasesTesting
import Testing

@Suite("Deciding about a visit")
struct DecideVisitsTests {
  private static let opened = History.staffed.opened()
  private static let start = Instant.sample.adding(seconds: 86_400)

  private static func window(_ from: Int64, _ to: Int64) -> Window {
    Window(from: start.adding(seconds: from), to: start.adding(seconds: to))
  }

  private static func schedule(
    _ window: Window = window(0, 7_200), technician: String? = "kimura", skills: [String] = [],
    replaces: String? = nil
  ) -> Decision {
    .scheduleVisit(
      VisitScheduled(
        window: window, technician: technician.map { .sample($0) }, skills: skills, why: .new,
        replaces: replaces.map { .sample($0) }))
  }

  /// Kimura is at another case from two to four hours after the start.
  private static let busy = opened.inCase("other").opened().adding([
    Draft(
      schedule(window(7_200, 14_400)).event,
      refs: Refs([Ref(.case, .sample("other")), Ref(.visit, .sample("elsewhere"))]))
  ]).inCase("case")

  static let scheduling: [DecisionExample] = [
    DecisionExample(
      "plans a visit", given: opened, when: schedule(), of: [.visit],
      then: .success([schedule().event])),
    DecisionExample(
      "plans a visit of nobody yet", given: busy, when: schedule(technician: nil),
      of: [.visit], then: .success([schedule(technician: nil).event])),
    DecisionExample(
      "plans a visit that takes what the technician can", given: opened,
      when: schedule(skills: ["gas", "electric"]), of: [.visit],
      then: .success([schedule(skills: ["gas", "electric"]).event])),
    DecisionExample(
      "plans a visit that ends when the next one begins", given: busy, when: schedule(),
      of: [.visit], then: .success([schedule().event])),
    DecisionExample(
      "moves a visit over its own time", given: opened.visitScheduled("old"),
      when: schedule(window(60, 7_260), replaces: "old"), of: [.visit],
      then: .success([schedule(window(60, 7_260), replaces: "old").event])),
    DecisionExample(
      "refuses without an id of its own", given: opened, when: schedule(),
      then: .failure(.malformed(field: "visit"))),
    DecisionExample(
      "refuses without a case", given: opened.inCase(nil), when: schedule(), of: [.visit],
      then: .failure(.malformed(field: "case"))),
    DecisionExample(
      "refuses an empty window", given: opened, when: schedule(window(60, 60)), of: [.visit],
      then: .failure(.windowIsEmpty)),
    DecisionExample(
      "refuses a window that is past", given: opened, when: schedule(window(-90_000, -86_400)),
      of: [.visit], then: .failure(.windowIsPast)),
    DecisionExample(
      "refuses a technician whom nobody knows", given: opened,
      when: schedule(technician: "nobody"), of: [.visit],
      then: .failure(.doesNotExist(Ref(.member, .sample("nobody"))))),
    DecisionExample(
      "refuses a case that does not exist", given: opened.inCase("none"), when: schedule(),
      of: [.visit], then: .failure(.doesNotExist(Ref(.case, .sample("none"))))),
    DecisionExample(
      "refuses a closed case", given: opened.resolved().closed(), when: schedule(),
      of: [.visit], then: .failure(.caseIsClosed)),
    DecisionExample(
      "refuses a duplicate", given: opened.linked(to: "other"), when: schedule(),
      of: [.visit], then: .failure(.caseIsDuplicate(of: .sample("other")))),
    DecisionExample(
      "refuses a technician who is elsewhere then", given: busy,
      when: schedule(window(0, 7_201)), of: [.visit],
      then: .failure(.technicianIsBusy(.sample("elsewhere")))),
    DecisionExample(
      "refuses a technician who lacks a skill", given: opened,
      when: schedule(skills: ["gas", "height"]), of: [.visit],
      then: .failure(.skillIsMissing("height"))),
    DecisionExample(
      "refuses to move a visit that has ended",
      given: opened.visitScheduled("old")
        .visitEnded("old"),
      when: schedule(replaces: "old"), of: [.visit],
      then: .failure(.visitHasEnded(.sample("old")))),
    DecisionExample(
      "refuses to move a visit that was never planned", given: opened,
      when: schedule(replaces: "old"), of: [.visit],
      then: .failure(.doesNotExist(Ref(.visit, .sample("old"))))),
  ]

  @Test("planning one", arguments: scheduling)
  func schedules(example: DecisionExample) { example.check() }

  @Test("windows overlap when they have a moment in common")
  func overlaps() {
    let window = Self.window(0, 100)
    #expect(window.overlaps(Self.window(99, 200)))
    #expect(!window.overlaps(Self.window(100, 200)))
    #expect(!window.overlaps(Self.window(-100, 0)))
    #expect(window.overlaps(Self.window(-100, 1)))
    #expect(window.overlaps(Self.window(-100, 200)))
    #expect(!window.overlaps(Window(to: window.to)))
  }
}
