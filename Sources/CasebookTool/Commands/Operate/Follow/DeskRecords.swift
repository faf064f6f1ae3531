internal import Casebook
internal import Cases
internal import Client
internal import EventLog
internal import Screens
internal import Wire

/// The stored records of the book of a server.
///
/// What a slow line does not carry in the time that an answer may take is asked for in smaller
/// pieces.
struct DeskRecords: RecordSource {
  private let client: DeskClient
  private var limitMax = FeedLimits.eventCountMax

  /// Bound: so many records at least are asked for at once.
  static let limitMin = 8

  init(_ client: DeskClient) { self.client = client }

  mutating func hello() throws(SourceError) -> ReplicaOrigin {
    client.disconnect()
    let hello: HelloAnswer
    do throws(ClientError) { hello = try client.hello("casebook \(Tool.version)") } catch {
      throw SourceError(error)
    }
    let epochs = hello.epochs.compactMap { epoch in
      UInt32(exactly: epoch.number).map { Epoch(number: $0, startsAfter: epoch.after) }
    }
    guard let book = BookID(source: hello.book), !epochs.isEmpty,
      epochs.count == hello.epochs.count
    else { throw .refused(code: "unreadable", message: hello.book) }
    return ReplicaOrigin(book: book, epochs: epochs, head: hello.position)
  }

  mutating func records(
    after position: LogPosition, limit: Int, waitMilliseconds: Int
  ) throws(SourceError) -> FeedPage {
    do throws(ClientError) {
      let answer = try client.read(
        ReadArguments(
          .log, after: position, limit: min(limit, limitMax), waitMilliseconds: waitMilliseconds,
          form: .record))
      limitMax = min(limitMax * 2, FeedLimits.eventCountMax)
      return FeedPage(
        items: answer.items.map { item in
          FeedItem(
            seq: UInt64(clamping: item.position.seq), previous: item.previous, bytes: item.body)
        },
        more: answer.more, through: answer.through)
    } catch {
      if case .unreachable(.silent) = error { limitMax = max(limitMax / 2, Self.limitMin) }
      throw SourceError(error)
    }
  }

  mutating func acknowledge(_ event: EventID) throws(SourceError) {
    do throws(ClientError) { _ = try client.ask(AckArguments(event: event).request) } catch {
      throw SourceError(error)
    }
  }
}

extension SourceError {
  /// What a desk says to whoever copies its book.
  init(_ error: ClientError) {
    switch error {
    case .unreachable(let silence):
      switch silence {
      case .keyRefused, .serverKeyIsWrong, .otherProtocol:
        self = .refused(code: "\(silence)", message: "")
      case .down, .silent: self = .unreachable("\(silence)")
      }
    case .problem(let problem): self.init(problem)
    case .unreadable: self = .refused(code: "unreadable", message: "")
    case .socket(let error): self = .refused(code: "socket", message: "\(error)")
    }
  }

  private init(_ problem: DeskProblem) {
    let from = problem.extras["from"]?.text.flatMap { LogPosition(text: $0) }
    if problem.code == .epoch, let from {
      self = .epoch(
        number: UInt32(clamping: problem.extras["epoch"]?.number ?? 0), from: from)
    } else if problem.code == .ahead {
      self = .ahead
    } else if problem.status == .never {
      self = .refused(code: problem.code.rawValue, message: problem.message)
    } else {
      self = .unreachable("\(problem.code.rawValue): \(problem.message)")
    }
  }
}

extension BookID {
  /// Reads the `source` of a book's events: "urn:uuid:6e8bc430-…".
  init?(source: String) {
    guard source.hasPrefix("urn:uuid:") else { return nil }
    let digits = source.dropFirst(9).filter { $0 != "-" }.utf8.map { $0 }
    guard digits.count == 32 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: 32, by: 2) {
      let pair = String(decoding: digits[place..<(place + 2)], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    guard let any = AnyID(bytes: bytes) else { return nil }
    self.init(any)
  }
}
