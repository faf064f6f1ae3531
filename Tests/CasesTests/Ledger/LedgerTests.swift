import Cases
import CasesTesting
import Testing

@Suite("A ledger")
struct LedgerTests {
  private let serial = FactKey.sample()
  private let told = History().told("item.serial", "4410-0087")

  private func finding(
    _ history: History, _ key: FactKey, for team: Team? = .repair, in scope: LedgerScope = .sample,
    afterDays days: Int64 = 0, inCase name: String? = "case"
  ) -> LedgerFinding {
    let asker = Asker(
      team: team, moment: history.now.adding(seconds: days * 86_400),
      case: name.map { .sample($0) }, utcOffsetMinutes: 540)
    return history.ledger.finding(key, in: scope, for: asker)
  }

  @Test("of which nothing is known lets ask")
  func unknown() {
    let finding = finding(History(), serial)
    #expect(finding.verdict == .ask)
    #expect(finding.facts.isEmpty)
    #expect(!finding.isSettled)
  }

  @Test("answers with the value, who said it, when, where and in which entry")
  func answered() throws {
    let finding = finding(told, serial)
    #expect(finding.verdict == .answered)
    #expect(finding.isSettled)
    let fact = try #require(finding.facts.first)
    #expect(fact.value == "4410-0087")
    #expect(fact.saidAt == .sample)
    #expect(fact.actor == .sample("sato"))
    #expect(fact.team == .support)
    #expect(fact.case == .sample("case"))
    #expect(fact.entry == 1)
    #expect(fact.event == told.last)
    #expect(fact.seq == 1)
  }

  @Test("knows nothing of another subject or another key")
  func others() {
    #expect(finding(told.onItem("other item"), .sample("item.site")).verdict == .ask)
    let scope = LedgerScope(case: .sample("case"), item: .sample("other item"))
    #expect(finding(told, serial, in: scope).verdict == .ask)
  }

  @Test("counts what was said under every name of a customer")
  func aliases() {
    let hours = FactKey.sample("customer.hours", of: .customer)
    let said = History().ofCustomer("other").told("customer.hours", "午前", of: .customer)
    #expect(finding(said, hours).verdict == .ask)
    let scope = LedgerScope(customers: [.sample("customer"), .sample("other")])
    #expect(finding(said, hours, in: scope).verdict == .answered)
  }

  @Test("asks whatever is known where that is declared, and shows what it knows")
  func alwaysAsk() {
    let key = FactKey.sample(alwaysAsk: .safety)
    let finding = finding(told, key)
    #expect(finding.verdict == .ask)
    #expect(finding.facts.map(\.value) == ["4410-0087"])
  }

  // MARK: Values that differ

  @Test(
    "sees one value however it is written",
    arguments: [
      ("4410-0087", "４４１０－００８７", FactType.text), ("4410-0087", "4410ー0087", .text),
      ("コンプレッサー", "ｺﾝﾌﾟﾚｯｻｰ", .text), ("午前のみ", "午前のみ ", .text), ("ax300", "AX300", .text),
      ("12.50", "012.5", .number), ("はい", "ハイ", .flag),
    ])
  func sameValue(one: String, other: String, type: FactType) {
    let both = History().told("item.serial", one, fact: "1").told("item.serial", other, fact: "2")
    let finding = finding(both, .sample(type: type))
    #expect(finding.verdict == .answered)
    #expect(finding.facts.map(\.id) == [.sample("2"), .sample("1")])
  }

  @Test(
    "sees two values where they differ",
    arguments: [("4410-0087", "4410-0078"), ("12.5", "12.50"), ("コーヒー", "コーヒ")])
  func conflict(one: String, other: String) {
    let both = History().told("item.serial", one).told("item.serial", other)
    let finding = finding(both, serial)
    #expect(finding.verdict == .conflict)
    #expect(finding.facts.map(\.value) == [other, one])
    #expect(!finding.isSettled)
  }

  @Test("is one value again when one is taken back or corrected to the other")
  func settledConflict() {
    let both = told.told("item.serial", "9999")
    #expect(finding(both.retracted(both.last), serial).verdict == .answered)
    #expect(finding(both.replaced("9999", by: "4410-0087"), serial).verdict == .answered)
  }

  @Test("holds a corrected fact, marked, and answers with what took its place")
  func corrected() throws {
    let history = told.replaced("4410-0087", by: "4410-0078", cause: .wasWrong)
    let finding = finding(history, serial)
    #expect(finding.verdict == .answered)
    #expect(finding.facts.map(\.value) == ["4410-0078"])
    let old = try #require(history.ledger.facts.first)
    #expect(!old.isLive)
    #expect(old.replacedBy == .sample("4410-0078"))
    #expect(old.replacedBecause == .wasWrong)
  }

