import Cases
import CasesTesting
import Testing

@testable import Views

@Suite("The figure of questions that are asked again")
struct QuestionFigureTests {
  // MARK: What happens

  private func asserted(
    _ fact: String = "fact", _ value: String = "4410-0087", key: String = "item.serial"
  ) -> Event {
    .facts(
      .factAsserted(
        FactAsserted(
          factID: .sample(fact), subject: .item, key: key, value: value, source: .customerSaid,
          confidence: 100)))
  }

  private func asked(
    _ question: String = "question", key: String = "item.serial", form: QuestionForm = .open,
    knowing seq: Int? = nil, verdict: AskVerdict = .ask, because: AskReason? = nil
  ) -> Event {
    .facts(
      .questionAsked(
        QuestionAsked(
          questionID: .sample(question), subject: .item, key: key, form: form,
          ledgerSeq: seq.map { LogPosition(epoch: 1, seq: $0) }, verdict: verdict,
          because: because)))
  }

  private func reported(_ key: String?) -> Event {
    .facts(.questionRepeatReported(QuestionRepeatReported(by: .alertWord, key: key)))
  }

  private let opened = History().opened()

  // MARK: What is judged

  private func rows(_ records: [Record]) throws -> SortedRows {
    var rows = SortedRows(log: records)
    for record in records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    return rows
  }

  /// Why the last open question of the records was asked.
  private func attribution(
    _ records: [Record],
    _ change: (inout FactKey) -> Void = { _ in }
  ) throws -> AskAttribution {
    let rows = try rows(records)
    let asks = records.filter { $0.event.kind == .questionAsked }
    let reports = records.filter { $0.event.kind == .questionRepeatReported }
    let record = try #require(asks.last)
    guard case .facts(.questionAsked(let asked)) = record.event else {
      Issue.record("the feed of a type has no other")
      return .justified
    }
    var key = FactKey(
      name: asked.key, subject: .item, askText: [:], confirmText: [:], title: [:])
    change(&key)
    return try rows.attribution(of: record, asked, key, RepeatReports(reports, of: asks))
  }

  private func figure(
    _ records: [Record], _ change: (inout FigureQuery) -> Void = { _ in }
  ) throws -> Figure {
    let rows = try rows(records)
    var query = FigureQuery(
      [.questions], now: Instant.sample.adding(seconds: 100 * 86_400), zone: .tokyo)
    change(&query)
    return try #require(try rows.figures(query, lastSeq: UInt64(records.count)).first)
  }

  /// The records, of which those from `place` on were typed on another device.
  private func onOtherDevice(_ history: History, _ place: Int) -> [Record] {
    var records = history.records
    records[place].device = .sample("kit")
    records[place].deviceSeq = 1
    return records
  }

  // MARK: The table of attributions

  @Test("is justified where nobody knew, where there was a reason, and where it is always asked")
  func justified() throws {
    let unknown = opened.then(asked())
    #expect(try attribution(unknown.records) == .justified)
    let known = opened.then(asserted())
    let reason = known.then(asked(verdict: .answered, because: .identityCheck))
    #expect(try attribution(reason.records) == .justified)
    let again = known.then(asked(verdict: .answered))
    #expect(try attribution(again.records) { $0.alwaysAsk = .safety } == .justified)
    #expect(try attribution(again.records) { _ in } == .notLooked)
  }

  @Test("blames who asked where the ledger had the answer, also for other questions of its case")
  func notLooked() throws {
    let history = opened.then(asserted()).inCase("other").opened().then(asked(verdict: .answered))
    #expect(try attribution(history.records) == .notLooked)
    let other = opened.then(asserted(key: "item.environment")).then(asked())
    #expect(try attribution(other.records) == .justified)
  }

  @Test("blames the copy where the book knew and the device had not heard of it")
  func notReplicated() throws {
    let history = opened.then(asserted()).after(seconds: 600).then(asked(knowing: 1))
    #expect(try attribution(onOtherDevice(history, 2)) == .notReplicated)
    let synced = opened.then(asserted()).after(seconds: 600).then(asked(knowing: 2))
    #expect(try attribution(onOtherDevice(synced, 2)) == .notLooked)
  }

  @Test("blames the person where the same device had been told, however little it had heard")
  func ownDevice() throws {
    let history = opened.then(asserted()).after(seconds: 600).then(asked(knowing: 1))
    #expect(try attribution(history.records) == .notLooked)
  }

