import Cases
import CasesTesting
import Testing
import Views

@testable import Screens

@Suite("The page of a timeline")
struct TimelineModelTests {
  private static func at(_ time: String) -> Instant {
    SampleTimes.moment("2026-11-\(time):00+09:00")
  }

  /// What one command wrote, by somebody of `team`, accepted after `lateSeconds`.
  private static func command(
    _ number: Int, _ events: [Event], _ occurredAt: Instant, _ team: Team = .repair,
    lateSeconds: Int64 = 1
  ) -> [Record] {
    events.enumerated().map { index, event in
      var record = Record.sample(of: event, number: number, occurredAt: occurredAt)
      record.id = .sample("event \(number).\(index)")
      record.command = .sample("command \(number)")
      record.index = index
      record.seq = UInt64(number * 10 + index)
      record.acceptedAt = occurredAt.adding(seconds: lateSeconds)
      record.team = team
      return record
    }
  }

  private static func records() -> [Record] {
    var installed = PartInstalled.sample
    installed.pairs = PartRemoved.sample.usageID
    var message = MessagePosted.sample
    (message.direction, message.text) = (.inbound, "また止まりました。至急お願いします")
    var judged = command(7, [.items(.warrantyJudged(.sample))], at("20T16:00"))
    judged[0].origin = .book
    var memo = command(2, [.facts(.memoWritten(.sample))], at("20T15:00"), .support)
    memo[0].visibility = [.support, .sales]
    var correction = command(8, [.facts(.memoWritten(.sample))], at("20T15:20"), .support)
    correction[0].supersedes = memo[0].id
    return memo
      + command(
        3, [.repairs(.partRemoved(.sample)), .repairs(.partInstalled(installed))], at("20T14:37"),
        lateSeconds: 9_000)
      + judged + correction
      + command(9, [.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 3))], at("21T09:00"))
      + command(10, [.contacts(.messagePosted(message))], at("22T09:03"), .support)
  }

  private static func page(_ language: Language, isUnfolded: Bool = false) -> TimelinePage {
    let request = TimelineRequest(now: SampleTimes.now, readThrough: 95) {
      SampleTimes.tokyo.civil(at: $0).date
    }
    var header = TimelineHeader()
    (header.reference, header.title) = ("C-1042", "圧縮機 異音 E4")
    return TimelinePage(
      Timeline(records(), of: nil, request), header: header, isUnfolded: isUnfolded,
      .sample(language))
  }

  @Test("says what the model holds", arguments: Language.allCases)
  func golden(language: Language) {
    let layout = TimelineLayout(
      width: 80,
      dates: DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now))
    let text = layout.lines(Self.page(language)).map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    Golden.check(text.joined(), "timeline.\(language.rawValue).model.txt")
  }

  @Test("gives automatic entries lines of their own if they are wanted")
  func unfolded() {
    func folded(_ page: TimelinePage) -> Int {
      page.days.flatMap(\.lines).count { line in
        if case .folded = line { true } else { false }
      }
    }
    #expect(folded(Self.page(.ja)) == 1)
    #expect(folded(Self.page(.ja, isUnfolded: true)) == 0)
  }

  @Test("gives every kind of the model a kind of its own")
  func kinds() {
    #expect(Set(TimelineKind.allCases.map { EntryKind($0) }) == Set(EntryKind.allCases))
  }
}
