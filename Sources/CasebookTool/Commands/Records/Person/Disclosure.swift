internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// Everything that is kept of a person under all names.
struct Disclosure: Sendable {
  let person: OpenedCustomer
  /// Every event that is about the person, in the order of the log.
  let records: [Record]
  /// The same as they are broadcast, with every field opened.
  let events: [JSON]
  let media: [OpenedAttachment]
  let asOf: LogPosition
}

extension Desk {
  /// Reads it in one snapshot.
  func disclosure(of card: CustomerCard) throws(ErrorReport) -> Disclosure {
    let renderer = Renderer(book: try book().file.id)
    let now = now
    let read: Disclosure = try read { (snapshot) throws(RowsError) in
      let ids = try snapshot.names(of: card.id)
      var records: [Record] = []
      var events: [JSON] = []
      for seq in try snapshot.seqs(about: ids) {
        records.append(try snapshot.record(at: seq, opened: true))
        if let event = try? JSON(parsing: try snapshot.rendered(seq, by: renderer)) {
          events.append(event)
        }
      }
      return Disclosure(
        person: try snapshot.sheet(of: card, at: now), records: records, events: events, media: [],
        asOf: snapshot.asOf)
    }
    return Disclosure(
      person: read.person, records: read.records, events: read.events,
      media: try attachments(read.records, numberedBy: nil), asOf: read.asOf)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The events about some names of a person: their own, those of their cases and calls, and of
  /// their items what is not another owner's.
  fileprivate func seqs(about names: [CustomerID]) throws(RowsError) -> [UInt64] {
    var seqs: Set<UInt64> = []
    var items: Set<Ref> = []
    for name in names {
      var own = [Ref(.customer, name.any)]
      for subject in try subjects(inRingOf: name) {
        if subject.role == .item { items.insert(subject) } else { own.append(subject) }
      }
      for subject in own {
        try scan(Feed(subject)) { (seq) throws(RowsError) in
          seqs.insert(seq)
          return true
        }
      }
    }
    for item in items {
      try scan(Feed(item)) { (seq) throws(RowsError) in
        guard !seqs.contains(seq) else { return true }
        let record = try record(at: seq, opened: false)
        // Of another owner are what names one, and what belongs to a case that is not theirs.
        let isOthers = record.refs.customer.map { !names.contains($0) } ?? false
        if !isOthers, record.refs.case == nil { seqs.insert(seq) }
        return true
      }
    }
    return seqs.sorted()
  }
}

/// `casebook.disclosure/1`.
enum DisclosureDocument {
  static let shape = DocumentShape<Disclosure>(
    "casebook.disclosure/1", "Everything that is kept of a person, under all names.",
    [
      Member("asOf", Shape.position) { $0.asOf },
      Member(
        "data",
        .object([
          Member("events", Shape.event.list, "Every event that is about the person.") {
            $0.events
          },
          Member("media", AttachmentDocument.shape.list, "Photographs, recordings, papers.") {
            $0.media
          },
          Member("person", CustomerDocument.data, "Who stands for all names.") { $0.person },
        ])
      ) { $0 },
    ])
}
