internal import Casebook
internal import Cases
internal import Logging
internal import Synchronization
internal import Wire
internal import ZeroMQ

/// What the threads of a service have in common.
///
/// Each socket belongs to one thread; they meet here, in mailboxes, and in the book.
final class ServiceShared: Sendable {
  let book: Book
  let configuration: ServiceConfiguration
  let handlers: ServiceHandlers
  let figures: ServiceFigures
  let logger: Logger
  let users = CurrentUsers()
  let devices: DeviceOwners
  let mailbox: DeskMailbox
  let deskWake: Wake
  let zapWake: Wake
  let identifiers = IdentifierSource()
  /// Nothing new is begun.
  let isDraining = Atomic<Bool>(false)
  /// Every loop is to end.
  let isStopping = Atomic<Bool>(false)
  /// Requests that are being carried out.
  let inHandCount = Atomic<Int>(0)
  /// A thread has ended by itself: the process should end, and be started again.
  let hasFailed = Atomic<Bool>(false)
  /// When each loop has last come round, monotonic milliseconds.
  let deskSeen = Atomic<Int>(0)
  let feedSeen = Atomic<Int>(0)
  /// Audiences whose feeds are to be bound anew, because somebody lost them.
  let rebinding = Mutex<Set<String>>([])
  /// Held while who has purged an erasure is looked up and noted.
  let noting = Mutex(())
  /// Up to where was published.
  let published = Mutex(LogPosition(epoch: 1, seq: 0))
  /// The zone of the house, for commands that do not say theirs.
  let zone = Mutex(BusinessZone.utc)
  /// Where everything is bound.
  let bound = Mutex(Service.Endpoints())
  /// How the feeds of each audience are told to clients.
  let live = Mutex<[String: [String]]>([:])
  /// Who comes without a key, where that is allowed.
  let openUser: DeskUser?

  init(
    book: Book, configuration: ServiceConfiguration, handlers: ServiceHandlers,
    figures: ServiceFigures, logger: Logger
  ) throws(ServiceError) {
    self.book = book
    self.configuration = configuration
    self.handlers = handlers
    self.figures = figures
    self.logger = logger
    openUser =
      configuration.keys == nil
      ? DeskUser(
        name: "loopback", member: nil, team: nil,
        audience: configuration.feeds.first?.audience ?? .whole,
        rights: Set(Right.allCases), rates: .unbounded) : nil
    devices = DeviceOwners(of: book)
    do throws(ZeroMQError) {
      deskWake = try Wake()
      zapWake = try Wake()
    } catch { throw .zeroMQ(error) }
    mailbox = DeskMailbox(deskWake)
  }

  /// Who sent a message; nil for nobody whom the list allows now.
  func user(_ userID: String?) -> DeskUser? {
    if let openUser { return openUser }
    return userID.flatMap(users.user)
  }

  /// The position of an event in the present epoch.
  func position(_ seq: UInt64) -> LogPosition {
    LogPosition(epoch: Int(book.file.epoch), seq: Int(seq))
  }

  /// Notes a fault of ours under a name that its answer tells.
  func fault(_ what: String, verb: Verb?) -> DeskReply {
    let incident = "\(identifiers.next(at: Book.systemClock(), IdentifierTag.Command.self))"
    logger.error(
      "request failed",
      metadata: [
        "incident": "\(incident)", "why": "\(what)", "verb": "\(verb?.rawValue ?? "")",
      ])
    return DeskProblem.fault(incident: incident).reply
  }
}

extension DeskRates {
  /// For who comes without a key: only this machine can.
  static var unbounded: DeskRates {
    var rates = DeskRates()
    rates.doPerSecond = 1_000_000
    rates.readPerSecond = 1_000_000
    rates.burst = 1_000_000
    rates.blobBytesPerSecond = 1_000_000_000
    return rates
  }
}
