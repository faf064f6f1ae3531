internal import Cases

/// Counts the figures of contacts.
struct ContactFigures {
  /// When customers were in touch, for what came again.
  private var touches: [ContactTouch] = []

  /// A touch of a customer about something.
  private struct ContactTouch {
    let customer: CustomerID
    let `case`: CaseID?
    let item: ItemID?
    let facts: FigureFacts

    var topics: [Topic] {
      var topics: [Topic] = []
      if let `case` { topics.append(.case(customer, `case`)) }
      if let item, let reason = facts.reason { topics.append(.thing(customer, item, reason)) }
      return topics
    }
  }

  /// What makes a contact one about the same thing.
  private enum Topic: Hashable {
    case `case`(CustomerID, CaseID)
    case thing(CustomerID, ItemID, String)
  }

  /// Counts one contact.
  mutating func add(_ contact: ContactCourse, _ facts: FigureFacts, into sheet: inout FigureSheet) {
    sheet.tell(.contacts, facts) { tally in
      tally.count(.contacts)
      tally.count(contact.direction == .inbound ? .inbound : .outbound)
    }
    sheet.bar(.contacts, facts, contact.channel.rawValue)
    addLength(contact, facts, &sheet)
    addAnswer(contact, facts, &sheet)
    if let customer = contact.customer, contact.direction == .inbound {
      touches.append(
        ContactTouch(
          customer: customer, case: contact.case, item: contact.item, facts: facts))
    }
  }

  private func addLength(
    _ contact: ContactCourse, _ facts: FigureFacts, _ sheet: inout FigureSheet
  ) {
    guard contact.channel.isTalk, contact.isAnswered, contact.endedAt != nil else { return }
    guard contact.handlingSeconds > 0 else {
      return sheet.tell(.aht, facts, isCounted: false) { $0.count(.unknown) }
    }
    sheet.tell(.aht, facts) { tally in
      tally.count(.n, contact.legCount)
      tally.sum(.mean, contact.handlingSeconds)
      tally.sum(.talk, contact.talkSeconds)
      tally.sum(.hold, contact.holdSeconds)
      tally.sum(.afterCallWork, contact.afterCallWorkSeconds)
      tally.time(.n, contact.handlingSeconds)
    }
  }

  private func addAnswer(
    _ contact: ContactCourse, _ facts: FigureFacts, _ sheet: inout FigureSheet
  ) {
    guard contact.isInboundCall else { return }
    let query = sheet.query
    sheet.tell(.overflow, facts) { tally in
      tally.count(.started)
      if contact.diverted?.isOverflow ?? false { tally.count(.overflowed) }
    }
    if let cause = contact.diverted, cause.isOverflow {
      sheet.bar(.overflow, facts, cause.rawValue)
    }
    let isShort =
      contact.isAbandonedInQueue
      && (contact.patienceSeconds ?? .max) < Int64(query.shortAbandonSeconds)
    if contact.isQueued {
      sheet.tell(.abandonment, facts) { tally in
        if isShort {
          tally.count(.short)
        } else {
          tally.count(.queued)
          if contact.isAbandonedInQueue { tally.count(.abandoned) }
        }
      }
    }
    guard contact.isOffered else { return }
    sheet.tell(.answerRate, facts) { tally in
      tally.count(.offered)
      if contact.isAnswered { tally.count(.answered) }
    }
    let wait = contact.waitSeconds
    sheet.tell(.serviceLevel, facts) { tally in
      guard !contact.isAnswered || wait != nil else { return tally.count(.unknown) }
      tally.count(.offered)
      if let wait, wait <= Int64(query.answerWithinSeconds) { tally.count(.within) }
    }
    if let wait {
      sheet.tell(.asa, facts) { tally in
        tally.count(.answered)
        tally.sum(.mean, wait)
      }
    }
  }

  /// Counts who was in touch again, once all contacts are known.
  mutating func finish(into sheet: inout FigureSheet) {
    guard sheet.query.wants(.repeatContact) else { return }
    let window = Int64(sheet.query.repeatWindowDays) * 86_400
    var last: [Topic: Instant] = [:]
    for touch in touches.sorted(by: { $0.facts.at < $1.facts.at }) {
      let topics = touch.topics
      let before = topics.compactMap { last[$0] }.max()
      let isRepeat = before.map { touch.facts.at <= $0.adding(seconds: window) } ?? false
      for topic in topics { last[topic] = touch.facts.at }
      sheet.tell(.repeatContact, touch.facts) { tally in
        tally.count(.contacts)
        if isRepeat { tally.count(.repeats) }
      }
    }
    touches = []
  }
}

extension Channel {
  /// Whether two people talk, so that it has a length.
  fileprivate var isTalk: Bool {
    switch self {
    case .phone, .chat, .counter: true
    case .sms, .email, .web, .chatbot, .fax: false
    }
  }
}

extension DivertReason {
  /// Whether there was no room for the call: あふれ呼.
  fileprivate var isOverflow: Bool {
    switch self {
    case .noLine, .queueFull, .waitTooLong: true
    case .outOfHours, .menuChoice, .agentChoice: false
    }
  }
}
