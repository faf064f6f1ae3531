import Cases
import CasesTesting
import Testing

@Suite("A customer")
struct CustomerStateTests {
  private func registered(_ kind: CustomerKind = .company) -> History {
    History().inCase(nil).then(
      .customers(.customerRegistered(CustomerRegistered(kind: kind, name: "山田製作所"))))
  }

  private func point(_ name: String, _ kind: ContactPointKind = .phone) -> Event {
    .customers(
      .contactPointAdded(
        ContactPointAdded(
          pointID: .sample(name), kind: kind, raw: "03-1234-5678", normalized: "+81312345678",
          sharing: .one, verifiedBy: .contact)))
  }

  private func retiring(_ name: String) -> Event {
    .customers(
      .contactPointRetired(ContactPointRetired(pointID: .sample(name), reason: .moved)))
  }

  @Test("has a number, a kind, and a name in the record that says it")
  func registers() {
    let state = registered().customerState()
    #expect(state.number == "K-1")
    #expect(state.kind == .company)
    #expect(state.nameSeq == 1)
    #expect(state.lastSeq == 1)
    #expect(state.lastOccurredAt == .sample)
  }

  @Test("can be reached at its points until they are retired, whichever is heard of first")
  func points() {
    let history = registered().then(point("phone")).then(point("mail", .email))
    #expect(history.customerState().points.map(\.kind) == [.phone, .email])
    #expect(history.customerState().points.map(\.seq) == [2, 3])
    #expect(
      history.then(retiring("phone")).customerState().points.map(\.isRetired) == [true, false])
    let early = registered().then(retiring("phone")).then(point("phone")).customerState()
    #expect(early.points.map(\.isRetired) == [true])
    #expect(early.pointsRetiredEarly.isEmpty)
  }

  @Test("has tags until they are removed or end by themselves")
  func tags() {
    func tagged(
      _ added: [String], _ removed: [String] = [], until: Instant? = nil
    ) -> Event {
      .customers(.customerTagged(CustomerTagged(added: added, removed: removed, until: until)))
    }
    let end = Instant.sample.adding(seconds: 3_600)
    let history = registered().then(tagged(["vip", "complaint"]))
      .then(tagged(["nuisance"], ["complaint"], until: end))
    let state = history.customerState()
    #expect(state.tags(at: end.adding(seconds: -1)) == ["vip", "nuisance"])
    #expect(state.tags(at: end) == ["vip"])
    #expect(history.then(tagged(["nuisance"])).customerState().tags(at: end).count == 2)
  }

  @Test("is absorbed by another, or absorbs it, until that is undone")
  func merges() {
    let refs = Refs([
      Ref(.survivor, .sample("customer")), Ref(.absorbed, .sample("double")),
    ])
    let merge = CustomerMerged(mergeID: .sample("merge"), score: 90, method: "number")
    let merged = registered().then(.customers(.customerMerged(merge)), refs: refs)
    #expect(merged.customerState("double").mergedInto == .sample("customer"))
    #expect(merged.customerState().mergedInto == nil)
    #expect(merged.customerState().absorbed.map(\.customer) == [.sample("double")])
    let undo = CustomerUnmerged(mergeID: .sample("merge"), reason: "mistake")
    let undone = merged.then(.customers(.customerUnmerged(undo)), refs: refs)
    #expect(undone.customerState("double").mergedInto == nil)
    #expect(undone.customerState().absorbed.isEmpty)
  }

  @Test("means what it said last about consent, not what was heard of last")
  func consents() {
    func consent(_ given: Bool) -> Event {
      .customers(
        .consentRecorded(ConsentRecorded(purpose: .sms, given: given, how: "spoken")))
    }
    let history = registered().after(seconds: 600).then(consent(false))
    #expect(history.customerState().consent(to: .sms) == false)
    #expect(history.customerState().consent(to: .email) == nil)
    #expect(
      history.then(consent(true), at: .sample).customerState().consent(to: .sms) == false)
    #expect(history.then(consent(true)).customerState().consent(to: .sms) == true)
  }

  @Test("is owed what was promised outside of any case")
  func promises() {
    let history = registered().promised("call").inCase("case").promised("other")
    #expect(history.customerState().promises.map(\.id) == [.sample("call")])
    let settled = history.inCase(nil).settled("call").customerState()
    #expect(settled.promises.isEmpty)
    #expect(settled.settledPromises.map(\.outcome) == [.kept])
  }

  @Test("is erased as soon as that is ordered")
  func erasure() {
    let order = ErasureOrdered(reason: "requested")
    #expect(registered().then(.book(.erasureOrdered(order))).customerState().isErased)
  }
}

