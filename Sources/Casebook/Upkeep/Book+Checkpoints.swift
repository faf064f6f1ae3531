package import Cases
internal import EventLog
internal import LMDB

extension Book {
  /// A signed checkpoint of the head, to be kept outside of the book: it makes every alteration
  /// before it provable.
  ///
  /// - Returns: The note, and the public key by which anyone can check it.
  @available(*, noasync)
  package func checkpoint(now: Instant) throws(BookError) -> (note: String, publicKey: String) {
    let head = try self.head()
    let epoch = try epochs().last?.number ?? file.epoch
    let key: CheckpointKey
    do throws(KeyError) { key = try CheckpointKey(directory: path + "/keys") } catch {
      throw .keys(error)
    }
    let checkpoint = Checkpoint(
      book: file.id, epoch: epoch, seq: head.seq, hash: head.hash.array, time: now)
    return (
      checkpoint.signed(by: key).description, key.verifier(book: file.id).description
    )
  }

  /// Whether the log still says what a checkpoint said of it; `nil` if so.
  ///
  /// `note` is the text of the checkpoint in `file`.
  @available(*, noasync)
  package func fault(ofCheckpoint note: String, in file: String) throws(BookError) -> VerifyFault? {
    func differs(_ seq: UInt64, _ why: String) -> VerifyFault {
      .checkpointDiffers(file: file, seq: seq, why: why)
    }
    let key: CheckpointKey
    do throws(KeyError) { key = try CheckpointKey(directory: path + "/keys") } catch {
      throw .keys(error)
    }
    let checkpoint: Checkpoint
    do throws(CheckpointError) {
      checkpoint = try Checkpoint(
        verifying: note, with: key.verifier(book: self.file.id), book: self.file.id)
    } catch { return differs(0, "\(error)") }
    do throws(LogError) {
      let environment = access.store.environment
      let snapshot = try LogStore.snapshot(environment)
      guard let hash = try access.store.hash(at: checkpoint.seq, in: snapshot) else {
        return differs(checkpoint.seq, "the log ends before it")
      }
      return hash.array == checkpoint.hash ? nil : differs(checkpoint.seq, "the hash differs")
    } catch { throw BookError(error, path: path) }
  }
}