  @Test("keeps both of two corrections of one fact, for a person to settle")
  func correctedTwice() {
    let history = told.replaced("4410-0087", by: "A").replaced("4410-0087", by: "B")
    #expect(finding(history, serial).verdict == .conflict)
    #expect(finding(history.replaced("B", by: "A"), serial).verdict == .answered)
  }

  @Test("takes back a correction that is retracted")
  func retractedCorrection() {
    let history = told.replaced("4410-0087", by: "A")
    let finding = finding(history.retracted(history.last), serial)
    #expect(finding.facts.map(\.value) == ["4410-0087"])
  }

  // MARK: What others may see

  @Test("routes to the owner team what only that team sees")
  func restricted() {
    let key = FactKey.sample(sensitivity: .restricted, owner: .sales)
    let hidden = finding(told, key)
    #expect(hidden.verdict == .restricted)
    #expect(hidden.restrictedTo == .sales)
    #expect(hidden.facts.isEmpty)
    #expect(hidden.isSettled)
    #expect(finding(told, key, for: .sales).verdict == .answered)
    #expect(finding(told, key, for: nil).verdict == .restricted)
    #expect(finding(History(), key).verdict == .ask)
  }

  @Test("routes to the teams to which a record was limited")
  func limited() {
    var records = told.records
    records[0].visibility = [.sales, .support]
    let ledger = Ledger.fold(records)
    func verdict(_ team: Team?) -> LedgerFinding {
      ledger.finding(
        serial, in: .sample,
        for: Asker(team: team, moment: told.now, case: nil, utcOffsetMinutes: 0))
    }
    #expect(verdict(.repair).verdict == .restricted)
    #expect(verdict(.repair).restrictedTo == .sales)
    #expect(verdict(.support).verdict == .answered)
  }

  @Test("answers with what the asker sees, though others know more")
  func partlyVisible() {
    var records = told.told("item.serial", "9999").records
    records[1].visibility = [.sales]
    let asker = Asker(team: .repair, moment: told.now, case: nil, utcOffsetMinutes: 0)
    let finding = Ledger.fold(records).finding(serial, in: .sample, for: asker)
    #expect(finding.verdict == .answered)
    #expect(finding.facts.map(\.value) == ["4410-0087"])
  }

  // MARK: What was declined

  @Test("respects that the customer declined, until it is known or asked with a reason")
  func refused() {
    let declined = History().asked("item.serial").answered(.refused)
    let first = finding(declined, serial)
    #expect(first.verdict == .refused)
    #expect(first.refusedAt == Instant.sample.adding(seconds: 60))
    #expect(finding(declined.told("item.serial", "1"), serial).verdict == .answered)
    let reasoned = declined.asked("item.serial", question: "again", because: .legal)
    #expect(finding(reasoned, serial).verdict == .ask)
    #expect(
      finding(reasoned.answered(.refused, question: "again"), serial).verdict == .refused)
    #expect(finding(History().asked("item.serial").answered(.unknown), serial).verdict == .ask)
  }

  @Test("does not hold a declined answer against what is known")
  func refusedYetKnown() {
    let declined = told.asked("item.serial").answered(.refused)
    #expect(finding(declined, serial).verdict == .answered)
    let stale = FactKey.sample(freshness: [.days(1)])
    #expect(finding(declined, stale, afterDays: 2).verdict == .confirm)
  }

  @Test("forgets a person: what was said of them or sealed for them is not there")
  func forgotten() {
    let history = told.told("customer.hours", "午前", of: .customer).itemRegistered()
    let facts = history.erasureOrdered().ledger.facts
    #expect(facts.filter(\.isErased).map(\.value) == ["4410-0087", "午前"])
    // What stands in the open about a thing is nobody's secret.
    #expect(facts.filter(\.isLive).map(\.key) == ["item.serial", "item.model"])
    #expect(facts.filter(\.isLive).allSatisfy { $0.source == .system })
  }

  @Test("knows what the registration of an item says, and takes its correction")
  func noted() throws {
    let registered = History().itemRegistered(serial: "4410-0087")
    let finding = finding(registered, serial)
    #expect(finding.verdict == .answered)
    let fact = try #require(finding.facts.first)
    #expect(fact.value == "4410-0087")
    #expect(fact.event == registered.last)
    let corrected = FactCorrected(
      factID: fact.id, newFactID: .sample("new"), value: "4410-0078", cause: .wasWrong)
    let history = registered.then(.facts(.factCorrected(corrected)))
    #expect(self.finding(history, serial).facts.map(\.value) == ["4410-0078"])
    #expect(self.finding(History().itemRegistered(serial: nil), serial).verdict == .ask)
  }
}
