internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Everything that a screen pop says, with its words.
struct OpenedPop: Sendable {
  /// The number that rings; nil where a customer was named.
  let number: TypedNumber?
  /// What was typed, where it is no telephone number.
  let typed: String
  let candidates: [OpenedCandidate]
  let moreCount: Int
  let asOf: LogPosition
}

/// A customer whom a number may mean, with everything that is known of them.
struct OpenedCandidate: Sendable {
  let candidate: PopCandidate
  let card: CustomerCard
  /// The other names under which they are known, after merges.
  let aliases: [CustomerCard]
  /// Ways to reach them that hold, under all names.
  let points: [PointCard]
  let tags: [OpenedTag]
  /// Nil for those of a crowd of whom only the name is read.
  let sheet: OpenedPopSheet?
}

/// A tag that holds, and why somebody gave it.
struct OpenedTag: Sendable {
  let tag: String
  let until: Instant?
  let reason: SealedText

  /// めいわく: who is to be answered with care.
  var isNuisance: Bool { tag == ReservedTag.nuisance.rawValue }
}

/// What is known of a candidate, with its words.
struct OpenedPopSheet: Sendable {
  let sheet: PopSheet
  /// The last touch, be it a contact or a visit.
  let lastTouch: PopTouch?
  let promises: [DueDocument.Row]
  let cases: [CaseCard]
  let items: [OpenedPopItem]
  let memos: [OpenedMemo]
  let known: [OpenedFinding]
  let others: [OpenedFact]
}

/// The last time somebody of ours spoke with a customer, or stood before them.
struct PopTouch: Sendable {
  enum Kind: Sendable {
    case contact(Channel, Direction)
    case visit
  }

  let at: Instant
  let kind: Kind
  let member: MemberCard?
}

/// An item with its warranty and the recalls that concern it.
struct OpenedPopItem: Sendable {
  let card: ItemCard
  let verdict: StandingVerdict?
  let recalls: [RecallFlag]
}

/// A memo about a customer or what they have.
struct OpenedMemo: Sendable {
  let at: Instant
  let body: SealedText
  let member: MemberCard?
  let reference: String?
}

extension Desk {
  /// Who may be at the other end of what was typed: a telephone number, a mail address, or a
  /// customer who is named.
  func pop(
    _ typed: String, verified: CustomerID? = nil, current: ContactID? = nil
  ) throws(ErrorReport) -> OpenedPop {
    let number = try number(typed)
    let reader = PopReader(asker: try asker(), verified: verified, current: current)
    if number.withheld != nil || number.isNumber {
      let texts = number.isNumber ? number.lookupTexts : []
      return try read { (snapshot) throws(RowsError) in
        let pop = try reader.pop(
          .phone, texts, extensionDigits: number.extensionDigits, in: snapshot)
        return try snapshot.opened(pop, number: number, typed: typed, at: now)
      }
    }
    if typed.contains("@") || typed.contains("＠") {
      return try read { (snapshot) throws(RowsError) in
        let pop = try reader.pop(.email, [pointText(typed)], in: snapshot)
        return try snapshot.opened(pop, number: nil, typed: typed, at: now)
      }
    }
    return try pop(
      of: try customer(TypedReference(typed)), typed: typed, verified: verified, current: current)
  }

  /// The pop of a customer who is known.
  func pop(
    of card: CustomerCard, typed: String, verified: CustomerID? = nil, current: ContactID? = nil
  ) throws(ErrorReport) -> OpenedPop {
    let reader = PopReader(asker: try asker(), verified: verified, current: current)
    return try read { (snapshot) throws(RowsError) in
      let pop = try reader.pop(of: card.state, in: snapshot)
      return try snapshot.opened(pop, number: nil, typed: typed, at: now)
    }
  }

  /// Who looks at this desk.
  private func asker() throws(ErrorReport) -> Asker {
    Asker(
      team: try Author.of(self, as: nil).team, moment: now, case: nil,
      utcOffsetMinutes: try zone().offset(at: now).minutes)
  }
}
