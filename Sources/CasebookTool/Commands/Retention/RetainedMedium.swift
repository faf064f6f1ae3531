internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

/// A medium that does not stay for ever.
struct RetainedMedium: Sendable {
  enum State: String, Sendable, CaseIterable {
    /// Its day has not come.
    case kept
    /// Its day has come.
    case due
    /// It is gone.
    case destroyed
    /// Its day has come, but a decision rests on it.
    case held
  }

  let record: Record
  let media: MediaAttached
  /// C-1042#12; nil for one that stands in no case.
  let reference: String?
  /// The day on which it is to be destroyed.
  let dueOn: Day
  let byteCount: Int
  var state: State
  /// Whether the log says already that it is gone: only the file is left, of somebody who was
  /// stopped between the two.
  let isLeftOver: Bool

  /// How it is named on screens: the entry, or the end of its id.
  var name: String {
    reference ?? String(media.mediaID.description.suffix(ContactFinding.handleCount))
  }
}

/// The bounds of what is looked at and destroyed.
enum RetentionLimits {
  /// How many are listed where nothing else is said.
  static let countDefault = 100
  static let countMax = 5_000
  /// How many one command destroys.
  static let destroyedCountMax = 1_000
}

/// All media with an end, of which the earliest are kept in memory.
struct RetainedMedia: Sendable {
  /// The earliest first.
  var media: [RetainedMedium] = []
  /// How many there are, also beyond those.
  var count = 0
  var dueCount = 0
  var dueByteCount = 0
  var asOf = LogPosition(epoch: 1, seq: 0)
}

extension Desk {
  /// The media that are to be destroyed one day, the earliest first, at most `limit` of them.
  ///
  /// What was attached with a day keeps it; the policy as it is today says the day of the others.
  func retainedMedia(limit: Int) throws(ErrorReport) -> RetainedMedia {
    let policy = try retentionPolicy()
    let zone = try zone()
    let today = zone.civil(at: now).date
    let book = try book()
    return try read { (snapshot) throws(RowsError) in
      let gone = try snapshot.takenBack()
      let retired = try snapshot.retiredMedia()
      var all = RetainedMedia(asOf: snapshot.asOf)
      let feed = Feed(
        kind: .type, subject: snapshot.nameHash(.type, Event.Kind.mediaAttached.rawValue))
      try snapshot.scan(feed) { (seq) throws(RowsError) in
        let record = try snapshot.record(at: seq, opened: false)
        guard let media = record.attachedMedia, let byteCount = book.blobByteCount(media.sha256)
        else { return true }
        let isLeftOver = retired.contains(record.id)
        guard isLeftOver || !gone.contains(record.id),
          let dueOn = media.retainUntil
            ?? policy.end(of: media.kind, from: zone.civil(at: record.occurredAt).date)
        else { return true }
        let isDue = isLeftOver || dueOn <= today
        all.count += 1
        if isDue {
          (all.dueCount, all.dueByteCount) = (all.dueCount + 1, all.dueByteCount + byteCount)
        }
        all.media.append(
          RetainedMedium(
            record: record, media: media, reference: nil, dueOn: dueOn, byteCount: byteCount,
            state: isDue ? .due : .kept, isLeftOver: isLeftOver))
        // Sorted now and then only, so that memory stays within twice the bound.
        if all.media.count >= 2 * limit { all.keepEarliest(limit) }
        return true
      }
      all.keepEarliest(limit)
      for index in all.media.indices { try all.media[index].open(in: snapshot) }
      return all
    }
  }
}

extension RetainedMedia {
  fileprivate mutating func keepEarliest(_ limit: Int) {
    media.sort { ($0.dueOn, $0.record.seq) < ($1.dueOn, $1.record.seq) }
    media.removeLast(max(0, media.count - limit))
  }
}

extension RetainedMedium {
  /// Finds out by what people know it.
  fileprivate mutating func open(in snapshot: borrowing BookSnapshot) throws(RowsError) {
    let record = try snapshot.record(at: record.seq, opened: true)
    var number: String?
    if let id = record.refs.case {
      number = try snapshot.state(id, as: CaseState.self)?.number
    }
    self = RetainedMedium(
      record: record, media: record.attachedMedia ?? media,
      reference: number.flatMap { number in
        record.entry.map { ProvisionalNumber.reference(number, $0) }
      }, dueOn: dueOn, byteCount: byteCount, state: state, isLeftOver: isLeftOver)
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The events that were taken back because the time of their media was over.
  fileprivate func retiredMedia() throws(RowsError) -> Set<EventID> {
    var events: Set<EventID> = []
    let feed = Feed(
      kind: .type, subject: nameHash(.type, Event.Kind.entryRetracted.rawValue))
    for record in try records(of: feed, opened: false) {
      guard case .book(.entryRetracted(let retracted)) = record.event,
        retracted.reasonCode == RetentionPolicy.reasonCode
      else { continue }
      events.formUnion(retracted.events)
    }
    return events
  }
}
