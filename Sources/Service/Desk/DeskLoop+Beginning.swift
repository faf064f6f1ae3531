internal import Casebook
internal import Cases
internal import CoreMetrics
internal import Synchronization
internal import Wire

extension DeskLoop {
  /// Begins a request: rates, shape, rights, work, in this order.
  ///
  /// - Returns: The answer, or nil where it comes later.
  /// - Throws: Why it is not done.
  func begin(
    _ request: DeskRequest, from user: DeskUser, _ token: UInt64, at now: Int
  ) throws(DeskProblem) -> DeskReply? {
    if shared.isDraining.load(ordering: .relaxed) {
      throw .draining(retryMilliseconds: Self.retryMilliseconds)
    }
    guard pending.count - waiting.count <= Self.pendingCountMax else {
      throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many requests are in hand")
    }
    try takeToken(request, user, at: now)
    switch request.verb {
    case .ping: return ping(user)
    case .do: return try beginCommand(try DoArguments(request), from: user, token)
    case .read: return try beginRead(try ReadArguments(request), from: user, token, at: now)
    case .hello:
      let arguments = try HelloArguments(request)
      return try read(token, .hello) { (shared) throws(DeskProblem) in
        try shared.hello(arguments, user)
      }
    case .view:
      let arguments = try ViewArguments(request)
      try user.mayRun()
      return try read(token, .view) { (shared) throws(DeskProblem) in
        try shared.view(arguments, user)
      }
    case .run:
      try user.mayRun()
      let run = try RunArguments(request)
      return try read(token, .run) { (shared) throws(DeskProblem) in
        shared.handlers.run(run, user).reply
      }
    case .pack:
      let arguments = try PackArguments(request)
      // A pack has what READ would give the same user, under the same profile.
      guard user.has(.read) else { throw .notAllowed }
      return try read(token, .pack) { (shared) throws(DeskProblem) in
        try shared.pack(arguments, user)
      }
    case .blob:
      let arguments = try BlobArguments(request)
      try takeBlobBytes(arguments, user, at: now)
      return try read(token, .blob) { (shared) throws(DeskProblem) in
        try shared.blob(arguments, user)
      }
    case .ack:
      let arguments = try AckArguments(request)
      guard user.has(.read) else { throw .notAllowed }
      return try read(token, .ack) { (shared) throws(DeskProblem) in
        try shared.acknowledge(arguments, user)
      }
    case .schema:
      let arguments = try SchemaArguments(request)
      return try read(token, .schema) { (shared) throws(DeskProblem) in
        try shared.schema(arguments)
      }
    }
  }

  /// When somebody is told to come again who came too often or too late, in milliseconds.
  static let retryMilliseconds = 1_000

  /// Has a reader thread answer.
  ///
  /// - Returns: Nil: the answer comes later.
  private func read(
    _ token: UInt64, _ verb: Verb,
    _ body: @escaping @Sendable (ServiceShared) throws(DeskProblem) -> DeskReply
  ) throws(DeskProblem) -> DeskReply? {
    let shared = shared
    let isTaken = readers.put {
      let startedAt = Clock.monotonicMicroseconds()
      var reply: DeskReply
      do throws(DeskProblem) { reply = try body(shared) } catch { reply = error.reply }
      shared.figures.readSeconds.recordMicroseconds(Clock.monotonicMicroseconds() - startedAt)
      shared.mailbox.put(.answered(token, reply))
    }
    guard isTaken else {
      throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many readers wait")
    }
    return nil
  }

  private func takeToken(
    _ request: DeskRequest, _ user: DeskUser, at now: Int
  ) throws(DeskProblem) {
    let isCommand = request.verb == .do
    let wait = use(user, at: now) { usage in
      isCommand ? usage.commands.take(at: now) : usage.others.take(at: now)
    }
    if let wait { throw .busy(retryMilliseconds: wait, "too many requests of this key") }
  }

  private func takeBlobBytes(
    _ arguments: BlobArguments, _ user: DeskUser, at now: Int
  ) throws(DeskProblem) {
    let count: Int
    switch arguments {
    case .put(_, _, _, let chunk): count = chunk.count
    case .get: count = DeskLimits.blobChunkByteCountMax
    }
    if let wait = use(user, at: now, { $0.blobBytes.take(count, at: now) }) {
      throw .busy(retryMilliseconds: wait, "too many bytes of this key")
    }
  }

  private func ping(_ user: DeskUser) -> DeskReply {
    let head = shared.published.withLock { $0 }
    return PingAnswer(
      time: Book.systemClock(), position: user.audience.hasLog ? head : nil
    ).reply
  }
}

extension DeskUser {
  /// Documents and command lines show everything, so they are for who may see everything.
  func mayRun() throws(DeskProblem) {
    guard has(.read), audience.isWhole else { throw .notAllowed }
  }
}
