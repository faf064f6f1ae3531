internal import Cases

extension Speaker {
  /// The side that a name in a transcript says by itself: "お客様", "operator_1", "Agent 2"; `nil`
  /// if it says none, as a family name does.
  init?(spoken name: String) {
    var key = name.lowercased()
    // "customer_23", "話者 (客)": what only tells people of one side apart.
    while let last = key.last, last.isNumber || " _-#.:：（）()".contains(last) { key.removeLast() }
    if Self.customers.contains(key) {
      self = .customer
    } else if Self.agents.contains(key) {
      self = .agent
    } else {
      return nil
    }
  }

  private static let customers: Set<String> = [
    "customer", "caller", "client", "user", "guest", "お客様", "お客さま", "おきゃくさま", "顧客", "客",
    "相手", "先方", "利用者", "発信者",
  ]

  private static let agents: Set<String> = [
    "agent", "operator", "op", "staff", "support", "sales", "repair", "bot", "オペレーター",
    "オペレータ", "受付", "営業", "修理", "担当", "担当者", "当社", "弊社", "当方", "社員", "係",
  ]
}
