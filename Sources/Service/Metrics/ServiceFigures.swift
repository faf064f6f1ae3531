internal import CoreMetrics
internal import Synchronization

/// What a service counts; every label is one of a bounded set.
final class ServiceFigures: Sendable {
  let keysAllowed: Counter
  let keysRefused: Counter
  let keysDelayed: Counter
  let commitSeconds: Timer
  let batchSize: Recorder
  let readSeconds: Timer
  let inboxDepth: Meter
  let readerDepth: Meter
  let waitingReads: Meter
  let repliesDropped: Counter
  let malformed: Counter
  let published: Counter
  let head: Meter
  let mapUse: Meter
  let mapSize: Meter
  let diskFree: Meter
  let oldestReader: Meter
  let clients: Meter
  private let factory: any MetricsFactory
  private let labelled = Mutex<[String: Counter]>([:])

  /// - Parameter registry: Where they are kept.
  init(_ registry: PrometheusRegistry) {
    factory = registry
    func counter(_ name: String, _ text: String) -> Counter {
      registry.describe(name, text)
      return Counter(label: name, factory: registry)
    }
    func meter(_ name: String, _ text: String) -> Meter {
      registry.describe(name, text)
      return Meter(label: name, factory: registry)
    }
    func timer(_ name: String, _ text: String) -> Timer {
      registry.describe(name, text)
      return Timer(label: name, factory: registry)
    }
    keysAllowed = counter("casebook_keys_allowed_total", "Connections whose key was allowed.")
    keysRefused = counter("casebook_keys_refused_total", "Connections whose key was refused.")
    keysDelayed = counter("casebook_keys_delayed_total", "Connections told to come later.")
    commitSeconds = timer(
      "casebook_commit_seconds", "From a command's arrival until it is durable.")
    registry.describe("casebook_batch_commands", "Commands answered by one flush of the disk.")
    batchSize = Recorder(label: "casebook_batch_commands", factory: registry)
    readSeconds = timer("casebook_read_seconds", "What a reader thread takes for a request.")
    inboxDepth = meter("casebook_inbox_depth", "Commands that wait for the writer.")
    readerDepth = meter("casebook_reader_depth", "Requests that wait for a reader thread.")
    waitingReads = meter("casebook_waiting_reads", "READs that wait for their feed to move.")
    repliesDropped = counter(
      "casebook_replies_dropped_total", "Replies whose client was gone or took none.")
    malformed = counter("casebook_malformed_total", "Requests that were not of their form.")
    published = counter("casebook_published_total", "Live messages, one for each feed.")
    head = meter("casebook_head", "The number of the last event that was published.")
    mapUse = meter("casebook_map_used_bytes", "How far the book's file reaches.")
    mapSize = meter("casebook_map_size_bytes", "The bound of the book's file.")
    diskFree = meter("casebook_disk_free_bytes", "What is free on the book's disk.")
    oldestReader = meter(
      "casebook_oldest_reader_commits", "Commits since the oldest snapshot was taken.")
    clients = meter("casebook_clients", "Connections to the desk.")
    registry.describe("casebook_events_total", "Events by their type, since the start.")
    registry.describe("casebook_requests_total", "Requests by verb.")
    registry.describe("casebook_refusals_total", "Requests that were not done, by code.")
    registry.describe("casebook_subscribers", "Connections to a feed.")
    registry.describe("casebook_reader_lag", "Events between a key's last READ and the head.")
    registry.describe("casebook_rejected_total", "Requests of a key that were not of their form.")
  }

  /// An event was published.
  func event(type: String) { count("casebook_events_total", "type", type) }
  /// A request came.
  func request(verb: String) { count("casebook_requests_total", "verb", verb) }
  /// A request was not done.
  func refusal(code: String) { count("casebook_refusals_total", "code", code) }
  /// A request of a known key was not of its form.
  func rejected(user: String) { count("casebook_rejected_total", "key", user) }

  /// Connections to the feed of an audience.
  func subscribers(of audience: String, _ count: Int) {
    Meter(label: "casebook_subscribers", dimensions: [("audience", audience)], factory: factory)
      .set(count)
  }

  /// How far a key is behind.
  func lag(of user: String, _ count: UInt64) {
    Meter(label: "casebook_reader_lag", dimensions: [("key", user)], factory: factory).set(count)
  }

  private func count(_ name: String, _ label: String, _ value: String) {
    let counter = labelled.withLock { counters in
      let key = "\(name) \(value)"
      if let counter = counters[key] { return counter }
      let counter = Counter(label: name, dimensions: [(label, value)], factory: factory)
      counters[key] = counter
      return counter
    }
    counter.increment()
  }
}
