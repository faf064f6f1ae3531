internal import Casebook
internal import Cases
internal import CoreMetrics
internal import LMDB
internal import Logging
internal import Synchronization
internal import Views
internal import Wire
internal import ZeroMQ

/// The thread that looks after what changes by itself: the allowlist, time, the figures, and the
/// watchdog of systemd.
final class Keeper: Sendable {
  /// How often the figures of the book are taken, in milliseconds.
  static let figuresMilliseconds = 5_000
  /// A loop that has not come round for so long is stuck, and the watchdog is not told of life.
  static let stuckMilliseconds = 10_000

  private struct State: Sendable {
    /// Of the file as it was read last.
    var stamp: KeyFile.Stamp?
    /// Of the file that could not be read last; nil once one could.
    var failed: Failure?
    var isWanted = false
    var isOver = false
  }

  /// A file that could not be read; it may be none.
  private struct Failure: Hashable, Sendable {
    let stamp: KeyFile.Stamp?
  }

  private let shared: ServiceShared
  private let notifier: Notifier
  private let watchdogMilliseconds: Int?
  private let state = LMDB.Monitor(State())

  /// - Parameters:
  ///   - shared: The service.
  ///   - notifier: Who is told of life.
  ///   - watchdogMilliseconds: How often systemd wants to hear of it; nil where it does not.
  init(_ shared: ServiceShared, notifier: Notifier, watchdogMilliseconds: Int?) {
    self.shared = shared
    self.notifier = notifier
    self.watchdogMilliseconds = watchdogMilliseconds
  }

  /// Has the allowlist read now, whether its file has changed or not; then whoever watches is told
  /// that the service is ready again.
  func lookNow() {
    state.withLock { $0.isWanted = true }
    state.wakeAll()
  }

  /// Ends the thread.
  func stop() {
    state.withLock { $0.isOver = true }
    state.wakeAll()
  }

  /// Runs until it is stopped.
  @available(*, noasync)
  func run() {
    var (timeAt, figuresAt, aliveAt) = (0, 0, 0)
    while true {
      let isOver: Bool? = state.wait(atMost: shared.configuration.allowlistMilliseconds) { state in
        if state.isOver { return true }
        guard state.isWanted else { return nil }
        state.isWanted = false
        return false
      }
      if isOver == true { return }
      let now = Clock.monotonicMilliseconds()
      let isWanted = isOver == false
      let isGood = lookAtAllowlist(isWanted: isWanted)
      if isWanted { notifier.ready(isGood ? "serving" : "serving; the allowlist cannot be read") }
      if now >= timeAt {
        timeAt = now + shared.configuration.timeMilliseconds
        passTime()
      }
      if now >= figuresAt {
        figuresAt = now + Self.figuresMilliseconds
        takeFigures()
      }
      if let watchdogMilliseconds, now >= aliveAt, isAlive(now) {
        // sd_watchdog_enabled(3): at half of the time.
        aliveAt = now + watchdogMilliseconds / 2
        notifier.watchdog()
      }
    }
  }

  private func isAlive(_ now: Int) -> Bool {
    let desk = shared.deskSeen.load(ordering: .relaxed)
    let feed = shared.feedSeen.load(ordering: .relaxed)
    return now - min(desk, feed) < Self.stuckMilliseconds
  }

  // MARK: Keys

  /// Reads the allowlist for the first time.
  func loadAllowlist() throws(KeyFileError) {
    guard let path = shared.configuration.directory?.allowlist else { return }
    let stamp = KeyFile.Stamp(path)
    let list = try Allowlist(path: path)
    state.withLock { $0.stamp = stamp }
    take(list)
  }

  /// Reads the allowlist again when its file has changed, or when that is wanted.
  ///
  /// One that cannot be read changes nothing: a slip in an editor must lock nobody out, and nobody
  /// in.  It is said loudly, once, and tried again at every look, because a revocation may stand in
  /// it: the next good one holds.
  ///
  /// - Returns: Whether what holds is what the file says.
  private func lookAtAllowlist(isWanted: Bool) -> Bool {
    guard let path = shared.configuration.directory?.allowlist else { return true }
    let stamp = KeyFile.Stamp(path)
    let (known, failed) = state.withLock { ($0.stamp, $0.failed) }
    guard isWanted || failed != nil || stamp != known else { return true }
    do throws(KeyFileError) {
      let list = try Allowlist(path: path)
      state.withLock { state in
        state.stamp = stamp
        state.failed = nil
      }
      take(list)
      return true
    } catch {
      let failure = Failure(stamp: stamp)
      state.withLock { $0.failed = failure }
      guard isWanted || failed != failure else { return false }
      shared.logger.error(
        "the allowlist cannot be read; the last one holds",
        metadata: ["path": "\(path)", "why": "\(error)"])
      return false
    }
  }

  private func take(_ list: Allowlist) {
    let table = UserTable(list, audiences: shared.configuration.feeds.map(\.audience))
    for name in table.withoutAudience {
      shared.logger.warning("the audience of a key is not served", metadata: ["key": "\(name)"])
    }
    let last = shared.users.replace(with: table)
    let lost = last?.lost(in: table) ?? []
    if !lost.isEmpty { shared.rebinding.withLock { $0.formUnion(lost) } }
    shared.logger.info("allowlist read", metadata: ["keys": "\(table.users.count)"])
  }

  // MARK: Time and figures

  /// Has the book write what time has brought about, and learns the zone of the house.
  func passTime() {
    do throws(BookError) {
      let now = Book.systemClock()
      _ = try shared.book.passTime(at: now)
      let zone = try shared.book.read { (snapshot) throws(BookError) in
        do throws(RowsError) { return try snapshot.houseZone(at: now) } catch {
          throw BookError(error, path: shared.book.path)
        }
      }
      shared.zone.withLock { $0 = zone }
    } catch {
      shared.logger.warning("time cannot be passed", metadata: ["why": "\(error)"])
    }
    forget()
  }

  /// Carries out erasures that a request of another program has ordered or that were broken off
  /// elsewhere, and forgets calls whose callers were found out later.
  ///
  /// The keeper does not wait for a verification to end: the next round goes on.
  private func forget() {
    do throws(BookError) {
      try shared.book.carryOutErasures(isThorough: true, waitingAtMost: 0)
    } catch {
      shared.logger.warning("an erasure waits", metadata: ["why": "\(error)"])
    }
  }

  private func takeFigures() {
    let figures = shared.figures
    figures.inboxDepth.set(shared.book.waitingCount)
    guard let condition = try? shared.book.condition() else { return }
    figures.mapUse.set(condition.usedByteCount)
    figures.mapSize.set(condition.mapSizeBytes)
    figures.diskFree.set(condition.freeByteCount)
    figures.oldestReader.set(condition.readers.map(\.commitCountBehind).max() ?? 0)
  }
}
