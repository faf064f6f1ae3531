package import Cases
internal import Views
internal import Wire

/// That somebody was forgotten, as a device is told: by what is about them, without a name.
package struct PackedErasure: Hashable, Sendable {
  /// The `erasure.completed`, and its place in the log of the server.
  package var event: EventID
  package var seq: UInt64
  /// The customer, and the subjects whose keys went.
  package var subjects: Set<Ref>

  /// The latest erasures of a book.
  static func latest<R: RowSource & ~Copyable & ~Escapable>(
    in rows: borrowing R
  ) throws(RowsError) -> [PackedErasure] {
    var found: [PackedErasure] = []
    let feed = rows.feed(ofType: Event.Kind.erasureCompleted.rawValue)
    try rows.scan(feed, reverse: true) { (seq) throws(RowsError) in
      let record = try rows.record(at: seq, opened: false)
      guard let customer = record.refs.customer else { return true }
      let subjects = try rows.subjects(inRingOf: customer) + [Ref(.customer, customer.any)]
      found.append(PackedErasure(event: record.id, seq: seq, subjects: Set(subjects)))
      return found.count < PackLimits.erasureCountMax
    }
    return found
  }

  static func item(_ erasures: [PackedErasure]) -> PackAnswer.Item {
    let document: JSON = [
      "erasures": .array(
        erasures.map { erasure in
          [
            "event": .id(erasure.event), "seq": .integer(Int64(erasure.seq)),
            "subjects": .array(
              erasure.subjects.map { "\($0.role.word)/\($0.id)" }.sorted().map { .string($0) }),
          ]
        })
    ]
    return PackAnswer.Item(kind: PackKind.erased, id: "", document: document.bytes())
  }

  /// Reads what `item` writes; `nil` if it is something else.
  static func read(_ document: [UInt8]) -> [PackedErasure]? {
    guard let json = try? JSON(parsing: document, limits: .answer),
      let elements = json["erasures"]?.elements
    else { return nil }
    return elements.compactMap { element in
      guard let event = element["event"]?.text.flatMap(EventID.init(ulid:)),
        let seq = element["seq"]?.number.flatMap({ UInt64(exactly: $0) })
      else { return nil }
      let subjects = (element["subjects"]?.elements ?? []).compactMap { $0.text.flatMap(subject) }
      return PackedErasure(event: event, seq: seq, subjects: Set(subjects))
    }
  }

  private static func subject(_ text: String) -> Ref? {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let role = Role.allCases.first(where: { $0.word == parts[0] }),
      let id = AnyID(ulid: String(parts[1]))
    else { return nil }
    return Ref(role, id)
  }
}
