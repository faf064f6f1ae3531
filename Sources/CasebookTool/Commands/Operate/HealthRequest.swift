internal import Casebook
internal import Cases
internal import Client
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// Whether a book, or a server, does its work.
struct HealthRequest: Request, Hashable {
  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    Self.answer(Self.bookHealth(desk), desk)
  }

  /// How the book of a desk stands.
  private static func bookHealth(_ desk: Desk) -> Health {
    var health = Health()
    if let served = desk.world.served {
      // A book that is open is not opened again beside itself.
      health.freeByteCount = Self.freeByteCount(served.book.path)
    } else {
      do throws(ErrorReport) {
        try health.look(at: BookPlace.path(of: desk))
      } catch { return health.with(HealthProblem(error)) }
    }
    if let free = health.freeByteCount, free < BookChecks.Limits.freeByteCountMin {
      health.problems.append(.diskIsNearlyFull(free))
    }
    do throws(ErrorReport) {
      health.position = try desk.read { (snapshot) throws(RowsError) in snapshot.asOf }
    } catch { health.problems.append(HealthProblem(error)) }
    return health
  }

  /// What is free on the disk of a directory; nil where the system does not say.
  private static func freeByteCount(_ path: String) -> Int? {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }

  /// What is said.
  static func answer(_ health: Health, _ desk: Desk) -> Answer {
    let language = desk.language
    return Answer(
      lines: { health.lines(desk) },
      rows: {
        health.problems.isEmpty
          ? [["ok", health.position?.text ?? ""]]
          : health.problems.map { [$0.code, $0.said.text(in: language)] }
      },
      document: { Document(Health.shape, (health, language)) },
      isWanted: false, exit: health.isHealthy ? .done : .no)
  }
}

extension Health {
  /// Looks at a book that nobody of this process has open.
  fileprivate mutating func look(at path: String) throws(ErrorReport) {
    do throws(BookError) {
      let condition = try Book.condition(of: path)
      freeByteCount = condition.freeByteCount
      if let stopped = condition.stoppedViews.first {
        problems.append(.viewHasStopped(stopped.rawValue))
      }
    } catch { throw ErrorReport(error) }
  }
}

extension HealthRequest: RemoteRequest {
  /// How long a heartbeat is waited for: three of them.
  private static let pulseMilliseconds = 3 * DeskLimits.heartbeatMilliseconds

  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    Self.answer(try Self.serverHealth(desk, book), desk)
  }

  /// How a server stands, seen from here.
  /// - Throws: What is wrong with our own key file or library.
  static func serverHealth(_ desk: Desk, _ book: RemoteBook) throws(ErrorReport) -> Health {
    var health = Health()
    health.server = book.address.text
    let client = try book.client()
    let hello: HelloAnswer
    do throws(ClientError) {
      hello = try client.hello("casebook \(Tool.version)")
      health.position = hello.position
      switch try client.pulse(hello, within: pulseMilliseconds) {
      case .heartbeat(let heartbeat):
        // The heartbeat came after the answer: what it does not have yet it is behind by.
        let behind = (hello.position?.seq ?? 0) - heartbeat.head.seq
        if heartbeat.head.seq > 0 { health.behind = max(0, behind) }
        if heartbeat.head.seq > 0, behind > 0 { health.problems.append(.feedIsBehind(behind)) }
      case .nothing(let silence): health.problems.append(.feedIsSilent(silence))
      case .noFeed: health.problems.append(.feedIsSilent(.down))
      }
    } catch {
      return health.with(HealthProblem(book.report(error)))
    }
    // What only the server can see, for keys that may ask it.
    guard hello.rights.contains(.read) else { return health }
    let call = RemoteCall(book, words: ["health", "--json"]).withoutTerminal()
    guard let result = try? call.result(),
      let document = try? JSON(parsing: result.output, limits: .answer)
    else { return health }
    health.take(document["data"])
    return health
  }
}
