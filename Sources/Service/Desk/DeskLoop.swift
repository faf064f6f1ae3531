internal import Casebook
internal import Cases
internal import CoreMetrics
internal import Logging
internal import Synchronization
internal import Wire
internal import ZeroMQ

/// The thread that owns the desk's socket: it takes requests in, hands them on, and sends answers.
///
/// Nothing here waits for the book.  Commands go to the writer, what reads goes to reader threads,
/// and what they answer comes back through the mailbox.
final class DeskLoop {
  /// A request that has not been answered.
  struct Pending {
    let envelope: [[UInt8]]
    let user: DeskUser
    let verb: Verb
    /// Monotonic microseconds.
    let startedAt: Int
    /// Of a READ that may wait.
    var read: ReadArguments?
  }

  /// What is remembered of a user.
  struct Usage {
    var commands: TokenBucket
    var others: TokenBucket
    var blobBytes: TokenBucket
    /// READs in flight that may wait.
    var waitingCount = 0
    /// Up to where it has read.
    var readThrough: UInt64?
    let rates: DeskRates

    init(_ rates: DeskRates, at now: Int) {
      self.rates = rates
      commands = TokenBucket(perSecond: rates.doPerSecond, burst: rates.burst, at: now)
      others = TokenBucket(perSecond: rates.readPerSecond, burst: rates.burst, at: now)
      // One chunk always fits in the end, however few bytes a second there are.
      blobBytes = TokenBucket(
        perSecond: rates.blobBytesPerSecond,
        burst: max(DeskLimits.blobChunkByteCountMax, rates.blobBytesPerSecond), at: now)
    }
  }

  /// Bound: messages that are taken before answers are sent.
  static let messagesAtOnceMax = 256
  /// Bound: requests that have not been answered, READs that wait not counted.
  static let pendingCountMax = 16_384
  /// How long it waits for anything at most, in milliseconds.
  static let tickMilliseconds = 250
  /// How often it looks for READs whose time is over, in milliseconds.
  static let expiryMilliseconds = 20

  let shared: ServiceShared
  let readers: ReaderPool
  var pending: [UInt64: Pending] = [:]
  var usages: [String: Usage] = [:]
  var waiting = WaitingReads()
  var caseNumbers = CaseNumbers()
  /// Devices whose key was looked up; at most `CaseNumbers.countMax`.
  var deviceOwners: [DeviceID: String] = [:]
  /// Commands of devices whose owners are being looked up, in the order in which they came.
  var claims: [DeviceID: [Claim]] = [:]
  private var strangers: TokenBucket
  private var lastToken: UInt64 = 0
  private var socket: Socket<Router>
  private var monitor: ZeroMQ.Monitor
  private var clientCount = 0
  /// As they were bound, with the ports that the system chose.
  private(set) var endpoints: [String] = []

  /// Binds the desk.
  init(_ shared: ServiceShared, readers: ReaderPool, in context: Context) throws(ServiceError) {
    self.shared = shared
    self.readers = readers
    strangers = TokenBucket(
      perSecond: DeskLimits.readPerSecond, burst: DeskLimits.burst,
      at: Clock.monotonicMilliseconds())
    var options = SocketOptions.desk
    options.curve = shared.configuration.keys.map {
      .server(secret: $0.secretKey, domain: ServiceConfiguration.deskDomain)
    }
    do throws(ZeroMQError) {
      socket = try Socket(Router.self, in: context, options: options)
      monitor = try socket.makeMonitor()
    } catch { throw .zeroMQ(error) }
    for endpoint in shared.configuration.desk {
      do throws(ZeroMQError) {
        try socket.bind(endpoint)
        endpoints.append(try socket.lastEndpoint)
      } catch { throw .cannotBind(endpoint: endpoint, error) }
    }
  }

  /// Serves until it is told to stop, and then until what is begun is answered or the time over.
  func run() throws(ZeroMQError) {
    var expiresAt = 0
    while !shared.isStopping.load(ordering: .acquiring) {
      let patience = waiting.count > 0 ? Self.expiryMilliseconds : Self.tickMilliseconds
      let ready = try Poller.wait(
        for: [socket.token, monitor.token], wake: shared.deskWake, milliseconds: patience)
      try deliver()
      if ready.has(0) { try takeRequests() }
      if ready.has(1) { try countClients() }
      let now = Clock.monotonicMilliseconds()
      shared.deskSeen.store(now, ordering: .relaxed)
      shared.inHandCount.store(pending.count, ordering: .relaxed)
      if now >= expiresAt {
        expiresAt = now + Self.expiryMilliseconds
        try expire(at: now)
      }
    }
    try deliver()
  }

  // MARK: Requests

  private func takeRequests() throws(ZeroMQError) {
    for _ in 0..<Self.messagesAtOnceMax {
      guard
        let received = try socket.receive(
          frameCountMax: DeskLimits.envelopeFrameCountMax + DeskLimits.frameCountMax,
          byteCountMax: Self.requestByteCountMax)
      else { return }
      switch received {
      case .message(let message): try take(message)
      case .tooManyFrames(let beginning):
        try refuse(
          beginning,
          .malformed("a request has at most \(DeskLimits.frameCountMax) frames", at: ""))
      case .tooManyBytes(let beginning):
        try refuse(beginning, .tooBig("a request", byteCountMax: Self.requestByteCountMax))
      }
    }
  }

