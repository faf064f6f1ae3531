package import Cases

/// Who may be at the other end of a number, and what to know of each before the second sentence.
package struct ScreenPop: Hashable, Sendable {
  /// Every customer once, whatever names they have had; the surest first.
  package var candidates: [PopCandidate] = []
  /// How many more there are than are shown.
  package var moreCount = 0

  /// Bound: how many candidates are shown; a switchboard may have hundreds behind it.
  package static let candidateCountMax = 20
  /// Bound: of how many, the first ones, everything is read; they answer to the keys 1 to 9.
  package static let sheetCountMax = 9

  package init() {}
}

/// A customer whom a number may mean, and why.
package struct PopCandidate: Hashable, Sendable {
  package var customer: CustomerState
  package var level: IdentificationLevel
  package var reason: PopReason
  /// Who else answers at the number.
  package var sharing: Sharing
  /// The point by which they were found, and whose it was written down as: after a merge not the
  /// customer who stands for both.
  package var point: ContactPointID?
  package var owner: CustomerID
  /// All the names under which the customer is known, the one who stands for the others first.
  package var names: [CustomerID]
  /// `nil` for those beyond `ScreenPop.sheetCountMax`.
  package var sheet: PopSheet?
}

/// Why a customer is a candidate.
package enum PopReason: String, Hashable, Sendable, CaseIterable {
  /// It has been proved in this contact.
  case proved
  /// The number is theirs and nobody else's.
  case onlyOne
  /// They were named, not found by a number.
  case named
  /// A household answers at it.
  case household
  /// A switchboard answers at it.
  case switchboard
  /// The number was given without the extension that leads to them.
  case withoutExtension
  /// They had the number and have it no longer.
  case retired
  /// Several customers say that it is theirs.
  case several

  /// Why a candidate is one that was found by a number.
  init(_ found: FoundCustomer) {
    switch found.level {
    case .verified: self = .proved
    case .known: self = .onlyOne
    case .maybe:
      if found.point.isRetired {
        self = .retired
      } else if found.hasExtension {
        self = .withoutExtension
      } else {
        switch found.point.sharing {
        case .household: self = .household
        case .switchboard: self = .switchboard
        case .one: self = .several
        }
      }
    }
  }
}

/// What is to be known of a candidate.
package struct PopSheet: Hashable, Sendable {
  package var calls = PopCalls()
  /// Where somebody of ours was last.
  package var lastVisit: PopVisit?
  /// Pinned ones first, then the latest; opened.
  package var memos: [Record] = []
  /// Overdue ones first, then by time.
  package var promises: [DuePromise] = []
  package var morePromiseCount = 0
  /// Cases that are not closed, the latest first, without those that are duplicates.
  package var cases: [CaseState] = []
  package var hasMoreCases = false
  /// Those in open cases first, then those in a recall.
  package var items: [PopItem] = []
  package var moreItemCount = 0
  /// What is known, in the order of the declared keys.
  package var known: [PopFinding] = []
  /// What is known under keys that no document declares, the latest first; opened.
  package var others: [LedgerFact] = []

  /// How many questions the customer need not be asked.
  package var settledCount: Int { known.count { $0.finding.isSettled } }

  package init() {}

  /// Bounds: what a person can take in while it rings.
  package static let memoCountMax = 3
  package static let promiseCountMax = 5
  package static let caseCountMax = 3
  package static let itemCountMax = 3
  package static let otherCountMax = 5
  /// Of how many cases and items the ledger is read: each reads that of the customer, too.
  package static let scopeCountMax = 3
  /// How many of a customer's open cases are looked at for their promises.
  package static let casesReadMax = 50
  /// How many of a customer's items are looked at for those that are shown.
  package static let itemsReadMax = 50
  /// How many of the latest records of each name are looked at for memos and visits.
  package static let recordsReadMax = 200
  /// How many contacts of each name are counted.
  package static let callsCountedMax = 5_000
}

/// How often a customer has called, and when last.
package struct PopCalls: Hashable, Sendable {
  /// Contacts that came in.
  package var inboundCount = 0
  /// Contacts that went out.
  package var outboundCount = 0
  /// Whether there are more than were counted.
  package var isCutOff = false
  /// The last one that came in, and the last one in either direction.
  package var lastInbound: ContactState?
  package var last: ContactState?
}

/// A visit, as far as a pop tells of it.
package struct PopVisit: Hashable, Sendable {
  package var startedAt: Instant
  package var by: MemberID?
  package var team: Team?
}

/// An item of a candidate.
package struct PopItem: Hashable, Sendable {
  package var item: ItemState
  package var warrantyEndsOn: Day?
  /// What was judged of it last.
  package var verdict: StandingVerdict?
  /// Whether it is in a recall, or may be, in which something is still to be done.
  package var isRecalled: Bool
}

/// What is known of a key, and of which item or case.
package struct PopFinding: Hashable, Sendable {
  package var finding: LedgerFinding
  package var scope: LedgerScope
}
