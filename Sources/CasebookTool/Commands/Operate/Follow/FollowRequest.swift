internal import Casebook
internal import Cases
internal import Client
internal import EventLog
internal import Screens
internal import Wire

/// A copy of a book, to be made or gone on with.
struct FollowRequest: Request, Hashable {
  /// Where the book is; nil for where the copy says.
  var source: String?
  /// Whether it ends where the book has no more.
  var untilEnd = false

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let path = try BookPlace.path(of: desk)
    let source = try place(noted: known(path))
    guard !desk.options.isDryRun else {
      return Answer(lines: { [Line("casebook follow \(source) --book \(path)")] })
    }
    let records = try Self.records(source, desk)
    return try follow(records, source, path, desk)
  }

  /// The book that the copy at `path` follows; nil if there is none.
  private func known(_ path: String) throws(ErrorReport) -> String? {
    do throws(BookError) { return try Replica.source(in: path) } catch {
      throw ErrorReport(error)
    }
  }

  private func place(noted: String?) throws(ErrorReport) -> String {
    if let source { return source }
    guard let noted else {
      throw ErrorReport(
        code: "usage.missingArgument", exit: .usage,
        message: Bilingual(ja: "元の台帳を示してください", en: "say which book to follow"),
        hint: ErrorReport.Hint("casebook follow tcp://hub:7100 --book /srv/copy"))
    }
    return noted
  }

  /// Where the records come from.
  private static func records(
    _ source: String, _ desk: Desk
  ) throws(ErrorReport) -> any RecordSource {
    guard ServerAddress.isMeant(by: source) else { return BookRecords(source) }
    guard let address = ServerAddress(source) else { throw BookPlace.notAnAddress(source) }
    let keys = try RemoteKey.keys(of: desk, for: address)
    let seconds = desk.options.timeoutSeconds ?? RemoteBook.timeoutSecondsDefault
    do throws(ClientError) {
      // Whoever follows tries again by himself, and says so.
      let client = try DeskClient(
        address, keys: keys, patience: .once(milliseconds: seconds * 1_000))
      return DeskRecords(client)
    } catch { throw ErrorReport(error, at: address, seconds: seconds) }
  }

  private func follow(
    _ records: some RecordSource, _ source: String, _ path: String, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let replica = try open(path, records, source, desk)
    desk.openedBook = replica.book
    defer { replica.close() }
    let teller = FollowTeller(desk, source)
    let interruption = desk.world.interruption
    interruption.listen()
    defer { interruption.ignore() }
    var follower = ReplicaFollower(replica, records, clock: desk.world.clock)
    do throws(ReplicaError) {
      try follower.run(untilEnd: untilEnd) {
        interruption.isWanted
      } report: { progress in
        teller.tell(progress)
      }
    } catch {
      teller.end()
      throw ErrorReport(error, source: source, path: path)
    }
    teller.end()
    return try answer(replica, path, desk)
  }

  private func open(
    _ path: String, _ records: some RecordSource, _ source: String, _ desk: Desk
  ) throws(ErrorReport) -> Replica {
    do throws(BookError) {
      if try Replica.source(in: path) != nil {
        return try Replica(opening: path, source: self.source, clock: desk.world.clock)
      }
    } catch { throw ErrorReport(error) }
    var records = records
    let origin: ReplicaOrigin
    do throws(SourceError) { origin = try records.hello() } catch {
      throw ErrorReport(.source(error), source: source, path: path)
    }
    do throws(StreamError) {
      try SmallFile.makeDirectories(above: path, mode: 0o755)
    } catch {
      throw ErrorReport(BookError.cannotBeCreated(path: path, why: "\(error)"))
    }
    do throws(BookError) {
      return try Replica.create(at: path, of: origin, source: source, clock: desk.world.clock)
    } catch { throw ErrorReport(error) }
  }

  private func answer(
    _ replica: Replica, _ path: String, _ desk: Desk
  ) throws(ErrorReport) -> Answer {
    let (head, epochs): (Head, [Epoch])
    do throws(BookError) {
      (head, epochs) = (try replica.book.head(), try replica.book.epochs())
    } catch { throw ErrorReport(error) }
    let document = ReplicaDocument(
      path: path, book: replica.book.file.id, status: replica.standing,
      head: LogPosition(epoch: Int(epochs.last?.number ?? 1), seq: Int(head.seq)),
      hasKeys: replica.book.keys != nil)
    let count = head.seq.grouped
    let said = Bilingual(
      ja: "写し \(path)  \(count) 件、元の台帳と同じです",
      en: "copy \(path)  \(count) records, as in the book")
    return Answer(
      lines: { untilEnd ? [Line([Span("OK ", .heading), Span(desk.say(said))])] : [] },
      rows: { [[path, document.head.text, document.status.sourceHead?.text ?? "-"]] },
      document: { Document(ReplicaDocument.shape, document) }, isWanted: false,
      exit: desk.world.interruption.isWanted ? .interrupted : .done)
  }
}

/// Tells people how following goes.
final class FollowTeller {
  private let desk: Desk
  private let meter: Meter
  private let source: String
  private var sourceHead: UInt64?
  private var isCaughtUp = false
  private var isLost = false

  init(_ desk: Desk, _ source: String) {
    self.desk = desk
    self.source = source
    meter = Meter(desk, unit: MeterUnit.events)
  }

  func tell(_ progress: ReplicaProgress) {
    switch progress {
    case .connected(let head, let sourceHead):
      self.sourceHead = sourceHead.map { UInt64(clamping: $0.seq) }
      if isLost { say(ja: "\(source) に再びつながりました", en: "\(source) is reached again") }
      isLost = false
      if let last = self.sourceHead, last == head { catchUp(head) }
    case .applied(let count, let head, let more):
      if isCaughtUp {
        if desk.options.isVerbose {
          say(ja: "+\(count)  \(head.grouped) 件", en: "+\(count), \(head.grouped) records")
        }
        return
      }
      meter.tell(
        Bilingual(ja: "写し", en: "copy"), head, of: sourceHead.map { max($0, head) })
      if !more { catchUp(head) }
    case .unreachable(let why, let milliseconds):
      meter.end()
      isLost = true
      let seconds = (milliseconds + 999) / 1_000
      say(
        ja: "\(source) に届きません (\(why))。\(seconds) 秒後にもう一度",
        en: "\(source) cannot be reached (\(why)); the next try in \(seconds) s")
    }
  }

  func end() { meter.end() }

  private func catchUp(_ head: UInt64) {
    guard !isCaughtUp else { return }
    isCaughtUp = true
    meter.end()
    say(
      ja: "追いつきました  \(head.grouped) 件", en: "caught up: \(head.grouped) records")
  }

  private func say(ja: String, en: String) {
    desk.note(Line(desk.say(Bilingual(ja: ja, en: en)), .dim))
  }
}
