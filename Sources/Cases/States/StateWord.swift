/// The word for the state of a case on screens; derived, never stored.
///
/// In the order of the table of DOMAIN.md §4: the first one that holds is shown.
package enum StateWord: String, Hashable, Sendable, CaseIterable {
  case closed
  case waitingClose = "waiting-close"
  case handoffOffered = "handoff-offered"
  case onSite = "on-site"
  case waitingParts = "waiting-parts"
  case waitingCustomer = "waiting-customer"
  case waitingVendor = "waiting-vendor"
  case waitingApproval = "waiting-approval"
  case waitingSchedule = "waiting-schedule"
  case waitingSales = "waiting-sales"
  case waitingProblem = "waiting-problem"
  case quoted
  case visitPlanned = "visit-planned"
  case inCustody = "in-custody"
  case inRepair = "in-repair"
  case recurred
  case reopened
  case inProgress = "in-progress"

  /// Whether a person can type it to bring the state about; the others follow from what happens.
  package var isTyped: Bool {
    switch self {
    case .closed, .waitingClose, .waitingParts, .waitingCustomer, .waitingVendor,
      .waitingApproval, .waitingSchedule, .waitingSales, .waitingProblem, .recurred, .reopened,
      .inProgress:
      true
    case .handoffOffered, .onSite, .quoted, .visitPlanned, .inCustody, .inRepair: false
    }
  }

  /// What the case waits for; `nil` for the other words.
  package var waitReason: WaitReason? {
    switch self {
    case .waitingParts: .parts
    case .waitingCustomer: .customer
    case .waitingVendor: .vendor
    case .waitingApproval: .approval
    case .waitingSchedule: .schedule
    case .waitingSales: .sales
    case .waitingProblem: .problem
    case .closed, .waitingClose, .handoffOffered, .onSite, .quoted, .visitPlanned, .inCustody,
      .inRepair, .recurred, .reopened, .inProgress:
      nil
    }
  }
}

extension CaseState {
  /// The word for its state; `inProgress` for a case of which nothing is known.
  package var word: StateWord { StateWord.allCases.first(where: holds) ?? .inProgress }

  private func holds(_ word: StateWord) -> Bool {
    switch word {
    case .closed: stage == .closed
    case .waitingClose: stage == .resolved
    case .handoffOffered: handoff != nil
    case .onSite: visits.contains { $0.startedAt != nil }
    case .waitingParts, .waitingCustomer, .waitingVendor, .waitingApproval, .waitingSchedule,
      .waitingSales, .waitingProblem:
      waits.contains { $0.reason == word.waitReason }
    case .quoted: !openQuotes.isEmpty
    case .visitPlanned: !visits.isEmpty
    case .inCustody: isInCustody
    case .inRepair: !openRepairs.isEmpty
    case .recurred: reopenedCount > 0 && hasRecurred
    case .reopened: reopenedCount > 0
    case .inProgress: true
    }
  }
}
