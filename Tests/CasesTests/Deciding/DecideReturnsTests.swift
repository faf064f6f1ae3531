import Cases
import CasesTesting
import Testing

@Suite("Deciding about returns")
struct DecideReturnsTests {
  private static let opened = History.staffed.itemRegistered().opened()
  private static let rma = Ref(.rma, .sample("rma"))

  private static func authorize(
    _ lines: [RMALine] = [line(1)], reason: String = "defective"
  ) -> Decision {
    .authorizeRMA(RMAAuthorized(lines: lines, reasonCode: reason))
  }

  private static func line(
    _ number: Int, _ item: String? = "item", quantity: Quantity = "1"
  ) -> RMALine {
    RMALine(
      line: number, item: item.map { .sample($0) }, quantity: quantity, wanted: .replace)
  }

  private static func settle(
    _ outcome: RMAOutcome = .repaired, line: Int = 1, newItem: String? = nil
  ) -> Decision {
    .settleRMA(
      RMASettled(line: line, outcome: outcome, newItem: newItem.map { .sample($0) }))
  }

  private static func example(
    _ what: String, _ given: History, _ decision: Decision, _ refusal: Refusal? = nil,
    of subjects: [Ref] = [rma], with: @escaping @Sendable (inout Situation) -> Void = { _ in }
  ) -> DecisionExample {
    DecisionExample(
      what, given: given, when: decision, of: subjects, with: with,
      then: refusal.map { .failure($0) } ?? .success([decision.event]))
  }

  /// The second item is that of another customer.
  private static let two = opened.ofCustomer("stranger").onItem("theirs").inCase(nil)
    .itemRegistered(serial: "2").ofCustomer("customer").onItem("item").inCase("case")

  static let authorizing: [DecisionExample] = [
    example("authorizes a return", opened, authorize()),
    example(
      "authorizes what is no item of ours, and one quantity in two lines", opened,
      authorize([line(1, nil, quantity: "3"), line(2, nil, quantity: "2")])),
    example(
      "authorizes again what was settled", opened.returnAuthorized("old").returnSettled("old"),
      authorize()),
    example(
      "authorizes an item of a customer who was merged", two, authorize([line(1, "theirs")]),
      with: { $0.survivors = [.sample("stranger"): .sample("customer")] }),
    example("refuses without lines", opened, authorize([]), .malformed(field: "lines")),
    example(
      "refuses two lines of one number", opened, authorize([line(1), line(1)]),
      .malformed(field: "lines")),
    example(
      "refuses a quantity of nothing", opened, authorize([line(1, quantity: "0")]),
      .amountIsNotPositive),
    example("refuses without a reason", opened, authorize(reason: ""), .reasonCodeIsMissing),
    example(
      "refuses without an id of its own", opened, authorize(), .malformed(field: "rma"), of: []),
    example(
      "refuses an item that nobody registered", opened, authorize([line(1, "none")]),
      .doesNotExist(Ref(.item, .sample("none")))),
    example(
      "refuses an item of somebody else", two, authorize([line(1), line(2, "theirs")]),
      .itemBelongsToAnother(.sample("theirs"))),
    example(
      "refuses an item that is on its way back already", opened.returnAuthorized("old"),
      authorize(), .returnsAreOpen([.sample("old")])),
    example(
      "refuses one that another case has on its way",
      opened.inCase("other").opened().returnAuthorized("old").inCase("case"), authorize(),
      .returnsAreOpen([.sample("old")])),
    example("refuses in a closed case", opened.resolved().closed(), authorize(), .caseIsClosed),
    example(
      "refuses in a duplicate", opened.linked(to: "other"), authorize(),
      .caseIsDuplicate(of: .sample("other"))),
  ]

  private static let authorized = opened.returnAuthorized(lineCount: 2)
  private static let arrived = authorized.arrived()

