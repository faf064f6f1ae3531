internal import Casebook
internal import Cases
internal import Client
internal import Screens
internal import Views
internal import Wire

/// The events of a feed of a book on this machine.
final class BookEvents: EventSource {
  private let desk: Desk
  private let feed: FeedName
  private let renderer: Renderer
  private var seq: UInt64
  /// Whether news are waited for where there are none.
  var waits = true

  init(_ desk: Desk, _ feed: FeedName, after seq: UInt64) throws(ErrorReport) {
    self.desk = desk
    self.feed = feed
    self.seq = seq
    renderer = Renderer(book: try desk.book().file.id)
  }

  func next(within milliseconds: Int) throws(ErrorReport) -> FollowNews {
    let first = seq
    let rendering = FeedRendering.event(renderer)
    let (page, positions): (FeedPage, [LogPosition]) = try desk.read {
      (snapshot) throws(RowsError) in
      let page = try snapshot.page(of: feed, after: first, rendering: rendering)
      return (page, page.items.map { snapshot.position($0.seq) })
    }
    let through = UInt64(page.through.seq)
    seq = max(first, through)
    if page.items.isEmpty {
      if through > first { return .current(page.through) }
      if waits { try desk.waitForChange(after: seq, milliseconds: milliseconds) }
      return .nothing
    }
    let events = zip(page.items, positions).map { FollowedEvent($1, $0.bytes) }
    return .events(events, through: page.through, wasRead: true)
  }
}
