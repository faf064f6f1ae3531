internal import Cases
internal import Wire

extension Refusal {
  /// `{"code":"promisesAreOpen","promises":["01J…"]}`: the code and the arguments of DOMAIN.md §4,
  /// for the program that has to tell a person.
  var json: JSON {
    var members = arguments
    members["code"] = .string(code)
    return .object(members)
  }

  private var arguments: [String: JSON] {
    switch self {
    case .malformed(let field): ["field": .string(field)]
    case .notAllowed(let right): ["right": .string(right)]
    case .doesNotExist(let ref): ["role": .string("\(ref.role)"), "id": .id(ref.id)]
    case .eventDoesNotExist(let id): ["event": .id(id)]
    case .linkDoesNotExist(let id), .linkExists(let id), .alreadyUnlinked(let id):
      ["link": .id(id)]
    case .linkIsSuperseded(let id): ["by": .id(id)]
    case .conflictDoesNotExist(let id), .conflictIsSettled(let id): ["conflict": .id(id)]
    case .caseIsDuplicate(let id): ["of": .id(id)]
    case .contactPointIsRetired(let id): ["point": .id(id)]
    case .consentIsMissing(let purpose): ["purpose": .string(purpose.rawValue)]
    case .verdictStands(let id), .eventIsRetracted(let id), .eventIsTheBooks(let id),
      .eventIsNotInConflict(let id):
      ["event": .id(id)]
    case .promisesAreOpen(let promises): ["promises": .ids(promises.map(\.id))]
    case .loanersAreOut(let ids): ["loaners": .ids(ids)]
    case .returnsAreOpen(let ids): ["returns": .ids(ids)]
    case .itemBelongsToAnother(let id): ["item": .id(id)]
    case .lineIsSettled(let line), .itemHasNotArrived(let line): ["line": .integer(line)]
    case .conflictsAreOpen(let ids): ["conflicts": .ids(ids)]
    case .repairIsOpen(let ids): ["repairs": .ids(ids)]
    case .otherTeamNeedsHandoff(let team), .teamIsTheSame(let team):
      ["team": .string(team.code)]
    case .handoffIsPending(let id): ["handoff": .id(id)]
    case .notTheOwner(let owner): ["owner": owner.map(JSON.owner) ?? .null]
    case .notTheReceiver(let owner), .notTheOfferer(let owner), .ownerIsUnknown(let owner):
      ["owner": .owner(owner)]
    case .briefIsIncomplete(let fields): ["fields": .texts(fields)]
    case .unknownsAreUnlisted(let keys): ["keys": .texts(keys)]
    case .handoffIsNotOpen(let outcome): ["outcome": .string(outcome?.rawValue)]
    case .promiseIsSettled(let id): ["promise": .id(id)]
    case .technicianIsBusy(let id), .visitHasEnded(let id): ["visit": .id(id)]
    case .skillIsMissing(let skill): ["skill": .string(skill)]
    case .planIsDone(let id): ["plan": .id(id)]
    case .versionIsStale(let current): ["current": .integer(current)]
    case .contentIsInvalid(let line, let why): ["line": .integer(line), "why": .string(why)]
    case .decisionsRestOnIt(let ids): ["events": .ids(ids)]
    case .isStale(let seq): ["lastSeq": .integer(Int(seq))]
    case .caseIsClosed, .caseIsResolved, .caseIsNotResolved, .caseIsOpen, .customerIsErased,
      .windowIsEmpty, .windowIsPast, .amountIsNotPositive, .reasonCodeIsMissing,
      .evidenceIsMissing, .linksWithItself, .linkMakesCycle, .newItemIsMissing,
      .restatementIsMissing, .slotIsFull, .rangeIsEmpty:
      [:]
    }
  }
}

extension JSON {
  fileprivate static func ids<Tag>(_ ids: [Identifier<Tag>]) -> JSON { .array(ids.map { .id($0) }) }

  fileprivate static func texts(_ texts: [String]) -> JSON {
    .array(texts.map { .string($0) })
  }

  fileprivate static func owner(_ owner: Owner) -> JSON {
    ["team": .string(owner.team.code), "person": .id(owner.person)]
  }
}
