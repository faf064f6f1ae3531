internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// What happens in all cases, as it happens, until somebody interrupts or nobody reads any more.
struct WatchRequest: Request, Hashable {
  var teams: [String] = []
  var kinds: [String] = []
  var `case`: TypedReference?
  var since: String?
  var cursorFile: String?
  /// Whether it ends where nothing is left.
  var untilEnd = false

  /// How many records one snapshot reads.
  static let recordCountMax: UInt64 = 500
  /// How long news are waited for between two looks whether anybody still reads, in milliseconds.
  static let waitMilliseconds = 250
  /// How often a stream says that it lives, in seconds.
  static let tickSeconds: Int64 = 15

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    if let served = desk.world.served { return try page(served, at: desk) }
    let filter = try Typed.timelineFilter(teams: teams, kinds: kinds, desk)
    let card = try `case`.map { (typed) throws(ErrorReport) in try desk.case(typed) }
    let feed = WatchFeed(desk: desk, filter: filter, case: card?.id)
    let head = try feed.head()
    var position = try start(desk, head)
    let printer = try WatchPrinter(desk)
    let exit = ExitCode.interrupted
    desk.world.interruption.listen()
    defer { desk.world.interruption.ignore() }
    guard printer.hello(asOf: head) else { return Answer(isStreamed: true) }
    var saidAt = desk.world.clock()
    while !desk.world.interruption.isWanted {
      let batch = try feed.next(after: position, printer)
      if batch.last > position {
        guard printer.print(batch.lines, existingThrough: head.seq) else { break }
        position = batch.last
        if let cursorFile {
          try desk.checkFile(cursorFile)
          try Self.keep(batch.asOf, in: cursorFile)
        }
        if !batch.lines.isEmpty { saidAt = desk.world.clock() }
        continue
      }
      if untilEnd { break }
      if desk.world.clock().seconds(since: saidAt) >= Self.tickSeconds {
        guard printer.tick(asOf: batch.asOf) else { break }
        saidAt = desk.world.clock()
      }
      guard !desk.world.output.isClosed else { break }
      try desk.waitForChange(after: position, milliseconds: Self.waitMilliseconds)
    }
    return Answer(isStreamed: true, exit: desk.world.interruption.isWanted ? exit : .done)
  }

  /// The record after which to begin: what the cursor says, else the time, else the end.
  func start(_ desk: Desk, _ head: LogPosition) throws(ErrorReport) -> UInt64 {
    // The file of a client of a service is on the client's machine.
    if desk.world.served == nil, let kept = try keptPosition() { return UInt64(kept.seq) }
    guard let moment = try desk.start(since, option: "--since") else { return UInt64(head.seq) }
    return try desk.read { (snapshot) throws(RowsError) in
      // Records are accepted in the order of the log, and after they happened.
      var (low, high) = (UInt64(0), snapshot.head.seq)
      while low < high {
        let middle = low + (high - low) / 2
        let record = try snapshot.record(at: middle + 1, opened: false)
        if record.acceptedAt < moment { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// After its lines were handed to the system: who reads them may see them twice, never miss one.
  static func keep(_ position: LogPosition, in path: String) throws(ErrorReport) {
    do throws(BookError) { try TextFile.write(position.text + "\n", to: path) } catch {
      throw ErrorReport(error)
    }
  }
}

extension LogPosition {
  /// "1.184213", with white space around it.
  init?(typed: String) {
    let parts = typed.trimmingSpaces.split(separator: ".")
    guard parts.count == 2, let epoch = UInt32(parts[0]), let seq = Int(parts[1]), seq >= 0 else {
      return nil
    }
    self.init(epoch: Int(epoch), seq: seq)
  }
}
