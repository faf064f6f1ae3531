import Cases
import CasesTesting
import Testing

@testable import Views

@Suite("The figures of a book")
struct FigureFoldTests {
  private func figures(
    _ history: History, _ names: FigureName..., afterDays: Int64 = 100,
    _ change: (inout FigureQuery) -> Void = { _ in }
  ) throws -> [FigureName: Figure] {
    var rows = SortedRows(log: history.records)
    for record in history.records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    var query = FigureQuery(
      Set(names), now: Instant.sample.adding(seconds: afterDays * 86_400), zone: .tokyo)
    change(&query)
    let figures = try rows.figures(query, lastSeq: UInt64(history.records.count))
    return Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0) })
  }

  private func figure(
    _ name: FigureName, of history: History, afterDays: Int64 = 100,
    _ change: (inout FigureQuery) -> Void = { _ in }
  ) throws -> Figure {
    try #require(try figures(history, name, afterDays: afterDays, change)[name])
  }

  private func call(
    _ history: History, _ name: String, _ events: [Event.Contacts],
    channel: Channel = .phone, direction: Direction = .inbound
  ) -> History {
    var refs = history.refs
    refs.contact = .sample(name)
    let started = ContactStarted(channel: channel, direction: direction)
    return events.reduce(
      history.then(.contacts(.contactStarted(started)), refs: refs)
    ) { $0.then(.contacts($1), refs: refs) }
  }

  private func ended(
    _ stage: ContactStage, _ outcome: ContactOutcome, talk: Int = 0, hold: Int = 0
  ) -> Event.Contacts {
    .contactEnded(
      ContactEnded(stage: stage, outcome: outcome, talkSeconds: talk, holdSeconds: hold))
  }

  private func answered(after seconds: Int, leg: Int = 1) -> Event.Contacts {
    .contactAnswered(ContactAnswered(leg: leg, agent: .sample("sato"), waitSeconds: seconds))
  }

  private func wrapped(_ seconds: Int, leg: Int = 1) -> Event.Contacts {
    .contactWrappedUp(
      ContactWrappedUp(
        leg: leg, disposition: "noted", reasonCode: "usage", afterCallWorkSeconds: seconds))
  }

  private var inQueue: Event.Contacts {
    .contactWaitStarted(ContactWaitStarted(kind: .queue, reason: "busy"))
  }

  /// A day of a desk: answered at once, answered late and transferred, given up, sent elsewhere,
  /// ended in the menu, a mail, and a call out.
  private var desk: History {
    var history = History().inCase(nil)
    history = call(
      history, "a", [answered(after: 10), ended(.talk, .reached, talk: 100), wrapped(20)])
    history = call(
      history, "b",
      [
        inQueue, answered(after: 40), answered(after: 5, leg: 2),
        ended(.talk, .reached, talk: 200, hold: 40), wrapped(30), wrapped(30, leg: 2),
        wrapped(99, leg: 2),
      ])
    history = call(history, "c", [inQueue, ended(.queue, .abandoned)])
    history = call(
      history, "d",
      [
        inQueue, .contactDiverted(ContactDiverted(because: .waitTooLong, to: .callback)),
        ended(.queue, .abandoned),
      ])
    history = call(history, "e", [ended(.ivr, .abandoned)])
    history = call(history, "f", [ended(.talk, .reached)], channel: .email)
    history = call(history, "g", [ended(.talk, .reached, talk: 60)], direction: .outbound)
    return history
  }

  @Test("count contacts by channel, direction and day")
  func contacts() throws {
    let figure = try figure(.contacts, of: desk)
    #expect(figure[.contacts] == .count(7))
    #expect(figure[.inbound] == .count(6))
    #expect(figure[.outbound] == .count(1))
    #expect(
      figure.bars == [
        .init(label: .code("phone"), amount: .count(6)),
        .init(label: .code("email"), amount: .count(1)),
      ])
    #expect(figure.days == [.init(day: Day(2026, 11, 20), count: 7)])
  }

  @Test("share the work of a call among those who had a part in it, each leg once")
  func handlingTime() throws {
    // 120 s with one, 300 s with two, 60 s with one.
    let figure = try figure(.aht, of: desk)
    #expect(figure[.n] == .count(4))
    #expect(figure[.mean] == .seconds(120))
    #expect(figure[.talk] == .seconds(90))
    #expect(figure[.hold] == .seconds(10))
    #expect(figure[.afterCallWork] == .seconds(20))
    #expect(figure.bars.map(\.amount).prefix(4) == [.count(0), .count(1), .count(1), .count(0)])
  }

  @Test("count as offered what came beyond the menu")
  func answerRate() throws {
    let all = try figures(desk, .answerRate, .abandonment, .serviceLevel, .asa, .overflow)
    #expect(all[.answerRate]?[.offered] == .count(4))
    #expect(all[.answerRate]?[.share] == .share(500))
    #expect(all[.abandonment]?[.queued] == .count(3))
    #expect(all[.abandonment]?[.abandoned] == .count(1), "who is called back has not given up")
    #expect(all[.serviceLevel]?[.within] == .count(1))
    #expect(all[.serviceLevel]?[.share] == .share(250))
    #expect(all[.asa]?[.mean] == .seconds(25))
    #expect(all[.overflow]?[.started] == .count(5))
    #expect(all[.overflow]?[.share] == .share(200))
  }

  @Test("take the bounds of their parameters in", arguments: [(10, 250), (9, 0), (40, 500)])
  func withinBound(seconds: Int, share: Int) throws {
    let figure = try figure(.serviceLevel, of: desk) { $0.answerWithinSeconds = seconds }
    #expect(figure[.share] == .share(share))
    #expect(figure.parameters["T"] == "\(seconds)")
  }

  @Test("leave out who hung up at once, below the bound", arguments: [(120, 0), (121, 1)])
  func short(seconds: Int, count: Int) throws {
    // The caller of `c` hung up two minutes after the call came.
    let figure = try figure(.abandonment, of: desk) { $0.shortAbandonSeconds = seconds }
    #expect(figure[.short] == .count(count))
    #expect(figure[.queued] == .count(3 - count))
  }

  @Test("call a contact of the same case a repeat up to the last moment of the window")
  func repeats() throws {
    func history(_ gap: Int64) -> History {
      History().opened().contactStarted("first").after(seconds: gap - 60).contactStarted("second")
    }
    let week: Int64 = 7 * 86_400
    #expect(try figure(.repeatContact, of: history(week))[.repeats] == .count(1))
    #expect(try figure(.repeatContact, of: history(week + 1))[.repeats] == .count(0))
    #expect(try figure(.repeatContact, of: history(week))[.share] == .share(500))
  }

  @Test("judge a promise by when the evidence happened, not by when it was written")
  func promises() throws {
    let due = Instant.sample.adding(seconds: 3_600)
    let late = Instant.sample.adding(seconds: 3_601)
    func kept(at moment: Instant) -> History {
      History().opened().promised("call", dueAt: due).contactStarted(at: moment)
        .after(seconds: 86_400).settled("call")
    }
    #expect(try figure(.promises, of: kept(at: due))[.kept] == .count(1))
    #expect(try figure(.promises, of: kept(at: late))[.keptLate] == .count(1))
    let all = History().opened()
      .promised("kept", dueAt: due).contactStarted(at: due).settled("kept")
      .promised("broken", dueAt: due).settled("broken", as: .broken)
      .promised("over", dueAt: due).promised("moved", dueAt: due)
      .settled("moved", as: .renegotiated)
      .promised("later", dueAt: Instant.sample.adding(seconds: 200 * 86_400))
    let figure = try figure(.promises, of: all)
    #expect(figure[.share] == .share(333))
    #expect(figure[.overdue] == .count(1))
    #expect(figure[.renegotiated] == .count(1))
    #expect(figure[.open] == .count(1))
  }

  @Test("count handoffs by their answers, and the ways between teams")
  func handoffs() throws {
    let history = History().opened().offered("a").declined("a").offered("b").after(seconds: 240)
      .accepted("b").offered("c", from: .repair, to: .support).accepted("c")
      .offered("d").lapsed("d").offered("e")
    let figure = try figure(.handoffs, of: history)
    #expect(figure[.handoffs] == .count(2))
    #expect(figure[.cases] == .count(1))
    #expect(figure[.pingPong] == .count(1))
    #expect(figure[.accepted] == .count(2))
    #expect(figure[.declinedShare] == .share(250))
    #expect(figure[.lapsedShare] == .share(250))
    #expect(figure[.open] == .count(1))
    #expect(figure[.acceptMedian] == .seconds(180))
    #expect(figure.matrix?.rows == ["repair", "support"])
    #expect(figure.matrix?.counts == [[0, 1], [1, 0]])
  }

  @Test("call a repair fixed at first unless somebody comes again for the same within the days")
  func firstTimeFix() throws {
    func history(_ days: Int64) -> History {
      var history = History().itemRegistered().opened().repairOpened("first")
      history.refs.repair = .sample("first")
      history = history.visitStarted("v1").repairFinished("first")
      history = history.after(seconds: days * 86_400 - 60)
      history.refs.repair = nil
      history = history.repairOpened("second")
      history.refs.repair = .sample("second")
      return history.visitStarted("v2", at: history.now.adding(seconds: -60))
    }
    #expect(try figure(.firstTimeFix, of: history(30))[.fixedFirst] == .count(0))
    #expect(try figure(.firstTimeFix, of: history(31))[.fixedFirst] == .count(1))
    #expect(try figure(.firstTimeFix, of: history(31))[.repairs] == .count(1))
  }

  @Test("count work at the bench as repair, and the way there not")
  func repairTime() throws {
    var history = History().itemRegistered().opened().repairOpened()
    history.refs.repair = .sample("repair")
    for (kind, minutes) in [(WorkKind.travel, 60), (.diagnose, 20), (.labor, 30), (.test, 10)] {
      let work = RepairWorkLogged(
        from: history.now, to: history.now.adding(seconds: Int64(minutes * 60)), kind: kind)
      history = history.then(.repairs(.repairWorkLogged(work)))
    }
    let figure = try figure(.mttr, of: history.repairFinished())
    #expect(figure[.repairMean] == .seconds(3_600))
    #expect(figure[.restoreMean] == .seconds(300), "from the opening, five minutes before")
  }

  @Test("count parts as they stand: what was taken back was not built in")
  func parts() throws {
    let history = History().itemRegistered().opened().partInstalled("one")
      .partInstalled("two", "FLT-20")
    let taken = history.retracted(history.last)
    #expect(try figure(.parts, of: history)[.parts] == .count(2))
    #expect(try figure(.parts, of: taken)[.parts] == .count(1))
    #expect(try figure(.parts, of: taken).matrix?.columns == ["AX-300"])
  }

  @Test("take a contact that was taken back out")
  func retracted() throws {
    let history = History().opened().contactStarted("a").contactStarted("b")
    #expect(try figure(.contacts, of: history)[.contacts] == .count(2))
    #expect(
      try figure(.contacts, of: history.retracted(history.last))[.contacts] == .count(1))
  }

  @Test("count surveys of customers, and not those that were taken back")
  func surveys() throws {
    func answer(_ history: History, _ score: Int, _ kind: SurveyKind) -> History {
      history.then(
        .care(
          .surveyAnswered(
            SurveyAnswered(
              surveyID: .sample("s"), respondent: .customer, kind: kind, score: score))))
    }
    var history = History().opened()
    for score in [10, 9, 7, 6, 0] { history = answer(history, score, .nps) }
    #expect(try figure(.nps, of: history)[.score] == .tenths(0))
    let fewer = history.retracted(history.last)
    #expect(try figure(.nps, of: fewer)[.score] == .tenths(250))
    let satisfied = answer(answer(answer(history, 5, .csat), 4, .csat), 3, .csat)
    #expect(try figure(.csat, of: satisfied)[.share] == .share(667))
  }

  @Test("say how late the book learnt, of what people wrote themselves")
  func lateness() throws {
    let hour = Instant.sample.adding(seconds: -3_600)
    let history = History().opened().memoWritten("late", at: hour)
    let figure = try figure(.lateness, of: history)
    #expect(figure[.events] == .count(2))
    #expect(figure[.late] == .count(1))
    #expect(figure[.p95] == .seconds(3_477), "interpolated between 0 and 3,660 s")
    #expect(try self.figure(.lateness, of: history.imported().memoWritten())[.events] == .count(2))
  }

  @Test("count lengths of cases in three ways, and waits once")
  func resolution() throws {
    let history = History().opened().waitStarted("a").waitStarted("b").after(seconds: 3_480)
      .waitEnded("a").waitEnded("b").resolved()
    let figure = try figure(.resolution, of: history)
    #expect(figure[.median] == .seconds(3_780))
    #expect(figure[.workingMedian] == .seconds(3_780))
    #expect(figure[.netMedian] == .seconds(120))
    let again = history.after(seconds: 86_400).reopened().resolved()
    #expect(try self.figure(.resolution, of: again)[.median] == .seconds(3_840))
    #expect(try self.figure(.resolution, of: history.reopened())[.n] == .count(0))
  }

  @Test("lie in their time from its first moment to before its last")
  func period() throws {
    let history = History().opened().contactStarted("a")
    let start = Instant.sample.adding(seconds: 60)
    func count(_ since: Instant?, _ until: Instant?) throws -> Figure.Amount? {
      try figure(.contacts, of: history) { ($0.since, $0.until) = (since, until) }[.contacts]
    }
    #expect(try count(start, nil) == .count(1))
    #expect(try count(start.adding(seconds: 1), nil) == .count(0))
    #expect(try count(nil, start) == .count(0))
    #expect(try count(nil, start.adding(seconds: 1)) == .count(1))
  }

  @Test("can be split, and the parts make the whole", arguments: FigureGrouping.allCases)
  func groups(_ grouping: FigureGrouping) throws {
    let figure = try figure(.contacts, of: desk) { $0.grouping = grouping }
    let counts = figure.groups.map { group -> Int in
      if case .count(let count) = group.values[0].amount { count } else { 0 }
    }
    #expect(counts.reduce(0, +) == 7)
    #expect(Set(figure.groups.map(\.key)).count == figure.groups.count)
  }

  @Test("flag a symptom of a model that comes too often for what came before")
  func trend() throws {
    func history(_ before: Int, _ now: Int) -> History {
      var history = History().itemRegistered()
      for index in 0..<before {
        history = history.inCase("before \(index)").opened(
          at: Instant.sample.adding(seconds: -60 * 86_400)
        ).classified(symptom: "noise")
      }
      for index in 0..<now {
        history = history.inCase("now \(index)").opened().classified(symptom: "noise")
      }
      return history
    }
    #expect(try figure(.trend, of: history(4, 6), afterDays: 1)[.flags] == .count(1))
    #expect(try figure(.trend, of: history(16, 6), afterDays: 1)[.flags] == .count(0))
    #expect(try figure(.trend, of: history(0, 2), afterDays: 1)[.flags] == .count(0))
  }

  @Test("spread the calls of the book over the day")
  func load() throws {
    var history = desk
    history = call(
      history.after(seconds: 86_400), "h",
      [answered(after: 1), ended(.talk, .reached, talk: 60)])
    var rows = SortedRows(log: history.records)
    for record in history.records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    let query = FigureQuery([.contacts], now: history.now, zone: .tokyo)
    let load = try rows.callLoad(slotMinutes: 60, query)
    #expect(load.dayCount == 2)
    #expect(load.callCount == 6)
    #expect(load.slots.reduce(0) { $0 + $1.callCount } == 6)
    #expect(load.slots.map(\.minute).allSatisfy { $0 % 60 == 0 })
    #expect(load.handlingSeconds == 120)
  }
}
