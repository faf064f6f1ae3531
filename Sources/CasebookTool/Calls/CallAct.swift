internal import Cases
internal import Screens

/// What happens in the life of a call after it has begun.
enum CallAct: Hashable, Sendable {
  case queued(queue: String?, position: Int?, estimateSeconds: Int?, reason: String)
  case diverted(because: DivertReason, to: DivertTarget, page: String?)
  /// Answered first, or by the next one after a transfer.
  case answered(agent: MemberID?, waitSeconds: Int?)
  case held(reason: String)
  /// The conversation went on after a hold.
  case resumed(agent: MemberID?, waitSeconds: Int?)
  case transferred(TransferKind, from: MemberID?, to: Owner, handoff: HandoffID?)
  case ended(CallEnd)
  case wrappedUp(CallWrapUp)
}

/// How a call ended, as far as it was said; the rest follows from what the book has of it.
struct CallEnd: Hashable, Sendable {
  var stage: ContactStage?
  var outcome: ContactOutcome?
  var talkSeconds: Int?
  var holdSeconds: Int?
  var cause: String?
}

/// What was done after a call.
struct CallWrapUp: Hashable, Sendable {
  var disposition: String
  var reasonCode: String
  var afterCallWorkSeconds: Int?
  var cases: [CaseID] = []
  var isResolved: Bool?
  var summary: String?
}

/// Bounds of what is worked out from moments.
enum CallLimits {
  /// Work after a call that nobody measured counts up to this.
  static let afterCallWorkSecondsMax: Int64 = 3_600
}

extension CallCourse {
  /// The events of an act in one part of the call.
  func events(of act: CallAct, leg: Int, at moment: Instant) -> [Event.Contacts] {
    switch act {
    case .queued(let queue, let position, let estimate, let reason):
      return [
        .contactWaitStarted(
          ContactWaitStarted(
            kind: .queue, queue: queue, position: position, estimateSeconds: estimate,
            reason: reason))
      ]
    case .diverted(let because, let to, let page):
      return [.contactDiverted(ContactDiverted(because: because, to: to, page: page))]
    case .answered(let agent, let waited), .resumed(let agent, let waited):
      let waited = waited ?? seconds(since: waitsSince(moment), moment)
      return [.contactAnswered(ContactAnswered(leg: leg, agent: agent, waitSeconds: waited))]
    case .held(let reason):
      return [.contactWaitStarted(ContactWaitStarted(kind: .hold, reason: reason))]
    case .transferred(let kind, let from, let to, let handoff):
      // From now on the customer waits for whoever takes the call.
      return [
        .contactTransferred(
          ContactTransferred(leg: leg, kind: kind, from: from, to: to, handoff: handoff)),
        .contactWaitStarted(ContactWaitStarted(kind: .transfer, reason: "transfer")),
      ]
    case .ended(let end): return [.contactEnded(ended(end, at: moment))]
    case .wrappedUp(let work): return [.contactWrappedUp(wrappedUp(work, leg, at: moment))]
    }
  }

  private func ended(_ end: CallEnd, at moment: Instant) -> ContactEnded {
    let isAnswered = answeredAt != nil || (end.talkSeconds ?? 0) > 0 || end.outcome == .reached
    let isOnHold = isAnswered && hold(at: moment) != nil
    let held = end.holdSeconds ?? Int(clamping: heldSeconds(until: moment))
    let talked = end.talkSeconds ?? max(0, seconds(since: answeredAt, moment) - held)
    let stage: ContactStage =
      isOnHold ? .hold : isAnswered ? .talk : queuedAt.isEmpty ? .ring : .queue
    return ContactEnded(
      stage: end.stage ?? stage,
      outcome: end.outcome ?? outcome(isTalking: isAnswered && !isOnHold),
      talkSeconds: isAnswered ? talked : 0, holdSeconds: isAnswered ? held : 0, cause: end.cause)
  }

  /// What came of a call of which nobody says so: who hangs up while waiting gives up.
  private func outcome(isTalking: Bool) -> ContactOutcome {
    if isTalking { return .reached }
    switch diverted {
    case .voicemail: return .voicemail
    case .busyTone: return .busy
    case .callback, .web, .sms, .otherSite, .chatbot: return .noAnswer
    case nil: return .abandoned
    }
  }

  private func wrappedUp(
    _ work: CallWrapUp, _ leg: Int, at moment: Instant
  ) -> ContactWrappedUp {
    let since = endedAt.map { max(0, moment.seconds(since: $0)) } ?? 0
    let measured = Int(min(since, CallLimits.afterCallWorkSecondsMax))
    return ContactWrappedUp(
      leg: leg, disposition: work.disposition, reasonCode: work.reasonCode,
      afterCallWorkSeconds: work.afterCallWorkSeconds ?? measured,
      cases: work.cases.isEmpty ? [`case`].compactMap(\.self) : work.cases,
      customerSaidResolved: work.isResolved, summary: work.summary)
  }

  private func seconds(since start: Instant?, _ moment: Instant) -> Int {
    start.map { Int(clamping: max(0, moment.seconds(since: $0))) } ?? 0
  }
}

extension CallAct {
  /// What is said once it is written.
  var said: Bilingual {
    switch self {
    case .queued: Bilingual(ja: "待ち呼を記録", en: "waiting in the queue recorded")
    case .diverted(_, let to, _):
      Bilingual(ja: "振り分けを記録: \(to.word.ja)", en: "diversion recorded: \(to.word.en)")
    case .answered: Bilingual(ja: "応答を記録", en: "answer recorded")
    case .held: Bilingual(ja: "保留を記録", en: "hold recorded")
    case .resumed: Bilingual(ja: "保留の終わりを記録", en: "end of the hold recorded")
    case .transferred(let kind, _, _, _):
      Bilingual(ja: "転送を記録 (\(kind.word.ja))", en: "transfer recorded (\(kind.word.en))")
    case .ended: Bilingual(ja: "通話の終わりを記録", en: "end of the call recorded")
    case .wrappedUp: Bilingual(ja: "後処理を記録", en: "work after the call recorded")
    }
  }
}
