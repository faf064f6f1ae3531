internal import Casebook
internal import Cases
internal import Client
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The events of a feed, as the JSON that everybody outside of the log reads.
struct TailRequest: Request, Hashable {
  var after: String?
  var count: Int?
  var untilEnd = false
  var cursorFile: String?
  /// The name of a feed; nil for the whole log.
  var feed: String?
  /// A command that gets each event on its standard input.
  var exec: String?
  var scope = EventScopeRequest()

  /// How many events one snapshot reads.
  static let eventCountMax = 1_000
  /// How long news are waited for between two looks whether anybody still reads, in milliseconds.
  static let waitMilliseconds = 1_000

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let cursorFile { try desk.checkFile(cursorFile) }
    if let exec { try desk.checkFile(exec) }
    guard scope == EventScopeRequest() else { return try write(scope, of: desk) }
    let seq = try start(desk)
    let source = try BookEvents(desk, try feedName(), after: seq)
    source.waits = !untilEnd
    return try TailRun(desk, self).run(source)
  }

  /// The feed that is meant.
  func feedName() throws(ErrorReport) -> FeedName {
    guard let feed else { return .log }
    let typed = feed.hasSuffix("/") ? feed : feed + "/"
    guard let name = FeedName(typed) else {
      throw UsageProblem.invalidValue(
        feed, of: "--feed",
        allowed: [
          "log/", "case/ID/", "customer/ID/", "item/ID/", "team/repair/", "type/part.installed/",
        ]
      ).report
    }
    return name
  }

  // MARK: Where to begin

  /// What is typed, or kept, of the place after which to begin.
  enum Start: Hashable {
    case beginning, now
    case after(LogPosition)
  }

  /// What the cursor says, else the line.
  func typedStart() throws(ErrorReport) -> Start {
    if let cursorFile, let bytes = SmallFile.read(cursorFile) {
      return .after(try position(String(decoding: bytes, as: UTF8.self), of: "--cursor-file"))
    }
    switch after {
    case nil, "beginning": return .beginning
    case "now": return .now
    case .some(let text): return .after(try position(text, of: "--after"))
    }
  }

  /// "1.184213".
  private func position(_ text: String, of option: String) throws(ErrorReport) -> LogPosition {
    guard let position = LogPosition(typed: text) else {
      throw UsageProblem.invalidValue(
        text, of: option, allowed: ["beginning", "now", "1.184213"]
      ).report
    }
    return position
  }

  /// The number after which to begin in the book of this machine.
  private func start(_ desk: Desk) throws(ErrorReport) -> UInt64 {
    let typed = try typedStart()
    let start = try desk.read { (snapshot) throws(RowsError) -> FeedStart in
      switch typed {
      case .beginning: .from(0)
      case .now: .from(snapshot.head.seq)
      case .after(let position): snapshot.start(of: position)
      }
    }
    switch start {
    case .from(let seq): return seq
    case .epoch(_, let from): throw Self.parted(from)
    case .ahead: throw Self.ahead
    }
  }

  /// That the reader holds events that the book does not have.
  private static func parted(_ from: LogPosition) -> ErrorReport {
    let (code, exit, words) = ErrorReport.meaning(
      of: DeskProblem.epoch(from.epoch, from: from))
    return ErrorReport(
      code: code, exit: exit, message: words,
      details: [
        Bilingual(
          ja: "同じなのは \(from.text) までです。続きを捨てずに、人に知らせてください",
          en: "both are the same up to \(from.text) only; keep what you have, and tell a person")
      ])
  }

  private static var ahead: ErrorReport {
    let (code, exit, words) = ErrorReport.meaning(
      of: DeskProblem(.ahead, ""))
    return ErrorReport(
      code: code, exit: exit, message: words,
      hint: ErrorReport.Hint("casebook tail --after now"))
  }

  // MARK: Export

  /// The events of a scope, which are found by what the log says in clear.
  private func write(
    _ scope: EventScopeRequest, of desk: Desk
  ) throws(ErrorReport) -> Answer {
    let renderer = Renderer(book: try desk.book().file.id)
    let scope = try scope.scope(at: desk)
    var position: UInt64 = 0
    while true {
      let first = position
      let (lines, last): ([UInt8], UInt64) = try desk.read { (snapshot) throws(RowsError) in
        var bytes: [UInt8] = []
        let end = min(snapshot.head.seq, first + UInt64(Self.eventCountMax))
        var seq = first
        while seq < end {
          seq += 1
          if let scope, try !scope.admits(snapshot.record(at: seq, opened: false)) { continue }
          bytes += try snapshot.rendered(seq, by: renderer)
          bytes.append(0x0A)
        }
        return (bytes, max(first, end))
      }
      guard last > first else { break }
      do throws(StreamError) { try desk.world.output.write(lines) } catch { break }
      position = last
    }
    return Answer(isStreamed: true)
  }
}

