import Cases
import CasesTesting
import Testing

@Suite("Deciding about customers who are one")
struct DecideMergesTests {
  /// Three customers whom nobody has merged; the sentences call them A, B and C.
  private static let three = History.staffed.registered("A").registered("B").registered("C")

  private static func merge(
    _ absorbed: String, into survivor: String, as merge: String = "new",
    evidence: [EventID] = []
  ) -> (Decision, [Ref]) {
    let merged = CustomerMerged(
      mergeID: .sample(merge), evidence: evidence, score: 90, method: "number")
    return (.mergeCustomers(merged), Refs.merging(absorbed, into: survivor).all)
  }

  private static func unmerge(_ merge: String) -> (Decision, [Ref]) {
    (.unmergeCustomers(CustomerUnmerged(mergeID: .sample(merge), reason: "mistake")), [])
  }

  private static func allows(
    _ given: History, _ asked: (Decision, [Ref]), _ what: String
  ) -> DecisionExample {
    DecisionExample(
      what, given: given.inCase(nil).ofCustomer(nil).onItem(nil), when: asked.0, of: asked.1,
      then: .success([asked.0.event]))
  }

  private static func refuses(
    _ given: History, _ asked: (Decision, [Ref]), _ refusal: Refusal, _ what: String
  ) -> DecisionExample {
    DecisionExample(
      what, given: given.inCase(nil).ofCustomer(nil).onItem(nil), when: asked.0, of: asked.1,
      then: .failure(refusal))
  }

  static let merging: [DecisionExample] = [
    allows(three, merge("A", into: "B"), "merges one into another"),
    allows(
      three.merged("ab", "A", into: "B"), merge("B", into: "C"),
      "merges who has absorbed somebody: chains are allowed"),
    allows(
      three.merged("bc", "B", into: "C"), merge("A", into: "B"),
      "merges into somebody who was absorbed: chains are allowed"),
    allows(
      three.merged("ab", "A", into: "B"), merge("C", into: "B"), "merges two into the same"),
    allows(
      three.merged("ab", "A", into: "B").unmerged("ab"), merge("A", into: "B"),
      "merges again what was taken apart"),
    allows(
      three.merged("ab", "A", into: "B").unmerged("ab"), merge("B", into: "A"),
      "merges the other way round once the first is undone"),
    allows(
      three, merge("A", into: "B", evidence: [three.last]), "takes an event of theirs as evidence"),
    refuses(three, merge("A", into: "A"), .mergesWithItself, "refuses a customer and itself"),
    refuses(
      three, merge("A", into: "none"), .doesNotExist(Ref(.survivor, .sample("none"))),
      "refuses a survivor whom nobody knows"),
    refuses(
      three, merge("none", into: "A"), .doesNotExist(Ref(.absorbed, .sample("none"))),
      "refuses to absorb somebody whom nobody knows"),
    refuses(
      three, merge("A", into: "B", evidence: [.sample("elsewhere")]),
      .eventDoesNotExist(.sample("elsewhere")), "refuses evidence that is not there"),
    refuses(
      three.erased("A"), merge("A", into: "B"), .customerIsErased, "refuses one who was erased"),
    refuses(
      three.erased("B"), merge("A", into: "B"), .customerIsErased,
      "refuses a survivor who was erased"),
    refuses(
      three.merged("ab", "A", into: "B"), merge("A", into: "B"), .alreadyMerged(.sample("ab")),
      "refuses the same merge twice"),
    refuses(
      three.merged("ab", "A", into: "B"), merge("A", into: "C"), .alreadyMerged(.sample("ab")),
      "refuses to merge into a second one"),
    refuses(
      three.merged("ab", "A", into: "B"), merge("B", into: "A"), .mergeMakesCycle,
      "refuses a circle of two"),
    refuses(
      three.merged("ab", "A", into: "B").merged("bc", "B", into: "C"), merge("C", into: "A"),
      .mergeMakesCycle, "refuses a circle of three"),
  ]

