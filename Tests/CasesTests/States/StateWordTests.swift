import Cases
import CasesTesting
import Testing

@Suite("The word for the state of a case")
struct StateWordTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let word: StateWord
    let history: History

    init(_ word: StateWord, _ history: History) {
      self.word = word
      self.history = history
    }

    var testDescription: String { word.rawValue }
  }

  private static let opened = History().opened()
  private static let reopened = opened.resolved().reopened(sameIssue: false)

  /// In the order of the table: with what follows from the later rows holding too.
  static let examples: [Example] = [
    Example(.closed, opened.waitStarted().resolved().closed()),
    Example(.waitingClose, opened.waitStarted().resolved()),
    Example(.handoffOffered, opened.visitScheduled().visitStarted().offered()),
    Example(.onSite, opened.waitStarted().visitScheduled().visitStarted()),
    Example(.waitingParts, opened.waitStarted("1", for: .customer).waitStarted("2", for: .parts)),
    Example(.waitingCustomer, opened.waitStarted(for: .customer).quoteGiven()),
    Example(.waitingVendor, opened.waitStarted(for: .vendor).quoteGiven()),
    Example(.waitingApproval, opened.waitStarted(for: .approval).quoteGiven()),
    Example(.waitingSchedule, opened.waitStarted(for: .schedule).quoteGiven()),
    Example(.waitingSales, opened.waitStarted(for: .sales).quoteGiven()),
    Example(.waitingProblem, opened.waitStarted(for: .problem).quoteGiven()),
    Example(.quoted, opened.visitScheduled().quoteGiven()),
    Example(.visitPlanned, opened.visitScheduled().custodyPassed(to: .us)),
    Example(.inCustody, opened.custodyPassed(to: .us).repairOpened()),
    Example(.inRepair, reopened.repairOpened()),
    Example(.recurred, opened.resolved().reopened(sameIssue: true)),
    Example(.reopened, reopened),
    Example(.inProgress, opened.waitStarted().waitEnded()),
  ]

  @Test("is that of the first row that holds", arguments: examples)
  func firstRow(example: Example) {
    #expect(example.history.caseState().word == example.word)
  }

  @Test("has an example for every row, in the order of the table")
  func complete() {
    #expect(Self.examples.map(\.word) == StateWord.allCases)
  }

  @Test("can be typed where a decision or a wait brings it about")
  func typed() {
    let followed = StateWord.allCases.filter { !$0.isTyped }
    #expect(
      followed == [.handoffOffered, .onSite, .quoted, .visitPlanned, .inCustody, .inRepair])
    #expect(Set(StateWord.allCases.compactMap(\.waitReason)) == Set(WaitReason.allCases))
  }
}
