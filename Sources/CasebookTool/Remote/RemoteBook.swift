internal import Casebook
internal import Cases
internal import Client
internal import Screens
internal import Wire

/// The book of a server, for one command line.
final class RemoteBook {
  let desk: Desk
  let address: ServerAddress
  /// The command line as it was typed, with its global options.
  let typed: [String]
  private var opened: DeskClient?

  /// Bounds of `--timeout`, in seconds.
  static let timeoutSecondsMax = 600
  static let timeoutSecondsDefault = 5

  init(_ desk: Desk, _ address: ServerAddress, typed: [String]) {
    self.desk = desk
    self.address = address
    self.typed = typed
  }

  /// The book that a command is about, if it is a server's and the command asks it.
  static func wanted(
    at desk: Desk, _ route: Route, typed: [String]
  ) throws(ErrorReport) -> RemoteBook? {
    switch RemoteWay.of(route.name) {
    case .here, .atTheBook: return nil
    case .sent, .asked, .askedHere: return try of(desk, typed: typed)
    }
  }

  /// The book of the desk, if it is a server's.
  static func of(_ desk: Desk, typed: [String] = []) throws(ErrorReport) -> RemoteBook? {
    guard desk.world.served == nil, let place = BookPlace.server(of: desk) else { return nil }
    guard let address = ServerAddress(place) else { throw BookPlace.notAnAddress(place) }
    return RemoteBook(desk, address, typed: typed)
  }

  /// Who asks there; made once.
  func client() throws(ErrorReport) -> DeskClient {
    if let opened { return opened }
    let keys = try RemoteKey.keys(of: desk, for: address)
    return try ask { () throws(ClientError) in
      let made = try DeskClient(address, keys: keys, patience: patience)
      opened = made
      return made
    }
  }

  /// How long an answer is waited for.
  private var patience: Patience {
    let seconds = desk.options.timeoutSeconds ?? Self.timeoutSecondsDefault
    return Patience(attemptMilliseconds: seconds * 1_000)
  }

  /// Asks the server; what keeps it from answering is said to people.
  func ask<Answer>(
    _ question: () throws(ClientError) -> Answer
  ) throws(ErrorReport) -> Answer {
    do throws(ClientError) { return try question() } catch { throw report(error) }
  }

  /// What is said of an error.
  func report(_ error: ClientError) -> ErrorReport {
    ErrorReport(
      error, at: address,
      seconds: desk.options.timeoutSeconds ?? Self.timeoutSecondsDefault)
  }

  /// Who we are there, and what is there.
  func hello() throws(ErrorReport) -> HelloAnswer {
    let client = try client()
    return try ask { () throws(ClientError) in
      try client.hello("casebook \(Tool.version)")
    }
  }

  // MARK: Commands

  /// Carries out a command.
  func answer<Command: TypedCommand>(
    _ command: Command.Type, _ route: Route
  ) throws(ErrorReport) -> Answer {
    // A slip on the line is told without asking anybody.
    let request = try Command.parse(route.rest, name: route.name).request()
    if let asking = request as? any RemoteRequest,
      let answer = try asking.run(at: desk, on: self)
    {
      return answer
    }
    return try RemoteCall(self).answer()
  }
}

/// A request that can be carried out here with what a server is asked for.
protocol RemoteRequest: Request {
  /// Does it; nil leaves it to be sent as it was typed.
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer?
}