  static let unmerging: [DecisionExample] = [
    allows(three.merged("ab", "A", into: "B"), unmerge("ab"), "takes two apart"),
    allows(
      three.merged("ab", "A", into: "B").merged("bc", "B", into: "C"), unmerge("bc"),
      "takes the last of a chain off"),
    allows(
      three.merged("bc", "B", into: "C").merged("ab", "A", into: "B"), unmerge("ab"),
      "takes apart what was merged below an earlier merge"),
    allows(
      three.merged("ab", "A", into: "B").merged("bc", "B", into: "C").unmerged("bc"),
      unmerge("ab"), "takes apart what is no longer below another"),
    refuses(three, unmerge("ab"), .mergeDoesNotExist(.sample("ab")), "refuses what nobody merged"),
    refuses(
      three.merged("ab", "A", into: "B").unmerged("ab"), unmerge("ab"),
      .alreadyUnmerged(.sample("ab")), "refuses to undo twice"),
    refuses(
      three.merged("ab", "A", into: "B").unmerged("ab").merged("again", "A", into: "B"),
      unmerge("ab"), .alreadyUnmerged(.sample("ab")), "refuses the first merge of two in a row"),
    refuses(
      three.merged("ab", "A", into: "B").merged("bc", "B", into: "C"), unmerge("ab"),
      .mergeIsSuperseded(by: .sample("bc")), "refuses below a later merge"),
    refuses(
      three.registered("D").merged("bc", "B", into: "C").merged("ab", "A", into: "B")
        .merged("cd", "C", into: "D"), unmerge("ab"), .mergeIsSuperseded(by: .sample("cd")),
      "refuses below a later merge further up the chain"),
    refuses(
      three.merged("ab", "A", into: "B").erased("A"), unmerge("ab"), .customerIsErased,
      "refuses for one who was erased"),
  ]

  @Test("mergeCustomers", arguments: merging) func merges(_ example: DecisionExample) {
    example.check()
  }

  @Test("unmergeCustomers", arguments: unmerging) func unmerges(_ example: DecisionExample) {
    example.check()
  }

  @Test("undoes a merge on the feeds of the same two, whoever is named besides")
  func refs() throws {
    let merged = Self.three.merged("ab", "A", into: "B").inCase(nil).ofCustomer(nil).onItem(nil)
    let wrong = Refs.merging("C", into: "A").all
    for subjects in [[], wrong] {
      let drafts = try merged.deciding(Self.unmerge("ab").0, subjects: subjects).get()
      #expect(drafts.first?.refs == Refs.merging("A", into: "B"))
    }
  }

  @Test("refuses to take back a merge on which another one, or its undoing, rests")
  func retracting() {
    let merged = Self.three.merged("ab", "A", into: "B")
    let retract = Decision.retractEntry(
      EntryRetracted(events: [merged.last], reasonCode: "mistake"))
    #expect((try? merged.deciding(retract).get()) != nil)
    let chained = merged.merged("bc", "B", into: "C")
    #expect(chained.deciding(retract) == .failure(.decisionsRestOnIt([chained.last])))
    let undone = merged.unmerged("ab")
    #expect(undone.deciding(retract) == .failure(.decisionsRestOnIt([undone.last])))
  }

  @Test("keeps to what was said under another name of the same customer")
  func otherNames() throws {
    let refused = Self.three.then(
      .customers(.consentRecorded(ConsentRecorded(purpose: .sms, given: false, how: "spoken"))),
      refs: Refs([Ref(.customer, .sample("A"))]))
    let promise = Decision.makePromise(
      PromiseMade(
        kind: .callback, what: "折り返し",
        window: Window(from: nil, to: refused.now.adding(seconds: 3_600)), via: .sms,
        owner: Owner(team: .support), agreedWithCustomer: true))
    let subjects = [Ref(.customer, .sample("B")), Ref.promise]
    let apart = refused.inCase(nil).ofCustomer(nil).onItem(nil)
    #expect((try? apart.deciding(promise, subjects: subjects).get()) != nil)
    let merged = apart.merged("ab", "A", into: "B")
    #expect(merged.deciding(promise, subjects: subjects) == .failure(.consentIsMissing(.sms)))
    let undone = merged.unmerged("ab")
    #expect((try? undone.deciding(promise, subjects: subjects).get()) != nil)
  }

