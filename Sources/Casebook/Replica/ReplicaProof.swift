internal import Cases
internal import EventLog
internal import Wire

/// Records of another book that have been proved to continue a log.
struct ReplicaProof {
  struct Proved {
    let bytes: [UInt8]
    let hash: ChainHash
    let acceptedAtMicroseconds: Int64
    /// The epochs that begin in front of it.
    let epochs: [Epoch]
  }

  private(set) var records: [Proved] = []
  /// The epochs that begin behind the last record.
  private(set) var epochsAtEnd: [Epoch] = []
  /// The greatest slot of a key that sealed one of them.
  private(set) var keySlotCount: UInt64 = 0

  /// Proves every hash of `batch` from `head` on.
  ///
  /// - Parameters:
  ///   - batch: Begins behind `head`.
  ///   - head: Where the log ends.
  ///   - known: The epochs of the log, at least one.
  ///   - chain: That of the book.
  /// - Throws: What does not fit.
  init(
    _ batch: ReplicaBatch, head: Head, known: [Epoch], chain: Chain
  ) throws(ReplicaFault) {
    var coming = try Self.comingEpochs(of: batch.epochs, known: known, headSeq: head.seq)[...]
    var epoch = known.last?.number ?? 1
    var (seq, hash) = (head.seq, head.hash)
    var acceptedAt = head.acceptedAtMicroseconds
    func begun() -> [Epoch] {
      let begun = Array(coming.prefix { $0.startsAfter == seq })
      coming.removeFirst(begun.count)
      epoch = begun.last?.number ?? epoch
      return begun
    }
    for value in batch.values {
      let epochs = begun()
      seq += 1
      guard value.count > ChainHash.byteCount,
        let stored = try? StoredRecord(bytes: Array(value[ChainHash.byteCount...])),
        stored.acceptedAt.microseconds > acceptedAt
      else { throw .recordIsMalformed(seq: seq) }
      hash = unsafe chain.hash(
        of: stored.bytes.span.bytes, seq: seq, epoch: epoch, after: hash)
      guard hash.array.elementsEqual(value[..<ChainHash.byteCount]) else {
        throw .hashDiffers(seq: seq)
      }
      acceptedAt = stored.acceptedAt.microseconds
      keySlotCount = max(keySlotCount, stored.keyID)
      records.append(
        Proved(
          bytes: stored.bytes, hash: hash, acceptedAtMicroseconds: acceptedAt, epochs: epochs))
    }
    epochsAtEnd = begun()
  }

  /// The epochs of a book that the log has not seen begin.
  ///
  /// - Throws: `epochsDiffer`, `beyondParting`.
  static func comingEpochs(
    of epochs: [Epoch], known: [Epoch], headSeq: UInt64
  ) throws(ReplicaFault) -> [Epoch] {
    guard epochs.starts(with: known) else {
      // The log may have gone on where the book went back, and begun an epoch of its own then.
      throw .epochsDiffer
    }
    let coming = Array(epochs.dropFirst(known.count))
    if let next = coming.first, next.startsAfter < headSeq {
      let from = LogPosition(epoch: Int(known.last?.number ?? 1), seq: Int(next.startsAfter))
      throw .beyondParting(epoch: next.number, from: from)
    }
    return coming
  }
}
