/// The one word that says where a case stands; derived from events, never stored.
///
/// In the order of DOMAIN §4: the first that holds is shown.  The raw value is what JSON gives.
package enum StateWord: String, Hashable, Sendable, CaseIterable, Message {
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

  package var ja: String {
    switch self {
    case .closed: "完了"
    case .waitingClose: "完了待ち"
    case .handoffOffered: "引継待ち"
    case .onSite: "訪問中"
    case .waitingParts: "部品待ち"
    case .waitingCustomer: "顧客待ち"
    case .waitingVendor: "業者待ち"
    case .waitingApproval: "承認待ち"
    case .waitingSchedule: "日程待ち"
    case .waitingSales: "営業待ち"
    case .waitingProblem: "調査待ち"
    case .quoted: "見積中"
    case .visitPlanned: "訪問予定"
    case .inCustody: "預かり中"
    case .inRepair: "修理中"
    case .recurred: "再発"
    case .reopened: "再開"
    case .inProgress: "対応中"
    }
  }

  package var en: String { rawValue }

  /// Whether `state WORD` may write it, by the event it means.
  package var isWritable: Bool {
    switch self {
    case .closed, .waitingClose, .waitingParts, .waitingCustomer, .waitingVendor, .waitingApproval,
      .waitingSchedule, .waitingSales, .waitingProblem, .recurred, .reopened, .inProgress:
      true
    case .handoffOffered, .onSite, .quoted, .visitPlanned, .inCustody, .inRepair:
      false
    }
  }

  /// The state that was typed in Japanese or as its JSON value, in any width and case.
  package init?(typed: String) {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    guard let found = Self.allCases.first(where: { $0.ja == key || $0.rawValue == key }) else {
      return nil
    }
    self = found
  }
}