  @Test(
    "never makes a circle, and lets everything be undone from the last on", arguments: 1...20)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = ["A", "B", "C", "D", "E"]
    let apart = Self.three.registered("D").registered("E")
      .inCase(nil).ofCustomer(nil).onItem(nil)
    var history = apart
    var open: [String] = []
    for step in 0..<40 {
      if open.isEmpty || generator.chance(60) {
        let asked = Self.merge(
          generator.pick(names), into: generator.pick(names), as: "merge \(step)")
        guard let drafts = try? history.deciding(asked.0, subjects: asked.1).get() else { continue }
        history = history.adding(drafts)
        open.append("merge \(step)")
      } else {
        let id = generator.pick(open)
        switch history.deciding(Self.unmerge(id).0) {
        case .success(let drafts):
          history = history.adding(drafts)
          open.removeAll { $0 == id }
        case .failure(.mergeIsSuperseded(let later)):
          let places = open.map { MergeID.sample($0) }
          let place = try #require(places.firstIndex(of: later), "seed \(seed)")
          #expect(try place > #require(places.firstIndex(of: .sample(id))), "seed \(seed)")
        case .failure(let refusal): Issue.record("\(refusal), seed \(seed)")
        }
      }
      let situation = history.situation()
      for name in names {
        let end = situation.survivor(of: .sample(name))
        #expect(situation.customers[end]?.mergedInto == nil, "seed \(seed)")
      }
    }
    for id in open.reversed() {
      history = history.adding(try history.deciding(Self.unmerge(id).0).get())
    }
    for name in names {
      var state = history.customerState(name)
      state.lastSeq = apart.customerState(name).lastSeq
      state.lastOccurredAt = apart.customerState(name).lastOccurredAt
      #expect(state == apart.customerState(name), "seed \(seed)")
    }
  }

  @Test("sees what is known of one person together, and changes nothing of the two")
  func united() {
    let tag = CustomerTagged(added: ["vip"], removed: [])
    let yes = ConsentRecorded(purpose: .sms, given: true, how: "spoken")
    let no = ConsentRecorded(purpose: .sms, given: false, how: "spoken")
    let of = { (name: String) in Refs([Ref(.customer, .sample(name))]) }
    let history = Self.three.then(.customers(.customerTagged(tag)), refs: of("A"))
      .then(.customers(.consentRecorded(no)), refs: of("B"))
      .then(.customers(.consentRecorded(yes)), refs: of("A"))
    let person = history.customerState("B").united(with: [history.customerState("A")])
    #expect(person.id == .sample("B"))
    #expect(person.number == history.customerState("B").number)
    #expect(person.tags.map(\.tag) == ["vip"])
    #expect(person.consent(to: .sms) == true)
    #expect(history.customerState("B").united(with: []) == history.customerState("B"))
    #expect(history.customerState("B").consent(to: .sms) == false)
  }
}

extension Refs {
  fileprivate static func merging(_ absorbed: String, into survivor: String) -> Refs {
    Refs([Ref(.survivor, .sample(survivor)), Ref(.absorbed, .sample(absorbed))])
  }
}

extension History {
  fileprivate func registered(_ name: String) -> History {
    then(
      .customers(.customerRegistered(CustomerRegistered(kind: .person, name: name))),
      refs: Refs([Ref(.customer, .sample(name))]))
  }

  fileprivate func merged(
    _ merge: String, _ absorbed: String, into survivor: String
  ) -> History {
    then(
      .customers(
        .customerMerged(CustomerMerged(mergeID: .sample(merge), score: 90, method: "number"))),
      refs: .merging(absorbed, into: survivor))
  }

  fileprivate func unmerged(_ merge: String) -> History {
    then(
      .customers(
        .customerUnmerged(CustomerUnmerged(mergeID: .sample(merge), reason: "mistake"))),
      refs: records.last { $0.mergeID == .sample(merge) }?.refs)
  }

  fileprivate func erased(_ name: String) -> History {
    then(
      .book(.erasureOrdered(ErasureOrdered(reason: "requested"))),
      refs: Refs([Ref(.customer, .sample(name))]))
  }
}
