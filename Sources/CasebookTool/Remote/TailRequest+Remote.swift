internal import Cases
internal import Client
internal import Screens
internal import Wire

extension TailRequest: RemoteRequest {
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    var run = TailRun(desk, self)
    var feed = try feedName()
    if scope != EventScopeRequest() {
      let wanted = try RemoteScope(scope, book)
      if let id = wanted.case {
        feed = .case(id)
      } else if let id = wanted.customer {
        feed = .customer(id)
      }
      run.looksAtEvents = true
      run.admits = wanted.admits
    }
    let start: LogPosition?
    switch try typedStart() {
    case .beginning: start = nil
    case .after(let position): start = position
    case .now: start = try Self.end(of: feed, book)
    }
    guard !untilEnd else {
      return try run.run(try RemotePages(book, feed, after: start))
    }
    let hello = try book.hello()
    return try run.run(try RemoteEvents(book, feed, after: start, hello))
  }

  /// Where a feed ends now.
  static func end(of feed: FeedName, _ book: RemoteBook) throws(ErrorReport) -> LogPosition {
    let client = try book.client()
    return try book.ask { () throws(ClientError) in
      try client.read(ReadArguments(feed, after: nil, limit: 0)).through
    }
  }
}

/// The pages of a feed of a server up to its end.
final class RemotePages: EventSource {
  private let book: RemoteBook
  private let client: DeskClient
  private let feed: FeedName
  private var at: LogPosition?
  private var isAtEnd = false

  init(_ book: RemoteBook, _ feed: FeedName, after position: LogPosition?) throws(ErrorReport) {
    self.book = book
    client = try book.client()
    self.feed = feed
    at = position
  }

  func next(within milliseconds: Int) throws(ErrorReport) -> FollowNews {
    if isAtEnd { return .nothing }
    let answer = try book.ask { () throws(ClientError) in
      try client.read(ReadArguments(feed, after: at))
    }
    at = answer.through
    isAtEnd = !answer.more
    let events = answer.items.map { FollowedEvent($0.position, $0.body) }
    return events.isEmpty
      ? .current(answer.through) : .events(events, through: answer.through, wasRead: true)
  }
}

/// Which events of a server an export wants, judged by their JSON.
struct RemoteScope {
  let since: Instant?
  let until: Instant?
  let `case`: CaseID?
  let customer: CustomerID?

  init(_ typed: EventScopeRequest, _ book: RemoteBook) throws(ErrorReport) {
    since = try book.desk.start(typed.since, option: "--since")
    until = try book.desk.end(typed.until, option: "--until")
    `case` = try typed.case.flatMap { (reference) throws(ErrorReport) in
      CaseID(ulid: try Self.id(["show", reference.text], book))
    }
    customer = try typed.customer.flatMap { (reference) throws(ErrorReport) in
      CustomerID(ulid: try Self.id(["customer", "show", reference.text], book))
    }
  }

  /// The id of what a command shows; what it says where there is none is an error here, too.
  private static func id(_ words: [String], _ book: RemoteBook) throws(ErrorReport) -> String {
    let call = RemoteCall(book, words: words + ["--json"]).withoutTerminal()
    let result = try call.result()
    let document = try? JSON(parsing: result.output, limits: .answer)
    guard result.exit == 0, let id = document?["data"]?["id"]?.text else {
      throw said(result, words)
    }
    return id
  }

  /// The error that a command line of a server printed as a document.
  private static func said(_ result: RunAnswer, _ words: [String]) -> ErrorReport {
    let error = (try? JSON(parsing: result.errors, limits: .answer))?["error"]
    let message = error?["message"]?.text ?? words.joined(separator: " ")
    return ErrorReport(
      code: error?["code"]?.text ?? "server.hasNone", exit: RemoteCall.exit(of: result),
      message: Bilingual(ja: message, en: error?["messageEn"]?.text ?? message),
      hint: (error?["hint"]?.text).map { ErrorReport.Hint($0) })
  }

  func admits(_ event: JSON) -> Bool {
    let time = event["time"]?.text.flatMap { RFC3339.parse($0) }
    if let since { guard let time, time >= since else { return false } }
    if let until { guard let time, time < until else { return false } }
    let refs = event["data"]?["refs"]
    if let `case`, refs?["case"]?.text != `case`.description { return false }
    if let customer, refs?["customer"]?.text != customer.description { return false }
    return true
  }
}
