internal import Casebook
internal import Client
internal import Screens
internal import Wire

/// The desk of a kit's server, over sockets.
struct DeskHubLink: HubLink {
  private let client: DeskClient
  private let host: String
  private let seconds: Int

  /// The way to the server of a kit, with the key of the kit.
  static func make(_ file: KitFile, _ desk: Desk) throws(ErrorReport) -> any HubLink {
    guard let address = ServerAddress(file.server) else {
      throw BookPlace.notAnAddress(file.server)
    }
    var options = desk.options
    options.key = options.key ?? file.keyFile
    options.book = file.server
    options.context = nil
    let own = Desk(desk.worldBefore, options)
    let seconds = options.timeoutSeconds ?? RemoteBook.timeoutSecondsDefault
    return DeskHubLink(
      client: try RemoteBook(own, address, typed: []).client(), host: address.host,
      seconds: seconds)
  }

  /// One sending for each question: what is not answered now is asked by the next sync.
  func ask(_ request: DeskRequest) throws(KitError) -> DeskReply {
    do throws(ClientError) {
      return try client.ask(request, patience: .once(milliseconds: seconds * 1_000))
    } catch {
      switch error {
      case .problem(let problem): return problem.reply
      case .unreachable: throw .unreachable("\(host) (\(seconds) s)")
      case .unreadable: throw .answerIsUnreadable(at: "")
      case .socket(let error): throw .unreachable("\(error)")
      }
    }
  }
}
