/// The figures of DOMAIN.md §8 by their stable names, in the order in which they are listed.
package enum FigureName: String, Hashable, Sendable, CaseIterable {
  // Contacts.
  case contacts, aht
  case answerRate = "answer-rate"
  case abandonment
  case serviceLevel = "service-level"
  case asa, overflow
  case repeatContact = "repeat-contact"
  // Cases.
  case cases, fcr
  case straightThrough = "straight-through"
  case reopened
  case firstResponse = "first-response"
  case resolution
  case resolutionBySource = "resolution-by-source"
  case resolutionByFirstResolved = "resolution-by-first-resolved"
  case resolutionInWorkingTime = "resolution-in-working-time"
  // Between people.
  case handoffs
  case pingPong = "ping-pong"
  case promises
  // What customers are asked.
  case questions
  // Repairs.
  case firstTimeFix = "first-time-fix"
  case mttr, parts
  // What customers say.
  case fcrSurvey = "fcr-survey"
  case csat, nps, ces
  // The book itself.
  case lateness, trend
  // What is said, which stands in transcripts and not in the log.
  case words

  /// Whether it is a part of another figure, of a source's own counting, or needs more than the
  /// log: the overview leaves it out.
  package var isDetail: Bool {
    switch self {
    case .resolutionBySource, .resolutionByFirstResolved, .resolutionInWorkingTime, .pingPong,
      .words:
      true
    case .contacts, .aht, .answerRate, .abandonment, .serviceLevel, .asa, .overflow,
      .repeatContact, .cases, .fcr, .straightThrough, .reopened, .firstResponse, .resolution,
      .handoffs, .promises, .questions, .firstTimeFix, .mttr, .parts, .fcrSurvey, .csat, .nps,
      .ces, .lateness, .trend:
      false
    }
  }

  /// The number that says most.
  package var headline: FigureMeasure {
    switch self {
    case .contacts: .contacts
    case .aht, .asa: .mean
    case .answerRate, .abandonment, .serviceLevel, .overflow, .repeatContact, .fcr,
      .straightThrough, .promises, .questions, .firstTimeFix, .fcrSurvey, .csat:
      .share
    case .cases, .reopened, .pingPong: .cases
    case .firstResponse, .resolution, .resolutionBySource, .resolutionByFirstResolved,
      .resolutionInWorkingTime, .lateness:
      .median
    case .handoffs: .handoffs
    case .mttr: .repairMean
    case .parts: .parts
    case .nps, .ces: .score
    case .trend: .flags
    case .words: .words
    }
  }

  /// By what it can be split.
  package var groupings: [FigureGrouping] {
    switch self {
    case .contacts, .aht: [.day, .team, .member, .model, .channel, .reason]
    case .answerRate, .abandonment, .serviceLevel, .asa, .overflow: [.day, .team, .reason]
    case .repeatContact: [.day, .team, .model, .channel, .reason]
    case .cases, .fcr, .straightThrough, .reopened, .firstResponse, .resolution,
      .resolutionBySource, .resolutionByFirstResolved, .resolutionInWorkingTime, .pingPong:
      [.day, .team, .member, .model, .channel, .reason]
    case .handoffs: [.day, .team, .reason]
    case .promises: [.day, .team, .member, .kind]
    case .questions: [.day, .team, .member, .model, .key]
    case .firstTimeFix, .mttr: [.day, .team, .model, .reason]
    case .parts: [.day, .model, .kind]
    case .fcrSurvey, .csat, .nps, .ces: [.day, .team]
    case .lateness: [.day, .team, .member, .kind]
    case .trend, .words: []
    }
  }
}

/// By what a figure is split.
package enum FigureGrouping: String, Hashable, Sendable, CaseIterable {
  case day, team, member, model, channel, reason, kind, key
}

/// The numbers of figures by their stable names.
package enum FigureMeasure: String, Hashable, Sendable, CaseIterable {
  case n, share, mean, median, p90, p95
  // Contacts.
  case contacts, perDay, inbound, outbound, talk, hold, afterCallWork, unknown
  case offered, answered, queued, abandoned, short, within, started, overflowed, repeats
  // Cases.
  case cases, resolved, reopened, workingMedian, workingP90, netMedian, netP90
  // Between people.
  case handoffs, accepted, declined, lapsed, open, declinedShare, lapsedShare, acceptMedian,
    acceptP90, pingPong
  case kept, keptLate, broken, overdue, renegotiated, released
  // What customers are asked.
  case asked, repeated, caseShare, repeatCases, contactCases, spared, sparedPerContact
  case readBackShare, confirmed, corrected, coverage, known, required
  case reported, reportedPerLogged, contextMedian, contextP90
  case notLooked, notReplicated, notCaptured, restricted, stale, conflict, justified
  // Repairs.
  case repairs, fixedFirst, repairMean, restoreMean, restoreMedian, parts, models
  // What customers say.
  case responses, satisfied, promoters, detractors, score
  // The book itself.
  case events, late, judged, restated, flags
  // What is said.
  case words, said, texts, unreadable, cancels, complaints, askedAgain, safety
}
