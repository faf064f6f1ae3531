internal import Cases
internal import Client
internal import Screens
internal import Wire

extension TimelineViewRequest: RemoteRequest {
  /// The timeline itself is the server's; to follow it is ours.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    guard isLive else { return nil }
    let isForPeople = desk.options.format == .text && desk.world.output.isTerminal
    let typed = book.typed.filter { OptionText($0)?.name != "--live" }
    guard !isForPeople else { return try showThenWatch(typed, book) }
    let form = desk.options.format == .text ? ["--plain"] : []
    let words = typed.map { $0 == "--json" ? "--ndjson" : $0 } + form
    return try RemoteTimeline(book, words).follow()
  }

  /// On a terminal: the timeline as it is, then what comes, line by line.
  private func showThenWatch(
    _ words: [String], _ book: RemoteBook
  ) throws(ErrorReport) -> Answer {
    let call = RemoteCall(book, words: words)
    let result = try call.result()
    try call.print(result)
    guard result.exit == 0 else {
      return Answer(isStreamed: true, exit: RemoteCall.exit(of: result))
    }
    let globals = GlobalScan(words)
    let globalWords = RemoteTimeline.globals(of: words, without: globals.rest)
    var line = ["watch", "--case", `case`?.text ?? "-"]
    if !teams.isEmpty { line += ["--team", teams.joined(separator: ",")] }
    if !kinds.isEmpty { line += ["--kind", kinds.joined(separator: ",")] }
    let watch = WatchRequest(teams: teams, kinds: kinds, case: `case`)
    return try RemoteWatch(book, watch, words: line + globalWords).run()
  }
}

/// Follows the timeline of a case of a server: has it printed anew whenever the log moves, and
/// prints the lines that were not there before.
struct RemoteTimeline {
  private let book: RemoteBook
  private let words: [String]
  private var before: Set<[UInt8]> = []

  init(_ book: RemoteBook, _ words: [String]) {
    self.book = book
    self.words = words
  }

  func follow() throws(ErrorReport) -> Answer {
    var timeline = self
    let desk = book.desk
    let interruption = desk.world.interruption
    interruption.listen()
    defer { interruption.ignore() }
    let hello = try book.hello()
    let start = try RemoteWatch.head(hello, book)
    if let exit = try timeline.printNew() { return Answer(isStreamed: true, exit: exit) }
    desk.note(
      Line(
        desk.say(
          Bilingual(
            ja: "新しい行を待っています (Ctrl-C で終了)", en: "waiting for new lines (^C to quit)")), .dim))
    let source = try RemoteEvents(book, .log, after: start, hello)
    var sayings = FollowSayings(desk)
    while !interruption.isWanted, !desk.world.output.isClosed {
      let news = try source.next(within: TailRequest.waitMilliseconds)
      try sayings.take(news)
      guard case .events = news else { continue }
      if let exit = try timeline.printNew() { return Answer(isStreamed: true, exit: exit) }
    }
    return Answer(isStreamed: true, exit: interruption.isWanted ? .interrupted : .done)
  }

  private mutating func printNew() throws(ErrorReport) -> ExitCode? {
    let call = RemoteCall(book, words: words).withoutTerminal()
    let result = try call.result()
    guard result.exit == 0 else {
      try call.print(result)
      return RemoteCall.exit(of: result)
    }
    let lines = result.output.split(separator: 0x0A).map(Array.init)
    let new = lines.filter { !before.contains($0) }
    try Presenter(desk: book.desk).write(new.flatMap { $0 + [0x0A] })
    before = Set(lines)
    return nil
  }

  /// The global options among the words of a line, as they were typed.
  static func globals(of words: [String], without rest: [String]) -> [String] {
    var left = rest[...]
    return words.filter { word in
      guard let next = left.first, next == word else { return true }
      left = left.dropFirst()
      return false
    }
  }
}