  @Test("is justified where it was asked before it was said, whatever came first into the book")
  func saidLater() throws {
    let history = opened.then(asserted(), at: Instant.sample.adding(seconds: 7_200))
      .then(asked(knowing: 1), at: Instant.sample.adding(seconds: 3_600))
    #expect(try attribution(onOtherDevice(history, 2)) == .justified)
  }

  @Test("takes what is written with its question for the answer, and what stood before for known")
  func oneMoment() throws {
    let answered = opened.then(asked(), asserted())
    #expect(try attribution(answered.records) == .justified)
    let known = opened.then(asserted(), at: .sample).then(asked(knowing: 1), at: .sample)
    #expect(try attribution(onOtherDevice(known, 2)) == .notReplicated)
  }

  @Test("holds against a device what another one had been told, and brought home later still")
  func broughtLater() throws {
    let history = opened.after(seconds: 600).then(asked(knowing: 1))
      .then(asserted(), at: Instant.sample.adding(seconds: 120))
    var records = onOtherDevice(history, 1)
    records[2].recordedAt = Instant.sample.adding(seconds: 120)
    #expect(try attribution(records) == .notReplicated)
  }

  @Test("blames the earlier contact where what it was told was written down only afterwards")
  func notCaptured() throws {
    let history = opened.after(seconds: 600).then(asked())
      .then(asserted(), at: Instant.sample.adding(seconds: 120))
    #expect(try attribution(history.records) == .notCaptured)
  }

  @Test("believes a customer who says that it had been asked before", arguments: [true, false])
  func believed(namesKey: Bool) throws {
    var refs = History().refs
    refs.contact = .sample("call")
    let history = opened.then(asked("other", key: "case.symptom"), refs: refs)
      .then(asked(), refs: refs)
    let told = history.then(reported(namesKey ? "item.serial" : nil), refs: refs)
    #expect(try attribution(told.records) == .notCaptured)
    #expect(try attribution(history.records) == .justified)
    let ofOther = history.then(reported("case.symptom"), refs: refs)
    #expect(try attribution(ofOther.records) == .justified)
  }