  /// The frames of a request as large as each may be.
  private static let requestByteCountMax =
    DeskLimits.frameCountMax * DeskLimits.frameByteCountMax

  private func refuse(_ beginning: Message, _ problem: DeskProblem) throws(ZeroMQError) {
    shared.figures.malformed.increment()
    guard let envelope = DeskEnvelope(beginning.frames),
      strangers.take(at: Clock.monotonicMilliseconds()) == nil
    else { return }
    try send(problem.reply, to: envelope.envelope)
  }

  private func take(_ message: Message) throws(ZeroMQError) {
    // Without an empty frame it is no request: dropped silently.
    guard let envelope = DeskEnvelope(message.frames) else {
      shared.figures.malformed.increment()
      return
    }
    let now = Clock.monotonicMilliseconds()
    guard let user = shared.user(message.userID) else {
      // A key that was revoked after it had connected.
      if strangers.take(at: now) == nil {
        try send(DeskProblem.notAllowed.reply, to: envelope.envelope)
      }
      return
    }
    let request: DeskRequest
    do throws(DeskProblem) { request = try DeskRequest(frames: envelope.content) } catch {
      shared.figures.malformed.increment()
      shared.figures.rejected(user: user.name)
      shared.figures.refusal(code: error.code.rawValue)
      guard use(user, at: now, { $0.others.take(at: now) }) == nil else { return }
      try send(error.reply, to: envelope.envelope)
      return
    }
    shared.figures.request(verb: request.verb.rawValue)
    lastToken += 1
    let token = lastToken
    pending[token] = Pending(
      envelope: envelope.envelope, user: user, verb: request.verb,
      startedAt: Clock.monotonicMicroseconds())
    var reply: DeskReply?
    do throws(DeskProblem) { reply = try begin(request, from: user, token, at: now) } catch {
      reply = error.reply
    }
    if let reply { try answer(token, reply) }
  }

  // MARK: Answers

  /// Sends what has come back.
  private func deliver() throws(ZeroMQError) {
    var commitCount = 0
    for mail in shared.mailbox.takeAll() {
      switch mail {
      case .committed(let token, let result):
        commitCount += 1
        try committed(token, result)
      case .named(let token, let receipt, let id, let number):
        try named(token, receipt, id, number)
      case .owned(let device, let found): try owned(device, found)
      case .answered(let token, let reply): try answer(token, reply)
      case .nothingYet(let token, let reply, let head): try park(token, reply, head: head)
      case .moved(let feeds, let head): try moved(feeds, head: head)
      }
    }
    if commitCount > 0 { shared.figures.batchSize.record(commitCount) }
  }

  /// Answers a request; nothing where that was done.
  func answer(_ token: UInt64, _ reply: DeskReply) throws(ZeroMQError) {
    guard let request = pending.removeValue(forKey: token) else { return }
    if request.read != nil { usages[request.user.name]?.waitingCount -= 1 }
    if let problem = DeskProblem(reply) { shared.figures.refusal(code: problem.code.rawValue) }
    if request.verb == .read, reply.status == .done { noteRead(request.user, reply) }
    try send(reply, to: request.envelope)
  }

  /// Sends without waiting: a client that is gone, or takes nothing, loses its answer.
  private func send(_ reply: DeskReply, to envelope: [[UInt8]]) throws(ZeroMQError) {
    do throws(ZeroMQError) {
      if try !socket.send(envelope + reply.frames) { shared.figures.repliesDropped.increment() }
    } catch {
      guard error.isUnroutable else { throw error }
      shared.figures.repliesDropped.increment()
    }
  }

  private func noteRead(_ user: DeskUser, _ reply: DeskReply) {
    guard let through = reply.info["through"]?.text.flatMap(LogPosition.init(text:)) else { return }
    usages[user.name]?.readThrough = UInt64(through.seq)
  }

  /// How far each key that reads is behind.
  func noteLags() {
    let head = shared.published.withLock { UInt64($0.seq) }
    for (name, usage) in usages {
      if let through = usage.readThrough {
        shared.figures.lag(of: name, head - min(head, through))
      }
    }
    shared.figures.waitingReads.set(waiting.count)
    shared.figures.readerDepth.set(readers.waitingCount)
  }

  private func countClients() throws(ZeroMQError) {
    while let event = try monitor.next() {
      switch event.kind {
      case .handshakeSucceeded: clientCount += 1
      case .disconnected: clientCount = max(0, clientCount - 1)
      case .connected, .handshakeFailed, .closed, .retried, .listening, .accepted, .acceptFailed:
        break
      }
    }
    shared.figures.clients.set(clientCount)
  }

  /// Changes what is remembered of a user; it begins anew when its rates were changed.
  func use<Result>(_ user: DeskUser, at now: Int, _ body: (inout Usage) -> Result) -> Result {
    var usage = usages[user.name] ?? Usage(user.rates, at: now)
    if usage.rates != user.rates {
      let waitingCount = usage.waitingCount
      usage = Usage(user.rates, at: now)
      usage.waitingCount = waitingCount
    }
    defer { usages[user.name] = usage }
    return body(&usage)
  }
}
