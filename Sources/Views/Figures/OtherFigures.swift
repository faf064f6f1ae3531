internal import Cases

/// Counts what customers say in surveys, what parts were built in, and how late the book learns.
enum OtherFigures {
  static func addSurvey(
    _ survey: SurveyAnswered, _ record: Record, into sheet: inout FigureSheet
  ) {
    guard survey.respondent == .customer else { return }
    var facts = FigureFacts(record.occurredAt)
    facts.team = record.team
    let score = survey.score
    switch survey.kind {
    case .resolved:
      sheet.tell(.fcrSurvey, facts) { tally in
        tally.count(.responses)
        if score > 0, survey.contactsNeeded ?? 1 == 1 { tally.count(.resolved) }
      }
    case .csat:
      sheet.tell(.csat, facts) { tally in
        tally.count(.responses)
        if score >= 4 { tally.count(.satisfied) }
      }
      sheet.bar(.csat, facts, "\(score)")
    case .nps:
      sheet.tell(.nps, facts) { tally in
        tally.count(.responses)
        if score >= 9 { tally.count(.promoters) }
        if score <= 6 { tally.count(.detractors) }
      }
    case .ces:
      sheet.tell(.ces, facts) { tally in
        tally.count(.responses)
        tally.count(.score, score)
      }
    case .morale: break  // Of the staff, not of customers.
    }
  }

  /// Counts the parts that are and were in an item.
  static func addParts(of item: ItemState, into sheet: inout FigureSheet) {
    for use in item.partUses where use.kind == .installed {
      var facts = FigureFacts(use.at)
      facts.model = item.model
      facts.kind = use.partNo
      let quantity = Int(use.quantity.text.prefix { $0 != "." }) ?? 0
      sheet.tell(.parts, facts) { tally in
        tally.count(.parts, quantity)
        tally.count(.n)
      }
      let part = use.partNo ?? "-"
      sheet.bar(.parts, facts, part, Int64(quantity))
      sheet.cell(.parts, facts, part, item.model, quantity)
    }
  }

  /// Counts how late the book learnt of one event.
  static func addLateness(_ record: Record, into sheet: inout FigureSheet) {
    var facts = FigureFacts(record.occurredAt)
    facts.team = record.team
    facts.member = record.actor
    facts.kind = record.event.kind?.rawValue
    switch record.origin {
    case .import: return
    case .book:
      guard case .book(.clockJudged(let judged)) = record.event else { return }
      sheet.tell(.lateness, facts, isCounted: false) { tally in
        tally.count(.judged)
        if judged.restates != nil { tally.count(.restated) }
      }
    case .device:
      let seconds = record.latenessSeconds
      sheet.tell(.lateness, facts, isCounted: seconds >= lateSeconds) { tally in
        tally.time(.n, seconds)
        if seconds >= lateSeconds { tally.count(.late) }
      }
    }
  }

  /// What comes within a minute is in time.
  static let lateSeconds: Int64 = 60
}
