internal import Casebook
internal import Cases
internal import CoreMetrics
internal import EventLog
internal import Logging
internal import Synchronization
internal import Wire
internal import ZeroMQ

/// The thread that owns every publisher: it tails the log from its head, and says what is new.
///
/// What it says is durable, because it reads it from the log.  What was committed but not said when
/// a service died is found by the next `previous`, or by a heartbeat (WIRE.md §3).
final class FeedLoop {
  /// Bound: how long it waits at most before it looks for orders, in milliseconds.
  static let patienceMilliseconds = 100
  /// How long it waits after it could not read the book, in milliseconds.
  static let retryMilliseconds = 500

  private let shared: ServiceShared
  private let sockets: [FeedSocket]
  private let audiences: [Audience]
  private var tail: FeedTail
  private var heartbeatAt = 0
  private var isFailing = false

  /// Binds all feeds, and begins at the present end of the log.
  init(_ shared: ServiceShared, in context: Context) throws(ServiceError) {
    self.shared = shared
    let configuration = shared.configuration
    audiences = configuration.feeds.map(\.audience)
    var sockets: [FeedSocket] = []
    for feed in configuration.feeds {
      for endpoint in feed.endpoints {
        sockets.append(
          try FeedSocket(feed.audience, at: endpoint, keys: configuration.keys, in: context))
      }
    }
    self.sockets = sockets
    do throws(BookError) {
      tail = FeedTail(book: shared.book, audiences: audiences, head: try shared.book.head())
    } catch { throw .book(why: "\(error)") }
    shared.published.withLock { $0 = shared.position(tail.head.seq) }
  }

  /// Each audience with the endpoints where it is bound.
  var endpoints: [(audience: Audience, endpoint: String)] {
    sockets.map { ($0.audience, $0.endpoint) }
  }

  /// Publishes until it is told to stop.
  func run() throws(ZeroMQError) {
    while !shared.isStopping.load(ordering: .acquiring) {
      try bindAnew()
      let now = Clock.monotonicMilliseconds()
      shared.feedSeen.store(now, ordering: .relaxed)
      if now >= heartbeatAt {
        heartbeatAt = now + shared.configuration.heartbeatMilliseconds
        try beat()
      }
      try takeSubscriptions()
      let patience = min(Self.patienceMilliseconds, max(1, heartbeatAt - now))
      do throws(BookError) {
        try publish(waitingAtMost: patience)
        isFailing = false
      } catch {
        // It stays where it is, and no event is skipped: readers learn of it by the heartbeat.
        if !isFailing {
          shared.logger.error("the log cannot be read", metadata: ["why": "\(error)"])
        }
        isFailing = true
        Clock.sleep(milliseconds: Self.retryMilliseconds)
      }
    }
  }

  /// Lets ZeroMQ take up subscriptions: it does so only while this thread is inside of it
  /// (WIRE.md §9, 8).
  private func takeSubscriptions() throws(ZeroMQError) {
    for first in stride(from: 0, to: sockets.count, by: Poller.socketCountMax) {
      let some = sockets[first..<min(first + Poller.socketCountMax, sockets.count)]
      _ = try Poller.wait(for: some.map(\.token), milliseconds: 0)
    }
  }

  private func publish(waitingAtMost milliseconds: Int) throws(BookError) {
    let shared = shared
    let isMoved =
      try shared.book.waitForChange(
        after: tail.head.seq, milliseconds: milliseconds,
        isInterrupted: { shared.isStopping.load(ordering: .relaxed) }) != nil
    guard isMoved else { return }
    let batch = try tail.next()
    guard batch.eventCount > 0 else { return }
    // No snapshot is open while sending.
    for socket in sockets {
      guard let place = audiences.firstIndex(of: socket.audience) else { continue }
      for message in batch.messages[place] {
        // Only a context that is shut down refuses; the loop notices at its next turn.
        try? socket.send(message.frames)
      }
      shared.figures.published.increment(by: batch.messages[place].count)
    }
    for type in batch.types { shared.figures.event(type: type) }
    shared.figures.head.set(Int64(tail.head.seq))
    shared.published.withLock { $0 = shared.position(tail.head.seq) }
    shared.mailbox.put(.moved(.these(batch.feeds), head: tail.head.seq))
  }

  /// Says that each feed lives, and up to where it has said everything.
  private func beat() throws(ZeroMQError) {
    let epoch = Int(shared.book.file.epoch)
    let time = Book.systemClock()
    for socket in sockets {
      let isWhole = socket.audience.hasLog
      let heartbeat = Heartbeat(
        head: LogPosition(epoch: epoch, seq: isWhole ? Int(tail.head.seq) : 0),
        hash: isWhole ? tail.head.hash.array : nil,
        intervalMilliseconds: shared.configuration.heartbeatMilliseconds, time: time)
      try socket.send(heartbeat.message.frames)
      try socket.countSubscribers()
    }
    for audience in audiences {
      let count = sockets.filter { $0.audience == audience }.reduce(0) { $0 + $1.subscriberCount }
      shared.figures.subscribers(of: audience.name, count)
    }
  }

  /// Binds the feeds anew that somebody has lost.
  private func bindAnew() throws(ZeroMQError) {
    let names = shared.rebinding.withLock { names in
      defer { names = [] }
      return names
    }
    guard !names.isEmpty else { return }
    for socket in sockets where names.contains(socket.audience.name) {
      do throws(ZeroMQError) { try socket.bindAnew() } catch {
        if error.isTerminated { throw error }
        // Somebody else took the port meanwhile, or the system still holds it: again at once.
        shared.logger.warning(
          "a feed could not be bound anew",
          metadata: ["endpoint": "\(socket.endpoint)", "why": "\(error)"])
        shared.rebinding.withLock { _ = $0.insert(socket.audience.name) }
      }
    }
    shared.logger.notice(
      "feeds were bound anew", metadata: ["audiences": "\(names.sorted().joined(separator: " "))"])
  }
}
