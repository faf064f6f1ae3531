internal import Cases
internal import EventLog
internal import LMDB
internal import Views
internal import Wire

/// A record that only lacks its place and the time of its acceptance.
struct PreparedRecord {
  var record: Record
  let content: EncodedEvent
  let sealed: SealedPart?

  /// Appends it; the record is returned as it stands in the log.
  func append(
    to appender: inout Appender, at now: Instant, in transaction: inout WriteTransaction
  ) throws(LogError) -> Record {
    var record = record
    let acceptedAt = appender.head.nextAcceptedAt(now: now.microseconds)
    record.acceptedAt = Instant(microseconds: acceptedAt)
    let bytes: [UInt8]
    do throws(WireError) { bytes = try record.encode(content, sealed: sealed) } catch {
      preconditionFailure("a prepared record can be encoded: \(error)")
    }
    record.seq = try appender.append(
      bytes.span, acceptedAtMicroseconds: acceptedAt, in: &transaction)
    return record
  }
}

/// The records of one command, ready to be appended together.
struct PreparedCommand {
  let id: CommandID
  let parts: [PreparedRecord]

  /// The answer, made from the records as they stand in the log.
  func receipt(_ records: [Record]) -> Receipt {
    Receipt(id, records, isReplayed: false)
  }
}

extension Receipt {
  /// The answer to the command `id`, which produced `records`; at least one.
  init(_ id: CommandID, _ records: [Record], isReplayed: Bool) {
    let conflicts = records.compactMap(\.conflict)
    self.init(
      command: id,
      lines: records.map { record in
        Line(
          id: record.id, seq: record.seq, type: record.event.typeName, number: record.number,
          refs: record.refs)
      },
      entry: records.first?.entry,
      acceptedAt: records.last?.acceptedAt ?? Instant(microseconds: 0),
      occurredAt: records.first?.occurredAt ?? Instant(microseconds: 0),
      isReplayed: isReplayed, conflicts: conflicts,
      refusal: conflicts.first { $0.rule == .refusedOffline }?.refusal)
  }
}

extension Record {
  /// The contradiction that the book noted, if it is one.
  fileprivate var conflict: ConflictRaised? {
    if case .book(.conflictRaised(let conflict)) = event { conflict } else { nil }
  }
}
