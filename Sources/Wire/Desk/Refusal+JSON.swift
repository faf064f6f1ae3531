package import Cases

extension Refusal {
  /// What `refused` says of it: its `code`, and what it names.
  package var json: JSON {
    var members = arguments
    members["code"] = .string(code)
    return .object(members)
  }

  private var arguments: [String: JSON] {
    switch self {
    case .malformed(let field): ["field": .string(field)]
    case .notAllowed(let right): ["right": .string(right)]
    case .doesNotExist(let ref): ["role": .string(ref.role.word), "id": .id(ref.id)]
    case .eventDoesNotExist(let id), .verdictStands(let id), .eventIsRetracted(let id),
      .eventIsTheBooks(let id), .eventIsNotInConflict(let id):
      ["event": .id(id)]
    case .linkDoesNotExist(let id), .linkExists(let id), .alreadyUnlinked(let id),
      .linkIsSuperseded(let id):
      ["link": .id(id)]
    case .mergeDoesNotExist(let id), .alreadyMerged(let id), .alreadyUnmerged(let id),
      .mergeIsSuperseded(let id):
      ["merge": .id(id)]
    case .casesAreOpen(let ids): ["cases": Self.ids(ids)]
    case .keepIsUnexplained(let what): ["what": .string(what)]
    case .alreadyKnown(let id): ["fact": .id(id)]
    case .restrictedTo(let team): ["team": .string(team.code)]
    case .customerRefused(let key): ["key": .string(key)]
    case .conflictDoesNotExist(let id), .conflictIsSettled(let id): ["conflict": .id(id)]
    case .caseIsDuplicate(let id): ["case": .id(id)]
    case .contactPointIsRetired(let id): ["contactPoint": .id(id)]
    case .consentIsMissing(let purpose): ["purpose": .string(purpose.rawValue)]
    case .handoffIsPending(let id): ["handoff": .id(id)]
    case .promiseIsSettled(let id): ["promise": .id(id)]
    case .technicianIsBusy(let id), .visitHasEnded(let id): ["visit": .id(id)]
    case .planIsDone(let id): ["plan": .id(id)]
    case .itemBelongsToAnother(let id): ["item": .id(id)]
    case .promisesAreOpen(let open): ["promises": Self.ids(open.map(\.id))]
    case .loanersAreOut(let ids): ["loaners": Self.ids(ids)]
    case .returnsAreOpen(let ids): ["rmas": Self.ids(ids)]
    case .conflictsAreOpen(let ids): ["conflicts": Self.ids(ids)]
    case .repairIsOpen(let ids): ["repairs": Self.ids(ids)]
    case .decisionsRestOnIt(let ids): ["events": Self.ids(ids)]
    case .briefIsIncomplete(let fields): ["fields": Self.texts(fields)]
    case .unknownsAreUnlisted(let keys): ["keys": Self.texts(keys)]
    case .lineIsSettled(let line), .itemHasNotArrived(let line): ["line": .integer(line)]
    case .otherTeamNeedsHandoff(let team), .teamIsTheSame(let team):
      ["team": .string(team.code)]
    case .notTheOwner(let owner): ["owner": owner.map(Self.json) ?? .null]
    case .notTheReceiver(let owner), .notTheOfferer(let owner), .ownerIsUnknown(let owner):
      ["owner": Self.json(owner)]
    case .handoffIsNotOpen(let outcome): ["outcome": .string(outcome?.rawValue)]
    case .skillIsMissing(let skill): ["skill": .string(skill)]
    case .versionIsStale(let current): ["current": .integer(current)]
    case .contentIsInvalid(let line, let why): ["line": .integer(line), "why": .string(why)]
    case .isStale(let lastSeq): ["lastSeq": .integer(Int64(clamping: lastSeq))]
    case .caseIsClosed, .caseIsResolved, .caseIsNotResolved, .caseIsOpen, .customerIsErased,
      .windowIsEmpty, .windowIsPast, .amountIsNotPositive, .reasonCodeIsMissing,
      .evidenceIsMissing, .linksWithItself, .linkMakesCycle, .newItemIsMissing,
      .restatementIsMissing, .slotIsFull, .rangeIsEmpty, .mergesWithItself, .mergeMakesCycle,
      .identityIsUnverified:
      [:]
    }
  }

  private static func ids<Tag>(_ ids: [Identifier<Tag>]) -> JSON { .array(ids.map { .id($0) }) }

  private static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

  private static func json(_ owner: Owner) -> JSON {
    ["team": .string(owner.team.code), "person": .id(owner.person)]
  }
}

extension DeskProblem {
  /// The book refuses a decision.
  ///
  /// What the protocol has a code of its own for has that code.
  ///
  /// - Parameters:
  ///   - refusal: Why.
  ///   - epoch: The book's present one, for a position in it.
  /// - Returns: `stale`, `malformed`, `notAllowed`, or `refused`.
  package static func refused(_ refusal: Refusal, epoch: Int) -> DeskProblem {
    if case .isStale(let lastSeq) = refusal {
      return .stale(position: LogPosition(epoch: epoch, seq: Int(clamping: lastSeq)))
    }
    if case .notAllowed = refusal { return .notAllowed }
    if case .malformed(let field) = refusal {
      return DeskProblem(
        .malformed, "the value is missing, out of its range, or not of its form",
        extras: ["refusal": refusal.json, "field": .string(field)])
    }
    return DeskProblem(.refused, "refused: \(refusal.code)", extras: ["refusal": refusal.json])
  }
}