  static let settling: [DecisionExample] =
    [RMAOutcome.repaired, .returned, .refunded, .rejected].map {
      example("settles as \($0.rawValue) what has arrived", arrived, settle($0))
    }
    + [RMAOutcome.refunded, .rejected].map {
      example("settles as \($0.rawValue) what never arrived", authorized, settle($0))
    }
    + [RMAOutcome.repaired, .returned].map {
      example(
        "refuses as \($0.rawValue) what has not arrived", authorized, settle($0, line: 2),
        .itemHasNotArrived(line: 2))
    }
    + [
      example(
        "settles as replaced with the new item", arrived, settle(.replaced, newItem: "item")),
      example("settles the second line after the first", arrived.returnSettled(), settle(line: 2)),
      example(
        "refuses a replacement without new item", arrived, settle(.replaced), .newItemIsMissing),
      example(
        "refuses a new item that nobody registered", arrived, settle(.replaced, newItem: "none"),
        .doesNotExist(Ref(.item, .sample("none")))),
      example(
        "refuses a replacement for what has not arrived", authorized,
        settle(.replaced, newItem: "item"), .itemHasNotArrived(line: 1)),
      example(
        "refuses a line that is settled", arrived.returnSettled(), settle(), .lineIsSettled(1)),
      example(
        "refuses a line that there is not", arrived, settle(line: 3), .malformed(field: "line")),
      example(
        "refuses a return that nobody authorized", opened, settle(),
        .doesNotExist(Ref(.rma, .sample("rma")))),
      example(
        "refuses a return of which only the arrival is known", opened.arrived(), settle(),
        .doesNotExist(Ref(.rma, .sample("rma")))),
      example(
        "refuses in a duplicate", arrived.linked(to: "other"), settle(),
        .caseIsDuplicate(of: .sample("other"))),
    ]

  @Test("authorizeRMA", arguments: authorizing) func authorizes(_ example: DecisionExample) {
    example.check()
  }

  @Test("settleRMA", arguments: settling) func settles(_ example: DecisionExample) {
    example.check()
  }

  @Test("goes through every stage, line by line")
  func stages() throws {
    func stages(_ history: History) throws -> [ReturnStage] {
      let rma = try #require(history.caseState().returns.first)
      return rma.lines.map { rma.stage(of: $0) }
    }
    #expect(try stages(Self.authorized) == [.authorized, .authorized])
    #expect(try stages(Self.arrived) == [.arrived, .arrived], "both are of the same item")
    #expect(try stages(Self.arrived.returnSettled()) == [.settled, .arrived])
    #expect(Self.arrived.returnSettled().caseState().openReturns.map(\.id) == [.sample("rma")])
    #expect(Self.arrived.returnSettled().returnSettled(line: 2).caseState().openReturns.isEmpty)
    // The news of the arrival and of the settling can come first.
    let early = Self.opened.arrived().returnSettled().returnAuthorized(lineCount: 2)
    #expect(try stages(early) == [.settled, .arrived])
  }

  @Test("is settled on the survivor, and so in the duplicate where it was authorized")
  func duplicate() throws {
    let linked = Self.arrived.inCase("other").opened().inCase("case").linked(to: "other")
      .inCase("other")
    let settled = try linked.deciding(Self.settle(), subjects: [Self.rma]).get()
    let cases = try #require(settled.first).refs.all.filter { $0.role == .case }.map(\.id)
    #expect(cases == [.sample("other"), .sample("case")])
    let rma = try #require(linked.adding(settled).caseState().returns.first)
    #expect(rma.openLines.map(\.line) == [2])
  }
}

extension History {
  /// The item has come in on the return.
  fileprivate func arrived(_ rma: String = "rma") -> History {
    var refs = refs
    refs.insert(Ref(.rma, .sample(rma)))
    let event = ItemCustodyPassed(from: .customer, to: .us, why: .rma, condition: "used")
    return then(.items(.itemCustodyPassed(event)), refs: refs)
  }
}
