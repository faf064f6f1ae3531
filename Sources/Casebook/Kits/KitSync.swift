package import Cases
internal import Glibc
internal import Wire

/// Sends what waits and fetches what is new (WIRE.md §6).
///
/// Everything that the desk is told has its id, number and times from the moment when it was
/// written, so that whatever is broken off is simply done again.
package struct KitSync {
  /// How often a request that the desk puts off is sent again in one sync, and how long is waited.
  package static let laterCountMax = 5
  package static let laterMillisecondsMax = 2_000
  /// How often the device may turn out to be a copy in one sync.
  static let newDeviceCountMax = 2

  private let kit: Kit
  private let link: any HubLink
  private let clock: @Sendable () -> Instant
  /// Waits between two tries.
  private let pause: (_ milliseconds: Int) -> Void
  private let identifiers = IdentifierSource()

  package init(
    _ kit: Kit, over link: any HubLink, clock: @escaping @Sendable () -> Instant,
    pause: @escaping (_ milliseconds: Int) -> Void = { usleep(UInt32($0) * 1_000) }
  ) {
    self.kit = kit
    self.link = link
    self.clock = clock
    self.pause = pause
  }

  /// Runs once.
  ///
  /// - Returns: What was done; with the failure that ended it, if one did.
  /// - Throws: `isBusy` while another one runs, and what is wrong with the kit itself.
  @available(*, noasync)
  package func run() throws(KitError) -> SyncReport {
    let lock = try KitLock(kit.syncLockPath, waitMilliseconds: 0)
    defer { withExtendedLifetime(lock) {} }
    try kit.refresh()
    var report = SyncReport()
    let before = kit.file.position
    try kit.changing { [clock] in $0.triedAt = clock() }
    do throws(KitError) {
      try greet(&report)
      try send(&report)
      let content = try fetch()
      report.receivedCount = content.records.count { $0.key > UInt64(before?.seq ?? 0) }
      try kit.renewPack(content, at: clock(), clock: clock)
      report.isPacked = true
      try forget(content.erasures)
      try kit.clearSent(before: clock().adding(seconds: -Kit.keptSeconds))
    } catch { report.failure = error }
    report.leftCount = kit.waiting.count
    return report
  }

  // MARK: Hello

  /// Says who it is, and learns what the book has of it.
  private func greet(_ report: inout SyncReport) throws(KitError) {
    for _ in 0..<Self.newDeviceCountMax {
      let file = kit.file
      let next = kit.nextNumber
      let asked = clock()
      let reply = try ask(
        HelloArguments(client: Self.client, device: .init(id: file.device, nextSeq: next)).request)
      let answered = clock()
      let hello: HelloAnswer
      if let problem = DeskProblem(reply) {
        guard problem.code == .deviceReused else { throw .refused(problem) }
        try takeNewDevice(&report)
        continue
      }
      do throws(UnreadableAnswer) { hello = try HelloAnswer(reply) } catch {
        throw .answerIsUnreadable(at: error.pointer)
      }
      guard hello.book == Renderer(book: file.book).sourceText else {
        throw .otherBook(hello.book)
      }
      let middle = (asked.microseconds + answered.microseconds) / 2
      let skew = Int((middle - hello.time.microseconds) / 1_000)
      report.skewMilliseconds = skew
      try kit.changing { changed in
        changed.skewMilliseconds = skew
        changed.spokeAt = answered
        changed.member = hello.member ?? changed.member
        changed.team = hello.team ?? changed.team
      }
      guard let device = hello.device, device.last >= next else {
        try giveBack(hello.device)
        return
      }
      try takeNewDevice(&report)
    }
    throw .refused(DeskProblem(.deviceReused, "the device was copied again and again"))
  }

  private static let client = "casebook kit"

  /// A book that was restored from an older backup gets again what it has lost.
  private func giveBack(_ device: HelloAnswer.Device?) throws(KitError) {
    let through = device?.through ?? 0
    let last = device?.last ?? 0
    let missing = Set(device?.missing ?? [])
    let sent = kit.numbers(in: kit.sent(kit.file.device))
    try kit.unsettle(sent.filter { $0 > last || missing.contains($0) && $0 > through })
  }

  private func takeNewDevice(_ report: inout SyncReport) throws(KitError) {
    try kit.renumber(as: identifiers.next(at: clock()))
    report.hasNewDevice = true
  }

  // MARK: Sending

  /// Sends what waits, in order; what has a photograph goes last.
  private func send(_ report: inout SyncReport) throws(KitError) {
    var tries = 0
    while true {
      let waiting = try kit.snapshotOfOutbox().filter { $0.state == .queued }
      do throws(KitError) {
        for entry in waiting where entry.blobs.isEmpty { try send(entry, &report) }
        for entry in waiting where !entry.blobs.isEmpty {
          for blob in entry.blobs { try send(blob: blob) }
          try send(entry, &report)
        }
        return
      } catch {
        guard case .refused(let problem) = error, problem.code == .deviceReused,
          tries < Self.newDeviceCountMax
        else { throw error }
        tries += 1
        try takeNewDevice(&report)
        try greet(&report)
      }
    }
  }

  private func send(_ entry: OutboxEntry, _ report: inout SyncReport) throws(KitError) {
    var members = entry.document.members ?? [:]
    members["skewMs"] = .integer(kit.file.skewMilliseconds)
    let reply = try ask(DeskRequest(.do, .object(members)))
    var line = SyncReport.Line(entry: entry)
    if let problem = DeskProblem(reply) {
      switch problem.code {
      case .deviceReused, .notAllowed: throw .refused(problem)
      case .malformed, .tooBig, .idReused, .version, .verb, .notFound, .feed, .stale, .refused,
        .epoch, .ahead, .newer, .busy, .draining, .readOnly, .internal:
        guard problem.status == .never else { throw .refused(problem) }
        line.code = problem.code.rawValue
        line.entry.state = .needsPerson
        try kit.note(.needsPerson, reply.info, on: entry.number)
        report.stuck.append(line)
        return
      }
    }
    let answer: DoAnswer
    do throws(UnreadableAnswer) { answer = try DoAnswer(reply) } catch {
      throw .answerIsUnreadable(at: error.pointer)
    }
    line.reference = answer.entry
    line.conflicts = answer.conflicts
    let refusal = answer.refusal
    line.code = refusal?.text ?? refusal?["code"]?.text
    line.entry.state = refusal == nil ? .accepted : .refused
    try kit.note(line.entry.state, reply.info, on: entry.number)
    try kit.settle(entry.number, adding: entry.cases)
    if refusal == nil { report.accepted.append(line) } else { report.refused.append(line) }
  }

  /// Sends a sealed file, from where the desk wants it.
  private func send(blob sha256: [UInt8]) throws(KitError) {
    guard let path = kit.bookPath.map({ "\($0)/blobs/\(hex(sha256))" }) else { return }
    let file: DiskFile
    let size: Int
    do throws(KeyError) {
      file = try DiskFile(reading: path)
      size = try file.byteCount()
    } catch { throw .book(BookError(keys: error)) }
    var offset = 0
    // Bound: every chunk moves on; a desk that asks for the same one again is not followed.
    while offset < size {
      let chunk: [UInt8]
      do throws(KeyError) {
        chunk = try file.read(min(DeskLimits.blobChunkByteCountMax, size - offset), at: offset)
      } catch { throw .book(BookError(keys: error)) }
      let reply = try ask(
        BlobArguments.put(sha256: sha256, size: size, offset: offset, chunk: chunk).request)
      if let problem = DeskProblem(reply) { throw .refused(problem) }
      let answer: BlobAnswer
      do throws(UnreadableAnswer) { answer = try BlobAnswer(reply) } catch {
        throw .answerIsUnreadable(at: error.pointer)
      }
      guard case .put(let next) = answer, next > offset, next <= size else {
        throw .answerIsUnreadable(at: "/offset")
      }
      offset = next
    }
  }

  // MARK: Fetching

  /// Everything for the next pack.
  private func fetch() throws(KitError) -> PackContent {
    let file = kit.file
    var content = PackContent()
    // The cases of what still waits are kept, and so is whatever was chosen.
    let cases = try Set(file.cases).union(kit.unsent().flatMap(\.cases)).sorted()
    try fetch(PackArguments(.cases(Array(cases.prefix(PackLimits.caseCountMax)))), &content)
    if file.isToday { try fetch(PackArguments(.today), &content) }
    return content
  }

  /// Asks for every page.
  private func fetch(
    _ first: PackArguments, _ content: inout PackContent
  ) throws(KitError) {
    var arguments = first
    for _ in 0..<PackLimits.pageCountMax {
      let reply = try ask(arguments.request)
      if let problem = DeskProblem(reply) { throw .refused(problem) }
      let page: PackAnswer
      do throws(UnreadableAnswer) { page = try PackAnswer(reply) } catch {
        throw .answerIsUnreadable(at: error.pointer)
      }
      try content.take(page)
      guard let next = page.next else { return }
      arguments.next = next
    }
    throw .packIsTooBig
  }

  // MARK: Forgetting

  /// Forgets who was forgotten, and says so to the desk.
  private func forget(_ erasures: [PackedErasure]) throws(KitError) {
    for erasure in try kit.forget(erasures) {
      let reply = try ask(AckArguments(event: erasure.event).request)
      if let problem = DeskProblem(reply) {
        // A desk that does not take it has no use for it; one that is busy is told at the next
        // sync.
        guard problem.status == .never else { throw .refused(problem) }
      }
      try kit.changing { $0.erasedThrough = max($0.erasedThrough, erasure.seq) }
    }
  }

  // MARK: Asking

  /// Asks; again after a while what the desk puts off.
  private func ask(_ request: DeskRequest) throws(KitError) -> DeskReply {
    var tries = 0
    while true {
      let reply = try link.ask(request)
      guard reply.status == .later, tries < Self.laterCountMax else { return reply }
      tries += 1
      let wanted = DeskProblem(reply)?.retryMilliseconds ?? Self.laterMillisecondsMax
      pause(min(max(wanted, 1), Self.laterMillisecondsMax))
    }
  }
}
