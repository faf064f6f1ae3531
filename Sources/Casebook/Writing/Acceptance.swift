internal import Cases
internal import EventLog
internal import LMDB
internal import Views
internal import Wire

/// How one command becomes records: checked, decided, numbered, encoded and sealed.
///
/// Everything that can fail happens here, before the first record is appended: there is no going
/// back to the point before a request inside a transaction.
struct Acceptance {
  /// The answer to a command that appends nothing.
  struct Settled: Error {
    let reply: Reply

    init(reply: Reply) { self.reply = reply }

    /// Rows cannot be read: nothing was written.
    init(_ error: RowsError) { reply = .failed(BookError(error, path: "events")) }
  }

  let command: Command
  let sealer: Sealer
  let now: Instant
  let stops: [ViewName: ViewStop]
  var numbering = Numbering.final
  /// Where the log ends: up to where whoever asks something now could know.
  var head: LogPosition?

  /// Makes the records of the command ready.
  ///
  /// - Throws: `Settled` with the answer: a first answer repeated, a refusal, or what is broken.
  func prepare<R: RowSource & ~Copyable & ~Escapable>(
    _ appender: inout Appender, _ rows: borrowing R
  ) throws(Settled) -> PreparedCommand {
    try require(.refs, .dedupe, .devices, .numbers, .keys)
    if let receipt = try firstAnswer(rows) { throw Settled(reply: .accepted(receipt)) }
    let deviceSeq = try deviceSeq(rows)
    let sources = try acceptedSources(rows)
    if sources.isEmpty {
      throw Settled(reply: .accepted(Receipt(command.id, [], isReplayed: false)))
    }
    var numbers = NumberSource()
    var entry: Int?
    if let id = sources.lazy.compactMap({ $0.draft.refs.case }).first {
      do throws(RowsError) {
        let state: CaseState? = try rows.state(id)
        switch numbering {
        case .final: entry = (state?.entryCount ?? 0) + 1
        case .provisional: entry = ProvisionalNumber.entry(deviceSeq)
        }
      } catch { throw Settled(error) }
    }
    var sealing = Sealing(
      sealer: sealer, keySlotCount: appender.keySlotCount, forgets: command.wasOffline)
    var parts: [PreparedRecord] = []
    for (index, source) in sources.enumerated() {
      var record = record(of: source, index: index, deviceSeq: deviceSeq)
      if source.draft.supersedes == nil {
        do throws(RowsError) {
          record.number = try numbers.number(
            for: source.draft.event, numbering, rows)
        } catch { throw Settled(error) }
      }
      record.entry = entry
      parts.append(try prepare(record, &sealing, rows))
    }
    appender.keySlotCount = sealing.keySlotCount
    return PreparedCommand(id: command.id, parts: parts)
  }

  private func prepare<R: RowSource & ~Copyable & ~Escapable>(
    _ record: Record, _ sealing: inout Sealing, _ rows: borrowing R
  ) throws(Settled) -> PreparedRecord {
    var record = record
    let content: EncodedEvent
    do throws(WireError) { content = try record.event.encode() } catch {
      throw Settled(reply: .refused(.malformed(field: "\(error)")))
    }
    guard content.body.count + content.personal.count <= record.event.contentByteCountMax else {
      throw Settled(reply: .refused(.malformed(field: "tooBig")))
    }
    var sealed: SealedPart?
    record.personal = .absent
    if !content.personal.isEmpty {
      let (part, state) = try sealing.seal(content, of: record, rows)
      sealed = part
      record.keyID = part.keyID
      record.personal = state
      if state == .erased { record.event = try forgotten(content) }
    }
    return PreparedRecord(record: record, content: content, sealed: sealed)
  }

  // MARK: Parts

  /// The record of a draft, without number, entry, place and acceptance.
  private func record(of source: DraftSource, index: Int, deviceSeq: UInt64) -> Record {
    let draft = source.draft
    return Record(
      id: source.id ?? EventIdentifiers.event(of: command.id, index: index), command: command.id,
      index: index, origin: source.origin, event: draft.event, occurredAt: source.occurredAt,
      precision: source.precision, utcOffsetMinutes: source.utcOffsetMinutes,
      recordedAt: source.recordedAt, acceptedAt: now,
      skewMilliseconds: command.skewMilliseconds, actor: source.actor, team: source.team,
      device: command.device, deviceSeq: deviceSeq, authenticatedBy: command.authenticatedBy,
      refs: draft.refs, causation: draft.causation, supersedes: draft.supersedes,
      visibility: source.visibility ?? command.visibility)
  }

  /// The number of the command on its device: the one it says, or the next one.
  private func deviceSeq<R: RowSource & ~Copyable & ~Escapable>(
    _ rows: borrowing R
  ) throws(Settled) -> UInt64 {
    guard let device = command.device else { return 0 }
    let hasCome: Bool
    let next: UInt64
    do throws(RowsError) {
      next = try rows.progress(of: device)?.next ?? 1
      hasCome = try rows.hasCome(command.deviceSeq ?? next, of: device)
    } catch { throw Settled(error) }
    let deviceSeq = command.deviceSeq ?? next
    guard deviceSeq > 0, !hasCome else {
      throw Settled(reply: .deviceIsReused(device, deviceSeq))
    }
    return deviceSeq
  }

  func require(_ views: ViewName...) throws(Settled) {
    for view in views {
      if let stop = stops[view] {
        throw Settled(reply: .failed(.viewHasStopped(view, seq: stop.seq, why: stop.why)))
      }
    }
  }
}

extension Event {
  /// The bytes of an event's content, at most.
  ///
  /// Intermediaries of CloudEvents forward 64 KiB (WIRE.md §5).  A document of the house may be
  /// longer: the description of the log itself is.
  var contentByteCountMax: Int {
    if case .book(.documentPublished) = self { 1 << 20 } else { 60 << 10 }
  }
}
