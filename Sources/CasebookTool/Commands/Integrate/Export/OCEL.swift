internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What OCEL calls the types of objects.
enum OCELType: String, Hashable, Comparable, CaseIterable {
  case `case`, customer, item, member, team

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  var attributes: [String] {
    switch self {
    case .case: ["number", "subject", "priority", "reason", "channel"]
    case .customer: ["number", "name", "kind"]
    case .item: ["number", "model", "serial"]
    case .member: ["name"]
    case .team: ["code"]
    }
  }
}

/// One object: a subject, or a team.
struct OCELObject: Hashable, Comparable {
  let type: OCELType
  /// The ULID; of a team its code.
  let key: String

  /// "case/01JD5T0C4E8N1R6W3Y9B2F7H5K".
  var id: String { "\(type.rawValue)/\(key)" }

  static func < (left: Self, right: Self) -> Bool {
    (left.type, left.key) < (right.type, right.key)
  }
}

/// An object of an event or of another object, and as what.
struct OCELLink: Hashable {
  let object: OCELObject
  let qualifier: String

  init(_ type: OCELType, _ key: String, as qualifier: String? = nil) {
    object = OCELObject(type: type, key: key)
    self.qualifier = qualifier ?? type.rawValue
  }

  var json: JSON { ["objectId": .string(object.id), "qualifier": .string(qualifier)] }

  /// What an event is about, who did it, and for which team; each object once, as the first of
  /// what it is there.
  static func links(of record: Record) -> [OCELLink] {
    var seen: Set<OCELObject> = []
    return allLinks(of: record).filter { seen.insert($0.object).inserted }
  }

  private static func allLinks(of record: Record) -> [OCELLink] {
    var links: [OCELLink] = []
    for ref in record.refs.all {
      switch ref.role {
      case .case: links.append(OCELLink(.case, ref.id.description))
      case .customer, .survivor, .absorbed:
        links.append(OCELLink(.customer, ref.id.description, as: ref.role.word))
      case .item: links.append(OCELLink(.item, ref.id.description))
      case .member: links.append(OCELLink(.member, ref.id.description))
      case .site, .contact, .repair, .visit, .promise, .handoff, .loaner, .rma, .followUp, .recall:
        continue
      }
    }
    if let actor = record.actor { links.append(OCELLink(.member, actor.description, as: "actor")) }
    if let team = record.team { links.append(OCELLink(.team, team.code)) }
    switch record.event {
    case .commitments(.handoffOffered(let event)):
      links.append(OCELLink(.team, event.to.team.code, as: "to"))
    case .cases(.caseAssigned(let event)):
      if let person = event.person {
        links.append(OCELLink(.member, person.description, as: "assignee"))
      }
    default: break  // Open set: other events name nobody besides.
    }
    return links
  }
}

/// An attribute, as it is declared and as it is said.
enum OCELAttribute {
  static func declared(_ name: String) -> JSON { ["name": .string(name), "type": "string"] }

  static func said(_ name: String, _ value: String) -> JSON {
    ["name": .string(name), "value": .string(value)]
  }

  /// Of an object, whose attributes hold from a time on: from the beginning.
  static func held(_ name: String, _ value: String) -> JSON {
    ["name": .string(name), "time": "1970-01-01T00:00:00.000Z", "value": .string(value)]
  }
}

/// An event of ours as one of OCEL.
enum OCELEvent {
  static let attributes = ["origin", "precision", "team"]

  static func json(_ record: Record) -> JSON {
    var attributes = [
      OCELAttribute.said("origin", record.origin.rawValue),
      OCELAttribute.said("precision", record.precision.rawValue),
    ]
    if let team = record.team { attributes.append(OCELAttribute.said("team", team.code)) }
    return [
      "attributes": .array(attributes),
      "id": .string(record.id.description),
      "relationships": .array(OCELLink.links(of: record).map(\.json)),
      "time": .time(record.occurredAt),
      "type": .string(record.event.kind?.rawValue ?? ""),
    ]
  }
}

/// The objects that the events name, and those that these name.
struct OCELObjects {
  private var all: Set<OCELObject> = []

  mutating func insert(_ object: OCELObject) { all.insert(object) }

  var sorted: [OCELObject] { all.sorted() }

  /// Adds what the objects themselves name, until nothing is new.
  mutating func closeOver<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(RowsError) {
    var waiting = Array(all)
    while let object = waiting.popLast() {
      for link in try object.links(rows) where all.insert(link.object).inserted {
        waiting.append(link.object)
      }
    }
  }
}

extension OCELObject {
  private var subject: AnyID? { AnyID(ulid: key) }

  /// Whose a case or an item is, of which team somebody is.
  func links<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(RowsError) -> [OCELLink] {
    guard let subject else { return [] }
    switch type {
    case .case:
      guard let state: CaseState = try rows.state(CaseID(subject)) else { return [] }
      return [
        state.customer.map { OCELLink(.customer, $0.description) },
        state.item.map { OCELLink(.item, $0.description) },
        state.team.map { OCELLink(.team, $0.code, as: "owner") },
      ].compactMap(\.self)
    case .item:
      guard let state: ItemState = try rows.state(ItemID(subject)) else { return [] }
      return state.customer.map { [OCELLink(.customer, $0.description, as: "owner")] } ?? []
    case .member:
      guard let state: MemberState = try rows.state(MemberID(subject)) else { return [] }
      return state.team.map { [OCELLink(.team, $0.code)] } ?? []
    case .customer, .team: return []
    }
  }

  /// The object with what is known of it, as this reader may see it.
  func json<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R, _ language: Language
  ) throws(RowsError) -> JSON {
    let values = try values(rows, language)
    return [
      "attributes": .array(
        type.attributes.compactMap { name in
          values[name].flatMap { $0.isEmpty ? nil : OCELAttribute.held(name, $0) }
        }),
      "id": .string(id),
      "relationships": .array(try links(rows).map(\.json)),
      "type": .string(type.rawValue),
    ]
  }

  private func values<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R, _ language: Language
  ) throws(RowsError) -> [String: String] {
    guard let subject else { return ["code": key] }
    switch type {
    case .case:
      guard let state: CaseState = try rows.state(CaseID(subject)) else { return [:] }
      return [
        "number": state.number, "priority": state.priority.rawValue, "reason": state.reasonCode,
        "channel": state.channel.rawValue,
        "subject": try rows.card(state).subject.spoken.text(in: language),
      ]
    case .customer:
      guard let state: CustomerState = try rows.state(CustomerID(subject)) else { return [:] }
      return [
        "number": state.number, "kind": state.kind.rawValue,
        "name": try rows.card(state).name.spoken.text(in: language),
      ]
    case .item:
      guard let state: ItemState = try rows.state(ItemID(subject)) else { return [:] }
      return ["number": state.number, "model": state.model, "serial": state.serial ?? ""]
    case .member:
      guard let state: MemberState = try rows.state(MemberID(subject)) else { return [:] }
      return ["name": try rows.card(state).name.spoken.text(in: language)]
    case .team: return ["code": key]
    }
  }
}
