import Cases
import CasesTesting
import Testing

@Suite("A case") struct CaseWordTests {
  @Test("is closed") func closed() {
    let history = History().opened().resolved().closed()
    #expect(history.caseState().word == .closed)
    #expect(history.retracted(history.last).caseState().word == .waitingClose)
  }
}
