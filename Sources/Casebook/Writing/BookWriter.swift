internal import Cases
internal import EventLog
internal import LMDB
internal import Synchronization
internal import Views

/// Decides, numbers, seals, appends and folds: what a book does on its one writer thread.
final class BookWriter: LogWriter {
  typealias Request = Command

  /// What the writer keeps between batches; `nil` after a batch was thrown away.
  private let kept = Mutex<Tail?>(nil)
  private let access: RowAccess
  private let sealer: Sealer
  private let clock: @Sendable () -> Instant
  private let numbering: Numbering
  private let bell: CommitBell
  private let pending = PendingRecords()

  init(
    access: RowAccess, sealer: Sealer, numbering: Numbering = .final,
    clock: @escaping @Sendable () -> Instant, bell: CommitBell
  ) {
    self.numbering = numbering
    self.access = access
    self.sealer = sealer
    self.clock = clock
    self.bell = bell
  }

  /// Takes what is kept, so that it can be changed in place.
  private func takeTail() -> Tail? {
    kept.withLock { kept in
      defer { kept = nil }
      return kept
    }
  }

  private func keep(_ tail: Tail) { kept.withLock { $0 = tail } }

  func begin(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let slots = try access.tables.slots(in: transaction)
    try ViewVersions.check(slots)
    sealer.keys.refresh()
    pending.removeAll()
    let tail = try access.tail(
      extending: takeTail(), folded: appender.folded, slots, through: appender.head.seq)
    tail.changes.keepsWhatIsRead = true
    keep(tail)
    // Slot 1 belongs to the lookup key, which every book has from its creation on.
    if appender.keySlotCount < KeyStore.lookupSlot { appender.keySlotCount = KeyStore.lookupSlot }
  }

  func perform(
    _ command: Command, _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) -> Reply {
    guard var tail = takeTail() else { throw .unavailable(.failed) }
    let environment = access.store.environment
    var rows = access.overlay(
      try LogStore.snapshot(environment), tail, pending: pending)
    let acceptance = Acceptance(
      command: command, sealer: sealer, now: clock(), stops: tail.stops,
      numbering: numbering,
      head: LogPosition(epoch: Int(appender.epoch), seq: Int(appender.head.seq)))
    let prepared: PreparedCommand
    do throws(Acceptance.Settled) {
      prepared = try acceptance.prepare(&appender, rows)
    } catch {
      keep(tail)
      return error.reply
    }
    let records = try append(prepared, &appender, &transaction, &tail, &rows)
    keep(tail)
    return .accepted(prepared.receipt(records))
  }

  /// Appends the records of a command and folds them.
  private func append(
    _ prepared: PreparedCommand, _ appender: inout Appender,
    _ transaction: inout WriteTransaction, _ tail: inout Tail, _ rows: inout Overlay<TableRows>
  ) throws(LogError) -> [Record] {
    var records: [Record] = []
    for part in prepared.parts {
      let record = try part.append(to: &appender, at: clock(), in: &transaction)
      pending.insert(record)
      tail.fold(record, into: &rows)
      records.append(record)
    }
    return records
  }

  func willCommit(
    _ appender: inout Appender, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    do throws(KeyError) { try sealer.keys.flush() } catch {
      throw .unavailable(error.isDiskFull ? .diskFull : .diskFails)
    }
  }

  func didCommit(_ head: Head) {
    sealer.keys.keepStaged()
    pending.removeAll()
    bell.ring()
  }

  func didAbort(_ error: LogError) {
    sealer.keys.discardStaged()
    pending.removeAll()
    kept.withLock { $0 = nil }
  }

  func fold(
    after folded: UInt64, upTo head: Head, _ transaction: inout WriteTransaction
  ) throws(LogError) {
    let slots = try access.tables.slots(in: transaction)
    try ViewVersions.check(slots)
    let tail = try access.tail(
      extending: takeTail(), folded: folded, slots, through: head.seq)
    try access.tables.write(tail, in: &transaction)
    keep(tail)
  }

  func didFold(_ head: Head) {
    guard let tail = takeTail() else { return }
    // A view that has stopped is written down with its table, which is not this one any more.
    if tail.stops.isEmpty { keep(tail.rebased()) }
  }
}
