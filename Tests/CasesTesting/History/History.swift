package import Cases

/// A history of a book, told event by event: `History().opened().promised("callback").closed()`.
///
/// Every step makes a record as the book would have accepted it: `seq` from 1, one entry and one
/// command per step, a minute after the step before unless `at` says otherwise.  Things are known
/// by names, from which their identifiers follow: `.sample("callback")`.  The case is `"case"`,
/// the customer `"customer"`, the item `"item"`; `inCase` and the like say another.
package struct History: Sendable {
  package private(set) var records: [Record] = []
  /// The subjects of the next steps.
  package var refs: Refs = .sample
  /// Who acts in the next steps, for which team, by which way.
  package var actor: MemberID? = .sample("sato")
  package var team: Team? = .support
  package var origin: Origin = .device
  /// When the next step happens.
  package var now: Instant = .sample
  private var entryCounts: [CaseID: Int] = [:]
  private var commandCount = 0

  package init() {}

  /// Adds the events of one command: their subjects are `refs` or else those of the history, they
  /// happened at `moment` or else now, and are accepted now in either case; the first of them
  /// corrects `supersedes`.
  package func then(
    _ events: Event..., refs: Refs? = nil, at moment: Instant? = nil,
    supersedes: EventID? = nil
  ) -> History {
    adding(events, refs: refs, at: moment, supersedes: supersedes)
  }

  package func adding(
    _ events: [Event], refs: Refs? = nil, at moment: Instant? = nil,
    supersedes: EventID? = nil
  ) -> History {
    var next = self
    next.commandCount += 1
    let refs = refs ?? self.refs
    var entry: Int?
    if let caseID = refs.case {
      next.entryCounts[caseID, default: 0] += 1
      entry = next.entryCounts[caseID]
    }
    for (index, event) in events.enumerated() {
      var record = Record(
        id: .sample("event \(next.records.count + 1)"),
        command: .sample("command \(next.commandCount)"), index: index, origin: origin,
        event: event, occurredAt: moment ?? now, utcOffsetMinutes: 540,
        recordedAt: now, acceptedAt: Instant(microseconds: now.microseconds + Int64(index) + 1),
        actor: actor, team: team, device: .sample("device"),
        deviceSeq: UInt64(next.commandCount), authenticatedBy: .osUser, refs: refs, entry: entry,
        supersedes: index == 0 ? supersedes : nil)
      record.seq = UInt64(next.records.count + 1)
      record.number = next.number(for: event)
      next.records.append(record)
    }
    next.now = now.adding(seconds: 60)
    return next
  }

  /// The number that the book gives to what the event makes.
  private func number(for event: Event) -> String? {
    func count(_ kind: Event.Kind) -> Int { records.count { $0.event.kind == kind } + 1 }
    return switch event.kind {
    case .caseOpened: "C-\(count(.caseOpened))"
    case .customerRegistered: "K-\(count(.customerRegistered))"
    case .itemRegistered: "I-\(count(.itemRegistered))"
    case .some, .none: nil
    }
  }
}

// MARK: Circumstances of the next steps

extension History {
  /// The next steps are of another case, by its name; `nil` for none.
  package func inCase(_ name: String?) -> History {
    changing { $0.refs.case = name.map { .sample($0) } }
  }

  package func ofCustomer(_ name: String?) -> History {
    changing { $0.refs.customer = name.map { .sample($0) } }
  }

  package func onItem(_ name: String?) -> History {
    changing { $0.refs.item = name.map { .sample($0) } }
  }

  package func by(_ actor: String?, of team: Team?) -> History {
    changing {
      $0.actor = actor.map { .sample($0) }
      $0.team = team
    }
  }

  /// The next steps are history from another system.
  package func imported() -> History { changing { $0.origin = .import } }

  /// Time passes before the next step, beyond the minute that always does.
  package func after(seconds: Int64) -> History {
    changing { $0.now = $0.now.adding(seconds: seconds) }
  }

  private func changing(_ change: (inout History) -> Void) -> History {
    var next = self
    change(&next)
    return next
  }
}

// MARK: What came of it

extension History {
  /// The event of the last step, the last one if it had several.
  package var last: EventID { records[records.count - 1].id }

  /// The event at place `number`, from 1.
  package func event(_ number: Int) -> EventID { records[number - 1].id }

  /// The records on the feed of a subject, in order.
  package func feed(_ role: Role, _ name: String) -> [Record] {
    let subject: AnyID = .sample(name)
    return records.filter { record in
      record.refs.all.contains { $0.role.feedRole == role && $0.id == subject }
    }
  }

  package func caseState(_ name: String = "case") -> CaseState {
    .fold(.sample(name), records: feed(.case, name))
  }

  package func customerState(_ name: String = "customer") -> CustomerState {
    .fold(.sample(name), records: feed(.customer, name))
  }

  package func itemState(_ name: String = "item") -> ItemState {
    .fold(.sample(name), records: feed(.item, name))
  }

  package func memberState(_ name: String) -> MemberState {
    .fold(.sample(name), records: feed(.member, name))
  }

  package func contactState(_ name: String = "contact") -> ContactState {
    .fold(.sample(name), records: feed(.contact, name))
  }
}
