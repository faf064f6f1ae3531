import Cases
import CasesTesting
import Testing

extension ClockRules {
  /// Eight hours to a solution, which waiting for customer or parts pauses; two hours for urgent
  /// cases; one hour to an answer.
  static let house = ClockRules(
    policies: [
      Version(
        1, from: Instant(seconds: 0),
        ClockPolicy(clocks: [
          ClockRule(name: "answer", stop: .answered, targetSeconds: 3_600),
          ClockRule(
            name: "resolution", stop: .resolved, targetSeconds: 7_200,
            pausedBy: [.customer, .parts], priorities: [.urgent]),
          ClockRule(
            name: "resolution", stop: .resolved, targetSeconds: 28_800,
            pausedBy: [.customer, .parts]),
        ]))
    ], calendars: ["calendar": [Version(1, from: Instant(seconds: 0), .office)]])
}

/// Given a history, then the clocks of the case.
struct ClockExample {
  let history: History
  var rules = ClockRules.house

  var clocks: [ClockCourse] {
    let feed = history.feed(.case, "case")
    return rules.clocks(over: ClockHistory(of: .sample("case"), feed: feed))
  }

  func reading(_ name: String = "resolution", at now: String) -> ClockReading? {
    clocks.first { $0.rule.name == name }?.reading(at: .at(now))
  }
}

/// Friday 20 November 2026; the Monday after it is a holiday.
@Suite("Clocks of a case")
struct ClockTests {
  private let opened = History().openedBy(.email, at: .at("2026-11-20 10:00"))

  @Test("run from the opening for the time that the policy gives")
  func runs() {
    let reading = ClockExample(history: opened).reading(at: "2026-11-20 12:00")
    #expect(reading?.standing == .running)
    #expect(reading?.dueAt == .at("2026-11-20 18:00"))
    #expect(reading?.remainingSeconds == Int64(6 * 3_600))
    #expect(reading?.paused == [])
  }

  @Test("are met when they stop in time, at the last moment too")
  func isMet() {
    let example = ClockExample(history: opened.resolved(at: .at("2026-11-20 18:00")))
    #expect(example.reading(at: "2026-11-20 18:00")?.standing == .met)
    #expect(example.reading(at: "2026-11-30 18:00")?.standing == .met)
  }

  @Test("are breached once they are overdue, and stay so when the work is done after all")
  func isBreached() {
    let example = ClockExample(history: opened)
    #expect(example.reading(at: "2026-11-20 18:00")?.standing == .running, "due now, not overdue")
    let late = example.reading(at: "2026-11-24 10:30")
    #expect(late?.standing == .breached)
    #expect(late?.remainingSeconds == Int64(-90 * 60), "over the weekend nobody is late")
    let done = ClockExample(history: opened.resolved(at: .at("2026-11-24 09:01")))
    #expect(done.reading(at: "2026-11-24 12:00")?.standing == .breached)
  }

  @Test("stand still during the waits that pause them, by reason")
  func isPaused() {
    let waiting = opened.waitStarted("w", for: .parts, at: .at("2026-11-20 11:00"))
    let open = ClockExample(history: waiting).reading(at: "2026-11-20 13:00")
    #expect(open?.standing == .paused)
    #expect(open?.pausedBy == .parts)
    #expect(open?.dueAt == nil, "nobody knows when the parts come")
    #expect(open?.dueAtWithoutPauses == .at("2026-11-20 18:00"))
    #expect(open?.remainingSeconds == Int64(7 * 3_600))
    let ended = ClockExample(history: waiting.waitEnded("w", at: .at("2026-11-20 14:00")))
      .reading(at: "2026-11-20 15:00")
    #expect(ended?.standing == .running)
    #expect(ended?.dueAt == .at("2026-11-24 12:00"))
    #expect(ended?.paused == [.init(reason: .parts, seconds: 3 * 3_600)])
  }