/// Prints what a source tells, hands each event on, and keeps the place.
struct TailRun {
  private let desk: Desk
  private let request: TailRequest
  private var left: Int
  private var sayings: FollowSayings
  /// Which events are wanted; the others are passed over.
  var admits: (JSON) -> Bool = { _ in true }
  var looksAtEvents = false

  init(_ desk: Desk, _ request: TailRequest) {
    self.desk = desk
    self.request = request
    left = request.count ?? Int.max
    sayings = FollowSayings(desk)
  }

  /// Runs until the end, the count, or nobody reads any more.
  func run(_ source: any EventSource) throws(ErrorReport) -> Answer {
    var run = self
    while run.left > 0 {
      let news = try source.next(within: TailRequest.waitMilliseconds)
      try run.sayings.take(news)
      switch news {
      case .events(let events, let through, _):
        guard try run.take(events, through: through) else { return Answer(isStreamed: true) }
      case .current(let through): try run.keep(through)
      case .nothing:
        if request.untilEnd { return Answer(isStreamed: true) }
        if desk.world.output.isClosed { return Answer(isStreamed: true) }
      case .lost, .found, .gap: break
      }
    }
    return Answer(isStreamed: true)
  }

  /// Prints events and keeps the place behind them; false where nobody reads any more.
  private mutating func take(
    _ events: [FollowedEvent], through: LogPosition
  ) throws(ErrorReport) -> Bool {
    var bytes: [UInt8] = []
    var last: LogPosition?
    for event in events.prefix(left) {
      last = event.position
      left -= 1
      if looksAtEvents {
        guard let json = try? JSON(parsing: event.body, limits: .event), admits(json) else {
          continue
        }
      }
      if let command = request.exec {
        guard try hand(event, to: command) else { return false }
      } else {
        bytes += event.body
        bytes.append(0x0A)
      }
    }
    if !bytes.isEmpty {
      do throws(StreamError) { try desk.world.output.write(bytes) } catch { return false }
    }
    // Also past what is not in the feed, unless the count ended before.
    if last == nil || last == events.last?.position {
      try keep(through)
    } else if let last {
      try keep(last)
    }
    return true
  }

  /// Gives an event to a command, and keeps the place once it went well.
  private mutating func hand(
    _ event: FollowedEvent, to command: String
  ) throws(ErrorReport) -> Bool {
    let status = ShellCommand.run(command, input: event.body + [0x0A])
    guard status == 0 else {
      throw ErrorReport(
        code: "exec.failed", exit: .no,
        message: Bilingual(
          ja: "\(command) が \(status) で終わりました (\(event.position.text))",
          en: "\(command) ended with \(status) (\(event.position.text))"),
        details: [
          Bilingual(
            ja: "ここで止まりました。--cursor-file があれば、次はこの出来事からです",
            en: "it stopped here; with --cursor-file the next time begins with this event")
        ])
    }
    try keep(event.position)
    return true
  }

  private func keep(_ position: LogPosition) throws(ErrorReport) {
    guard let path = request.cursorFile else { return }
    do throws(BookError) { try TextFile.write(position.text + "\n", to: path) } catch {
      throw ErrorReport(error)
    }
  }
}
