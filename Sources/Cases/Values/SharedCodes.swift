/// The values of `Channel`; their names stand in JSON, their numbers in the log.
package enum Channel: String, Hashable, Sendable, CaseIterable {
  case phone, sms, email, chat, web, chatbot, counter, fax
}

/// The values of `Direction`; their names stand in JSON, their numbers in the log.
package enum Direction: String, Hashable, Sendable, CaseIterable {
  case inbound, outbound
}

/// The values of `FactSubject`; their names stand in JSON, their numbers in the log.
package enum FactSubject: String, Hashable, Sendable, CaseIterable {
  case customer, item, site, `case`
}

/// The values of `Respondent`; their names stand in JSON, their numbers in the log.
package enum Respondent: String, Hashable, Sendable, CaseIterable {
  case customer, agent
}

/// The values of `Tax`; their names stand in JSON, their numbers in the log.
package enum Tax: String, Hashable, Sendable, CaseIterable {
  case included, excluded, none
}

/// The values of `WarrantyCarry`; their names stand in JSON, their numbers in the log.
package enum WarrantyCarry: String, Hashable, Sendable, CaseIterable {
  case remaining, reset, none
}

/// The values of `Mood`; their names stand in JSON, their numbers in the log.
package enum Mood: String, Hashable, Sendable, CaseIterable {
  case calm, worried, upset, angry
}

/// The values of `RMAWish`; their names stand in JSON, their numbers in the log.
package enum RMAWish: String, Hashable, Sendable, CaseIterable {
  case repair, replace, refund, `return`
}
