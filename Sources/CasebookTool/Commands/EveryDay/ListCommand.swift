internal import ArgumentParser
internal import Cases
internal import Screens

/// In which order cases are listed.
enum CaseOrder: String, Hashable, Sendable, CaseIterable {
  /// What is overdue or due next first.
  case due
  /// The latest first.
  case activity
  /// The latest opened first.
  case opened
  /// By number.
  case number
}

/// `casebook list [QUERY]`.
struct ListCommand: TypedCommand {
  @Argument var query: String?
  @Flag var mine = false
  @Option var team: String?
  @Option var customer: String?
  @Option var state: String?
  @Option var since: String?
  @Option var sort: String?
  @Flag var all = false
  @Option var limit: String?

  static let help = CommandHelp(
    name: "list", summary: Bilingual(ja: "案件の一覧", en: "list cases"),
    examples: [
      .init("cb list --mine", ja: "自分の未完了", en: "mine that are not done"),
      .init("cb list --team 修 --state 部品待ち", ja: "班と状態", en: "by team and state"),
      .init("cb list --customer K-77 --all", ja: "完了も含めて", en: "closed ones, too"),
      .init("cb list 圧縮機", ja: "件名や名前に含む", en: "subject or name contains"),
    ],
    usages: [
      Bilingual(
        ja: "[語] [--mine] [--team 班] [--customer お客様] [--state 状態] [--since 日時]",
        en: "[QUERY] [--mine] [--team TEAM] [--customer CUSTOMER] [--state STATE] [--since TIME]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[語]", en: "[QUERY]"), ja: "件名・お客様・機種・S/N に含む語",
        en: "in subject, customer, model or serial")
    ],
    options: [
      .init("--mine", ja: "自分の担当", en: "mine"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "班", en: "of a team"),
      .init(
        Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "お客様", en: "of a customer"),
      .init(Bilingual(ja: "--state 状態", en: "--state STATE"), ja: "状態", en: "in a state"),
      .init(
        Bilingual(ja: "--since 日時", en: "--since TIME"), ja: "この後に動いたもの",
        en: "with activity since then"),
      .init(
        "--sort K", ja: CaseOrder.allCases.map(\.rawValue).joined(separator: " ") + " (due)",
        en: CaseOrder.allCases.map(\.rawValue).joined(separator: " ") + " (due)"),
      .init("--all", ja: "完了も", en: "closed ones, too"),
      .init(Bilingual(ja: "--limit 件数", en: "--limit N"), ja: "多くても (100)", en: "at most (100)"),
    ])

  func request() throws(ErrorReport) -> ListRequest {
    var word: StateWord?
    if let state {
      guard let known = StateWord(typed: state) else {
        throw UsageProblem.invalidValue(
          state, of: "--state", allowed: StateWord.allCases.flatMap { [$0.ja, $0.en] }
        ).report
      }
      word = known
    }
    return ListRequest(
      query: query, isMine: mine, team: team, customer: customer.map(TypedReference.init),
      state: word,
      since: since, order: try Typed.choice(sort, of: "--sort") ?? .due, includesClosed: all,
      limit: try Typed.count(limit, of: "--limit") ?? ListRequest.countDefault)
  }
}
