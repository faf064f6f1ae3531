/// As what a subject stands in the refs of a record.
///
/// The numbers are those of the schema; they also begin the keys of the feeds.
package enum Role: UInt8, Hashable, Comparable, Sendable, CaseIterable {
  case `case` = 1
  case customer = 2
  case site = 3
  case item = 4
  case contact = 5
  case repair = 6
  case visit = 7
  case promise = 8
  case handoff = 9
  case loaner = 10
  case rma = 11
  case followUp = 12
  case recall = 13
  case member = 14
  case survivor = 15
  case absorbed = 16

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The role under which the subject's feed is kept: both customers of a merge are customers.
  package var feedRole: Role {
    switch self {
    case .survivor, .absorbed: .customer
    case .case, .customer, .site, .item, .contact, .repair, .visit, .promise, .handoff, .loaner,
      .rma, .followUp, .recall, .member:
      self
    }
  }

  /// The word for it in JSON.
  package var word: String {
    switch self {
    case .case: "case"
    case .customer: "customer"
    case .site: "site"
    case .item: "item"
    case .contact: "contact"
    case .repair: "repair"
    case .visit: "visit"
    case .promise: "promise"
    case .handoff: "handoff"
    case .loaner: "loaner"
    case .rma: "rma"
    case .followUp: "followUp"
    case .recall: "recall"
    case .member: "member"
    case .survivor: "survivor"
    case .absorbed: "absorbed"
    }
  }
}

/// A subject whose timeline shows an event.
package struct Ref: Hashable, Sendable {
  package let role: Role
  package let id: AnyID

  package init(_ role: Role, _ id: AnyID) {
    self.role = role
    self.id = id
  }
}

/// The subjects of an event, sorted by role; one subject per role, except that an event may stand
/// in several cases.
package struct Refs: Hashable, Sendable {
  package private(set) var all: [Ref] = []

  package init() {}

  package init(_ refs: some Sequence<Ref>) {
    for ref in refs { insert(ref) }
  }

  /// Adds a subject; a second time it changes nothing.
  package mutating func insert(_ ref: Ref) {
    // Most come in their order.
    if all.last.map({ $0.role < ref.role }) ?? true {
      all.append(ref)
      return
    }
    guard !all.contains(ref) else { return }
    let place = all.firstIndex { ref.role < $0.role } ?? all.endIndex
    all.insert(ref, at: place)
  }

  /// The first subject with `role`.
  package subscript(_ role: Role) -> AnyID? { all.first { $0.role == role }?.id }

  /// The case, the first one if there are several.
  package var `case`: CaseID? {
    get { self[.case].map(CaseID.init) }
    set { replace(.case, newValue?.any) }
  }

  package var customer: CustomerID? {
    get { self[.customer].map(CustomerID.init) }
    set { replace(.customer, newValue?.any) }
  }

  package var item: ItemID? {
    get { self[.item].map(ItemID.init) }
    set { replace(.item, newValue?.any) }
  }

  package var contact: ContactID? {
    get { self[.contact].map(ContactID.init) }
    set { replace(.contact, newValue?.any) }
  }

  package var repair: RepairID? {
    get { self[.repair].map(RepairID.init) }
    set { replace(.repair, newValue?.any) }
  }

  package var visit: VisitID? {
    get { self[.visit].map(VisitID.init) }
    set { replace(.visit, newValue?.any) }
  }

  package var promise: PromiseID? {
    get { self[.promise].map(PromiseID.init) }
    set { replace(.promise, newValue?.any) }
  }

  package var handoff: HandoffID? {
    get { self[.handoff].map(HandoffID.init) }
    set { replace(.handoff, newValue?.any) }
  }

  package var member: MemberID? {
    get { self[.member].map(MemberID.init) }
    set { replace(.member, newValue?.any) }
  }

  private mutating func replace(_ role: Role, _ id: AnyID?) {
    all.removeAll { $0.role == role }
    if let id { insert(Ref(role, id)) }
  }
}
