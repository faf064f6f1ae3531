import Cases
import CasesTesting
import Testing

@Suite("The freshness of a known value")
struct FreshnessTests {
  private let day: Int64 = 86_400

  private func verdict(
    _ history: History, _ key: FactKey, at moment: Instant, inCase name: String? = "case",
    scope: LedgerScope = .sample, offset: Int = 540
  ) -> AskVerdict {
    let asker = Asker(
      team: .repair, moment: moment, case: name.map { .sample($0) }, utcOffsetMinutes: offset)
    return history.ledger.finding(key, in: scope, for: asker).verdict
  }

  @Test("ends after so many days, to the second, and begins again when it is confirmed")
  func days() {
    let key = FactKey.sample(freshness: [.days(7)])
    let told = History().told("item.serial", "A")
    let end = Instant.sample.adding(seconds: 7 * day)
    #expect(verdict(told, key, at: end.adding(seconds: -1)) == .answered)
    #expect(verdict(told, key, at: end) == .confirm)
    let confirmed = told.confirmed("A", at: end)
    #expect(verdict(confirmed, key, at: end.adding(seconds: 6 * day)) == .answered)
    #expect(verdict(confirmed, key, at: end.adding(seconds: 7 * day)) == .confirm)
  }

  @Test("does not begin earlier because an old confirmation comes late")
  func lateConfirmation() {
    let key = FactKey.sample(freshness: [.days(7)])
    let confirmed = History().told("item.serial", "A")
      .confirmed("A", at: .sample.adding(seconds: 5 * day))
      .confirmed("A", at: .sample.adding(seconds: 2 * day))
    #expect(verdict(confirmed, key, at: .sample.adding(seconds: 11 * day)) == .answered)
  }

  @Test("ends with an event about the subject that is later than the value")
  func untilEvent() {
    let key = FactKey.sample(freshness: [.untilEvent(.itemOwnershipChanged)])
    let told = History().told("item.serial", "A")
    let now = Instant.sample.adding(seconds: 9 * day)
    #expect(verdict(told, key, at: now) == .answered)
    #expect(verdict(told.ownerChanged(), key, at: now) == .confirm)
    #expect(verdict(told.onItem("other").ownerChanged(), key, at: now) == .answered)
    #expect(verdict(told.ownerChanged().confirmed("A"), key, at: now) == .answered)
    // Who moves house moves with what they own.
    let site = FactKey.sample(freshness: [.untilEvent(.contactPointRetired)])
    let retired = ContactPointRetired(
      pointID: .sample("home"), reason: .moved, validTo: Day(2026, 11, 21))
    #expect(
      verdict(told.then(.customers(.contactPointRetired(retired))), site, at: now) == .confirm)
    // It happened before, though the book heard of it later.
    let early = told.ownerChanged(at: .sample.adding(seconds: -1))
    #expect(verdict(early, key, at: now) == .answered)
    #expect(verdict(told, .sample(freshness: [.untilEvent(.caseClosed)]), at: now) == .answered)
  }

  @Test("ends with the case: another one has it read back")
  func perCase() {
    let key = FactKey.sample("customer.hours", of: .customer, freshness: [.perCase])
    let told = History().told("customer.hours", "午前", of: .customer)
    #expect(verdict(told, key, at: told.now) == .answered)
    let other = LedgerScope(case: .sample("other"), customers: [.sample("customer")])
    #expect(verdict(told, key, at: told.now, inCase: "other", scope: other) == .confirm)
    #expect(verdict(told, key, at: told.now, inCase: nil) == .confirm)
    let confirmed = told.inCase("other").confirmed("午前")
    #expect(verdict(confirmed, key, at: told.now, inCase: "other", scope: other) == .answered)
    // A duplicate is the same case.
    var same = other
    same.sameCases = [.sample("case")]
    #expect(verdict(told, key, at: told.now, inCase: "other", scope: same) == .answered)
  }

  @Test("ends with the day that the value names, where the asker is")
  func untilItsDate() {
    let key = FactKey.sample("visit.availability", of: .case, freshness: [.untilItsDate])
    let told = History().told("visit.availability", "２０２６－１１－25 午前", of: .case)
    // 2026-11-25 ends in Tokyo at 15:00 UTC.
    let end = Day(2026, 11, 26).start(offsetMinutes: 540)
    #expect(verdict(told, key, at: end.adding(seconds: -1)) == .answered)
    #expect(verdict(told, key, at: end) == .confirm)
    #expect(verdict(told, key, at: end, offset: 0) == .answered)
    let vague = History().told("visit.availability", "いつでも", of: .case)
    #expect(verdict(vague, key, at: end.adding(seconds: 99 * day)) == .answered)
  }

  @Test("ends with the first limit of several")
  func several() {
    let key = FactKey.sample(freshness: [.days(365), .untilEvent(.itemOwnershipChanged)])
    let told = History().told("item.serial", "A")
    #expect(verdict(told.ownerChanged(), key, at: told.now) == .confirm)
    #expect(verdict(told, key, at: .sample.adding(seconds: 365 * day)) == .confirm)
  }

  @Test("a fresh value answers though a stale one said something else; stale ones are read back")
  func freshAndStale() {
    let key = FactKey.sample(freshness: [.days(7)])
    let both = History().told("item.serial", "A")
      .told("item.serial", "B", at: .sample.adding(seconds: 6 * day))
    #expect(verdict(both, key, at: .sample.adding(seconds: 6 * day)) == .conflict)
    #expect(verdict(both, key, at: .sample.adding(seconds: 8 * day)) == .answered)
    #expect(verdict(both, key, at: .sample.adding(seconds: 20 * day)) == .confirm)
  }
}