  @Test("do not stand still for a wait that the policy does not name, unless the wait names them")
  func namesItself() {
    let history = opened.waiting(for: .vendor, pauses: [], at: .at("2026-11-20 11:00"))
    #expect(ClockExample(history: history).reading(at: "2026-11-20 13:00")?.standing == .running)
    let named = opened.waiting(for: .vendor, pauses: ["resolution"], at: .at("2026-11-20 11:00"))
    #expect(ClockExample(history: named).reading(at: "2026-11-20 13:00")?.pausedBy == .vendor)
    let answer = ClockExample(history: named).reading("answer", at: "2026-11-20 10:30")
    #expect(answer?.standing == .running)
  }

  @Test("count overlapping waits once, for the one that began first")
  func overlaps() {
    let history = opened.waitStarted("p", for: .parts, at: .at("2026-11-20 11:00"))
      .waitStarted("c", for: .customer, at: .at("2026-11-20 12:00"))
      .waitEnded("p", at: .at("2026-11-20 13:00"))
      .waitEnded("c", at: .at("2026-11-20 14:00"))
    let reading = ClockExample(history: history).reading(at: "2026-11-20 15:00")
    #expect(
      reading?.paused == [
        .init(reason: .customer, seconds: 3_600), .init(reason: .parts, seconds: 2 * 3_600),
      ])
    #expect(reading?.dueAt == .at("2026-11-24 12:00"))
  }

  @Test("are counted anew from the start when the case is reclassified")
  func reclassifies() {
    let history = opened.after(seconds: 0).classified(priority: .urgent)
    let reading = ClockExample(history: history).reading(at: "2026-11-20 11:00")
    #expect(reading?.dueAt == .at("2026-11-20 12:00"))
    let symptom = ClockExample(history: opened.classified(symptom: "noise"))
    #expect(symptom.reading(at: "2026-11-20 11:00")?.dueAt == .at("2026-11-20 18:00"))
  }

  @Test("keep the policy of the opening until the case is reclassified")
  func keepsPolicy() {
    var rules = ClockRules.house
    let stricter = ClockRule(name: "resolution", stop: .resolved, targetSeconds: 3_600)
    rules.policies.append(
      .init(2, from: .at("2026-11-20 10:30"), ClockPolicy(clocks: [stricter])))
    let kept = ClockExample(history: opened, rules: rules).reading(at: "2026-11-20 10:40")
    #expect(kept?.policyVersion == 1)
    #expect(kept?.dueAt == .at("2026-11-20 18:00"))
    let history = opened.classifiedHigh(at: .at("2026-11-20 10:35"))
    let changed = ClockExample(history: history, rules: rules).reading(at: "2026-11-20 10:40")
    #expect(changed?.policyVersion == 2)
    #expect(changed?.dueAt == .at("2026-11-20 11:00"))
  }

  @Test("are not there where no policy was in force")
  func hasNone() {
    var rules = ClockRules.house
    rules.policies[0].from = .at("2026-11-20 10:01")
    #expect(ClockExample(history: opened, rules: rules).clocks.isEmpty)
    rules.policies[0].from = .at("2026-11-20 10:00")
    #expect(ClockExample(history: opened, rules: rules).clocks.count == 2)
    rules.calendars = [:]
    #expect(ClockExample(history: opened, rules: rules).clocks.isEmpty)
  }

  @Test("run on from where they stopped when the case is reopened")
  func reopens() {
    let history = opened.resolved(at: .at("2026-11-20 12:00"))
      .reopened(at: .at("2026-11-24 09:00"))
    let reading = ClockExample(history: history).reading(at: "2026-11-24 10:00")
    #expect(reading?.standing == .running)
    #expect(reading?.remainingSeconds == Int64(5 * 3_600))
    #expect(reading?.dueAt == .at("2026-11-24 15:00"))
  }

  @Test("do not feel a handoff")
  func ignoresHandoffs() {
    let before = ClockExample(history: opened).reading(at: "2026-11-20 12:00")
    let history = opened.offered().accepted()
    #expect(ClockExample(history: history).reading(at: "2026-11-20 12:00") == before)
  }

  @Test("of the answer stop at once for whoever calls, and with the first reply to a letter")
  func answers() {
    let call = History().openedBy(.phone, at: .at("2026-11-20 10:00"))
    let taken = ClockExample(history: call).reading("answer", at: "2026-11-20 10:00")
    #expect(taken?.standing == .met)
    let replied = ClockExample(history: opened.replied(at: .at("2026-11-20 10:45")))
    #expect(replied.reading("answer", at: "2026-11-20 12:00")?.standing == .met)
    #expect(replied.reading("answer", at: "2026-11-20 12:00")?.stoppedAt == .at("2026-11-20 10:45"))
    let silent = ClockExample(history: opened)
    #expect(silent.reading("answer", at: "2026-11-20 12:00")?.standing == .breached)
  }

  @Test("forget what was taken back")
  func retracts() {
    let waiting = opened.waitStarted("w", for: .parts, at: .at("2026-11-20 11:00"))
    let history = waiting.retracted(waiting.last)
    let reading = ClockExample(history: history).reading(at: "2026-11-20 13:00")
    #expect(reading?.standing == .running)
    #expect(reading?.paused == [])
  }

  // MARK: Late facts

  static let seeds = Array(UInt64(1)...200)

  /// Whatever the order in which news of a case comes in, its clocks are the same.
  @Test("are the same in whatever order the news comes", arguments: seeds)
  func isOrderless(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let inOrder = Self.history(&generator)
    let shuffled = inOrder.records.shuffled(using: &generator)
    let id = CaseID.sample("case")
    func clocks(_ records: [Record]) -> [ClockCourse] {
      let numbered = records.enumerated().map { index, record in
        var record = record
        record.seq = UInt64(index + 1)
        return record
      }
      return ClockRules.house.clocks(over: ClockHistory(of: id, feed: numbered))
    }
    let moments = (0..<8).map { Instant.at("2026-11-20 09:00").adding(seconds: $0 * 40_000) }
    let wanted = clocks(inOrder.records)
    let found = clocks(shuffled)
    for now in moments {
      #expect(
        found.map { $0.reading(at: now) } == wanted.map { $0.reading(at: now) }, "seed \(seed)")
    }
  }

  /// What can happen to a case, at moments of two days of which many are the same.
  private static func history(_ generator: inout SeededGenerator) -> History {
    var history = History()
    let start = Instant.at("2026-11-20 09:00")
    history = history.openedBy(generator.pick([.email, .phone]), at: start)
    for step in 0..<generator.pick([3, 8, 16]) {
      let moment = start.adding(seconds: Int64.random(in: 0...96, using: &generator) * 1_800)
      let wait = "wait \(Int.random(in: 0..<3, using: &generator))"
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1:
        history = history.waitStarted(wait + "\(step)", for: .parts, at: moment)
        history = history.waitEnded(
          wait + "\(step)",
          at: moment.adding(seconds: Int64.random(in: 0...20, using: &generator) * 1_800))
      case 2: history = history.waitStarted(wait, for: .customer, at: moment)
      case 3: history = history.waitEnded(wait, at: moment)
      case 4: history = history.resolved(at: moment)
      case 5: history = history.reopened(at: moment)
      case 6: history = history.replied(at: moment)
      default: history = history.classifiedHigh(at: moment)  // Open set: the last of eight.
      }
    }
    return history
  }
}

extension History {
  func openedBy(_ channel: Channel, priority: Priority = .normal, at moment: Instant) -> History {
    let event = CaseOpened(
      channel: channel, reasonCode: "malfunction", priority: priority, subject: "異音")
    return then(.cases(.caseOpened(event)), at: moment)
  }

  func waiting(
    for reason: WaitReason, pauses: [String], at moment: Instant
  ) -> History {
    let event = CaseWaitStarted(waitID: .sample("wait"), reason: reason, pauses: pauses)
    return then(.cases(.caseWaitStarted(event)), at: moment)
  }

  func classifiedHigh(at moment: Instant) -> History {
    then(
      .cases(.caseClassified(CaseClassified(priority: .high, basis: "customerSaid"))), at: moment)
  }

  func replied(at moment: Instant) -> History {
    let event = MessagePosted(
      messageID: .sample("reply"), direction: .outbound, purpose: .reply, text: "部品を手配しました")
    return then(.contacts(.messagePosted(event)), at: moment)
  }
}
