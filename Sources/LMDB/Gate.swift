/// Keeps the map where it is while anybody in this process reads or writes through it.
///
/// `mdb_env_set_mapsize` moves the map.  It refuses while a write transaction of this process is
/// open, but not while snapshots are, "resulting in the map pointers becoming invalid" for them
/// (`lmdb.h`).  So everybody who touches the map stands inside the gate, and whoever wants to
/// move it closes the gate and waits until nobody is inside.
final class Gate: Sendable {
  /// How long a resize waits for those inside.
  ///
  /// Snapshots are meant to be far shorter, so longer
  /// means that one is stuck, and a resize that waited on would stop every other reader too.
  static let waitMillisecondsMax = 5_000

  private struct State {
    var insideCount = 0
    var isClosed = false
    /// A resize took the old map away and could not make the new one.
    var isUnmapped = false
  }

  private let monitor = Monitor(State())
  private let waitMillisecondsMax: Int

  init(waitMillisecondsMax: Int = Gate.waitMillisecondsMax) {
    self.waitMillisecondsMax = waitMillisecondsMax
  }

  /// Waits while the gate is closed, then stands inside until `leave`.
  ///
  /// A thread that stands inside twice can meet a resize between the two; then the resize gives
  /// up after `waitMillisecondsMax`.
  ///
  /// - Throws: `.unmapped` when there is no map any more.
  @available(*, noasync)
  func enter() throws(LMDBError) {
    let isUnmapped = monitor.wait { state -> Bool? in
      if state.isUnmapped { return true }
      if state.isClosed { return nil }
      state.insideCount += 1
      return false
    }
    if isUnmapped != false { throw LMDBError(code: .unmapped, function: "mdb_env_set_mapsize") }
  }

  /// Leaves what `enter` entered.
  func leave() {
    let isAwaited = monitor.withLock { state in
      state.insideCount -= 1
      return state.isClosed && state.insideCount == 0
    }
    if isAwaited { monitor.wakeAll() }
  }

  /// Runs `resize` while nobody is inside.
  ///
  /// - Throws: `.busy` when somebody stayed inside; what `resize` throws, and with `.unmapped`
  ///   the gate stays shut for good.
  @available(*, noasync)
  func whileEmpty(_ resize: () throws(LMDBError) -> Void) throws(LMDBError) {
    // Another resize may be under way: it is bounded, so waiting for it is.
    _ = monitor.wait { state -> Bool? in
      if state.isClosed { return nil }
      state.isClosed = true
      return true
    }
    let isEmpty = monitor.wait(atMost: waitMillisecondsMax) { state -> Bool? in
      state.insideCount == 0 ? true : nil
    }
    defer {
      monitor.withLock { state in state.isClosed = false }
      monitor.wakeAll()
    }
    guard isEmpty == true else { throw LMDBError(code: .busy, function: "mdb_env_set_mapsize") }
    do throws(LMDBError) { try resize() } catch {
      if error.code == .unmapped { monitor.withLock { state in state.isUnmapped = true } }
      throw error
    }
  }
}
