internal import Casebook
internal import Cases
internal import EventLog
internal import Views
internal import Wire

/// New events, rendered for each audience.
struct FeedBatch {
  /// By the place of the audience.
  var messages: [[LiveMessage]]
  /// Every feed in which something new stands.
  var feeds: Set<FeedName> = []
  /// The types of the events.
  var types: [String] = []
  var eventCount: Int { types.count }
}

/// Reads what is new in the log, and renders it once for each audience.
struct FeedTail {
  /// Bound: events that one snapshot reads.
  static let eventCountMax = 500
  /// Bound: bytes that are rendered before they are sent; a single event may be longer.
  static let byteCountMax = 8 << 20

  /// Up to where everything was read.
  private(set) var head: Head
  private let book: Book
  private let audiences: [Audience]
  private let renderers: [Renderer]

  init(book: Book, audiences: [Audience], head: Head) {
    self.book = book
    self.audiences = audiences
    self.head = head
    renderers = audiences.map { Renderer(book: book.file.id, profile: $0.profile) }
  }

  /// The next events; none where there are none.
  ///
  /// - Throws: What keeps the log from being read; the place stays.
  @available(*, noasync)
  mutating func next() throws(BookError) -> FeedBatch {
    let after = head.seq
    let (batch, head) = try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) { return try read(after: after, snapshot) } catch {
        throw BookError(error, path: book.path)
      }
    }
    if let head { self.head = head }
    return batch
  }

  private func read(
    after: UInt64, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> (FeedBatch, Head?) {
    var batch = FeedBatch(messages: audiences.map { _ in [] })
    let last = min(snapshot.head.seq, after + UInt64(Self.eventCountMax))
    guard last > after else { return (batch, nil) }
    var byteCount = 0
    var seq = after
    while seq < last, byteCount < Self.byteCountMax {
      seq += 1
      let record = try snapshot.record(at: seq, opened: false)
      let names = try snapshot.feedNames(of: record)
      let position = snapshot.position(seq)
      for (place, audience) in audiences.enumerated() {
        let own = names.filter { audience.allows($0.name) }
        guard !own.isEmpty else { continue }
        let body = try rendered(seq, place, snapshot)
        byteCount += body.count
        for (name, previous) in own {
          batch.messages[place].append(
            LiveMessage(name, position, previous: previous, body: body))
        }
      }
      batch.feeds.formUnion(names.map(\.name))
      batch.types.append(record.event.typeName)
    }
    let head = Head(
      seq: seq, hash: try snapshot.chainHash(at: seq),
      acceptedAtMicroseconds: snapshot.head.acceptedAtMicroseconds,
      keySlotCount: snapshot.head.keySlotCount)
    return (batch, head)
  }

  private func rendered(
    _ seq: UInt64, _ place: Int, _ snapshot: borrowing BookSnapshot
  ) throws(RowsError) -> [UInt8] {
    try snapshot.rendered(seq, by: renderers[place])
  }
}