  @Test("tells what is restricted, stale and contradictory from what was there to be read")
  func others() throws {
    let known = opened.then(asserted())
    let again = known.by("kimura", of: .repair).then(asked(verdict: .restricted))
    #expect(
      try attribution(again.records) {
        $0.sensitivity = .restricted
        $0.owner = .support
      } == .restricted)
    let late = known.after(seconds: 8 * 86_400).then(asked(verdict: .confirm))
    #expect(try attribution(late.records) { $0.freshness = [.days(7)] } == .stale)
    let two = known.then(asserted("second", "4410-0088")).then(asked(verdict: .conflict))
    #expect(try attribution(two.records) == .conflict)
  }

  @Test("keeps its judgement when the customer has been forgotten")
  func forgotten() throws {
    let history = opened.then(asserted()).then(asked(verdict: .answered))
      .then(.book(.erasureOrdered(ErasureOrdered(reason: "request"))))
    #expect(try attribution(history.records) == .notLooked)
  }

  @Test("holds against the asker that the customer had declined to say")
  func declined() throws {
    let history = opened.then(asked("first"))
      .then(
        .facts(
          .questionAnswered(QuestionAnswered(questionID: .sample("first"), outcome: .refused)))
      )
      .then(asked(verdict: .refused))
    #expect(try attribution(history.records) == .notLooked)
  }

  // MARK: The numbers

  /// Support asks for the serial and is told; repair asks twice more, once offline.
  private var workedExample: [Record] {
    var refs = History().refs
    refs.contact = .sample("call")
    let history = History().contactStarted("call").contactAnswered("call").opened(contact: "call")
      .then(asked("first"), refs: refs).then(asserted(), refs: refs).after(seconds: 3_600)
      .by("kimura", of: .repair).then(asked("second", knowing: 3)).then(
        asked("third", verdict: .answered)
      ).then(asked("back", form: .readBack, verdict: .confirm))
      .then(.facts(.factConfirmed(FactConfirmed(factID: .sample("fact"), how: .readBack))))
      .then(.facts(.questionSpared(QuestionSpared(key: "item.serial", factID: .sample("fact")))))
      .then(reported("item.serial"))
    var records = history.records
    records[5].device = .sample("kit")
    return records
  }

  @Test("counts the worked example: once nobody knew, once the kit was behind, once nobody looked")
  func counts() throws {
    let figure = try figure(workedExample)
    #expect(figure[.asked] == .count(3))
    #expect(figure[.repeated] == .count(2))
    #expect(figure[.share] == .share(667))
    #expect(figure[.justified] == .count(1))
    #expect(figure[.notReplicated] == .count(1))
    #expect(figure[.notLooked] == .count(1))
    #expect(figure[.caseShare] == .share(1_000))
    #expect(figure[.spared] == .count(1))
    #expect(figure[.sparedPerContact] == .tenths(10))
    #expect(figure[.readBackShare] == .share(1_000))
    #expect(figure[.reported] == .count(1))
    #expect(figure[.reportedPerLogged] == .tenths(5))
    #expect(figure[.contextMedian] == .seconds(60))
    #expect(figure.days == [.init(day: Day(2026, 11, 20), count: 2)])
    #expect(figure.rates == [.init(day: Day(2026, 11, 20), dayCount: 1, part: 2, whole: 3)])
    #expect(figure.matrix?.rows == ["item.serial"])
    #expect(figure.matrix?.columns == ["notLooked", "notReplicated"])
  }

  @Test(
    "splits by who asked, what, and of what",
    arguments: [
      (.team, ["repair", "support"]), (.key, ["item.serial"]), (.model, [""]),
      (.day, ["2026-11-20"]),
    ] as [(FigureGrouping, [String])])
  func splits(grouping: FigureGrouping, keys: [String]) throws {
    let figure = try figure(workedExample) { $0.grouping = grouping }
    #expect(figure.groups.map(\.key) == keys)
    let repeated = figure.groups.compactMap { group in
      group.values.first { $0.name == .repeated }?.amount
    }
    #expect(repeated.first == .count(2))
  }

  @Test("counts only what was asked in its time")
  func period() throws {
    let figure = try figure(workedExample) {
      $0.until = Instant.sample.adding(seconds: 600)
    }
    #expect(figure[.asked] == .count(1))
    #expect(figure[.repeated] == .count(0))
    #expect(figure[.caseShare] == .share(0))
  }

  @Test("counts at a handoff how much of what the receiver requires was known")
  func coverage() throws {
    let records = opened.then(asserted()).offered(to: .repair)
      .then(.book(.documentPublished(.keys))).records
    var rows = SortedRows(log: records)
    rows.houseDocument = { $0.kind == .factKeys ? .factKeys(Self.required) : nil }
    for record in records { #expect(AllViews.fold(record, into: &rows).isEmpty) }
    let query = FigureQuery([.questions], now: .sample, zone: .tokyo)
    let figure = try #require(
      try rows.figures(query, lastSeq: UInt64(records.count)).first)
    #expect(figure[.coverage] == .share(500))
  }

  private static let required = [
    FactKey(
      name: "item.serial", subject: .item, askText: [:], confirmText: [:], title: [:],
      requiredBy: [.repair]),
    FactKey(
      name: "case.symptom", subject: .case, askText: [:], confirmText: [:], title: [:],
      requiredBy: [.repair]),
    FactKey(
      name: "safety.gasSmell", subject: .case, askText: [:], confirmText: [:], title: [:],
      alwaysAsk: .safety, requiredBy: [.repair]),
  ]

  @Test(
    "takes the shortest stretches of which not too many are needed",
    arguments: [(1, 1, 1), (60, 1, 60), (61, 7, 9), (420, 7, 60), (421, 14, 31)])
  func stretches(dayCount: Int, length: Int, count: Int) {
    var sheet = FigureSheet(FigureQuery([.questions], now: .sample, zone: .utc))
    for day in [0, dayCount - 1] {
      let facts = FigureFacts(Instant.sample.adding(seconds: Int64(day) * 86_400))
      sheet.rate(.questions, facts, isPart: day == 0)
    }
    let rates = sheet.figures()[0].rates
    #expect(rates.count == count)
    #expect(rates.allSatisfy { $0.dayCount == length })
    #expect(rates.map(\.whole).reduce(0, +) == 2)
    #expect(rates.first?.part == (dayCount == 1 ? 2 : 1))
  }
}

extension DocumentPublished {
  fileprivate static let keys = DocumentPublished(
    documentID: "keys", kind: .factKeys, version: 1, title: "keys", content: [],
    audience: .agents)
}
