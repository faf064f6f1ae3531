import Cases
import CasesTesting
import Testing

@Suite("Deciding about warranties")
struct DecideWarrantiesTests {
  private static let registered: History = History.staffed.itemRegistered()
  private static let opened: History = registered.opened()
  private static let day: Day = Day(2026, 4, 1)

  private static func grant(
    until end: Day = Day(2027, 3, 31), basis: EventID? = nil
  ) -> Decision {
    .grantWarranty(
      WarrantyGranted(
        warrantyID: .sample("warranty"), kind: .maker, startsOn: day, endsOn: end,
        terms: "standard", basis: basis))
  }

  private static func judge(
    _ verdict: WarrantyVerdict = .in, evidence: [EventID]? = nil,
    overturns: EventID? = nil
  ) -> Decision {
    .judgeWarranty(
      WarrantyJudged(
        verdict: verdict, reasonCode: "withinTerm", evidence: evidence ?? [opened.last],
        overturns: overturns))
  }

  private static let judged: History = opened.then(judge().event)

  private static func example(
    _ what: String, _ given: History, _ decision: Decision, _ refusal: Refusal? = nil
  ) -> DecisionExample {
    DecisionExample(
      what, given: given, when: decision,
      then: refusal.map { .failure($0) } ?? .success([decision.event]))
  }

  static let granting: [DecisionExample] = [
    example("grants a warranty without a case", registered.inCase(nil), grant()),
    example("grants one in a case", opened, grant()),
    example("grants one of a single day", opened, grant(until: day)),
    example("grants one for what happened to the item", opened, grant(basis: registered.last)),
    example(
      "refuses an end before its start", opened, grant(until: Day(2026, 3, 31)), .windowIsEmpty),
    example("refuses without an item", opened.onItem(nil), grant(), .malformed(field: "item")),
    example(
      "refuses an item that nobody registered", opened.onItem("none"), grant(),
      .doesNotExist(Ref(.item, .sample("none")))),
    example(
      "refuses what rests on an event that is not there", opened, grant(basis: .sample("none")),
      .eventDoesNotExist(.sample("none"))),
    example("refuses in a closed case", opened.resolved().closed(), grant(), .caseIsClosed),
    example(
      "refuses in a duplicate", opened.linked(to: "other"), grant(),
      .caseIsDuplicate(of: .sample("other"))),
    example(
      "refuses a case that does not exist", registered, grant(),
      .doesNotExist(Ref(.case, .sample("case")))),
  ]

  static let judging: [DecisionExample] =
    WarrantyVerdict.allCases.map { example("judges \($0.rawValue)", opened, judge($0)) } + [
      example(
        "overturns the verdict that stands", judged,
        judge(.goodwill, overturns: judged.last)),
      example(
        "judges another item of the same case", judged.onItem("second").itemRegistered(serial: "2"),
        judge()),
      example(
        "judges anew once the verdict was taken back", judged.retracted(judged.last), judge()),
      example("refuses without evidence", opened, judge(evidence: []), .evidenceIsMissing),
      example(
        "refuses evidence that is not there", opened, judge(evidence: [.sample("none")]),
        .eventDoesNotExist(.sample("none"))),
      example(
        "refuses a second verdict that overturns nothing", judged, judge(.out),
        .verdictStands(judged.last)),
      example(
        "refuses to overturn something else than the verdict that stands", judged,
        judge(.out, overturns: opened.last), .verdictStands(judged.last)),
      example(
        "refuses to overturn what was overturned before",
        judged.then(judge(.out, overturns: judged.last).event),
        judge(.in, overturns: judged.last),
        .verdictStands(judged.then(judge(.out, overturns: judged.last).event).last)),
      example(
        "refuses to overturn a verdict where none stands", opened,
        judge(overturns: opened.last), .eventDoesNotExist(opened.last)),
      example("refuses in a closed case", opened.resolved().closed(), judge(), .caseIsClosed),
      example(
        "refuses in a duplicate", opened.linked(to: "other"), judge(),
        .caseIsDuplicate(of: .sample("other"))),
      example(
        "refuses an item that nobody registered", opened.onItem("none"), judge(),
        .doesNotExist(Ref(.item, .sample("none")))),
    ]

  @Test("grantWarranty", arguments: granting) func grants(_ example: DecisionExample) {
    example.check()
  }

  @Test("judgeWarranty", arguments: judging) func judges(_ example: DecisionExample) {
    example.check()
  }

  @Test("leaves one verdict of an item in a case, on the case and on the item")
  func standing() {
    let twice = Self.judged.then(Self.judge(.goodwill, overturns: Self.judged.last).event)
    #expect(twice.caseState().verdicts.map(\.verdict) == [.goodwill])
    #expect(twice.itemState().verdicts.map(\.event) == [twice.last])
  }

  // MARK: What a replacement carries

  private static func replacing(_ carry: WarrantyCarry) -> History {
    let old = registered.inCase(nil).then(
      .items(
        .warrantyGranted(
          WarrantyGranted(
            warrantyID: .sample("old"), kind: .maker, startsOn: Day(2026, 1, 1),
            endsOn: Day(2026, 12, 31), terms: "standard"))))
    return old.onItem("new").then(
      .items(
        .itemRegistered(
          ItemRegistered(
            model: "AX-300", serial: "new", installedOn: Day(2026, 7, 1),
            replaces: Replacement(
              item: .sample("item"), reason: "defective", warrantyCarry: carry)))))
  }

  @Test(
    "of a replaced item ends as it did, begins anew, or is not carried on",
    arguments: [
      (WarrantyCarry.remaining, Day(2026, 12, 31)), (.reset, Day(2027, 6, 30)), (.none, nil),
    ] as [(WarrantyCarry, Day?)])
  func carried(_ how: WarrantyCarry, until end: Day?) {
    let history = Self.replacing(how)
    let new = history.itemState("new")
    let old = history.itemState()
    #expect(new.warrantyEnd(after: [old]) == end)
    #expect(new.warrantyEnd(after: []) == nil, "of an item that is not known nothing is carried")
    #expect(new.warrantyEnd(after: [history.itemState("third")]) == nil)
    #expect(old.warrantyEnd(after: [new]) == Day(2026, 12, 31))
  }

  @Test("is carried on through a chain of replacements, and the longest one counts")
  func chain() {
    let history = Self.replacing(.remaining).onItem("newest").then(
      .items(
        .itemRegistered(
          ItemRegistered(
            model: "AX-300",
            replaces: Replacement(
              item: .sample("new"), reason: "defective", warrantyCarry: .remaining)))))
    let earlier = [history.itemState("new"), history.itemState()]
    #expect(history.itemState("newest").warrantyEnd(after: earlier[...]) == Day(2026, 12, 31))
    let longer = history.then(Self.grant().event)
    #expect(longer.itemState("newest").warrantyEnd(after: earlier[...]) == Day(2027, 3, 31))
  }
}
