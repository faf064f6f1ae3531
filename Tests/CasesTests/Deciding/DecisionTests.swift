import Cases
import CasesTesting
import Foundation
import Testing

@Suite("A decision")
struct DecisionTests {
  /// One of every decision, from the samples of the events.
  static let decisions = Event.samples.compactMap { Decision($0) }

  @Test("is the one that its event says")
  func roundTrip() {
    for decision in Self.decisions {
      #expect(Decision(decision.event) == decision)
      #expect(decision.event.kind?.saying == .decision)
    }
  }

  @Test("is never made of a fact, of what the book says, or of what is not known")
  func noDecision() {
    for event in Event.samples where event.kind?.saying != .decision {
      #expect(Decision(event) == nil)
    }
    #expect(Decision(.unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 1))) == nil)
    let expired = HandoffLapsed(cause: .expired)
    #expect(Decision(.commitments(.handoffLapsed(expired))) == nil)
  }

  @Test("has the name that the schema gives its event")
  func names() throws {
    var commands: [String: String] = [:]
    for file in try schemas() {
      var event: String?
      for line in file.split(separator: "\n") {
        if let name = quoted(in: line, after: "option (event) = ") { event = name }
        if let name = quoted(in: line, after: "option (command) = "), let event {
          commands[event] = name
        }
      }
    }
    #expect(commands.count >= Self.decisions.count)
    for decision in Self.decisions {
      #expect(commands[decision.event.kind?.rawValue ?? ""] == decision.commandName)
    }
    #expect(Set(Self.decisions.map(\.commandName)).count == 27)
  }

  private func schemas() throws -> [String] {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "../../../Schemas/casebook/v1").standardized
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "proto" }.map {
      try String(contentsOf: $0, encoding: .utf8)
    }
  }

  private func quoted(in line: Substring, after prefix: String) -> String? {
    guard let range = line.range(of: prefix) else { return nil }
    return line[range.upperBound...].split(separator: "\"").first.map(String.init)
  }

  // MARK: Any decision, any situation

  @Test("never traps, and leaves a state that fits", arguments: Array(UInt64(1)...12))
  func randomDecisions(seed: UInt64) {
    let history = History.random(seed: seed, stepCount: 80)
    var generator = SeededGenerator(seed: seed)
    for decision in Self.decisions {
      for name in ["case", "other", nil] {
        let subjects: [Ref] = ["handoff", "promise", "visit"].map { kind in
          let role: Role = kind == "handoff" ? .handoff : kind == "promise" ? .promise : .visit
          return Ref(role, .sample("\(kind) \(Int.random(in: 0..<4, using: &generator))"))
        }
        let asked = history.inCase(name)
        guard case .success(let drafts) = asked.deciding(decision, subjects: subjects) else {
          continue
        }
        #expect(drafts.first?.event == decision.event, "seed \(seed)")
        expectCarriedOut(decision, asked.adding(drafts).caseState(name ?? "none"), seed)
      }
    }
  }

  private func expectCarriedOut(_ decision: Decision, _ state: CaseState, _ seed: UInt64) {
    switch decision {
    case .assignCase(let event): #expect(state.person == event.person, "seed \(seed)")
    case .resolveCase: #expect(state.word == .waitingClose, "seed \(seed)")
    case .reopenCase: #expect(state.stage == .open, "seed \(seed)")
    case .closeCase: #expect(state.word == .closed, "seed \(seed)")
    case .offerHandoff: #expect(state.handoff != nil, "seed \(seed)")
    case .acceptHandoff, .declineHandoff, .withdrawHandoff:
      #expect(state.handoff == nil, "seed \(seed)")
    case .linkCases, .unlinkCases, .grantWarranty, .judgeWarranty, .makePromise, .giveQuote,
      .scheduleVisit, .authorizeRMA, .settleRMA, .planFollowUp, .planMaintenance,
      .announceRecall, .publishDocument, .retractEntry, .settleConflict, .mergeCustomers,
      .unmergeCustomers, .orderErasure, .disclose:
      break
    }
  }

  @Test("is stale when the case has an event that the sender had not seen")
  func freshness() throws {
    let state = History().opened().memoWritten().caseState()
    func command(_ expected: UInt64?) -> Command {
      Command(
        id: .sample("command"),
        content: .decide(.closeCase(CaseClosed(surveyWanted: false)), refs: .sample),
        occurredAt: .sample, utcOffsetMinutes: 540, recordedAt: .sample, actor: nil, team: nil,
        device: nil, authenticatedBy: .osUser, expectedSeq: expected)
    }
    #expect(throws: Refusal.isStale(lastSeq: 2)) { try checkFreshness(command(1), of: state) }
    try checkFreshness(command(2), of: state)
    try checkFreshness(command(nil), of: state)
    try checkFreshness(command(1), of: nil)
  }
}