@Suite("One of the staff")
struct MemberStateTests {
  @Test("has a team and skills, until they leave")
  func member() {
    let joined = History().memberRegistered(
      "kimura", of: .repair, skills: ["gas"], osUser: "kimura")
    let state = joined.memberState("kimura")
    #expect(state.team == .repair)
    #expect(state.skills == ["gas"])
    #expect(state.osUser == "kimura")
    #expect(state.nameSeq == 1)
    let left = joined.then(
      .book(.memberLeft(MemberLeft())), refs: Refs([Ref(.member, .sample("kimura"))]))
    #expect(left.memberState("kimura").hasLeft)
    #expect(!left.memberRegistered("kimura", of: .sales).memberState("kimura").hasLeft)
  }
}

@Suite("A contact")
struct ContactStateTests {
  private let started = History().inCase(nil).contactStarted("call")

  private func waiting(_ kind: ContactWaitKind) -> Event {
    .contacts(
      .contactWaitStarted(ContactWaitStarted(kind: kind, queue: "main", reason: "busy")))
  }

  private func refs() -> Refs {
    var refs = Refs([Ref(.customer, .sample("customer"))])
    refs.contact = .sample("call")
    return refs
  }

  @Test("waits until somebody answers, and again when it is put on hold")
  func waits() {
    let queued = started.then(waiting(.queue), refs: refs())
    #expect(queued.contactState("call").wait?.kind == .queue)
    #expect(queued.contactState("call").wait?.startedAt == started.now)
    let answered = queued.contactAnswered("call")
    #expect(answered.contactState("call").wait == nil)
    #expect(answered.contactState("call").agent == .sample("sato"))
    let held = answered.then(waiting(.hold), refs: refs())
    #expect(held.contactState("call").wait?.kind == .hold)
    #expect(held.contactEnded("call").contactState("call").wait == nil)
    // The news of the queue comes after that of the answer.
    let late = started.after(seconds: 60).contactAnswered("call")
      .then(waiting(.queue), refs: refs(), at: started.now)
    #expect(late.contactState("call").wait == nil)
  }

  @Test("is unanswered when a customer's call ended without anybody")
  func unanswered() {
    #expect(!started.contactState("call").isUnanswered)
    #expect(started.contactEnded("call", .abandoned).contactState("call").isUnanswered)
    let answered = started.contactAnswered("call").contactEnded("call", .reached)
    #expect(!answered.contactState("call").isUnanswered)
    let ours = History().contactStarted("call", .outbound).contactEnded("call", .noAnswer)
    #expect(!ours.contactState("call").isUnanswered)
  }

  @Test("is with whom it was identified as last, and began at the earliest that is told")
  func identifies() {
    let guess = ContactIdentified(chosen: .sample("one"), method: .number, level: .maybe)
    let sure = ContactIdentified(chosen: .sample("two"), method: .spoken, level: .verified)
    let history = started.then(.contacts(.contactIdentified(sure)), refs: refs())
      .then(.contacts(.contactIdentified(guess)), refs: refs(), at: .sample)
    #expect(history.contactState("call").customer == .sample("two"))
    #expect(history.contactState("call").level == .verified)
    let earlier = Instant.sample.adding(seconds: -30)
    let again = history.contactStarted("call", at: earlier).contactState("call")
    #expect(again.startedAt == earlier)
    #expect(again.startedSeq == 4)
    #expect(again.customer == .sample("two"))
  }
}
