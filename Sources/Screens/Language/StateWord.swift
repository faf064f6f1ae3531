package import Cases

/// The words that say where a case stands; typed in Japanese or as in JSON.
extension StateWord: Message {
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

  var bilingual: Bilingual { Bilingual(ja: ja, en: en) }

  /// The state that was typed in Japanese or as its JSON value, in any width and case.
  package init?(typed: String) {
    let key = String(typed.halfWidth.trimmingSpaces).lowercased()
    guard let found = Self.allCases.first(where: { $0.ja == key || $0.rawValue == key }) else {
      return nil
    }
    self = found
  }
}
