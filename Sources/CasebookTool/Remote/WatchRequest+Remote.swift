internal import Cases
internal import Casebook
internal import Client
internal import Screens
internal import Wire

extension WatchRequest: RemoteRequest {
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    let watch = try RemoteWatch(book, self)
    return try watch.run()
  }
}

/// Follows all cases of a server: what is new says the feed, what it means says the server's own
/// `watch`, page by page.
final class RemoteWatch {
  private let book: RemoteBook
  private let desk: Desk
  private let request: WatchRequest
  private let words: [String]
  private let printer: WatchPrinter
  private var sayings: FollowSayings
  private var existing = LogPosition(epoch: 1, seq: 0)
  private var at = RemoteWatch.asTyped

  /// In place of a position: that the words say where to begin.
  static let asTyped = LogPosition(epoch: 0, seq: 0)

  /// Watches as `request` says; `words` is the line that says so, if it is not what was typed.
  init(
    _ book: RemoteBook, _ request: WatchRequest, words: [String]? = nil
  ) throws(ErrorReport) {
    self.book = book
    self.request = request
    self.words = words ?? book.typed
    desk = book.desk
    printer = try WatchPrinter(desk, teams: .standard)
    sayings = FollowSayings(desk)
  }

  /// Where the log ends now.
  static func head(_ hello: HelloAnswer, _ book: RemoteBook) throws(ErrorReport) -> LogPosition {
    if let position = hello.position { return position }
    return try TailRequest.end(of: .log, book)
  }

  /// Prints until somebody interrupts or nobody reads any more.
  func run() throws(ErrorReport) -> Answer {
    let hello = try book.hello()
    existing = try Self.head(hello, book)
    if let kept = try request.keptPosition() { at = kept }
    let interruption = desk.world.interruption
    interruption.listen()
    defer { interruption.ignore() }
    guard printer.hello(asOf: existing) else { return Answer(isStreamed: true) }
    if let exit = try catchUp() { return Answer(isStreamed: true, exit: exit) }
    if request.untilEnd { return Answer(isStreamed: true) }
    let source = try RemoteEvents(book, .log, after: at, hello)
    var saidAt = desk.world.clock()
    while !interruption.isWanted, !desk.world.output.isClosed {
      let news = try source.next(within: TailRequest.waitMilliseconds)
      try sayings.take(news)
      switch news {
      case .events:
        if let exit = try catchUp() { return Answer(isStreamed: true, exit: exit) }
        saidAt = desk.world.clock()
      case .gap, .lost:
        guard printer.gap(asOf: at) else { return Answer(isStreamed: true) }
      case .nothing, .current, .found: break
      }
      if desk.world.clock().seconds(since: saidAt) >= WatchRequest.tickSeconds {
        guard printer.tick(asOf: at) else { return Answer(isStreamed: true) }
        saidAt = desk.world.clock()
      }
    }
    return Answer(isStreamed: true, exit: interruption.isWanted ? .interrupted : .done)
  }

  /// Prints the lines of everything that is new.
  /// - Returns: The exit code if it went wrong.
  private func catchUp() throws(ErrorReport) -> ExitCode? {
    while !desk.world.interruption.isWanted {
      let call = RemoteCall(book, words: words)
        .following(RunArguments.Follow(after: at, existing: existing))
      let result = try call.result()
      try call.print(result)
      guard result.exit == 0, let through = result.through else {
        return RemoteCall.exit(of: result)
      }
      let isDone = through == at
      at = through
      if isDone { return nil }
      if let path = request.cursorFile { try WatchRequest.keep(at, in: path) }
    }
    return nil
  }
}

extension WatchRequest {
  /// What the cursor file says; nil where there is none.
  func keptPosition() throws(ErrorReport) -> LogPosition? {
    guard let cursorFile, let bytes = SmallFile.read(cursorFile) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let position = LogPosition(typed: text) else {
      throw UsageProblem.invalidValue(text, of: "--cursor-file", allowed: ["1.184213"]).report
    }
    return position
  }

  /// One page for a client of a service: the lines after where it stands.
  func page(_ served: ServedRun, at desk: Desk) throws(ErrorReport) -> Answer {
    guard let follow = served.follow else { throw RemoteWay.refusal(of: "watch") }
    let filter = try Typed.timelineFilter(teams: teams, kinds: kinds, desk)
    let card = try `case`.map { (typed) throws(ErrorReport) in try desk.case(typed) }
    let feed = WatchFeed(desk: desk, filter: filter, case: card?.id)
    let head = try feed.head()
    let isTyped = follow.after == RemoteWatch.asTyped
    let position = isTyped ? try start(desk, head) : UInt64(follow.after.seq)
    let printer = try WatchPrinter(desk)
    let batch = try feed.next(after: position, printer)
    _ = printer.print(batch.lines, existingThrough: follow.existing.seq)
    let through = LogPosition(epoch: head.epoch, seq: Int(batch.last))
    served.through = through
    return Answer(isStreamed: true)
  }
}
