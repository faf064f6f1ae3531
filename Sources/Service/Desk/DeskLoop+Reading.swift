internal import Casebook
internal import Cases
internal import CoreMetrics
internal import Synchronization
internal import Wire
internal import ZeroMQ

extension DeskLoop {
  /// Begins a READ.
  func beginRead(
    _ arguments: ReadArguments, from user: DeskUser, _ token: UInt64, at now: Int
  ) throws(DeskProblem) -> DeskReply? {
    try user.mayRead(arguments)
    if arguments.waitMilliseconds > 0 {
      let count = usages[user.name]?.waitingCount ?? 0
      guard count < DeskLimits.waitingPerUserMax, waiting.count < DeskLimits.waitingMax else {
        throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many READs wait")
      }
      use(user, at: now) { $0.waitingCount += 1 }
      pending[token]?.read = arguments
    }
    guard look(arguments, user, token, isForced: false) else {
      throw .busy(retryMilliseconds: Self.retryMilliseconds, "too many readers wait")
    }
    return nil
  }

  /// Has a reader thread look for what a READ asks.
  private func look(
    _ arguments: ReadArguments, _ user: DeskUser, _ token: UInt64, isForced: Bool
  ) -> Bool {
    let shared = shared
    return readers.put(isForced: isForced) {
      let startedAt = Clock.monotonicMicroseconds()
      let mail: DeskMail
      do throws(DeskProblem) {
        let page = try shared.page(arguments, user)
        let isEmpty = page.answer.items.isEmpty && arguments.limit > 0
        mail =
          isEmpty && arguments.waitMilliseconds > 0
          ? .nothingYet(token, page.answer.reply, head: page.head)
          : .answered(token, page.answer.reply)
      } catch { mail = .answered(token, error.reply) }
      shared.figures.readSeconds.recordMicroseconds(Clock.monotonicMicroseconds() - startedAt)
      shared.mailbox.put(mail)
    }
  }

  /// A READ has found nothing: it waits, or looks again if the log has moved meanwhile.
  func park(_ token: UInt64, _ reply: DeskReply, head: UInt64) throws(ZeroMQError) {
    guard let request = pending[token], let arguments = request.read else { return }
    let deadline = request.startedAt / 1_000 + arguments.waitMilliseconds
    let now = Clock.monotonicMilliseconds()
    if now >= deadline || shared.isDraining.load(ordering: .relaxed) {
      return try answer(token, reply)
    }
    if shared.published.withLock({ UInt64($0.seq) }) > head {
      _ = look(arguments, request.user, token, isForced: true)
      return
    }
    waiting.park(token, .init(arguments: arguments, deadline: deadline, reply: reply))
  }

  /// Has the READs look again whose feeds have moved.
  func moved(_ feeds: MovedFeeds, head: UInt64) throws(ZeroMQError) {
    for (token, read) in waiting.take(feeds) {
      guard let request = pending[token] else { continue }
      // What the key may do is what the list says now.
      guard let user = shared.user(request.user.publicKey?.text) else {
        try answer(token, DeskProblem.notAllowed.reply)
        continue
      }
      do throws(DeskProblem) { try user.mayRead(read.arguments) } catch {
        try answer(token, error.reply)
        continue
      }
      if !look(read.arguments, user, token, isForced: true) { try answer(token, read.reply) }
    }
  }

  /// Answers the READs whose time is over.
  func expire(at now: Int) throws(ZeroMQError) {
    let isDraining = shared.isDraining.load(ordering: .relaxed)
    for (token, read) in isDraining ? waiting.takeAll() : waiting.expired(at: now) {
      try answer(token, read.reply)
    }
    noteLags()
  }
}

extension DeskUser {
  /// Whether this user may have that feed in that form.
  func mayRead(_ arguments: ReadArguments) throws(DeskProblem) {
    switch arguments.form {
    case .event: guard has(.read) else { throw .notAllowed }
    case .record:
      // A stored record is whole, whichever teams may see it.
      guard has(.replicate), audience.profile.teams == nil else { throw .notAllowed }
    }
    guard audience.allows(arguments.feed) else { throw .noFeed }
  }
}
